import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkInsert, bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ThreadNode } from "../rules/threads.ts";
import type { NodeRow } from "./tables.ts";

const CONTENT = {
  root_id: "uuid",
  present: "boolean",
  parent_ids: "uuid[]",
  thread_ids: "uuid[]",
  at: "timestamptz",
  direction: "text",
  author_id: "uuid",
  recipient_id: "uuid",
  broadcast: "boolean",
  customer_id: "uuid",
  conversation_id: "uuid",
} as const;

const KEY = { home: "smallint", node_id: "uuid" } as const;

/** Writes nodes that were not there; returns how many still were not. */
export async function insertNodes(tx: Handle, source: string, nodes: readonly ThreadNode[]): Promise<number> {
  const written = await bulkInsert<{ node_id: string }>(tx, {
    table: "thread_node",
    columns: { ...KEY, source: "text", ...CONTENT },
    rows: sortedRows(nodes).map((row) => ({ ...row, source })),
    conflict: "nothing",
    returning: ["node_id"],
  });
  return written.length;
}

/** Writes what changed of nodes that were there. */
export async function updateNodes(tx: Handle, nodes: readonly ThreadNode[]): Promise<void> {
  if (nodes.length > 0) await bulkUpdate(tx, { table: "thread_node", key: KEY, set: CONTENT, rows: sortedRows(nodes) });
}

/** Sorted, so that two batches take their locks in one order. */
function sortedRows(nodes: readonly ThreadNode[]) {
  return nodes
    .map((node) => ({
      ...keyOf(node.nodeId),
      root_id: node.rootId,
      present: node.present,
      parent_ids: node.parentIds.length > 0 ? node.parentIds : null,
      thread_ids: node.threadIds.length > 0 ? node.threadIds : null,
      at: node.present ? new Date(node.at).toISOString() : null,
      direction: node.direction,
      author_id: node.authorId,
      recipient_id: node.recipientId,
      broadcast: node.broadcast,
      customer_id: node.customerId,
      conversation_id: node.conversationId,
    }))
    .toSorted((a, b) => (a.node_id < b.node_id ? -1 : 1));
}

function keyOf(nodeId: string): { home: number; node_id: string } {
  return { home: homeOfStableId(nodeId), node_id: nodeId };
}

const keys = (ids: readonly string[]) =>
  sql`unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, node_id)`;

/**
 * Locks the threads that these nodes lie in, in sorted order, and returns all nodes of those threads; nodes that are
 * not stored are passed over. A node that was moved to another thread meanwhile is looked for again.
 */
export async function takeThreads(tx: Handle, nodeIds: readonly string[]): Promise<ThreadNode[]> {
  const locked = new Set<string>();
  for (;;) {
    const found = await rootsHolding(tx, nodeIds);
    if (found.length === 0 && locked.size === 0) return [];
    const missing = [...new Set(found.map((node) => node.root_id))].filter((id) => !locked.has(id));
    if (missing.length > 0) await lockNodes(tx, missing);
    for (const id of missing) locked.add(id);
    const nodes = await nodesUnder(tx, [...locked]);
    const here = new Set(nodes.map((node) => node.nodeId));
    if (found.every((node) => here.has(node.node_id))) return nodes;
  }
}

/** Locks the threads that these nodes lie in. */
export async function lockThreads(tx: Handle, nodeIds: readonly string[]): Promise<void> {
  await takeThreads(tx, nodeIds);
}

async function lockNodes(tx: Handle, nodeIds: readonly string[]): Promise<void> {
  await sql`
    select n.node_id from thread_node n join ${keys(nodeIds)} on n.home = u.home and n.node_id = u.node_id
    order by n.node_id for update of n`.execute(tx);
}

/**
 * One batch at a time where nearness in time joins: two messages of one customer, each in a batch that cannot see the
 * other, would stay apart. Held to the end of the transaction.
 */
export async function lockNearness(tx: Handle, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715011, hashtext(${source}))`.execute(tx);
}

/** One by one: joined at once, a batch of a thousand would look through a whole table of some hundred thousand. */
async function rootsHolding(tx: Handle, nodeIds: readonly string[]): Promise<{ node_id: string; root_id: string }[]> {
  const { rows } = await sql<{ node_id: string; root_id: string }>`
    select n.node_id, n.root_id from ${keys(nodeIds)}
    cross join lateral (
      select node_id, root_id from thread_node where home = u.home and node_id = u.node_id limit 1
    ) n`.execute(tx);
  return rows;
}

async function nodesUnder(tx: Handle, rootIds: readonly string[]): Promise<ThreadNode[]> {
  const { rows } = await sql<NodeRow>`select * from thread_node where root_id = any(${rootIds}::uuid[])`.execute(tx);
  return rows.map(nodeOf);
}

function nodeOf(row: NodeRow): ThreadNode {
  return {
    nodeId: row.node_id,
    rootId: row.root_id,
    present: row.present,
    parentIds: row.parent_ids ?? [],
    threadIds: row.thread_ids ?? [],
    at: row.at?.getTime() ?? 0,
    direction: row.direction,
    authorId: row.author_id,
    recipientId: row.recipient_id,
    broadcast: row.broadcast,
    customerId: row.customer_id,
    conversationId: row.conversation_id,
  };
}

/**
 * The nearest earlier and the nearest later stored message of the same customer and source, at most `gapMs` away, of
 * each given message. Those that are `stale` are passed over: what is stored of them holds no longer.
 */
export async function neighboursInTime(
  tx: Handle,
  request: {
    readonly source: string;
    readonly gapMs: number;
    readonly messages: readonly { readonly nodeId: string; readonly at: number; readonly customerId: string }[];
    readonly stale: readonly string[];
  },
): Promise<string[]> {
  const wanted = request.messages.map(({ at, customerId }) => ({ at: new Date(at).toISOString(), customerId }));
  const gap = sql`${`${request.gapMs} milliseconds`}::interval`;
  const others = sql`customer_id = u."customerId" and source = ${request.source} and not broadcast
    and node_id <> all(${request.stale}::uuid[])`;
  const { rows } = await sql<{ node_id: string }>`
    select distinct n.node_id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as u(at timestamptz, "customerId" uuid)
    cross join lateral (
      (select node_id from thread_node where ${others} and at between u.at - ${gap} and u.at order by at desc limit 1)
      union all
      (select node_id from thread_node where ${others} and at between u.at and u.at + ${gap} order by at limit 1)
    ) n`.execute(tx);
  return rows.map((row) => row.node_id);
}

/** The conversations that these nodes lie in; those that lie in none are passed over. */
export async function findPlaces(tx: Handle, nodeIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ node_id: string; conversation_id: string }>`
    select n.node_id, n.conversation_id from ${keys(nodeIds)}
    join thread_node n on n.home = u.home and n.node_id = u.node_id
    where n.conversation_id is not null`.execute(tx);
  return new Map(rows.map((row) => [row.node_id, row.conversation_id]));
}
