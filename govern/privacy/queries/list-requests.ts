import type { Handle } from "@firsthand/platform/storage";

import type { PrivacyRequest } from "../contract.ts";
import type { PrivacyGround } from "../ground.ts";
import { pageRequests } from "../store/requests.ts";
import { requestOf } from "./show-request.ts";

const AT_ONCE = 50;

/** A page of requests: open ones by when they are due, the others with the last that ended first. */
export async function listRequests(
  tx: Handle,
  ground: PrivacyGround,
  asked: { readonly state: "open" | "ended" | "restricted"; readonly after?: string | undefined },
): Promise<{ rows: PrivacyRequest[]; next: string | null }> {
  const rows = await pageRequests(tx, { state: asked.state, after: asked.after, limit: AT_ONCE + 1 });
  const shown: PrivacyRequest[] = [];
  for (const row of rows.slice(0, AT_ONCE)) shown.push(await requestOf(tx, ground, row));
  return { rows: shown, next: rows.length > AT_ONCE ? (shown.at(-1)?.id ?? null) : null };
}
