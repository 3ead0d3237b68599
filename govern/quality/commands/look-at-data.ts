import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import type { EntryKind } from "../contract.ts";
import type { QualityGround } from "../ground.ts";
import { keyOf, readCatalogue, type Catalogue } from "../queries/read-catalogue.ts";
import { tableNotes } from "../rules/tables.ts";
import {
  addLooks,
  findNotes,
  messagesBySource,
  newestMessage,
  newestMoment,
  replaceDay,
  type DayRow,
} from "../store/catalogue.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
const KEPT_DAYS = 400;

/** Looks at every entry of the catalogue: how much is in it, and how new it is; kept once for each day. */
export async function lookAtData(ground: QualityGround, signal: AbortSignal): Promise<void> {
  const { db } = ground;
  const catalogue = await readCatalogue(ground);
  const newest = new Map<string, Date | null>();
  for (const { kind, id, lastAt } of catalogue.entries) {
    signal.throwIfAborted();
    // Where it took too long to find out, what was known before stays.
    const at = await newestOf(ground, kind, id);
    newest.set(keyOf(kind, id), at ?? (lastAt === null ? null : new Date(lastAt)));
  }
  const counts = await messagesBySource(db);
  const at = ground.now();
  const day = at.toISOString().slice(0, 10);
  const rows = catalogue.entries.map(({ kind, id, owner, rows: estimate }): DayRow => {
    const behind = kind === "metric" ? tablesBehind(catalogue, id).map((table) => keyOf("table", table)) : [];
    return {
      day,
      kind,
      id,
      at,
      owned: owner !== null,
      rows: kind === "source" ? (counts?.get(id) ?? null) : estimate,
      last_at: kind === "metric" ? latest(behind.map((key) => newest.get(key))) : (newest.get(keyOf(kind, id)) ?? null),
    };
  });
  await transact(db, async (tx) => {
    await replaceDay(tx, day, rows);
    await notify(tx, logChannel, JSON.stringify({ topics: ["quality"] }));
  });
}

/** Notes how old the data are on which decisions run. Returns of how many entries that could be told. */
export async function lookAtAges(ground: QualityGround): Promise<number> {
  const at = ground.now();
  const looks: { kind: EntryKind; id: string; at: Date; minutes: number }[] = [];
  for (const { kind, id, decides } of await findNotes(ground.db)) {
    if (!decides) continue;
    const last = await newestOf(ground, kind, id);
    if (last) looks.push({ kind, id, at, minutes: Math.max(0, (at.getTime() - last.getTime()) / MINUTE) });
  }
  await transact(ground.db, (tx) => addLooks(tx, looks, new Date(at.getTime() - KEPT_DAYS * DAY)));
  return looks.length;
}

/** The moment of the newest thing in an entry; nothing where it has none, or none that could be found in the time. */
async function newestOf({ db }: QualityGround, kind: EntryKind, id: string): Promise<Date | null | undefined> {
  if (kind === "source") return await newestMessage(db, id);
  const time = kind === "table" ? tableNotes[id]?.time : undefined;
  return time === undefined ? undefined : await newestMoment(db, id, time);
}

function tablesBehind({ lineage }: Catalogue, metric: string): string[] {
  return lineage.edges.flatMap(({ from, to }) =>
    to === keyOf("metric", metric) && from.startsWith("table:") ? [from.slice("table:".length)] : [],
  );
}

function latest(moments: readonly (Date | null | undefined)[]): Date | null {
  const known = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  return known.length === 0 ? null : new Date(Math.max(...known));
}
