import { createPrivate, readPrivate, replacePrivate } from "@firsthand/platform/storage";
import { z } from "zod";

const kept = z.object({
  seal: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});

/** The newest seal, as it is kept beside the database. */
export type KeptSeal = z.infer<typeof kept>;

/** What the file tells; undefined where there is none, `unreadable` where it was damaged. */
export function readSealFile(path: string): KeptSeal | "unreadable" | undefined {
  const text = readPrivate(path);
  if (text === undefined) return undefined;
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    return "unreadable";
  }
}

/** Keeps the newest seal, whole or not at all. */
export function writeSealFile(path: string, seal: KeptSeal): void {
  const text = `${JSON.stringify(seal)}\n`;
  if (readPrivate(path) === undefined) createPrivate(path, text);
  else replacePrivate(path, text);
}
