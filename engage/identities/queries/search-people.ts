import type { Handle } from "@firsthand/platform/storage";

import type { FoundPerson } from "../contract.ts";
import { normalNumber, normalPhone } from "../rules.ts";
import { searchIdentities, type FoundRow } from "../store/search.ts";

/**
 * Identities whose name, one word of it that is the last, handle, mail address, telephone or customer number begins with
 * a text, in any case; those that are exactly it first. An empty text finds nobody.
 */
export async function searchPeople(tx: Handle, text: string, limit: number): Promise<FoundPerson[]> {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const forms = [wanted, normalPhone(text, undefined), normalNumber(text)?.toLowerCase(), digitsOf(wanted)];
  const starts = [...new Set(forms.flatMap((form) => form ?? []))];
  return (await searchIdentities(tx, { wanted, starts, limit })).map(foundOf);
}

/** A telephone number written with blanks and brackets, as far as it was typed. */
function digitsOf(text: string): string | undefined {
  const digits = text.replaceAll(/[\s()./-]/g, "").replace(/^00/, "+");
  return /^\+?\d{3,}$/.test(digits) ? digits : undefined;
}

function foundOf(row: FoundRow): FoundPerson {
  return {
    identityId: row.identity_id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    space: row.space,
    value: row.value,
    sharing: row.sharing,
  };
}
