import type { ModelInForce } from "../contract.ts";
import type { ModelKind, ModelsGround } from "../ground.ts";
import { inForce, type InForce } from "./in-force.ts";

/** The model in force with what it holds, and the file of the product where that is another. Throws `no_model`. */
export async function showModel({ db }: Pick<ModelsGround, "db">, kind: ModelKind): Promise<ModelInForce> {
  return modelInForce(kind, await inForce(db, kind.name));
}

/** A version as it is told to who asks for the model in force. */
export function modelInForce(kind: ModelKind, { savedAt, ...version }: InForce): ModelInForce {
  const read = kind.read(version.text);
  const shipped = kind.shipped.text === version.text ? null : kind.read(kind.shipped.text);
  return {
    model: kind.name,
    ...version,
    savedAt: savedAt.toISOString(),
    // What an earlier release took may be wrong for this one; it is still what is in force.
    contents: read.ok ? read.contents : {},
    shipped: shipped && { text: kind.shipped.text, faults: shipped.ok ? [] : [...shipped.faults] },
  };
}
