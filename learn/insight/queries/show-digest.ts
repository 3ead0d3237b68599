import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Complaint, Digest } from "../contract.ts";
import { filterWords } from "../../filters/index.ts";
import { maskedSaid } from "../../verbatims/index.ts";
import type { InsightGround, TopicNames } from "../ground.ts";
import { clipped } from "../rules/clip.ts";
import { heapsOf } from "../rules/heavy-words.ts";
import { rowOf } from "../rules/shown.ts";
import { weekOf, windowOfWeek } from "../rules/week.ts";
import {
  type ComplaintRow,
  countComplaints,
  countWithWord,
  findComplaints,
  findOthers,
  findTexts,
} from "../store/digest.ts";
import { findInsights } from "../store/insights.ts";

const WEEK = 7 * 86_400_000;
/** So many topics and heaps of words are told at most, the largest first. */
const MOST_TOLD = 10;
const MOST_HEAPS = 5;
const QUOTES = 3;
const LONGEST_QUOTE = 280;
/** So many complaints of a week are looked at, the newest. */
const MOST_COMPLAINTS = 20_000;
/** So many texts heavy words are looked for in, and so many they are compared with. */
const TEXTS = 3000;

interface Asked {
  readonly function: string;
  readonly week: string;
  readonly reach: Reach;
  /** How many complaints are looked at, the newest. */
  readonly most?: number;
}

/** What a function heard in a week, and which of its findings wait. Throws `unknown_week`. */
export async function showDigest(
  { db, now: clock, names }: Pick<InsightGround, "db" | "now" | "names">,
  { function: of, week, reach, most = MOST_COMPLAINTS }: Asked,
): Promise<Digest> {
  const now = clock();
  const window = windowOfWeek(week);
  const asked = { function: of, ...window, reach };
  const earlier = { ...asked, since: new Date(window.since.getTime() - WEEK), until: window.since };
  const rows = await findComplaints(db, asked, most);
  const all = await countComplaints(db, asked);
  const before = await countComplaints(db, earlier);
  const called = await names(db);
  const heaps = [
    ...topicsOf(rows, { of, before, called }),
    ...(await wordsOf(
      db,
      rows.filter(({ topic }) => topic === null),
      { asked, earlier },
    )),
  ].toSorted((a, b) => b.rows.length - a.rows.length || a.title.localeCompare(b.title));
  const told = heaps.slice(0, MOST_TOLD);
  const open = await findInsights(db, { reach, limit: 50, function: of });
  return {
    function: of,
    week,
    weekBefore: weekOf(earlier.since),
    weekAfter: window.until > now ? null : weekOf(window.until),
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    partial: window.until > now,
    messages: Math.max(rows.length, sumOf(all)),
    looked: rows.length,
    before: sumOf(before),
    customers: customersOf(rows),
    complaints: await Promise.all(told.map((heap) => shown(db, asked, heap))),
    open: open.filter(({ state }) => ["found", "shared", "decided"].includes(state)).map((row) => rowOf(row, now)),
  };
}

const sumOf = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);

/** Complaints of one kind. */
interface Heap extends Pick<Complaint, "kind" | "title" | "before" | "filter"> {
  readonly rows: readonly ComplaintRow[];
}

type Window = Parameters<typeof findComplaints>[1];

function topicsOf(
  rows: readonly ComplaintRow[],
  { of, before, called }: { of: string; before: ReadonlyMap<string | null, number>; called: TopicNames },
): Heap[] {
  const byTopic = Map.groupBy(rows, ({ topic }) => topic);
  return [...byTopic].flatMap(([topic, own]): Heap[] => {
    if (topic === null) return [];
    const filter = { functions: [of], topics: [topic], moods: ["negative" as const] };
    return [{ kind: "topic", title: called.topic(topic), before: before.get(topic) ?? 0, filter, rows: own }];
  });
}

/** What complaints without a topic have in common; what is left over is told as such. */
async function wordsOf(
  tx: Handle,
  rows: readonly ComplaintRow[],
  { asked, earlier }: { readonly asked: Window; readonly earlier: Window },
): Promise<Heap[]> {
  const looked = rows.slice(0, TEXTS);
  const texts = await findTexts(
    tx,
    asked,
    looked.map(({ message_id }) => message_id),
  );
  const others = texts.length === 0 ? [] : await findOthers(tx, asked, TEXTS);
  const heaps = heapsOf(
    texts.map((one) => ({ id: one.message_id, customer: one.customer_id, text: one.body })),
    others,
    MOST_HEAPS,
  );
  const byId = new Map(rows.map((row) => [row.message_id, row]));
  const named: Heap[] = [];
  for (const { word, ids } of heaps) {
    const filter = { functions: [asked.function], words: [word], moods: ["negative" as const] };
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    for (const id of ids) byId.delete(id);
    const title =
      filterWords({ words: [word] })
        .split(" · ")
        .at(-1) ?? word;
    named.push({ kind: "words", title, before: await countWithWord(tx, earlier, word), filter, rows: own });
  }
  const rest = [...byId.values()];
  const restBefore = (await countComplaints(tx, earlier)).get(null) ?? 0;
  const namedBefore = named.reduce((sum, heap) => sum + heap.before, 0);
  if (rest.length > 0)
    named.push({
      kind: "rest",
      title: named.length > 0 ? "Other complaints" : "Complaints without a topic",
      before: Math.max(0, restBefore - namedBefore),
      filter: null,
      rows: rest,
    });
  return named;
}

async function shown(tx: Handle, asked: Window, { rows, ...heap }: Heap): Promise<Complaint> {
  return {
    ...heap,
    messages: rows.length,
    customers: customersOf(rows),
    quotes: await quotesOf(tx, asked, rows),
  };
}

/** The angriest words of different customers that can be shown. */
async function quotesOf(tx: Handle, asked: Window, rows: readonly ComplaintRow[]): Promise<Complaint["quotes"]> {
  const angriest = rows.toSorted((a, b) => a.sentiment - b.sentiment || (a.message_id < b.message_id ? -1 : 1));
  const once = new Map(angriest.toReversed().map((row) => [row.customer_id ?? row.message_id, row]));
  const wanted = angriest.filter((row) => once.get(row.customer_id ?? row.message_id) === row).slice(0, 2 * QUOTES);
  const said = await findTexts(
    tx,
    asked,
    wanted.map(({ message_id }) => message_id),
  );
  const texts = await maskedSaid(tx, said);
  const byId = new Map(said.map((one) => [one.message_id, one]));
  return wanted
    .flatMap(({ message_id }) => {
      const one = byId.get(message_id);
      const text = texts.get(message_id) ?? null;
      if (!one || text === null || text.trim() === "") return [];
      const { conversation_id, at, channel } = one;
      const quoted = clipped(text, LONGEST_QUOTE);
      return [{ messageId: message_id, conversationId: conversation_id, at: at.toISOString(), channel, text: quoted }];
    })
    .slice(0, QUOTES);
}

function customersOf(rows: readonly ComplaintRow[]): number {
  return new Set(rows.map(({ customer_id, message_id }) => customer_id ?? message_id)).size;
}
