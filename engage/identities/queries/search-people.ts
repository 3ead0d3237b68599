import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { FoundPerson } from "../contract.ts";
import { normalNumber, normalPhone } from "../rules.ts";
import { findRestricted, isAnybodyRestricted, maskedPerson, withheldPerson } from "../../conversations/index.ts";
import { reachedOf, searchIdentities, type FoundRow } from "../store/search.ts";

interface SearchFor {
  readonly limit: number;
  readonly reach?: Reach;
  /** Where personal data are shown; elsewhere they are masked. */
  readonly clear?: Reach;
  readonly restricted?: boolean;
}

/**
 * Identities whose name, one word of it that is the last, handle, mail address, telephone or customer number begins with
 * a text, in any case; those that are exactly it first. An empty text finds nobody, nor does any who is
 * out of reach. Who is restricted is found by a whole address or number alone, and then without it. With `restricted`
 * they are found as all others, for who answers their requests.
 */
export async function searchPeople(
  tx: Handle,
  text: string,
  { limit, reach = "all", clear = "all", restricted = false }: SearchFor,
): Promise<FoundPerson[]> {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const forms = [wanted, normalPhone(text, undefined), normalNumber(text)?.toLowerCase(), digitsOf(wanted)];
  const starts = [...new Set(forms.flatMap((form) => form ?? []))];
  const open = restricted || !(await isAnybodyRestricted(tx));
  const rows = await searchIdentities(tx, { wanted, starts, limit, reach, restricted: open });
  const ids = rows.map((row) => row.identity_id);
  const since = open ? new Map<string, Date>() : await findRestricted(tx, ids);
  const foundOf = (row: FoundRow) => shownOf(row, since.get(row.identity_id));
  if (clear === "all") return rows.map(foundOf);
  const shown = await reachedOf(tx, clear, ids);
  // Who sees a mask must not guess what is under it letter by letter: only what is known already finds.
  const known = (row: FoundRow) =>
    row.name?.toLowerCase() === wanted || (row.value !== null && starts.includes(row.value.toLowerCase()));
  return rows
    .filter((row) => shown.has(row.identity_id) || known(row))
    .map((row) => (shown.has(row.identity_id) ? foundOf(row) : maskedPerson(foundOf(row))));
}

/** A telephone number written with blanks and brackets, as far as it was typed. */
function digitsOf(text: string): string | undefined {
  const digits = text.replaceAll(/[\s()./-]/g, "").replace(/^00/, "+");
  return /^\+?\d{3,}$/.test(digits) ? digits : undefined;
}

function shownOf(row: FoundRow, since: Date | undefined): FoundPerson {
  const found: FoundPerson = {
    identityId: row.identity_id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    space: row.space,
    value: row.value,
    sharing: row.sharing,
    restrictedSince: since?.toISOString() ?? null,
  };
  return since ? withheldPerson(found) : found;
}
