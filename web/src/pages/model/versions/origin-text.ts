import type { ModelVersion } from "@firsthand/transform/models/contract";

/** Where a version is from, in few words. */
export function originText(origin: ModelVersion["origin"]): string {
  return origin === "shipped" ? "Came with the product" : "Written here";
}
