import type { Handle } from "@firsthand/platform/storage";

import type { JudgedLabel, MachineSaid, Purpose } from "../contract.ts";
import { findJudgements, type FullJudgementRow, type JudgementsAsked } from "../store/judgements.ts";

/** What somebody said of a label, and when. */
interface SaidBy {
  readonly value: string | null;
  readonly by: string;
  readonly at: Date;
}

/** A judgement of one label of a text, with what the machine had said before anybody judged it. */
export interface Judgement extends SaidBy {
  readonly messageId: string;
  /** Where the text can be read; null where the message is gone. */
  readonly conversationId: string | null;
  readonly label: JudgedLabel;
  /** `audit` was never learnt from. */
  readonly purpose: Purpose;
  /** Chosen by chance or since it teaches; false: corrected in the thread, mostly because it was wrong. */
  readonly asked: boolean;
  /** As the machine read it. */
  readonly language: string | null;
  readonly machine: MachineSaid;
  /** What another person said of it without seeing the first. */
  readonly second: SaidBy | null;
  readonly settled: SaidBy | null;
}

/** Judgements within a reach, the latest first, by when they were made, in [since, until); at most 20,000. */
export async function judgementsBetween(tx: Handle, asked: JudgementsAsked): Promise<Judgement[]> {
  return (await findJudgements(tx, asked)).map((row) => ({
    ...judgementOf(row),
    conversationId: row.conversation_id,
  }));
}

/** What a label is after all: what was settled, else what is not disputed; undefined while two people disagree. */
export function truthOf({
  value,
  second,
  settled,
}: Pick<Judgement, "value" | "second" | "settled">): string | null | undefined {
  if (settled) return settled.value;
  return second && second.value !== value ? undefined : value;
}

function judgementOf(row: FullJudgementRow): Omit<Judgement, "conversationId"> {
  return {
    messageId: row.message_id,
    label: row.label,
    purpose: row.purpose,
    asked: row.asked,
    language: row.language,
    machine: { value: row.machine_value, probability: row.machine_probability, version: row.machine_version },
    value: row.value,
    by: row.judged_by,
    at: row.judged_at,
    second: saidBy(row.second_value, row.second_by, row.second_at),
    settled: saidBy(row.settled_value, row.settled_by, row.settled_at),
  };
}

function saidBy(value: string | null, by: string | null, at: Date | null): SaidBy | null {
  return by === null || at === null ? null : { value, by, at };
}
