import { isDeepStrictEqual } from "node:util";

import type { SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { sourceDiffers } from "../errors.ts";
import { findSource, findSources, insertSource } from "../store.ts";

const DAY = 86_400_000;

/**
 * Makes a source known, or finds it as it was declared before. One that is there with another declaration is refused:
 * how messages are threaded would differ from one half of it to the other. With `grace`, one that comes beside others
 * counts against coverage only after so many days: who listens in more places must not look worse for it.
 */
export async function declareSource(
  tx: Handle,
  declaration: SourceDeclaration,
  now: Date,
  grace?: { readonly days: number },
): Promise<SourceDeclaration> {
  const isFirst = grace === undefined || (await findSources(tx)).length === 0;
  const countsFrom = isFirst ? null : new Date(now.getTime() + grace.days * DAY);
  if (await insertSource(tx, { declaration, now, countsFrom })) return declaration;
  const known = await findSource(tx, declaration.name);
  if (!known) return declaration;
  const fields = [...new Set([...Object.keys(known), ...Object.keys(declaration)])] as (keyof SourceDeclaration)[];
  const differing = fields.filter((field) => !isDeepStrictEqual(known[field], declaration[field]));
  if (differing.length > 0) throw sourceDiffers(declaration.name, differing);
  return known;
}
