import type { IdentityRow } from "../store/identities.ts";

/**
 * How a person is called: the name that was corrected last, else the one said last by any of the identities; of two said
 * at once the greater one, as within one identity.
 */
export function lastName(identities: readonly IdentityRow[]): string | null {
  const named = identities.filter((row) => row.name !== null && row.name_at !== null);
  const [latest] = named.toSorted(
    (a, b) =>
      Number(b.name_corrected) - Number(a.name_corrected) ||
      (b.name_at?.getTime() ?? 0) - (a.name_at?.getTime() ?? 0) ||
      Buffer.compare(Buffer.from(b.name ?? ""), Buffer.from(a.name ?? "")),
  );
  return latest?.name ?? null;
}
