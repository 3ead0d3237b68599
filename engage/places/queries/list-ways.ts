import { findFlow, findFlowHours, type FlowRow } from "@firsthand/connect/flow";
import { findHooks } from "@firsthand/connect/ingest";

import { findWidgets } from "../../chat/index.ts";
import { findImportHours, findImportsBySource, type ImportsOfSource } from "../../listen/index.ts";
import { findSources } from "../../sources/index.ts";
import type { WayShown } from "../contract.ts";
import type { PlacesGround } from "../ground.ts";
import { type Trouble, troubleOfFiles, troubleOfHook, troubleOfKey } from "../rules/ways.ts";

const HOUR = 3_600_000;
const HOURS = 48;
const TOTAL_DAYS = 30;
/** By a key of which nothing came for longer nobody sends any more. */
const KEY_DAYS = 90;

type Hour = WayShown["hours"][number];
type Named = Pick<WayShown, "kind" | "id" | "name" | "sources" | "channel">;

const NOTHING = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0, refused: 0 };

/**
 * Everything that brings in what customers say beside connections: chats on web pages, incoming webhooks, keys by which
 * something was sent, files; and sources that nothing feeds now. What is wrong comes first, then by name.
 */
export async function listWays(ground: PlacesGround): Promise<WayShown[]> {
  const { db } = ground;
  const now = ground.now();
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const [totals, long, hours, sources] = await Promise.all([
    findFlow(db, ago(TOTAL_DAYS * 24)),
    findFlow(db, ago(KEY_DAYS * 24)),
    findFlowHours(db, ago(HOURS)),
    findSources(db),
  ]);
  const [widgets, hooks, keys, connected] = await Promise.all([
    findWidgets(db),
    findHooks(db),
    ground.findKeys(db),
    ground.findConnected(db),
  ]);
  const channels = new Map(sources.map(({ name, channel }) => [name, channel]));
  const flowOf = (rows: readonly FlowRow[], way: FlowRow["way"], id: string) =>
    rows.find((row) => row.way === way && row.way_id === id);
  const shown = (named: Omit<Named, "channel">, way: FlowRow["way"]): WayShown => {
    const own = hours.filter((row) => row.way === way && row.way_id === named.id);
    const lastAt = flowOf(long, way, named.id)?.last_at?.toISOString() ?? null;
    return {
      ...named,
      channel: channels.get(named.sources[0] ?? "") ?? null,
      state: lastAt === null ? "waits" : "flows",
      lastAt,
      trouble: null,
      totals: totalsOf(flowOf(totals, way, named.id)),
      hours: everyHour(
        own.map(({ hour, records, refused }) => ({ hour, records, failures: refused })),
        now,
      ),
    };
  };
  const chats = widgets.map(({ widget_id: id, name }) => shown({ kind: "chat", id, name, sources: [name] }, "chat"));
  const hooked = hooks.map(({ hook_id: id, name, source, last_used_at }) => {
    const way = shown({ kind: "hook", id, name, sources: [source] }, "hook");
    const flow = flowOf(long, "hook", id);
    const facts = { lastAt: flow?.last_at ?? null, refusedAt: flow?.refused_at ?? null, refused: refusedIn(way) };
    const lastAt = way.lastAt ?? last_used_at?.toISOString() ?? null;
    return troubled({ ...way, lastAt, state: lastAt === null ? "waits" : "flows" }, troubleOfHook(facts));
  });
  const byKey = new Map(keys.map((key) => [key.id, key]));
  const sent = long
    .filter(({ way }) => way === "key")
    .map(({ way_id: id, way_name, sources: own }) => {
      const key = byKey.get(id);
      const way = shown({ kind: "key", id, name: key?.name ?? way_name, sources: [...own] }, "key");
      // The access key of the installation stands in no list.
      if (!key && id !== "installation") return { ...way, state: "ended" as const };
      return troubled(way, troubleOfKey({ expiresAt: key?.expires_at ?? null, refused: refusedIn(way) }, now));
    });
  const files = await filesOf(ground, channels);
  const ways = [...chats, ...hooked, ...sent, ...files];
  const fed = new Set([...connected, ...ways.flatMap((way) => way.sources)]);
  const others = sources.filter(({ name }) => !fed.has(name)).map(({ name, channel }) => restingOf(name, channel, now));
  return [...ways, ...others].toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"));
}

async function filesOf({ db, now }: PlacesGround, channels: ReadonlyMap<string, string>): Promise<WayShown[]> {
  const at = now();
  const [rows, hours] = await Promise.all([
    findImportsBySource(db, new Date(at.getTime() - TOTAL_DAYS * 24 * HOUR)),
    findImportHours(db, new Date(at.getTime() - HOURS * HOUR)),
  ]);
  return rows.map((row) => {
    const own = hours.filter(({ source }) => source === row.source);
    return troubled(
      ofFiles(row, channels.get(row.source) ?? null, everyHour(own, at)),
      troubleOfFiles(row.state, row.failure),
    );
  });
}

function ofFiles(row: ImportsOfSource, channel: string | null, hours: Hour[]): WayShown {
  const { source: name, last_at, records, accepted, repeated, revised, quarantined } = row;
  const totals = { records, accepted, repeated, revised, quarantined, refused: 0 };
  const named = { kind: "file" as const, id: name, name, sources: [name], channel };
  return { ...named, state: "flows", lastAt: last_at.toISOString(), trouble: null, totals, hours };
}

function restingOf(name: string, channel: string, now: Date): WayShown {
  const named = { kind: "other" as const, id: name, name, sources: [name], channel };
  return { ...named, state: "ended", lastAt: null, trouble: null, totals: NOTHING, hours: everyHour([], now) };
}

function troubled(way: WayShown, found: Trouble | null): WayShown {
  if (found === null) return way;
  const { soon = false, ...trouble } = found;
  return { ...way, state: soon ? way.state : "trouble", trouble };
}

function refusedIn({ hours }: WayShown): number {
  return hours.reduce((sum, { failures }) => sum + failures, 0);
}

function totalsOf(row: FlowRow | undefined): WayShown["totals"] {
  if (!row) return NOTHING;
  const { records, accepted, repeated, revised, quarantined, refused } = row;
  return { records, accepted, repeated, revised, quarantined, refused };
}

const RANKS: Readonly<Record<WayShown["state"], number>> = { trouble: 0, flows: 1, waits: 1, ended: 2 };

function rank({ state }: WayShown): number {
  return RANKS[state];
}

/** All hours up to now, also those in which nothing came. */
function everyHour(
  rows: readonly { readonly hour: Date; readonly records: number; readonly failures: number }[],
  now: Date,
): Hour[] {
  const known = new Map(rows.map((row) => [row.hour.getTime(), row]));
  const last = Math.floor(now.getTime() / HOUR);
  return Array.from({ length: HOURS }, (_, index) => {
    const hour = (last - HOURS + 1 + index) * HOUR;
    const { records = 0, failures = 0 } = known.get(hour) ?? {};
    return { hour: new Date(hour).toISOString(), records, failures };
  });
}
