import { mintId } from "@firsthand/kernel/ids";
import { isWithin } from "@firsthand/kernel/permissions";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { MessageFilter } from "../../filters/index.ts";
import { findSaid } from "../../verbatims/index.ts";
import { emptyWindow, longWindow, outsideOfReach, unknownMessages } from "../errors.ts";
import type { Doer, InsightGround, Seer } from "../ground.ts";
import { countSpoken, filterOf } from "../store/evidence.ts";
import { insertInsight, type StoredInsight } from "../store/insights.ts";
import { insertStep } from "../store/steps.ts";
import { insertVerbatims } from "../store/verbatims.ts";
import { noted } from "./find-mine.ts";
import { tellInsights } from "./tell.ts";

/** A finding as it is recorded. */
export interface NewInsight {
  readonly title: string;
  readonly says: string;
  readonly function: string;
  readonly unit: string | null;
  readonly targetDays: number;
  readonly evidence: {
    readonly filter: MessageFilter;
    readonly since: string;
    readonly until: string;
    readonly messageIds: readonly string[];
    readonly theme?: string | undefined;
  };
}

/** Records a finding and gives its id. Throws `empty_window`, `not_allowed` and `unknown_messages`. */
export async function addInsight(
  ground: Pick<InsightGround, "db" | "now" | "random">,
  seer: Seer,
  by: Doer,
  given: NewInsight,
): Promise<string> {
  if (!isWithin(seer.manage, given)) throw outsideOfReach();
  return await transact(ground.db, async (tx) => {
    const row = await recorded(tx, given, { ground, by, reach: seer.read, at: ground.now() });
    noteChange({ subject: `insight ${row.insight_id}`, before: null, after: noted(row) });
    await tellInsights(tx);
    return row.insight_id;
  });
}

interface Recording {
  readonly ground: Pick<InsightGround, "random">;
  readonly by: Doer;
  readonly reach: Seer["read"];
  readonly at: Date;
  readonly sample?: true;
}

/** Writes a finding with its first step and its verbatims. */
export async function recorded(
  tx: Handle,
  { evidence, targetDays, ...given }: NewInsight,
  { ground, by, reach, at, sample }: Recording,
): Promise<StoredInsight> {
  const window = windowOf(evidence);
  const id = mintId(0, at.getTime(), ground.random);
  const filter = filterOf({ filter: evidence.filter, unit: given.unit });
  const messages = await findSaid(tx, evidence.messageIds, reach);
  if (messages.length < new Set(evidence.messageIds).size) throw unknownMessages();
  const row: StoredInsight = {
    insight_id: id,
    ...given,
    owner_id: null,
    owner_name: null,
    state: "found",
    target_days: targetDays,
    filter: evidence.filter,
    ...window,
    theme: evidence.theme ?? null,
    ...(await countSpoken(tx, filter, window)),
    found_at: at,
    found_by: by.name,
    acted_at: null,
    before_messages: null,
    before_customers: null,
    after_messages: null,
    after_customers: null,
    sample: sample ?? false,
    version: 1,
  };
  await insertInsight(tx, row);
  await insertStep(tx, stepOf({ insight_id: id, kind: "found", note: "" }, { ground, by, at }));
  await insertVerbatims(tx, id, messages, { by: by.name, at });
  return row;
}

/** A step as it stands in the history. */
export function stepOf<S extends object>(
  step: S,
  { ground, by, at }: { readonly ground: Pick<InsightGround, "random">; readonly by: Doer; readonly at: Date },
) {
  return { step_id: mintId(0, at.getTime(), ground.random), ...step, by_id: by.id, by_name: by.name, at };
}

const DAY = 86_400_000;
/** What is counted each time that somebody looks has an end: a year, and some weeks to compare with. */
const LONGEST_DAYS = 400;

/** The window of some evidence. Throws `empty_window` and `long_window`. */
export function windowOf({ since, until }: { readonly since: string; readonly until: string }) {
  const window = { since: new Date(since), until: new Date(until) };
  if (window.since >= window.until) throw emptyWindow();
  if (window.until.getTime() - window.since.getTime() > LONGEST_DAYS * DAY) throw longWindow(LONGEST_DAYS);
  return window;
}
