import { chmodSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Whom root lets the database run as: PostgreSQL refuses to run as root. By convention the user `nobody`. */
export const UNPRIVILEGED = 65_534;

/** Where things go that must be open to that user when the place that was asked for is not. */
const OPEN_PLACE = "/var/lib/firsthand";

export const isRoot = process.getuid?.() === 0;

/** A directory that every user can walk to. */
export function openPlace(): string {
  mkdirSync(OPEN_PLACE, { recursive: true });
  chmodSync(OPEN_PLACE, 0o755); // whatever the umask
  return OPEN_PLACE;
}

/** Whether a user (alone in the group of the same number) can walk to a path, which must exist. */
export function canReach(path: string, uid: number): boolean {
  const { mode, uid: owner, gid } = statSync(path);
  const needed = owner === uid ? 0o100 : gid === uid ? 0o010 : 0o001;
  const parent = dirname(path);
  return (mode & needed) !== 0 && (parent === path || canReach(parent, uid));
}
