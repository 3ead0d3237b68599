import { markerOf, type DataSubject } from "@firsthand/platform/personal-data";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { Counted } from "../contract.ts";
import { tellPrivacy, type ErasingGround } from "../ground.ts";
import { addCounts } from "../rules/counts.ts";
import { stepAt } from "../rules/steps.ts";
import { countMatches, findWordColumns } from "../store/columns.ts";
import { appendErasure } from "../store/erasure-list.ts";
import { saveErasure } from "../store/erasures.ts";
import { changeRequest, findRequest, lockRequest, type RequestRow } from "../store/requests.ts";
import { proofOf, type Verified } from "./prove.ts";

/**
 * Erases the customer of a request, a transaction a step; whatever ends it, it goes on with the step that was not done.
 * Comes back when all is done or nothing is to be done.
 */
export async function eraseData(ground: ErasingGround, requestId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const row = await findRequest(ground.db, requestId);
    if (row?.state !== "working" || row.kind !== "erase" || row.begun_at === null) return;
    // Beside the database, and before anything is gone: a backup of yesterday is erased by it.
    if (row.step === 0) await appendErasure(ground.dataDirectory, await erasureOf(ground.db, ground, row));
    await transact(ground.db, async (tx) => {
      const locked = await lockRequest(tx, requestId);
      if (locked?.state === "working" && locked.step === row.step) await takeStep(tx, ground, locked);
    });
  }
}

async function takeStep(tx: Handle, ground: ErasingGround, row: RequestRow): Promise<void> {
  const at = row.begun_at ?? ground.now();
  const step = stepAt(row.step, ground.holders.length);
  const data = () => ground.subjects.data(tx, row.identity_ids);
  const counted = async (counts: readonly Counted[]) =>
    await changeRequest(tx, row.request_id, {
      step: row.step + 1,
      counts: addCounts([...row.counts], counts),
      failure: null,
    });
  switch (step.kind) {
    case "list":
      await saveErasure(tx, await erasureOf(tx, ground, row));
      await counted([]);
      break;
    case "holder": {
      const holder = ground.holders[step.index];
      await counted(holder ? await holder.erase(tx, await data(), at) : []);
      break;
    }
    case "verify":
      await counted([]);
      await changeRequest(tx, row.request_id, { proof: await verify(tx, await data()) });
      break;
    case "last":
      await eraseLast(tx, ground, row);
      break;
    case "over":
      break;
  }
  await tellPrivacy(tx, true);
}

/**
 * Takes away addresses and names. What came in since the first steps is erased before, and nothing comes in meanwhile;
 * whoever writes again afterwards is somebody new.
 */
async function eraseLast(tx: Handle, ground: ErasingGround, row: RequestRow): Promise<void> {
  await ground.keepDeliveriesAway(tx);
  const at = row.begun_at ?? ground.now();
  const data = await ground.subjects.data(tx, row.identity_ids);
  const counts: Counted[][] = [[...row.counts]];
  const erasure = await erasureOf(tx, ground, row);
  await saveErasure(tx, erasure);
  for (const holder of [...ground.holders, ground.last]) counts.push([...(await holder.erase(tx, data, at))]);
  const now = ground.now();
  const sums = addCounts(...counts);
  await changeRequest(tx, row.request_id, {
    state: "done",
    step: row.step + 1,
    counts: sums,
    proof: proofOf(ground, { row, counts: sums, endedAt: now }),
    ended_at: now,
    ended_by: row.begun_by,
  });
  await appendErasure(ground.dataDirectory, erasure);
}

async function erasureOf(tx: Handle, ground: ErasingGround, row: RequestRow) {
  const { identityIds, keys, messageIds } = await ground.subjects.data(tx, row.identity_ids);
  const at = (row.begun_at ?? ground.now()).toISOString();
  return { erasureId: row.request_id, at, identityIds, keys, deliveryIds: messageIds };
}

/** What still names them because it has to until the last step, or because it is of members. */
const NOT_LOOKED = new Set(["identity", "identity_link", "identity_correction", "account_user", "account_invitation"]);

/** Looks through every column that can hold words for what only this customer has: mail, telephone, @account. */
async function verify(tx: Handle, data: DataSubject): Promise<Verified> {
  const { patterns } = markerOf(data, "anywhere");
  const columns = (await findWordColumns(tx)).filter(({ table }) => !NOT_LOOKED.has(table));
  const left: Verified["left"][number][] = [];
  if (patterns.length > 0) {
    const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`);
    for (const [first, ...more] of tables.values()) {
      if (!first) continue;
      const places = [first, ...more] as const;
      const counts = await countMatches(tx, places, patterns);
      left.push(...places.map(({ table, column }, at) => ({ table, column, rows: counts[at] ?? 0 })));
    }
  }
  return { columns: columns.length, left: left.filter(({ rows }) => rows > 0) };
}
