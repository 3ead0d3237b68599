import type { PersonRecord } from "@firsthand/connect/records";
import { stableId } from "@firsthand/kernel/ids";

/** One version of a record as it is ranked. */
export interface Ranked {
  readonly version: number;
  readonly at: Date;
  readonly hash: string;
}

/** Whether `a` stands above `b`: the higher version, then the later change, then the greater hash of the content. */
export function outranks(a: Ranked, b: Ranked): boolean {
  if (a.version !== b.version) return a.version > b.version;
  const apart = a.at.getTime() - b.at.getTime();
  return apart === 0 ? a.hash > b.hash : apart > 0;
}

/** Values by name, each with the moment (milliseconds since 1970) at which it was said. */
export type Attributes = Readonly<Record<string, readonly [value: string, at: number]>>;

/** What a profile holds of a record. A mail address that proves nothing is no key, and would be lost otherwise. */
export function attributesOf({ attributes = {}, account, email, emailVerified, at }: PersonRecord): Attributes {
  const said = Date.parse(at);
  const loose = email !== undefined && account !== undefined && emailVerified !== true;
  const all = loose ? { ...attributes, [LOOSE_MAIL]: email } : attributes;
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value, said] as const]));
}

const LOOSE_MAIL = "Mail address, not confirmed";

/** So many are kept of one identity. */
const MOST = 50;

/** Both together: of each name what was said last, at one moment the greater value; the latest said of too many. */
export function merged(one: Attributes, other: Attributes): Attributes {
  const best = new Map(Object.entries(one));
  for (const [name, said] of Object.entries(other)) {
    const known = best.get(name);
    if (!known || isLater(said, known)) best.set(name, said);
  }
  const kept = [...best].toSorted(([a, [, early]], [b, [, late]]) => late - early || (a < b ? -1 : 1)).slice(0, MOST);
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isLater([value, at]: Attributes[string], [known, before]: Attributes[string]): boolean {
  return at === before ? value > known : at > before;
}

/** The id of the profile that a source keeps under an id of its own. */
export function recordId(source: string, externalId: string): string {
  return stableId("person", source, externalId);
}

/** The id of what messages of a source told of an identity. */
export function traitsId(source: string, identityId: string): string {
  return stableId("traits", source, identityId);
}

/** A hash of all that a record says, whatever the order of its fields. */
export function contentHash(record: PersonRecord): string {
  const { attributes = {}, ...rest } = record;
  const parts = [...Object.entries(rest), ...Object.entries(attributes).map(([name, value]) => [`=${name}`, value])];
  return stableId("profile", ...parts.map((part) => JSON.stringify(part)).toSorted());
}
