import type { Party } from "@firsthand/connect/records";
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";

export type IdentityKind = "account" | "email" | "phone" | "customer_number" | "anonymous";

/** One way to reach or recognise someone, in its normal form. `space` tells whose accounts they are. */
export interface IdentityKey {
  readonly kind: IdentityKind;
  readonly space: string;
  readonly value: string;
}

/** Why two identities are taken for one person without asking anybody. */
export type LinkRule =
  | "same_verified_email"
  | "same_phone"
  | "same_customer_number"
  | "said_by_source"
  | "decided_by_person";

export interface PartyKeys {
  readonly primary: IdentityKey;
  /** Further keys that prove who it is. */
  readonly evidence: readonly { readonly key: IdentityKey; readonly rule: LinkRule }[];
  readonly sharing: "personal" | "shared";
}

/** Rises when a rule below changes; keys of older rules stay valid beside the new ones. */
const KEY_RULES_VERSION = 1;

/** How a person's keys are read in the source that names them. */
export interface KeySpace {
  /** Accounts of sources with the same word are the same accounts. */
  readonly accounts: string;
  readonly country: string | undefined;
}

/**
 * The keys of a party, the most specific first: account, mail, telephone, customer number. Without any the author
 * cannot be known and gets an identity of this delivery alone (`fallback`), never a common one.
 */
export function keysOf(party: Party | undefined, space: KeySpace, fallback: string): PartyKeys {
  const account = party?.account ? { kind: "account", space: space.accounts, value: party.account.trim() } : undefined;
  const email = keyed("email", normalEmail(party?.email));
  const phone = keyed("phone", normalPhone(party?.phone, space.country));
  const number = keyed("customer_number", normalNumber(party?.customerNumber));
  const all = [account, email, phone, number].filter((key) => key !== undefined) as IdentityKey[];
  const sharing = party?.shared ? "shared" : "personal";
  const primary = all[0];
  if (!primary) return { primary: { kind: "anonymous", space: "", value: fallback }, evidence: [], sharing };
  const evidence = [
    ...(email && email !== primary && party?.emailVerified
      ? [{ key: email, rule: "same_verified_email" as const }]
      : []),
    ...(phone && phone !== primary ? [{ key: phone, rule: "same_phone" as const }] : []),
    ...(number && number !== primary ? [{ key: number, rule: "same_customer_number" as const }] : []),
    ...otherAccounts(party, space, account?.value).map((key) => ({ key, rule: "said_by_source" as const })),
  ];
  return { primary, evidence: sharing === "shared" ? [] : evidence, sharing };
}

function otherAccounts(party: Party | undefined, space: KeySpace, own: string | undefined): IdentityKey[] {
  const others = new Set((party?.accounts ?? []).map((value) => value.trim()).filter((value) => value !== ""));
  return [...others]
    .filter((value) => value !== own)
    .map((value) => ({ kind: "account", space: space.accounts, value }));
}

function keyed(kind: IdentityKind, value: string | undefined): IdentityKey | undefined {
  return value === undefined ? undefined : { kind, space: "", value };
}

/** A mail address in its normal form: trimmed, composed, lower case. Not one at all: undefined. */
export function normalEmail(text: string | undefined): string | undefined {
  const address = text?.trim().normalize("NFC").toLowerCase();
  return address && /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : undefined;
}

/** A telephone number in E.164; one that cannot be is no key. `country` is for numbers written without one. */
export function normalPhone(text: string | undefined, country: string | undefined): string | undefined {
  if (!text) return undefined;
  const parsed = parsePhoneNumberFromString(text, country?.toUpperCase() as CountryCode | undefined);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** A customer number: trimmed, inner spaces gone, upper case. */
export function normalNumber(text: string | undefined): string | undefined {
  const number = text?.replaceAll(/\s+/g, "").toUpperCase();
  return number || undefined;
}

/** What the keyed hash of a key is taken of. */
export function hashedText(key: IdentityKey): string {
  return [KEY_RULES_VERSION, key.kind, key.space, key.value].map((part) => `${String(part).length}:${part}`).join("");
}

export interface Link {
  readonly fromId: string;
  readonly toId: string;
}

export interface Member {
  readonly identityId: string;
  readonly kind: IdentityKind;
  readonly sharing: "personal" | "shared";
}

/**
 * The person of each identity: the component of the links between personal identities, named by its smallest id.
 * A shared identity is nobody's: it stands alone and joins nothing.
 */
export function personsOf(
  members: readonly Member[],
  links: readonly Link[],
): Map<string, { personId: string; known: boolean }> {
  const personal = new Set(
    members.filter((member) => member.sharing === "personal").map((member) => member.identityId),
  );
  const parent = new Map(members.map((member) => [member.identityId, member.identityId]));
  const find = (id: string): string => {
    for (let at = id; ;) {
      const up = parent.get(at) ?? at;
      if (up === at) return at;
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
  };
  for (const { fromId, toId } of links) {
    if (!personal.has(fromId) || !personal.has(toId)) continue;
    const [low, high] = [find(fromId), find(toId)].toSorted();
    if (low !== undefined && high !== undefined) parent.set(high, low);
  }
  const known = new Set(
    members.filter((member) => PROVES_WHO.has(member.kind)).map((member) => find(member.identityId)),
  );
  return new Map(
    members.map(({ identityId }) => [identityId, { personId: find(identityId), known: known.has(find(identityId)) }]),
  );
}

/** Kinds by which somebody is known beyond the place where they spoke. */
export const PROVES_WHO: ReadonlySet<IdentityKind> = new Set(["email", "phone", "customer_number"]);
