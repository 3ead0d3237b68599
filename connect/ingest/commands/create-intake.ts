import type { Delivered, SourceDeclaration } from "../../records/index.ts";
import { tooBusy } from "../errors.ts";
import type { Fate, IngestGround } from "../ground.ts";

/** Things of one source that are to be stored together or apart. */
interface Share {
  readonly source: SourceDeclaration;
  readonly items: readonly Delivered[];
  /** How many bytes they came in. */
  readonly bytes: number;
}

/** Takes things to be stored, from many requests at once, and joins those of one source into one transaction. */
export interface Intake {
  /** Throws `ingest_busy` when too much is waiting. */
  readonly checkRoom: () => void;
  /**
   * What became of each, once it is committed. `wait`: where there is no room it waits for some; otherwise it throws
   * `ingest_busy`.
   */
  readonly store: (share: Share, options: { readonly wait: boolean }) => Promise<readonly Fate[]>;
}

export interface IntakeLimits {
  /** Bytes and shares that may wait. */
  readonly waitingBytes: number;
  readonly waitingShares: number;
  /** Transactions at the same time; one more is for what is large or failed with others. */
  readonly lanes: number;
  /** Things in one transaction. */
  readonly together: number;
  /** Things that came in more bytes each are stored apart, so that nobody waits for them. */
  readonly largeBytes: number;
}

export const usualLimits: IntakeLimits = {
  waitingBytes: 64 * 1024 ** 2,
  waitingShares: 1000,
  lanes: 2,
  together: 1000,
  largeBytes: 64 * 1024,
};

interface Waiting extends Share {
  /** What of the log its things touch, by source. */
  readonly touched: ReadonlySet<string>;
  /** How often others went first because what it touches was being written. */
  passedOver: number;
  readonly settle: (fates: readonly Fate[]) => void;
  readonly fail: (error: unknown) => void;
}

type Lane = "usual" | "apart";

/** The queue before the log. `clock` is in milliseconds and tells how quickly it moves. */
export function createIntake(
  ground: Pick<IngestGround, "accept" | "prepare" | "isOutage">,
  limits: IntakeLimits,
  clock: () => number,
): Intake {
  const queues: Record<Lane, Waiting[]> = { usual: [], apart: [] };
  const running: Record<Lane, number> = { usual: 0, apart: 0 };
  const mayRun: Record<Lane, number> = { usual: limits.lanes, apart: 1 };
  const writing = new Set<Waiting>();
  let held = { bytes: 0, shares: 0 };
  let roomWaiters: (() => void)[] = [];
  let pace = { bytes: 0, since: clock() };

  const isFull = (): boolean => held.bytes >= limits.waitingBytes || held.shares >= limits.waitingShares;

  function checkRoom(): void {
    if (!isFull()) return;
    const seconds = Math.max(1, clock() - pace.since) / 1000;
    const perSecond = Math.max(pace.bytes / seconds, limits.waitingBytes / 60);
    throw tooBusy(Math.min(60, Math.max(1, Math.ceil(held.bytes / perSecond))));
  }

  function enqueue(lane: Lane, share: Share): Promise<readonly Fate[]> {
    return new Promise((settle, fail) => {
      queues[lane].push({ ...share, touched: touchedBy(share), passedOver: 0, settle, fail });
      run(lane);
    });
  }

  function run(lane: Lane): void {
    while (running[lane] < mayRun[lane]) {
      const group = lane === "usual" ? nextGroup(queues.usual, writing, limits.together) : queues.apart.splice(0, 1);
      if (group.length === 0) return;
      running[lane]++;
      // What is large or was refused may take long: nobody waits for that.
      if (lane === "usual") for (const one of group) writing.add(one);
      void write(group).finally(() => {
        running[lane]--;
        for (const one of group) writing.delete(one);
        run(lane);
      });
    }
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    try {
      const fates = await ground.accept(
        first.source,
        group.flatMap(({ items }) => items),
      );
      let from = 0;
      for (const { items, settle } of group) settle(fates.slice(from, (from += items.length)));
    } catch (error) {
      if (ground.isOutage(error)) for (const { fail } of group) fail(error);
      // Something in it cannot be stored: each share is tried alone, where nobody else waits for it.
      else for (const one of group) halve(one, error, group.length > 1).then(one.settle, one.fail);
    }
  }

  async function halve(share: Waiting, error: unknown, alone: boolean): Promise<readonly Fate[]> {
    if (alone) return await enqueue("apart", share);
    const { items, source } = share;
    const [only] = items;
    if (items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      const halves = [items.slice(0, middle), items.slice(middle)];
      const fates = await Promise.all(halves.map((half) => enqueue("apart", { ...share, items: half })));
      return fates.flat();
    }
    if (only?.status !== "understood") throw error;
    const kept = { ...only, status: "rejected" as const, reason: UNSTORABLE, raw: bytesOf(only) };
    return await ground.accept(source, [kept]);
  }

  async function store(share: Share, { wait }: { readonly wait: boolean }): Promise<readonly Fate[]> {
    if (!wait) checkRoom();
    while (isFull()) await new Promise<void>((resolve) => roomWaiters.push(resolve));
    if (held.shares === 0) pace = { bytes: 0, since: clock() };
    held = { bytes: held.bytes + share.bytes, shares: held.shares + 1 };
    try {
      await ground.prepare(share.items);
      const large = share.items.length > 0 && share.bytes / share.items.length > limits.largeBytes;
      return await enqueue(large ? "apart" : "usual", share);
    } finally {
      held = { bytes: held.bytes - share.bytes, shares: held.shares - 1 };
      pace.bytes += share.bytes;
      const waiters = roomWaiters;
      roomWaiters = [];
      for (const resolve of waiters) resolve();
    }
  }

  return { checkRoom, store };
}

