import { isDeepStrictEqual } from "node:util";

import type { SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { sourceDiffers } from "../errors.ts";
import { findSource, insertSource } from "../store.ts";

/**
 * Makes a source known, or finds it as it was declared before. One that is there with another declaration is refused:
 * how messages are threaded would differ from one half of it to the other.
 */
export async function declareSource(tx: Handle, declaration: SourceDeclaration, now: Date): Promise<SourceDeclaration> {
  if (await insertSource(tx, declaration, now)) return declaration;
  const known = await findSource(tx, declaration.name);
  if (!known) return declaration;
  const fields = [...new Set([...Object.keys(known), ...Object.keys(declaration)])] as (keyof SourceDeclaration)[];
  const differing = fields.filter((field) => !isDeepStrictEqual(known[field], declaration[field]));
  if (differing.length > 0) throw sourceDiffers(declaration.name, differing);
  return known;
}
