import type { Party, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { placeMessages, type Message } from "../../conversations/index.ts";
import { identify, type Seeking } from "../../identities/index.ts";
import { keepTraits } from "../../profiles/index.ts";
import { findRecords, setStates, type DeliveryRow } from "../store/deliveries.ts";
import type { AcceptingWorld } from "../world.ts";

interface Delivery {
  readonly id: string;
  readonly record: SourceRecord;
}

/**
 * Finds the people of new deliveries and puts them where they belong; says of each how it now stands. What revisions
 * `below` the standing ones prove of somebody holds all the same. Everybody is looked for at once: a second look in
 * the same transaction would take its locks out of order.
 */
export async function understandDeliveries(
  tx: Handle,
  world: AcceptingWorld,
  request: {
    readonly source: SourceDeclaration;
    readonly rows: readonly DeliveryRow[];
    readonly below: readonly DeliveryRow[];
    /** Those just written, which stand as read already. */
    readonly inserted: ReadonlySet<string>;
  },
): Promise<void> {
  const { source, inserted } = request;
  const [rows, below] = [understoodOf(request.rows), understoodOf(request.below)];
  if (rows.length + below.length === 0) return;
  const asMessages = (of: readonly Delivery[]) => withPeople(tx, world, source, of);
  const loadMessages = async (ids: readonly string[]) => await asMessages(await findRecords(tx, ids));
  const all = await asMessages([...rows, ...below]);
  await keepTraits(tx, { source: source.name, traits: all.flatMap(traitsOf), now: world.now });
  const messages = all.slice(0, rows.length);
  if (messages.length === 0) return;
  const states = await placeMessages(tx, { ...world, loadMessages }, { source, messages });
  await setStates(tx, new Map([...states].filter(([id, state]) => state !== "read" || !inserted.has(id))));
}

/** What a message tells of its author, where its source did not take it back. */
function traitsOf({ record, authorId: identityId }: Message) {
  const attributes = record.author?.attributes;
  if (identityId === null || attributes === undefined || record.deleted || record.direction === "out") return [];
  return [{ identityId, at: new Date(record.at), attributes }];
}

function understoodOf(rows: readonly DeliveryRow[]): Delivery[] {
  return rows.flatMap((row) => (row.record ? [{ id: row.delivery_id, record: row.record }] : []));
}

async function withPeople(
  tx: Handle,
  world: AcceptingWorld,
  source: SourceDeclaration,
  deliveries: readonly Delivery[],
): Promise<Message[]> {
  const space = { accounts: source.accounts ?? source.name, country: source.country };
  const ids = await identify(tx, world, { space, seeking: deliveries.flatMap(seek) });
  return deliveries.map(({ id, record }, at) => ({
    id,
    record,
    authorId: ids.get(`${at} author`) ?? null,
    recipientId: ids.get(`${at} recipient`) ?? null,
    copiedIds: [
      ...new Set((record.copied ?? []).flatMap((_, index) => ids.get(`${at} copied ${index}`) ?? [])),
    ].toSorted(),
  }));
}

/** Everybody in a delivery. An unnamed author of something outbound is nobody; an unnamed customer is a person unknown. */
function seek({ id, record }: Delivery, index: number): Seeking[] {
  const at = new Date(record.at);
  const one = (role: string, party: Party): Seeking => ({
    reference: `${index} ${role}`,
    party,
    fallback: `${id} ${role}`,
    at,
  });
  const author = record.author ?? (record.direction === "in" ? {} : undefined);
  return [
    ...(author ? [one("author", author)] : []),
    ...(record.direction === "out" && isReachable(record.recipient) ? [one("recipient", record.recipient)] : []),
    ...(record.copied ?? []).flatMap((party, place) => (isReachable(party) ? [one(`copied ${place}`, party)] : [])),
  ];
}

/** Whether somebody who is written to can be told from others: a name alone cannot. */
function isReachable(party: Party | undefined): party is Party {
  return [party?.account, party?.email, party?.phone, party?.customerNumber].some((key) => key !== undefined);
}
