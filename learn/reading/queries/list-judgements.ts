import type { Reach } from "@firsthand/kernel/permissions";

import type { JudgedLabel } from "../../labelling/contract.ts";
import type { Judgement } from "../../labelling/index.ts";
import { findSaid, maskedSaid } from "../../verbatims/index.ts";
import type { JudgementSet, ReadingJudgement } from "../contract.ts";
import type { ReadingGround } from "../ground.ts";
import { isAmong, ofSet, type Narrowing } from "../rules/cases.ts";
import { judgementsOf } from "./show-quality.ts";

interface Asked extends Narrowing {
  readonly label: JudgedLabel;
  readonly days: number;
  readonly reach: Reach;
  /** Whose words whoever asks may read. */
  readonly words: Reach;
  readonly set: JudgementSet;
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * The judged texts behind a figure, the newest first, masked; `next` is the `after` of the next page. Who may see figures
 * may not yet read conversations: words that they do not reach are withheld.
 */
export async function listJudgements(
  ground: ReadingGround,
  asked: Asked,
): Promise<{ total: number; rows: ReadingJudgement[]; next: string | null }> {
  const { set, after, limit, words } = asked;
  const all = ofSet(await judgementsOf(ground, asked), set).filter((one) => isAmong(one, asked));
  const from = after === undefined ? 0 : all.findIndex((one) => placeOf(one) === after) + 1;
  const page = all.slice(from, from + limit);
  const last = page.at(-1);
  const said = await findSaid(
    ground.db,
    page.map(({ messageId }) => messageId),
    words,
  );
  const masked = await maskedSaid(ground.db, said);
  const open = new Set(said.map((one) => one.message_id));
  return {
    total: all.length,
    rows: page.map((one) => ({
      ...shown(one),
      conversationId: open.has(one.messageId) ? one.conversationId : null,
      text: masked.get(one.messageId) ?? null,
    })),
    next: last && from + limit < all.length ? placeOf(last) : null,
  };
}

/** A message may be judged anew after its text changed. */
const placeOf = ({ messageId, at }: Judgement): string => `${messageId} ${at.toISOString()}`;

function shown({ messageId, conversationId, language, machine, ...said }: Judgement): Omit<ReadingJudgement, "text"> {
  const of = (one: Judgement["second"]) => one && { value: one.value, by: one.by, at: one.at.toISOString() };
  return {
    messageId,
    conversationId,
    language,
    machine: { value: machine.value, probability: machine.probability, version: machine.version },
    first: { value: said.value, by: said.by, at: said.at.toISOString() },
    second: of(said.second),
    settled: of(said.settled),
  };
}
