import { isWithin, type Reach } from "@firsthand/kernel/permissions";
import { stableId } from "@firsthand/kernel/ids";

import type { Party, SourceRecord } from "../../records/index.ts";

const LONGEST = 500;
const LONGEST_MARK = 200;

/**
 * The unit in whose name somebody sends a record: the topmost of those that let them send it. Null: they may send for the
 * whole, or are not bound to units.
 */
export function unitOfSender(
  reach: Reach,
  record: { readonly unit: string | null; readonly function: string | null },
): string | null {
  if (reach === "all") return null;
  const tops = reach.filter((one) => isWithin([one], record)).map(({ units }) => units?.[0] ?? null);
  const named = tops.filter((top) => top !== null);
  return named.length < tops.length ? null : (named.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? null);
}

/** A name that nobody gives who sends for another unit: no two of different units or of different words are the same. */
export function ownName(unit: string, name: string): string {
  const encoded = encodeURIComponent(unit.toWellFormed());
  const mark = ` @${encoded.length <= LONGEST_MARK ? encoded : stableId("unit of a key", unit)}`;
  return `${name.length + mark.length <= LONGEST ? name : stableId("name of a key", name)}${mark}`;
}

/** The names in a record by which it could be joined to what others sent. */
export interface Names {
  readonly ids: readonly string[];
  readonly threads: readonly string[];
  readonly accounts: readonly string[];
}

export function namesIn(record: SourceRecord): Names {
  const { externalId, parents, thread } = record;
  return {
    ids: [...(externalId === undefined ? [] : [externalId]), ...parents],
    threads: thread === undefined ? [] : [thread],
    accounts: partiesOf(record).flatMap(({ account, accounts = [] }) => [
      ...(account === undefined ? [] : [account]),
      ...accounts,
    ]),
  };
}

/** Whether a name stays as it was sent, because it stands in the log so. */
interface Standing {
  readonly id: (name: string) => boolean;
  readonly thread: (name: string) => boolean;
  readonly account: (name: string) => boolean;
}

/** A record with names of its unit's own; those that stand in the log already stay as they are. */
export function withOwnNames(record: SourceRecord, unit: string, standing: Standing): SourceRecord {
  const own = (stands: (name: string) => boolean) => (name: string) => (stands(name) ? name : ownName(unit, name));
  const [id, thread, account] = [own(standing.id), own(standing.thread), own(standing.account)];
  const party = (one: Party, isColleague: boolean): Party => ({
    ...one,
    // Who answers is known by one name in all figures; with nothing that joins them to anybody.
    ...(one.account === undefined || (isColleague && provesNothing(one)) ? {} : { account: account(one.account) }),
    ...(one.accounts === undefined ? {} : { accounts: one.accounts.map(account) }),
  });
  const { externalId, parents, thread: of, author, recipient, copied, direction } = record;
  return {
    ...record,
    parents: parents.map(id),
    ...(externalId === undefined ? {} : { externalId: id(externalId) }),
    ...(of === undefined ? {} : { thread: thread(of) }),
    ...(author ? { author: party(author, direction === "out") } : {}),
    ...(recipient ? { recipient: party(recipient, false) } : {}),
    ...(copied ? { copied: copied.map((one) => party(one, false)) } : {}),
  };
}

function partiesOf({ author, recipient, copied = [] }: SourceRecord): Party[] {
  return [author, recipient, ...copied].filter((one) => one !== undefined);
}

function provesNothing({ accounts, emailVerified, phone, customerNumber }: Party): boolean {
  return accounts === undefined && emailVerified !== true && phone === undefined && customerNumber === undefined;
}
