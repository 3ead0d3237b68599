import type { JudgedLabel, MachineSaid } from "../contract.ts";
import { machineSays } from "../rules/machine-says.ts";
import { headOfLabel, type Reader } from "../../taxonomy/index.ts";

/** What a machine says of a text, with its language and how unsure it is. */
export interface MachineNow extends MachineSaid {
  readonly language: string | null;
  readonly uncertainty: number;
}

/** What the machine says now of one label of texts of customers, without what people said of the same words. */
export function machineNow(reader: Reader, label: JudgedLabel, texts: readonly string[]): MachineNow[] {
  const head = headOfLabel[label];
  const classifier = reader.classifier();
  const weight = reader.weightOf(head);
  const readings = reader.readTexts(texts.map((text) => ({ text, direction: "in" as const })));
  return readings.map((reading, at) => {
    const said = reading.unsaid ?? reading;
    const verdict = classifier?.classify(texts[at] ?? "")[head];
    const { value, probability, uncertainty } = machineSays(label, said, { verdict, weight });
    return { value, probability, uncertainty, version: said.modelVersion, language: said.language };
  });
}
