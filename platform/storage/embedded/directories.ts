import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a directory and those above it that are missing, one by one: where none can be made (/proc), Node's own
 * recursive form never returns.
 */
export function makeDirectories(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeDirectories(above);
  try {
    mkdirSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return; // another process was quicker
    if (code === "ENOENT")
      throw Object.assign(new Error(`${path} cannot be made`, { cause: error }), { code: "EPERM" });
    throw error;
  }
}