const UNSTORABLE = { code: "unstorable", message: "The log could not hold it; a later version may." };

function bytesOf({ raw, record }: Extract<Delivered, { status: "understood" }>): Uint8Array {
  return raw ?? Buffer.from(JSON.stringify(record));
}

/** Of what a message answers the nearest are looked at: a list of a thousand is nobody's thread. */
const NEAREST = 10;

/**
 * What a share has to itself while it is written: its messages and threads, and what it answers. Two transactions that
 * write one thread at the same time wait for each other, and then one of them has to begin again.
 */
function touchedBy({ source, items }: Share): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const item of items) {
    if (item.status !== "understood") continue;
    const { externalId, thread, parents } = item.record;
    if (externalId !== undefined) touched.add(`${source.name} m ${externalId}`);
    if (thread !== undefined) touched.add(`${source.name} t ${thread}`);
    for (const parent of parents.slice(0, NEAREST)) touched.add(`${source.name} m ${parent}`);
  }
  return touched;
}

/** So often a share lets others go first, then it is written all the same. */
const MOST_PASSED_OVER = 8;

function mayBegin(share: Waiting, writing: ReadonlySet<Waiting>): boolean {
  for (const other of writing) if (share.source.name === other.source.name && meet(share, other)) return false;
  return true;
}

function meet({ touched: a }: Waiting, { touched: b }: Waiting): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

/**
 * Which share is next; -1: none. Of a source whose turn has to wait the others go first only when more waits than fits
 * into one transaction: few things are through sooner together than one after the other.
 */
function firstToBegin(queue: readonly Waiting[], writing: ReadonlySet<Waiting>, together: number): number {
  const held = new Set<string>();
  for (const [at, share] of queue.entries()) {
    const { name } = share.source;
    const hasTurn = !held.has(name) || thingsOf(queue, name) > together;
    if (share.passedOver >= MOST_PASSED_OVER || (hasTurn && mayBegin(share, writing))) return at;
    held.add(name);
  }
  return -1;
}

function thingsOf(queue: readonly Waiting[], source: string): number {
  return queue.reduce((sum, share) => sum + (share.source.name === source ? share.items.length : 0), 0);
}

/**
 * The share that waits longest and touches nothing that is being written, with others of its source as far as they fit;
 * taken out of the queue.
 */
function nextGroup(queue: Waiting[], writing: ReadonlySet<Waiting>, together: number): Waiting[] {
  const begins = firstToBegin(queue, writing, together);
  const first = queue[begins];
  if (!first) return [];
  for (const share of queue.slice(0, begins)) share.passedOver++;
  queue.splice(begins, 1);
  const group = [first];
  let count = first.items.length;
  for (let at = 0; at < queue.length && count < together;) {
    const other = queue[at];
    const fits = other && other.source.name === first.source.name && count + other.items.length <= together;
    if (fits && mayBegin(other, writing)) {
      group.push(other);
      count += other.items.length;
      queue.splice(at, 1);
    } else at++;
  }
  return group;
}
