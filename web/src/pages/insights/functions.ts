import { type FrontOfficeFunction, frontOfficeFunctions } from "@firsthand/kernel/functions";

import { functionText } from "../../format/words.ts";

/** The front-office functions as choices of a field. */
export const functionChoices = frontOfficeFunctions.map((id) => ({ value: id, label: functionText(id) }));

/** A function that an address names; undefined for what is none. */
export function functionOf(said: string | undefined): FrontOfficeFunction | undefined {
  return frontOfficeFunctions.find((id) => id === said);
}
