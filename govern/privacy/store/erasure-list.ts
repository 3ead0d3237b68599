import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import type { Erasure } from "./erasures.ts";

const FILE = "erasures.jsonl";

const line = z.object({
  erasureId: z.guid(),
  at: z.iso.datetime(),
  identityIds: z.array(z.guid()),
  keys: z.array(z.object({ home: z.number().int(), kind: z.string(), key: z.guid() })),
  deliveryIds: z.array(z.guid()),
});

/** Writes an erasure behind the others in the data directory, beside the database: so a restore does not lose it. */
export async function appendErasure(dataDirectory: string, erasure: Erasure): Promise<void> {
  await mkdir(dataDirectory, { recursive: true });
  await appendFile(join(dataDirectory, FILE), `${JSON.stringify(erasure)}\n`, { mode: 0o600, flush: true });
}

/** All erasures of the file; a line that was not written to its end is passed over. */
export async function readErasures(dataDirectory: string): Promise<Erasure[]> {
  const text = await readFile(join(dataDirectory, FILE), "utf8").catch(() => "");
  return text.split("\n").flatMap((one) => {
    const parsed = line.safeParse(parsedJson(one));
    return parsed.success ? [parsed.data] : [];
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
