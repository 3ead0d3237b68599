import { moodOf } from "@firsthand/analytics/text";
import { contributions } from "@firsthand/analytics/anomaly";
import { maskName } from "@firsthand/analytics/personal-data";
import { findMaskers, findRestricted, maskedText } from "@firsthand/engage/conversations";
import { isReachWithin, isWithin, type Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Evidence } from "../contract/incident.ts";
import type { PulseGround } from "../ground.ts";
import type { PulseAsker } from "../rules/rights.ts";
import { DAY, STEPS, WEEK } from "../rules/steps.ts";
import { risenWords } from "../rules/words.ts";
import { countBy, findNames, findTexts, type Explaining, type TextRow, type Time } from "../store/evidence.ts";
import { findWatch } from "../store/watches.ts";
import { openedIncident } from "./show-room.ts";

/** The same time of so many weeks before is what is usual. */
const WEEKS_BEFORE = 4;
const LONGEST_MS = 3 * DAY;
const READ_TEXTS = 1000;
const SHOWN = 8;
const SHOWN_WORDS = 14;
const VERBATIM_CHARACTERS = 320;

/**
 * Which topics, channels, words and authors an incident comes from, and what people wrote: read from the log as it is
 * now, within the conversations that whoever asks may read, masked where they see masks, without who is restricted.
 * Of what was removed from the log, or of a drill, there is nothing. Throws `unknown_incident`.
 */
export async function showEvidence(ground: PulseGround, id: string, asker: PulseAsker): Promise<Evidence> {
  const { db } = ground;
  const row = await openedIncident(ground, id, asker);
  const watch = await findWatch(db, row.watch_id);
  const now = timeOf(row.onset, row.ended_at ?? ground.now(), STEPS[row.step].ms);
  const nothing: Evidence = {
    since: now.since.toISOString(),
    until: now.until.toISOString(),
    messages: 0,
    topics: [],
    channels: [],
    words: [],
    authors: [],
    verbatims: [],
  };
  // A watch that counts another unit now tells nothing of what it was.
  if (!watch || (watch.filter.unit ?? null) !== row.unit || row.drill_id !== null) return nothing;
  const reach = asker.reach("conversations.read");
  const during: Explaining = { filter: watch.filter, reach, times: [now] };
  const before: Explaining = { ...during, times: weeksBefore(now) };
  const [topics, channels] = [
    await grown(db, "topic", { during, before }),
    await grown(db, "channel", { during, before }),
  ];
  const authors = await countBy(db, "author_id", during);
  const texts = await allowed(db, await findTexts(db, during, READ_TEXTS));
  const earlier = {
    ...during,
    times: [{ since: new Date(row.onset.getTime() - WEEKS_BEFORE * WEEK), until: row.onset }],
  };
  const usual = await allowed(db, await findTexts(db, earlier, READ_TEXTS));
  const messages = [...(await countBy(db, "channel", during)).values()].reduce((sum, one) => sum + one, 0);
  const clear = asker.reach("personal.unmask");
  return {
    ...nothing,
    messages,
    topics,
    channels,
    words: risenWords(texts.map(saidOf), usual.map(saidOf), SHOWN_WORDS),
    authors: await namedAuthors(db, authors, { messages, clear: isReachWithin(reach, clear) }),
    verbatims: await verbatimsOf(db, texts, clear),
  };
}

function timeOf(onset: Date, until: Date, stepMs: number): Time {
  const end = Math.max(until.getTime(), onset.getTime() + stepMs);
  return { since: onset, until: new Date(Math.min(end, onset.getTime() + LONGEST_MS)) };
}

function weeksBefore({ since, until }: Time): Time[] {
  return Array.from({ length: WEEKS_BEFORE }, (_one, index) => {
    const shift = (index + 1) * WEEK;
    return { since: new Date(since.getTime() - shift), until: new Date(until.getTime() - shift) };
  });
}

async function grown(
  db: Handle,
  by: "topic" | "channel",
  { during, before }: { readonly during: Explaining; readonly before: Explaining },
): Promise<Evidence["topics"]> {
  const earlier = new Map([...(await countBy(db, by, before))].map(([name, all]) => [name, all / WEEKS_BEFORE]));
  return contributions(earlier, await countBy(db, by, during))
    .filter(({ excess }) => excess >= 1)
    .slice(0, SHOWN)
    .map(({ name, excess, share }) => ({ name, excess: Math.round(excess), share }));
}

/** Without what people wrote who are restricted now. */
async function allowed(db: Handle, rows: readonly TextRow[]): Promise<TextRow[]> {
  const restricted = await findRestricted(
    db,
    rows.flatMap(({ author_id, customer_id }) => [author_id, customer_id]),
  );
  const isRestricted = (id: string | null) => id !== null && restricted.has(id);
  return rows.filter(({ author_id, customer_id }) => !isRestricted(author_id) && !isRestricted(customer_id));
}

const saidOf = ({ author_id, subject, body }: TextRow) => ({
  author: author_id,
  text: subject === null ? body : `${subject}\n${body}`,
});

async function namedAuthors(
  db: Handle,
  authors: ReadonlyMap<string, number>,
  { messages, clear }: { readonly messages: number; readonly clear: boolean },
): Promise<Evidence["authors"]> {
  const most = [...authors].slice(0, SHOWN).filter(([, count]) => count > 1);
  const ids = most.map(([id]) => id);
  const [names, restricted] = [await findNames(db, ids), await findRestricted(db, ids)];
  return most
    .filter(([id]) => !restricted.has(id))
    .map(([id, count]) => {
      const name = names.get(id) ?? null;
      const shown = name === null || clear ? name : maskName(name);
      return { id, name: shown, messages: count, share: messages === 0 ? 0 : count / messages };
    });
}

/** One of each author, the newest first. */
async function verbatimsOf(db: Handle, texts: readonly TextRow[], clear: Reach): Promise<Evidence["verbatims"]> {
  const authors = new Set<string | null>();
  const chosen: TextRow[] = [];
  for (const row of texts) {
    if (chosen.length === SHOWN) break;
    if (row.author_id !== null && authors.has(row.author_id)) continue;
    authors.add(row.author_id);
    chosen.push(row);
  }
  const isClear = (row: TextRow) => isWithin(clear, row);
  const masked = chosen.filter((row) => !isClear(row)).map(({ conversation_id }) => conversation_id);
  const maskerIn = await findMaskers(db, [...new Set(masked)]);
  return chosen.map((row) => {
    const text = isClear(row) ? row.body : maskedText(row.body, maskerIn(row.conversation_id));
    return {
      messageId: row.message_id,
      conversationId: row.conversation_id,
      at: row.at.toISOString(),
      channel: row.channel,
      text: cut(text),
      mood: row.sentiment === null ? null : moodOf(Math.fround(row.sentiment)),
    };
  });
}

function cut(text: string): string {
  const whole = text.trim();
  if (whole.length <= VERBATIM_CHARACTERS) return whole;
  // Half of a pair of surrogates is no character.
  return `${whole.slice(0, VERBATIM_CHARACTERS).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
