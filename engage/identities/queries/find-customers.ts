import type { Handle } from "@firsthand/platform/storage";

import { normalEmail, normalNumber, normalPhone } from "../rules.ts";
import * as store from "../store/customers.ts";

/** An identity with its keyed hashes, for those who keep something about a customer. */
export interface Customer {
  readonly identityId: string;
  readonly kind: string;
  readonly value: string | null;
  readonly keys: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** All identities of the person whom this is an identity of; nobody: empty. */
export async function findAllIdentities(tx: Handle, id: string): Promise<Customer[]> {
  return (await store.findAllOf(tx, id)).map(customerOf);
}

/** The identity of each mail address, telephone, number, account or id that leads to exactly one, by what was asked. */
export async function findCustomers(tx: Handle, values: readonly string[]): Promise<Map<string, Customer>> {
  const byId = new Map((await store.findThese(tx, values.filter(isId))).map((row) => [row.identity_id, row]));
  const forms = new Map(values.map((value) => [value, formsOf(value)]));
  const carrying = Map.groupBy(await store.findCarrying(tx, [...new Set([...forms.values()].flat())]), (row) =>
    String(row.value),
  );
  return new Map(
    values.flatMap((value): [string, Customer][] => {
      const named = byId.get(value);
      const found = (forms.get(value) ?? []).map((form) => carrying.get(form) ?? []).find((rows) => rows.length > 0);
      const row = named ?? (found?.length === 1 ? found[0] : undefined);
      return row ? [[value, customerOf(row)]] : [];
    }),
  );
}

function isId(value: string): boolean {
  return UUID.test(value);
}

/** As it may stand in the log, the likeliest first. */
function formsOf(value: string): string[] {
  const forms = [value.trim(), normalEmail(value), normalPhone(value, undefined), normalNumber(value)];
  return [...new Set(forms.flatMap((form) => form ?? []))];
}

function customerOf({ identity_id: identityId, kind, value, keys }: store.CustomerRow): Customer {
  return { identityId, kind, value, keys };
}
