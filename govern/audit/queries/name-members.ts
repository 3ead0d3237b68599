import type { Handle } from "@firsthand/platform/storage";

import { findMemberNames } from "../../access/index.ts";
import type { AuditLine } from "../contract.ts";

type Actor = AuditLine["actor"];

/**
 * The same lines, with the names of members where the line has none any more: its content went with the data of a
 * customer whom it is about, and not who did it.
 */
export async function nameMembers<T extends { readonly actor: Actor }>(db: Handle, lines: readonly T[]): Promise<T[]> {
  const unnamed = lines.flatMap(({ actor }) => (isUnnamed(actor) ? [actor.id] : []));
  if (unnamed.length === 0) return [...lines];
  const names = await findMemberNames(db, unnamed);
  return lines.map((line) =>
    isUnnamed(line.actor) ? { ...line, actor: { ...line.actor, name: names.get(line.actor.id) ?? null } } : line,
  );
}

const isUnnamed = ({ kind, name }: Actor): boolean => kind === "person" && name === null;
