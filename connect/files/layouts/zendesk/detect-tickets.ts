import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

import type { PeopleFile } from "../../contract.ts";

const LOOKED_AT = 64 * 1024;

/** Whether a text begins as a list of Zendesk's tickets does, or as an object that holds one. */
export function looksLikeTickets(text: string): boolean {
  const start = text.slice(0, LOOKED_AT).trimStart();
  const list = /^\[\s*\{/.test(start) || (start.startsWith("{") && /"tickets"\s*:\s*\[/.test(start));
  return list && isTicket(start);
}

/** Whether a line is one ticket. */
export function isTicket(text: string): boolean {
  const has = (key: RegExp) => key.test(text);
  return has(/"(?:submitter_id|requester_id)"\s*:/) && has(/"created_at"\s*:/) && has(/"(?:description|subject)"\s*:/);
}

/**
 * Where the people of a file of tickets are told: in the file itself, or in `users.json` beside it. Undefined: nowhere.
 */
export async function peopleFileOf(text: string, beside: string | undefined): Promise<PeopleFile | undefined> {
  if (text.slice(0, LOOKED_AT).trimStart().startsWith("{")) return { kind: "inside" };
  if (beside === undefined) return undefined;
  const path = join(dirname(resolve(beside)), "users.json");
  if (basename(beside) === "users.json") return undefined;
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { kind: "beside", path, size: found.size } : undefined;
}
