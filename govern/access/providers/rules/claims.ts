import type { Grant } from "../../contract.ts";

/** What counts of the claims of a provider. */
export interface Told {
  readonly subject: string;
  /** In lower case; undefined where there is none, or nobody verified it. */
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly groups: readonly string[];
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** `groupsClaim` may be a path with dots, as Keycloak's `realm_access.roles`; a name that has dots itself goes before. */
export function toldBy(claims: Claims, groupsClaim: string | null): Told {
  const email = claims["email"];
  const isVerified = claims["email_verified"] === true || claims["email_verified"] === "true";
  const usable = isVerified && typeof email === "string" && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email);
  return {
    subject: claims.sub,
    email: usable ? email.toLowerCase() : undefined,
    name: nameIn(claims),
    groups: groupsClaim === null ? [] : groupsIn(claims, groupsClaim),
  };
}

/**
 * Words of RFC 8176 that say of a second factor by themselves: several factors, a code, a key in hardware or software, a
 * smart card. A code by SMS or telephone is not among them: it goes to whoever has the number.
 */
const factorMethods = new Set(["mfa", "otp", "hwk", "swk", "sc"]);

/** Whether a signed token says that a second factor was used: by its methods, or by one of these words in `acr`. */
export function saysSecondFactor(signed: Claims, words: readonly string[]): boolean {
  const { amr, acr } = signed;
  const methods: readonly unknown[] = Array.isArray(amr) ? amr : [];
  return (
    methods.some((method) => typeof method === "string" && factorMethods.has(method)) ||
    (typeof acr === "string" && words.includes(acr))
  );
}

function nameIn(claims: Claims): string | undefined {
  const said = claims["name"] ?? claims["preferred_username"];
  if (typeof said !== "string") return undefined;
  const name = said
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 100);
  return name === "" ? undefined : name;
}

function groupsIn(claims: Claims, path: string): string[] {
  const found = Object.hasOwn(claims, path) ? claims[path] : path.split(".").reduce(step, claims);
  return [found].flat().filter((group) => typeof group === "string");
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** Whether an address belongs to one of the domains; with none all do. */
export function isOfDomain(email: string, domains: readonly string[]): boolean {
  return domains.length === 0 || domains.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
}

/** What the groups give together, or the default where they give nothing; each grant once. */
export function grantsFor(
  groups: readonly string[],
  {
    groupGrants,
    defaultGrants,
  }: { groupGrants: readonly { group: string; grants: readonly Grant[] }[]; defaultGrants: readonly Grant[] },
): Grant[] {
  const given = groupGrants.filter(({ group }) => groups.includes(group)).flatMap(({ grants }) => grants);
  const all = given.length > 0 ? given : defaultGrants;
  return [...new Map(all.map((grant) => [JSON.stringify([grant.role, grant.unit, grant.function]), grant])).values()];
}
