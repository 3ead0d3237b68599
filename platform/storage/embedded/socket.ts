import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const SOCKET_PORT = 5432;

/** A socket's path holds 107 bytes, 103 on macOS. */
const LONGEST = 103;

export interface Door {
  /** What `pg` takes as host. */
  readonly host: string;
  close(): void;
}

/** The way to the socket inside the data directory; a path that is too long is entered through a short link of our own. */
export function doorTo(data: string): Door {
  if (Buffer.byteLength(join(data, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST) return { host: data, close() {} };
  const directory = mkdtempSync(join(tmpdir(), "fh-"));
  const host = join(directory, "d");
  symlinkSync(data, host);
  return { host, close: () => rmSync(directory, { recursive: true, force: true }) };
}
