import { isUnitWithin, type Reach } from "@firsthand/kernel/permissions";

import type { Delivered, SourceDeclaration, SourceRecord } from "../../records/index.ts";
import type { IngestGround } from "../ground.ts";
import { type Names, namesIn, ownName, unitOfSender, withOwnNames } from "../rules/own-names.ts";

type Lookup = Pick<IngestGround, "db" | "findUnits" | "findUnitsBeside" | "findUnitsOfAccounts">;

/**
 * Gives what is sent for one unit names of its own, so that nobody takes a name before another unit or joins what is
 * another's; ids, threads and accounts that stand in the log already and are all theirs stay as they are.
 */
export async function nameOwn(
  ground: Lookup,
  {
    source,
    reach,
    items,
  }: { readonly source: SourceDeclaration; readonly reach: Reach; readonly items: readonly Delivered[] },
): Promise<readonly Delivered[]> {
  if (reach === "all") return items;
  const sent = items.flatMap((item) => (item.status === "understood" ? [item.record] : []));
  const names = sent.map((record) => withThoseOfUnit(namesIn(record), unitOf(record, reach)));
  const ids = distinct(names.flatMap((one) => one.ids));
  const threads = distinct(names.flatMap((one) => one.threads));
  const accounts = distinct(names.flatMap((one) => one.accounts));
  const { db } = ground;
  const [units, besideIds, besideThreads, ofAccounts] = await Promise.all([
    ground.findUnits(db, source.name, ids),
    ground.findUnitsBeside(
      db,
      source.name,
      ids.map((id) => ({ parents: [id] })),
    ),
    ground.findUnitsBeside(
      db,
      source.name,
      threads.map((thread) => ({ thread, parents: [] })),
    ),
    ground.findUnitsOfAccounts(db, source, accounts),
  ]);
  const knownIds = new Set(ids.filter((id, at) => units.has(id) || (besideIds[at] ?? []).length > 0));
  const knownThreads = new Set(threads.filter((_, at) => (besideThreads[at] ?? []).length > 0));
  const isTheirs = (account: string) =>
    (ofAccounts.get(account) ?? [null]).every((unit) => isUnitWithin(unitsAlone(reach), unit));
  const named = (record: SourceRecord): SourceRecord => {
    const unit = unitOf(record, reach);
    if (unit === null) return record;
    const plain = (stands: (name: string) => boolean) => (name: string) => stands(name) && !stands(ownName(unit, name));
    return withOwnNames(record, unit, {
      // What stands and is another's keeps its name here, and is refused by who takes in.
      id: plain((name) => knownIds.has(name)),
      thread: plain((name) => knownThreads.has(name)),
      account: (name) => !ofAccounts.has(ownName(unit, name)) && isTheirs(name),
    });
  };
  return items.map((item) => (item.status === "understood" ? { ...item, record: named(item.record) } : item));
}

function unitOf(record: SourceRecord, reach: Reach): string | null {
  return unitOfSender(reach, { unit: record.unit ?? null, function: record.author?.function ?? null });
}

/** Names as they were sent, and as they are of the unit. */
function withThoseOfUnit({ ids, threads, accounts }: Names, unit: string | null): Names {
  const both = (names: readonly string[]) =>
    unit === null ? [] : names.flatMap((name) => [name, ownName(unit, name)]);
  return { ids: both(ids), threads: both(threads), accounts: both(accounts) };
}

/** The same reach in every function. */
function unitsAlone(reach: Reach): Reach {
  return reach === "all" ? reach : reach.map(({ units }) => ({ units, functions: null }));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
