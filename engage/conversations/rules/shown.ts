import { type Reach, isWithin } from "@firsthand/kernel/permissions";
import type { ListedConversation } from "../contract.ts";
import { maskedPerson, maskedText, type Masker } from "./masked.ts";
import { conversationState } from "./state.ts";

/** The longest beginning of a message that a list shows, in characters. */
const SNIPPET = 160;

/** The beginning of a text on one line. */
export function snippetOf(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= SNIPPET) return line;
  const cut = line.slice(0, SNIPPET);
  const end = cut.lastIndexOf(" ");
  return `${(end > SNIPPET / 2 ? cut.slice(0, end) : cut).toWellFormed()}…`;
}

/** A conversation as it is stored, for a list. */
export interface StoredConversation {
  readonly conversation_id: string;
  readonly source: string;
  readonly channel: string;
  readonly unit: string | null;
  readonly customer_id: string;
  readonly person_id: string | null;
  readonly customer_name: string | null;
  readonly customer_kind: string | null;
  readonly customer_value: string | null;
  readonly subject: string | null;
  readonly last_text: string | null;
  readonly last_at: Date;
  readonly first_in_at: Date | null;
  readonly first_reply_at: Date | null;
  readonly last_in_at: Date | null;
  readonly last_out_at: Date | null;
  readonly waiting_since: Date | null;
  readonly promise_due_at: Date | null;
  readonly resolved_at: Date | null;
  readonly answerable: boolean;
  readonly in_count: number;
  readonly out_count: number;
  readonly language: string | null;
  readonly mood: ListedConversation["mood"];
  readonly function: string | null;
  readonly topic: string | null;
  readonly intent: string | null;
}

/** A stored conversation as it is shown at a moment; outside of `clear` with personal data masked. */
export function listedOf(
  row: StoredConversation,
  now: Date,
  { clear, mask }: { readonly clear: Reach; readonly mask: Masker },
): ListedConversation {
  const text = <T extends string | null>(one: T): T | string => maskedText(one, mask);
  const shown = isWithin(clear, row) ? { text: plain, person: plain } : { text, person: maskedPerson };
  return {
    id: row.conversation_id,
    source: row.source,
    channel: row.channel,
    unit: row.unit,
    customer: shown.person({
      identityId: row.customer_id,
      personId: row.person_id,
      name: row.customer_name,
      kind: row.customer_kind ?? "anonymous",
      value: row.customer_kind === "anonymous" ? null : row.customer_value,
    }),
    subject: shown.text(row.subject),
    // masked before it is cut: half a number would not be known as one
    snippet: snippetOf(shown.text(row.last_text ?? "")),
    lastAt: row.last_at.toISOString(),
    firstInAt: iso(row.first_in_at),
    firstReplyAt: iso(row.first_reply_at),
    lastInAt: iso(row.last_in_at),
    lastOutAt: iso(row.last_out_at),
    waitingSince: iso(row.waiting_since),
    promiseDueAt: iso(row.promise_due_at),
    resolvedAt: iso(row.resolved_at),
    state: conversationState(
      {
        waitingSince: row.waiting_since,
        promiseDueAt: row.promise_due_at,
        resolvedAt: row.resolved_at,
        firstReplyAt: row.first_reply_at,
        answerable: row.answerable,
      },
      now,
    ),
    inCount: row.in_count,
    outCount: row.out_count,
    language: row.language,
    mood: row.mood,
    function: row.function,
    topic: row.topic,
    intent: row.intent,
    restrictedSince: null,
  };
}

function plain<T>(value: T): T {
  return value;
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
