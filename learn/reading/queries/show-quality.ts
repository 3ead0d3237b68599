import type { Reach } from "@firsthand/kernel/permissions";

import { judgedLabels, type JudgedLabel } from "../../labelling/contract.ts";
import { judgementsBetween, type Judgement } from "../../labelling/index.ts";
import type { ReadingOfLabel, ReadingOverview } from "../contract.ts";
import type { ReadingGround } from "../ground.ts";
import { partsOf, summaryOf } from "../rules/quality.ts";

const DAY_MS = 86_400_000;
/** More judgements of a label than this are not read; the latest are. */
const MOST = 20_000;

interface Asked {
  readonly days: number;
  readonly reach: Reach;
}

/** How well each label is read, by what people said of held-back texts within a reach. */
export async function showOverview(ground: ReadingGround, { days, reach }: Asked): Promise<ReadingOverview> {
  const labels = [];
  let cut = false;
  for (const label of judgedLabels) {
    const judgements = await judgementsOf(ground, { label, days, reach });
    cut ||= judgements.length >= MOST;
    labels.push(summaryOf(label, judgements, ground.now()));
  }
  return { days, cut, labels };
}

/** How well one label is read, with all its parts. */
export async function showLabel(
  ground: ReadingGround,
  { label, ...asked }: Asked & { readonly label: JudgedLabel },
): Promise<ReadingOfLabel> {
  const judgements = await judgementsOf(ground, { label, ...asked });
  return { days: asked.days, cut: judgements.length >= MOST, ...partsOf(label, judgements, ground.now()) };
}

/** The judgements of a label of the last days, the latest first. */
export async function judgementsOf(
  { db, now }: ReadingGround,
  { label, days, reach }: Asked & { readonly label: JudgedLabel },
): Promise<Judgement[]> {
  return await judgementsBetween(db, { label, since: new Date(now().getTime() - days * DAY_MS), reach, limit: MOST });
}
