import type { Handle } from "@firsthand/platform/storage";
import { noteActor, noteSubject } from "@firsthand/platform/trace";

import { findMember } from "../store/members.ts";

/** Notes for the record who it is that proves so just now; before anything of it is committed, or it names nobody. */
export async function noteMember(tx: Handle, userId: string): Promise<void> {
  const member = await findMember(tx, userId);
  if (!member) return;
  noteActor({ kind: "person", id: userId, name: member.name });
  noteSubject("member", userId);
}
