import { setImmediate } from "node:timers/promises";

import { maskPersonalData } from "@firsthand/analytics/personal-data";
import { findRestricted, hashOfText, textToRead } from "@firsthand/engage/conversations";
import { homeOfStableId, HOMES } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import type { JudgedLabel, Purpose } from "../contract.ts";
import type { LabellingGround } from "../ground.ts";
import { machineNow } from "../queries/machine-now.ts";
import { askingOrder, wantsSecond } from "../rules/order.ts";
import { teachMost } from "../rules/teach-most.ts";
import { replaceCandidates } from "../store/candidates.ts";
import { findKnownTexts } from "../store/corrections.ts";
import { findDraws, saveDraw } from "../store/draws.ts";
import { drawTexts, findLast } from "../store/texts.ts";
import { isHeldBack, taxonomyInForce } from "../../taxonomy/index.ts";

const DAY_MS = 86_400_000;
/** How far back texts are drawn from, before the last message. */
const WINDOW_DAYS = 365;
/** So many messages of a home are drawn, and so many where that gives too few. */
const EACH = 4;
const EACH_OF_FEW = 12;
const FEW = 2000;
const MOST = 4000;
/** Read at once, before others have their turn. */
const SLICE = 100;
/** So many texts of a label wait at most. */
const MOST_TEACH = 320;
const MOST_AUDIT = 80;
/** Texts that were chosen so long ago are chosen anew, where anybody judges. */
const STALE_HOURS = 24;

interface Drawn {
  readonly message_id: string;
  readonly text: string;
  readonly text_hash: string;
  readonly purpose: Purpose;
}

/**
 * Chooses the texts of a label that are asked for next: a few thousand messages are drawn by chance from the last year of
 * the log; of those that are learnt from the ones that teach most, and of those that are held back some by chance alone,
 * so that they measure without bias: none that somebody made an example of, since that is learnt from. A text that was
 * judged before is not asked for again.
 */
export async function drawFor(ground: LabellingGround, labels: readonly JudgedLabel[]): Promise<void> {
  const { db, reader } = ground;
  const now = ground.now();
  await reader.refresh();
  const examples = await examplesOf(db);
  const isExample = ({ text }: Drawn) => examples.has(text.trim()) || examples.has(maskPersonalData(text).trim());
  const drawn = (await drawByChance(ground, now)).filter((one) => one.purpose === "teach" || !isExample(one));
  for (const label of labels) {
    const known = await findKnownTexts(
      db,
      label,
      drawn.map((one) => one.text_hash),
    );
    const fresh = drawn.filter((one) => !known.has(one.text_hash));
    const teach = await mostTeaching(
      ground,
      label,
      fresh.filter(({ purpose }) => purpose === "teach"),
    );
    const audit = fresh
      .filter(({ purpose }) => purpose === "audit")
      .toSorted((a, b) => (a.text_hash < b.text_hash ? -1 : 1))
      .slice(0, MOST_AUDIT);
    const rows = askingOrder(teach, audit).map((one, place) => ({
      home: homeOfStableId(one.message_id),
      message_id: one.message_id,
      label,
      text_hash: one.text_hash,
      purpose: one.purpose,
      place,
      wants_second: wantsSecond(one.text_hash, one.purpose),
      first_by_id: null,
      drawn_at: now,
    }));
    await transact(db, async (tx) => {
      await replaceCandidates(tx, label, { rows, now });
      await saveDraw(tx, { label, at: ground.now(), version: reader.modelVersion(), lookedAt: drawn.length });
      await notify(tx, logChannel, JSON.stringify({ topics: ["labels"] }));
    });
  }
}

/** Chooses anew for labels that somebody judges, where another machine reads now or the choice is of yesterday. */
export async function drawStale(ground: LabellingGround): Promise<void> {
  const stale = new Date(ground.now().getTime() - STALE_HOURS * 3_600_000);
  const version = ground.reader.modelVersion();
  const due = (await findDraws(ground.db)).filter(
    (one) => one.drawn_at !== null && (one.drawn_at < stale || one.machine_version !== version),
  );
  if (due.length > 0)
    await drawFor(
      ground,
      due.map(({ label }) => label),
    );
}

async function examplesOf(tx: Handle): Promise<ReadonlySet<string>> {
  const { topics, intents, nothing } = (await taxonomyInForce(tx)).taxonomy;
  const byLanguage = [...topics.map(({ examples }) => examples), ...intents.map(({ examples }) => examples), nothing];
  return new Set(byLanguage.flatMap((examples) => Object.values(examples).flat()));
}

async function drawByChance({ db, random }: LabellingGround, now: Date): Promise<Drawn[]> {
  const last = await findLast(db, now);
  if (!last) return [];
  const since = new Date(last.getTime() - WINDOW_DAYS * DAY_MS);
  const points = Array.from({ length: HOMES }, () => pointOf(random()));
  let rows = await drawTexts(db, { since, points, each: EACH });
  if (rows.length < FEW) rows = await drawTexts(db, { since, points: points.map(() => FIRST), each: EACH_OF_FEW });
  return await withoutRestricted(db, rows);
}

const FIRST = "00000000-0000-0000-0000-000000000000";

function pointOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 6)).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

/** Each text once, without those of customers whose data may only be kept; at most some thousand, by chance. */
async function withoutRestricted(tx: Handle, rows: Awaited<ReturnType<typeof drawTexts>>): Promise<Drawn[]> {
  const restricted = await findRestricted(
    tx,
    rows.flatMap((row) => [row.author_id, row.customer_id]),
  );
  const texts = new Map<string, Drawn>();
  for (const row of rows) {
    if (restricted.has(row.author_id ?? "") || restricted.has(row.customer_id ?? "")) continue;
    const text = textToRead(row.subject, row.body);
    if (text.trim() === "") continue;
    const hash = hashOfText("in", text);
    const purpose = isHeldBack({ hash }) ? "audit" : "teach";
    texts.set(hash, { message_id: row.message_id, text, text_hash: hash, purpose });
  }
  return [...texts.values()].toSorted((a, b) => (a.message_id < b.message_id ? -1 : 1)).slice(0, MOST);
}

/** Read in slices, so that whoever waits for the server waits for one slice only. */
async function mostTeaching(
  { reader }: LabellingGround,
  label: JudgedLabel,
  texts: readonly Drawn[],
): Promise<Drawn[]> {
  const candidates: { text: string; uncertainty: number }[] = [];
  for (let at = 0; at < texts.length; at += SLICE) {
    const slice = texts.slice(at, at + SLICE).map(({ text }) => text);
    const said = machineNow(reader, label, slice);
    candidates.push(...slice.map((text, place) => ({ text, uncertainty: said[place]?.uncertainty ?? 0 })));
    await setImmediate();
  }
  return teachMost(candidates, MOST_TEACH).flatMap((place) => texts[place] ?? []);
}
