import type { DataSubject, HeldTable } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import type { Counted, ErasePreview, Subject, WhatThereIs } from "../contract.ts";
import { unknownRequest, unknownSubject } from "../errors.ts";
import type { ErasingGround, PrivacyGround } from "../ground.ts";
import { addCounts } from "../rules/counts.ts";
import { findRequest, findRequestsOf } from "../store/requests.ts";
import { requestOf } from "./show-request.ts";

/** What there is of a customer in every module, as counts, with their requests. Throws `unknown_person`. */
export async function showSubject(tx: Handle, ground: PrivacyGround, id: string): Promise<WhatThereIs> {
  const subject = await ground.subjects.person(tx, id);
  if (!subject) throw unknownSubject(id);
  const identityIds = subject.identities.map(({ identityId }) => identityId);
  const requests = await findRequestsOf(tx, identityIds);
  return {
    subject,
    counts: await countData(tx, ground, await ground.subjects.data(tx, identityIds)),
    requests: await Promise.all(requests.map((row) => requestOf(tx, ground, row))),
  };
}

/** What erasing the customer of a request would do, and what forbids it. Throws `unknown_privacy_request`. */
export async function previewErase(tx: Handle, ground: PrivacyGround, id: string): Promise<ErasePreview> {
  const row = await findRequest(tx, id);
  if (!row) throw unknownRequest(id);
  const subject = await subjectOf(tx, ground, row);
  const identityIds = subject?.identities.map(({ identityId }) => identityId) ?? [];
  const data = await ground.subjects.data(tx, identityIds);
  return {
    counts: await countData(tx, ground, data),
    stays: staying([...ground.holders, ground.last].flatMap(({ tables }) => tables)),
    held: [...(await ground.heldBecause(tx, data))],
    shared: subject?.identities.filter(({ sharing }) => sharing === "shared").length ?? 0,
    ofOthers: data.besideIds.length,
  };
}

/** The customer of a request, with everything that was linked to them since; as it was noted, once it was begun. */
export async function subjectOf(
  tx: Handle,
  { subjects }: Pick<ErasingGround, "subjects">,
  row: { readonly person_id: string; readonly identity_ids: readonly string[]; readonly begun_at: Date | null },
): Promise<Subject | undefined> {
  const [first] = row.identity_ids;
  if (row.begun_at !== null || first === undefined) return await subjects.named(tx, row.identity_ids);
  return await subjects.person(tx, first);
}

async function countData(tx: Handle, ground: ErasingGround, data: DataSubject): Promise<Counted[]> {
  const counts: Counted[][] = [];
  for (const holder of [ground.last, ...ground.holders]) counts.push([...(await holder.find(tx, data))]);
  return addCounts(...counts);
}

/** The columns that are not emptied, with the reason. */
export function staying(tables: readonly HeldTable[]): ErasePreview["stays"] {
  return tables.flatMap(({ table, personal }) =>
    Object.entries(personal).flatMap(([column, { what, erase }]) =>
      typeof erase === "string" ? [] : [{ table, column, what, why: erase.kept }],
    ),
  );
}
