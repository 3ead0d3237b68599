import type { Grant, Scope } from "@firsthand/govern/access/contract";
import { permissions } from "@firsthand/kernel/permissions";

import { functionText, plainText } from "../format/words.ts";

/** Titles of roles by their names, as far as who looks may see them. */
export type RoleTitles = ReadonlyMap<string, string>;

const noTitles: RoleTitles = new Map();

/** What a role is called; one whose title is not known is called by its name. */
export function roleText(role: string, titles: RoleTitles = noTitles): string {
  return titles.get(role) ?? plainText(role);
}

/** Where something holds: "for Kettla, only customer care"; empty for the whole organisation. */
export function scopeText({ unit, function: of }: Scope): string {
  const only = of === null ? "" : `only ${lower(functionText(of))}`;
  if (unit === null) return only;
  return only === "" ? `for ${unit}` : `for ${unit}, ${only}`;
}

/** A grant in a few words: "Agent for Kettla, only customer care". */
export function grantText(grant: Grant, titles?: RoleTitles): string {
  const where = scopeText(grant);
  const role = roleText(grant.role, titles);
  if (where === "") return role;
  return grant.unit === null ? `${role}, ${where}` : `${role} ${where}`;
}

/** What a permission allows, in words. */
export function permissionText(id: string): string {
  return permissions.find((one) => one.id === id)?.words ?? id;
}

/** Words as they stand within a sentence; names of all capitals stay as they are. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
