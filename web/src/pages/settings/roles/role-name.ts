/** The name of a new role, made of its title, and different from all that are taken: small letters, numbers and _. */
export function roleNameOf(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "")
    .slice(0, 50);
  const name = plain === "" ? "role" : plain;
  if (!taken.has(name)) return name;
  for (let next = 2; ; next += 1) if (!taken.has(`${name}_${next}`)) return `${name}_${next}`;
}
