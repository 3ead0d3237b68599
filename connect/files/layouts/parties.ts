import { party as partyContract, type Party } from "@firsthand/connect/records";

import type { Field } from "../contract.ts";
import { shown, Unreadable } from "../unreadable.ts";
import type { Cell } from "./bound-fields.ts";
import { flagIn, nameIn, wordIn } from "./values.ts";

const ROLES = new Map((["customer", "agent", "brand", "bot"] as const).map((role) => [role as string, role]));
const COPIED_LIMIT = 1000;

/** The reader of an author or recipient; undefined if no column tells anything of them. */
export function partyReader(
  who: "author" | "recipient",
  fields: ReadonlyMap<Field, Cell>,
): ((cells: readonly string[]) => Party | undefined) | undefined {
  const fills: ((party: Party, cells: readonly string[]) => void)[] = [];
  const when = (field: Field, fill: (party: Party, cell: string) => void) => {
    const cell = fields.get(field);
    if (cell) fills.push((party, cells) => fill(party, cell(cells)));
  };
  const named = (field: Field, set: (party: Party, name: string) => void) =>
    when(field, (party, cell) => {
      const name = nameIn(cell, field);
      if (name !== undefined) set(party, name);
    });
  const flag = (field: Field, set: (party: Party, flag: boolean) => void) =>
    when(field, (party, cell) => {
      const value = flagIn(cell, field);
      if (value !== undefined) set(party, value);
    });
  when(`${who}_role`, (party, cell) => {
    const role = wordIn(cell, `${who}_role`, ROLES);
    if (role) party.role = role;
  });
  named(who, (party, account) => (party.account = account));
  named(`${who}_email`, (party, email) => (party.email = email));
  flag(`${who}_email_verified`, (party, verified) => (party.emailVerified = verified));
  named(`${who}_phone`, (party, phone) => (party.phone = phone));
  named(`${who}_customer_number`, (party, number) => (party.customerNumber = number));
  named(`${who}_name`, (party, name) => (party.name = name));
  flag(`${who}_shared`, (party, shared) => (party.shared = shared));
  named(`${who}_function`, (party, name) => (party.function = name));
  if (fills.length === 0) return undefined;
  return (cells) => {
    const party: Party = {};
    for (const fill of fills) fill(party, cells);
    for (const _ in party) return party;
    return undefined;
  };
}

/** Those who got a copy: mail addresses separated by spaces, commas or semicolons, or a JSON list of parties. */
export function copiedIn(cell: string): Party[] {
  const list = cell.trimStart().startsWith("[")
    ? partiesInJson(cell)
    : cell.split(/[\s,;]+/).flatMap((address): Party[] => {
        const email = nameIn(address, "copied");
        return email === undefined ? [] : [{ email }];
      });
  if (list.length <= COPIED_LIMIT) return list;
  throw new Unreadable("bad_value", `At most ${COPIED_LIMIT} may be copied in, here are ${list.length}.`);
}

function partiesInJson(cell: string): Party[] {
  try {
    return partyContract.array().parse(JSON.parse(cell));
  } catch {
    throw new Unreadable("bad_value", `copied is ${shown(cell)}, which is not a list of people as in a source record.`);
  }
}
