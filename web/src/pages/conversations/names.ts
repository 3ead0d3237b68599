interface Named {
  readonly name: string | null;
  readonly value: string | null;
  readonly kind: string;
}

/** How somebody is called: by name, else by address, handle or number, else by what little is known. */
export function nameOf({ name, value, kind }: Named): string {
  return name ?? (value === null || value === "" ? unknownName(kind) : value);
}

function unknownName(kind: string): string {
  return kind === "anonymous" ? "Unknown person" : `Unnamed ${identityText(kind).toLowerCase()}`;
}

/** The kind of an identity in words. */
export function identityText(kind: string): string {
  if (kind === "email") return "Mail address";
  if (kind === "phone") return "Telephone";
  if (kind === "customer_number") return "Customer number";
  return kind === "account" ? "Account" : kind === "anonymous" ? "Not known" : kind;
}
