import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkInsert, bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ThreadNode } from "../rules/threads.ts";
import { tables, type NodeRow } from "./tables.ts";

const COLUMNS = {
  home: "smallint",
  node_id: "uuid",
  source: "text",
  root_id: "uuid",
  present: "boolean",
  parent_ids: "uuid[]",
  thread_ids: "uuid[]",
  at: "timestamptz",
  direction: "text",
  author_id: "uuid",
  recipient_id: "uuid",
  broadcast: "boolean",
} as const;

/** Puts messages into the graph; one that was a placeholder, or an older revision, takes what is new. */
export async function saveNodes(tx: Handle, source: string, nodes: readonly ThreadNode[]): Promise<void> {
  await bulkInsert(tx, {
    table: "thread_node",
    columns: COLUMNS,
    rows: sortedRows(source, nodes),
    conflict: {
      target: ["home", "node_id"],
      update: ["present", "parent_ids", "thread_ids", "at", "direction", "author_id", "recipient_id", "broadcast"],
    },
  });
}

/** Placeholders for what messages refer to, where nothing is known of it yet. */
export async function savePlaceholders(tx: Handle, source: string, ids: readonly string[]): Promise<void> {
  const rows = sortedRows(source, ids.map(placeholder));
  await bulkInsert(tx, { table: "thread_node", columns: COLUMNS, rows, conflict: "nothing" });
}

function placeholder(nodeId: string): ThreadNode {
  return {
    nodeId,
    rootId: nodeId,
    present: false,
    parentIds: [],
    threadIds: [],
    at: 0,
    direction: null,
    authorId: null,
    recipientId: null,
    broadcast: false,
    customerId: null,
    conversationId: null,
  };
}

/** Sorted, so that two batches take their locks in one order. */
function sortedRows(source: string, nodes: readonly ThreadNode[]) {
  return nodes
    .map((node) => ({
      home: homeOfStableId(node.nodeId),
      node_id: node.nodeId,
      source,
      root_id: node.rootId,
      present: node.present,
      parent_ids: node.parentIds,
      thread_ids: node.threadIds,
      at: node.present ? new Date(node.at).toISOString() : null,
      direction: node.direction,
      author_id: node.authorId,
      recipient_id: node.recipientId,
      broadcast: node.broadcast,
    }))
    .toSorted((a, b) => (a.node_id < b.node_id ? -1 : 1));
}

/**
 * Locks the threads that these messages lie in, in sorted order, and returns all their messages. A thread that was
 * joined to another meanwhile is looked for again until the locked roots hold every message asked for.
 */
export async function lockThreads(tx: Handle, nodeIds: readonly string[]): Promise<ThreadNode[]> {
  for (let locked = new Set<string>(); ;) {
    const rootIds = await rootsHolding(tx, nodeIds);
    const missing = rootIds.filter((id) => !locked.has(id));
    if (missing.length === 0) return await nodesUnder(tx, rootIds);
    await sql`select node_id from thread_node where node_id = any(${missing}::uuid[]) order by node_id for update`.execute(
      tx,
    );
    locked = new Set([...locked, ...missing]);
  }
}

async function rootsHolding(tx: Handle, nodeIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ root_id: string }>`
    select distinct root_id from thread_node where node_id = any(${nodeIds}::uuid[]) order by root_id`.execute(tx);
  return rows.map((row) => row.root_id);
}

async function nodesUnder(tx: Handle, rootIds: readonly string[]): Promise<ThreadNode[]> {
  const rows = await tables(tx)
    .selectFrom("thread_node")
    .selectAll()
    .where("root_id", "=", sql<string>`any(${rootIds}::uuid[])`)
    .execute();
  return rows.map(nodeOf);
}

function nodeOf(row: NodeRow): ThreadNode {
  return {
    nodeId: row.node_id,
    rootId: row.root_id,
    present: row.present,
    parentIds: row.parent_ids,
    threadIds: row.thread_ids,
    at: row.at?.getTime() ?? 0,
    direction: row.direction,
    authorId: row.author_id,
    recipientId: row.recipient_id,
    broadcast: row.broadcast,
    customerId: row.customer_id,
    conversationId: row.conversation_id,
  };
}

/** The nearest earlier and later message of the same customer and source, at most `gapMs` away, for each given one. */
export async function neighboursInTime(
  tx: Handle,
  request: {
    readonly source: string;
    readonly gapMs: number;
    readonly messages: readonly { readonly nodeId: string; readonly at: number; readonly customerId: string }[];
  },
): Promise<string[]> {
  const wanted = request.messages.map((message) => ({ ...message, at: new Date(message.at).toISOString() }));
  const gap = `${request.gapMs} milliseconds`;
  const { rows } = await sql<{ node_id: string }>`
    select distinct n.node_id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as u("nodeId" uuid, at timestamptz, "customerId" uuid)
    cross join lateral (
      (select node_id from thread_node
        where customer_id = u."customerId" and source = ${request.source} and not broadcast and present
          and at >= u.at - ${gap}::interval and (at, node_id) < (u.at, u."nodeId")
        order by at desc, node_id desc limit 1)
      union all
      (select node_id from thread_node
        where customer_id = u."customerId" and source = ${request.source} and not broadcast and present
          and at <= u.at + ${gap}::interval and (at, node_id) > (u.at, u."nodeId")
        order by at, node_id limit 1)
    ) n`.execute(tx);
  return rows.map((row) => row.node_id);
}

/** Where a message lies now. */
export interface Placement {
  readonly nodeId: string;
  readonly rootId: string;
  readonly customerId: string | null;
  readonly conversationId: string | null;
}

export async function savePlacements(tx: Handle, placements: readonly Placement[]): Promise<void> {
  await bulkUpdate(tx, {
    table: "thread_node",
    key: { home: "smallint", node_id: "uuid" },
    set: { root_id: "uuid", customer_id: "uuid", conversation_id: "uuid" },
    rows: placements.map((placement) => ({
      home: homeOfStableId(placement.nodeId),
      node_id: placement.nodeId,
      root_id: placement.rootId,
      customer_id: placement.customerId,
      conversation_id: placement.conversationId,
    })),
  });
}
