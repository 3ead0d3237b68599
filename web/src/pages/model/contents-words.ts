import type { ModelContents } from "@firsthand/transform/models/contract";

import { plainText } from "../../format/words.ts";

const names: Readonly<Record<string, readonly [one: string, many: string]>> = {
  stages: ["stage", "stages"],
  dimensions: ["row", "rows"],
  criteria: ["criterion", "criteria"],
  gates: ["gate", "gates"],
  metrics: ["figure asked for", "figures asked for"],
  attestations: ["answer asked for", "answers asked for"],
  numbers: ["own number", "own numbers"],
};

/** What a model holds, each as a count and its word; what it has none of is left out. */
export function contentsText(contents: ModelContents): { readonly count: number; readonly word: string }[] {
  return Object.entries(contents).flatMap(([name, count]) => {
    const [one, many] = names[name] ?? [plainText(name).toLowerCase(), plainText(name).toLowerCase()];
    return count === 0 ? [] : [{ count, word: count === 1 ? one : many }];
  });
}

/** "It adds 12 lines and removes 3 lines.", or that nothing changes. */
export function changesText({ added, removed }: { readonly added: number; readonly removed: number }): string {
  if (added === 0 && removed === 0) return "No line changes.";
  const lines = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "line" : "lines"}`;
  const said = [added > 0 ? `adds ${lines(added)}` : "", removed > 0 ? `removes ${lines(removed)}` : ""];
  return `It ${said.filter((one) => one !== "").join(" and ")}.`;
}
