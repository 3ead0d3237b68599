import { isWithin, type Reach } from "@firsthand/kernel/permissions";

import type { FlowCount } from "../../flow/index.ts";
import type { Delivered, SourceDeclaration } from "../../records/index.ts";
import type { IngestAnswer, IngestIssue } from "../contract.ts";
import type { Fate, IngestGround } from "../ground.ts";
import { EVENTS } from "../rules/segment.ts";
import { understand, type Defaults, type Sent } from "../rules/understand.ts";
import type { Intake } from "./create-intake.ts";
import { nameOwn } from "./name-own.ts";

/** Who sends in, and what holds for all that they send. */
export interface Sender {
  readonly defaults: Defaults;
  /** Only records of these units are taken. */
  readonly reach: Reach;
  /** By what it comes in; left out: nobody counts it. */
  readonly by?: Pick<FlowCount, "way" | "wayId" | "wayName"> | undefined;
}

/** Takes in the things of one request, a handful at a time, and counts what becomes of them. */
export interface TakingIn {
  /** The bytes of the next thing; undefined: it was too long to be read. */
  readonly add: (raw: Uint8Array | undefined, own?: Pick<Defaults, "externalId">) => void;
  /** Whether enough has come together to be stored. */
  readonly isFull: () => boolean;
  /** Stores what was added since the last time; only one at a time. */
  readonly flush: () => Promise<void>;
  readonly answer: () => IngestAnswer;
}

/** Where goes what cannot be read, when nobody says which source it is of. */
export const NO_SOURCE: SourceDeclaration = { ...EVENTS, name: "ingest", channel: "unknown" };

const AT_ONCE = { things: 1000, bytes: 4 * 1024 ** 2 };
const MOST_LISTED = 1000;
const LARGE_BYTES = 64 * 1024;
export const RECORD_BYTES = 1024 ** 2;

interface Placed extends Sent {
  readonly index: number;
  readonly bytes: number;
}

/** Begins to take in a request. */
export function beginTakingIn(ground: IngestGround, intake: Intake, sender: Sender): TakingIn {
  let waiting: Placed[] = [];
  let bytes = 0;
  let begun = false;
  const counts = { received: 0, accepted: 0, repeated: 0, revised: 0, unlisted: 0 };
  const issues: Record<"quarantined" | "rejected", IngestIssue[]> = { quarantined: [], rejected: [] };

  const flow = createTally(ground, sender);

  const tell = (what: "quarantined" | "rejected", issue: IngestIssue): void => {
    if (issues.quarantined.length + issues.rejected.length < MOST_LISTED) issues[what].push(issue);
    else counts.unlisted++;
  };

  function refuse(source: string, issue: IngestIssue): void {
    flow.add(source, "refused");
    tell("rejected", issue);
  }

  function add(raw: Uint8Array | undefined, own: Pick<Defaults, "externalId"> = {}): void {
    const index = counts.received++;
    if (raw === undefined) return refuse("", { index, ...TOO_LARGE });
    const sent = understand(raw, { ...sender.defaults, ...own }, index + 1);
    const { source, item } = sent;
    if (source === undefined && item.status === "understood") return refuse("", { index, ...SOURCE_UNSAID });
    if (item.status === "understood" && !isWithin(sender.reach, placeOf(item)))
      return refuse("", { index, ...OUT_OF_REACH });
    waiting.push({ ...sent, index, bytes: raw.length });
    bytes += raw.length;
  }

  async function flush(): Promise<void> {
    const taken = waiting;
    [waiting, bytes] = [[], 0];
    const bySource = Map.groupBy(taken, ({ source }) => source ?? NO_SOURCE.name);
    const stored = [...bySource].map(async ([name, placed]) => storeOf(name, placed));
    begun = true;
    // All of them come to their end also when one fails: what was stored must be known before the answer.
    const results = await Promise.allSettled(stored);
    flow.write();
    for (const result of results) if (result.status === "rejected") throw result.reason;
  }

  async function storeOf(name: string, placed: readonly Placed[]): Promise<void> {
    const source = await sourceOf(ground, name);
    if (!source) {
      for (const { index } of placed) refuse("", { index, ...SOURCE_UNKNOWN });
      return;
    }
    const allowed = sender.reach === "all" ? placed : await ownOnly(source, await withOwnNames(source, placed));
    const [small, large] = [allowed.filter(isSmall), allowed.filter((one) => !isSmall(one))];
    const shares = [...(small.length > 0 ? [small] : []), ...large.map((one) => [one])];
    const wait = begun || shares.length > 1;
    await Promise.all(
      shares.map(async (share) => {
        const items = share.map(({ item }) => item);
        const total = share.reduce((sum, one) => sum + one.bytes, 0);
        const fates = await intake.store({ source, items, bytes: total }, { wait });
        for (const [at, one] of share.entries()) note(name, one.index, fates[at]);
      }),
    );
  }

  async function withOwnNames(source: SourceDeclaration, placed: readonly Placed[]): Promise<readonly Placed[]> {
    const items = await nameOwn(ground, { source, reach: sender.reach, items: placed.map(({ item }) => item) });
    return placed.map((one, at) => ({ ...one, item: items[at] ?? one.item }));
  }

  /**
   * What is here already belongs to its unit: who may send for another one cannot change it, nor join what they send to
   * its conversations, which would then be of the unit that answered first.
   */
  async function ownOnly(source: SourceDeclaration, placed: readonly Placed[]): Promise<readonly Placed[]> {
    const ids = placed.flatMap(({ item }) => idOf(item) ?? []);
    const units = await ground.findUnits(ground.db, source.name, ids);
    const records = placed.map(({ item }) => (item.status === "understood" ? item.record : { parents: [] }));
    const beside = await ground.findUnitsBeside(ground.db, source.name, records);
    return placed.filter(({ item, index }, at) => {
      const own = units.get(idOf(item) ?? "");
      const touched = [...(own === undefined ? [] : [own]), ...(beside[at] ?? [])];
      if (touched.every((unit) => isWithin(sender.reach, { unit, function: functionOf(item) }))) return true;
      refuse(source.name, { index, ...OUT_OF_REACH });
      return false;
    });
  }

  function note(source: string, index: number, fate: Fate | undefined): void {
    if (fate) flow.add(source, fate.status);
    if (fate?.status === "quarantined") tell("quarantined", { index, ...fate.reason, advice: IN_QUARANTINE });
    else if (fate) counts[fate.status]++;
  }

  return {
    add,
    isFull: () => waiting.length >= AT_ONCE.things || bytes >= AT_ONCE.bytes,
    flush,
    answer: () => ({
      ...counts,
      quarantined: issues.quarantined.toSorted((a, b) => a.index - b.index),
      rejected: issues.rejected.toSorted((a, b) => a.index - b.index),
    }),
  };
}

