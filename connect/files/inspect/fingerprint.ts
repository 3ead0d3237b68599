import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

import type { ReaderContext } from "../contract.ts";

const END = 1024 * 1024;

/**
 * SHA-256 over what a file would be read as: its size, its first and last MiB, and the context (format, columns,
 * mapping). A file that only grew has another one.
 */
export async function fingerprintOf(path: string, size: number, context: ReaderContext): Promise<string> {
  const hash = createHash("sha256").update(`${size}\n${JSON.stringify(context)}\n`);
  const file = await open(path, "r");
  try {
    for (const position of [0, Math.max(0, size - END)]) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(END), 0, END, position);
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
