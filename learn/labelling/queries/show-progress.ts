import { kappaOf } from "@firsthand/analytics/agreement";
import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import type { Handle } from "@firsthand/platform/storage";

import { judgedLabels, type JudgedLabel, type LabellingProgress, type LabelProgress } from "../contract.ts";
import { auditWanted, ENOUGH_OF_A_VALUE } from "../rules/wanted.ts";
import { countWaiting } from "../store/candidates.ts";
import { countJudged, countValues, countWeeks, findPairs } from "../store/counts.ts";
import { findDraws } from "../store/draws.ts";
import { taxonomyInForce } from "../../taxonomy/index.ts";

const MOST_PAIRS = 20_000;
/** The last weeks that are shown. */
const WEEKS = 26;

/** How far judging has come, label by label; `byId` is who asks. Counts tell of nobody, so no reach narrows them. */
export async function showProgress(tx: Handle, byId: string): Promise<LabellingProgress> {
  const judged = await countJudged(tx);
  const weeks = await countWeeks(tx);
  const values = await countValues(tx);
  const pairs = Map.groupBy(await findPairs(tx, MOST_PAIRS), ({ label }) => label);
  const waiting = new Map((await countWaiting(tx, byId)).map((one) => [one.label, one]));
  const possible = await possibleValues(tx);
  const draws = (await findDraws(tx)).flatMap(({ drawn_at }) => drawn_at ?? []);
  const labels = judgedLabels.map((label): LabelProgress => {
    const own = judged.filter((one) => one.label === label);
    const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((all, one) => all + of(one), 0);
    const ownWeeks = weeks
      .filter((one) => one.label === label)
      .map(({ week, texts, right }) => ({ week, texts, right }));
    const held = ownWeeks.reduce((all, { texts, right }) => ({ texts: all.texts + texts, right: all.right + right }), {
      texts: 0,
      right: 0,
    });
    const taught = new Map(values.filter((one) => one.label === label).map(({ value, texts }) => [value, texts]));
    return {
      label,
      teach: sum(({ teach }) => teach),
      audit: sum(({ audit }) => audit),
      corrected: sum(({ corrected }) => corrected),
      disputed: sum(({ disputed }) => disputed),
      waiting: waiting.get(label)?.waiting ?? 0,
      waitingSecond: waiting.get(label)?.second ?? 0,
      languages: own
        .filter(({ teach, audit }) => teach + audit > 0)
        .map(({ language, teach, audit }) => ({ language, teach, audit }))
        .toSorted((a, b) => b.teach + b.audit - a.teach - a.audit),
      agreement: agreementOf((pairs.get(label) ?? []).map(({ first, second }) => [first, second])),
      weeks: ownWeeks.slice(-WEEKS),
      auditWanted: auditWanted(held),
      scarce: possible[label]
        .map((value) => ({ value, texts: taught.get(value) ?? 0 }))
        .filter(({ texts }) => texts < ENOUGH_OF_A_VALUE)
        .toSorted((a, b) => a.texts - b.texts),
    };
  });
  const drawnAt = draws.length === 0 ? null : new Date(Math.max(...draws.map((at) => at.getTime()))).toISOString();
  return { labels, drawnAt };
}

function agreementOf(pairs: readonly (readonly [string | null, string | null])[]): LabelProgress["agreement"] {
  const found = kappaOf(pairs);
  if (!found) return null;
  const { n, observed, kappa, interval } = found;
  return { n, agreement: observed, kappa, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** What each label may be, as the taxonomy in force has it. */
async function possibleValues(tx: Handle): Promise<Readonly<Record<JudgedLabel, readonly string[]>>> {
  const { taxonomy } = await taxonomyInForce(tx);
  const yesNo = ["true", "false"];
  return {
    topic: taxonomy.topics.map(({ id }) => id),
    intent: taxonomy.intents.map(({ id }) => id),
    function: frontOfficeFunctions,
    mood: ["negative", "neutral", "positive"],
    urgency: yesNo,
    expects_answer: yesNo,
  };
}