/** Counts by source what becomes of things, for the page that shows what flows. */
function createTally({ noteFlow }: IngestGround, { by }: Sender) {
  const nothing = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0, refused: 0 };
  const sums = new Map<string, typeof nothing>();
  return {
    add: (source: string, became: Fate["status"] | "refused") => {
      const sum = sums.get(source) ?? { ...nothing };
      sum.records++;
      sum[became]++;
      sums.set(source, sum);
    },
    write: () => {
      if (by) for (const [source, sum] of sums) noteFlow({ ...by, source, ...sum });
      sums.clear();
    },
  };
}

/** A declared source; the two of ingest itself are there when they are needed. */
async function sourceOf(ground: IngestGround, name: string): Promise<SourceDeclaration | undefined> {
  const known = await ground.findSource(ground.db, name);
  const own = [EVENTS, NO_SOURCE].find((source) => source.name === name);
  return known ?? (own && (await ground.declareSource(ground.db, own, ground.now())));
}

const isSmall = ({ bytes }: Placed): boolean => bytes <= LARGE_BYTES;

function idOf(item: Delivered): string | undefined {
  return item.status === "understood" ? item.record.externalId : undefined;
}

function functionOf(item: Delivered): string | null {
  return item.status === "understood" ? (item.record.author?.function ?? null) : null;
}

function placeOf(item: Extract<Delivered, { status: "understood" }>) {
  return { unit: item.record.unit ?? null, function: functionOf(item) };
}

const TOO_LARGE = {
  code: "record_too_large",
  message: `It is longer than ${RECORD_BYTES / 1024} KiB.`,
  advice: "Send the text of the message without its attachments.",
};
const SOURCE_UNSAID = {
  code: "source_unsaid",
  message: "It does not say of which source it is.",
  advice: "Add source to the record, or ?source=NAME to the address.",
};
const SOURCE_UNKNOWN = {
  code: "unknown_source",
  message: "Its source is not declared.",
  advice: "Declare it first: PUT /api/ingest/sources/NAME.",
};
const OUT_OF_REACH = {
  code: "out_of_reach",
  message: "It is not of a unit or a function that this key may send for.",
  advice: "Say the unit of the record (unit, or ?unit=NAME), or use a key for the whole.",
};
const IN_QUARANTINE = "It is kept as it came. Look at it in the quarantine, and send it again corrected.";
