import type {
  DataSubject,
  ExportPiece,
  HeldTable,
  Mark,
  PersonalDataHolder,
  SubjectKey,
} from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";

import { findTakenPart } from "../conversations/index.ts";
import { lastName } from "./queries/last-name.ts";
import { findById, findOfPerson, allLinksOf, type IdentityRow } from "./store/identities.ts";
import { findCorrectionsOf } from "./store/corrections.ts";
import * as store from "./store/personal-data.ts";

const TOGETHER = { kept: "ids, by which one customer is still counted as one" };

const tables: readonly HeldTable[] = [
  {
    table: "identity",
    personal: {
      value: { what: "the address, number or handle", erase: "cleared" },
      name: { what: "the name that was given", erase: "cleared" },
      name_at: { what: "when the name was given", erase: "cleared" },
      person_id: { what: "which identities are one person", erase: TOGETHER },
    },
    plain: "home identity_id kind space sharing known name_corrected",
  },
  {
    table: "identity_key",
    personal: { key: { what: "the keyed hash of an address, number or handle", erase: "removed" } },
    plain: "home kind valid_from identity_id",
  },
  {
    table: "identity_link",
    personal: {
      from_id: { what: "one identity", erase: TOGETHER },
      to_id: { what: "the other", erase: TOGETHER },
      reason: { what: "why they are one person", erase: "cleared" },
      undone_reason: { what: "why they are not", erase: "cleared" },
    },
    plain: "home rule state made_at made_by undone_at undone_by",
  },
  {
    table: "identity_correction",
    personal: {
      identity_id: { what: "whose address or name was corrected", erase: "removed" },
      before: { what: "what it was", erase: "removed" },
      after: { what: "what it was corrected to", erase: "removed" },
      key: { what: "the keyed hash of the corrected address or number", erase: "removed" },
    },
    plain: "home correction_id field key_home request_id at by_name",
  },
  {
    table: "identity_candidate",
    personal: {
      from_id: { what: "one identity that may be of the same person", erase: "removed" },
      to_id: { what: "the other", erase: "removed" },
    },
    plain: "home score reasons found_at",
  },
  {
    table: "identity_parting",
    personal: {
      from_id: { what: "one identity", erase: TOGETHER },
      to_id: { what: "another person's", erase: TOGETHER },
    },
    plain: "home at by",
  },
];

/** Who customers are: their addresses, numbers, handles and names. */
export const identitiesPersonalData: PersonalDataHolder = {
  module: "engage/identities",
  tables,
  async find(tx, { identityIds, keys }) {
    return [
      { table: "identity", what: "addresses, numbers and accounts", rows: identityIds.length },
      { table: "identity_key", what: "keys that lead to them", rows: keys.length },
      { table: "identity_link", what: "links between them", rows: await store.countLinks(tx, identityIds) },
      {
        table: "identity_correction",
        what: "corrections of names and addresses",
        rows: (await findCorrectionsOf(tx, identityIds)).length,
      },
    ].filter(({ rows }) => rows > 0);
  },
  export: exportIdentities,
  async erase(tx, { identityIds }) {
    const { identities, keys, links, corrections } = await store.makeAnonymous(tx, identityIds);
    return [
      { table: "identity", what: "identities without name or address", rows: identities },
      { table: "identity_key", what: "keys removed", rows: keys },
      { table: "identity_link", what: "reasons of links cleared", rows: links },
      { table: "identity_correction", what: "corrections removed", rows: corrections },
    ];
  },
};

async function* exportIdentities(tx: Handle, { identityIds }: DataSubject): AsyncGenerator<ExportPiece> {
  const identities = await store.findIdentities(tx, identityIds);
  yield {
    section: "identities",
    title: "How we know you",
    records: identities.map((row) => ({
      id: row.identity_id,
      kind: row.kind,
      of: row.space,
      value: row.kind === "anonymous" ? null : row.value,
      name: row.name,
    })),
  };
  const links = await allLinksOf(tx, [...identityIds]);
  yield {
    section: "links",
    title: "Why we take these for one person",
    records: links.map((link) => ({
      from: link.from_id,
      to: link.to_id,
      rule: link.rule,
      state: link.state,
      madeAt: link.made_at.toISOString(),
    })),
  };
  yield {
    section: "corrections",
    title: "What you had corrected",
    records: (await findCorrectionsOf(tx, identityIds)).map((row) => ({
      at: row.at.toISOString(),
      identity: row.identity_id,
      field: row.field === "name" ? "name" : row.kind,
      before: row.before,
      after: row.after,
    })),
  };
}

/** Somebody, as a list shows them. */
interface NamedSubject {
  readonly personId: string;
  readonly name: string | null;
  readonly identities: {
    identityId: string;
    kind: string;
    value: string | null;
    sharing: "personal" | "shared";
  }[];
}

/**
 * The person that an identity or a person id names; an identity that several people use stands alone. Undefined where
 * nothing has that id.
 */
export async function findSubjectPerson(tx: Handle, id: string): Promise<NamedSubject | undefined> {
  const named = await findById(tx, id);
  return named && namedSubject(named.person_id, await findOfPerson(tx, named.person_id));
}

/** The same of identities that are known, whatever person they belong to now. */
export async function nameSubject(tx: Handle, identityIds: readonly string[]): Promise<NamedSubject | undefined> {
  const rows = await store.findIdentities(tx, identityIds);
  return rows[0] && namedSubject(rows[0].person_id, rows);
}

function namedSubject(personId: string, rows: readonly IdentityRow[]): NamedSubject {
  return {
    personId,
    name: lastName(rows),
    identities: rows.map((row) => ({
      identityId: row.identity_id,
      kind: row.kind,
      value: row.kind === "anonymous" ? null : row.value,
      sharing: row.sharing,
    })),
  };
}

/** Everything by which the data of these identities are found; of those that several people use, nothing. */
export async function findDataSubject(tx: Handle, identityIds: readonly string[]): Promise<DataSubject> {
  const rows = (await store.findIdentities(tx, identityIds)).filter((row) => row.sharing === "personal");
  const ids = rows.map((row) => row.identity_id);
  // What was corrected stands in older texts and records as it was.
  const corrections = await findCorrectionsOf(tx, ids);
  const before = corrections.flatMap(({ kind, field, before: value }) =>
    field === "value" ? markOf({ kind, value }) : [],
  );
  const names = corrections.flatMap(({ field, before: name }) => (field === "name" && name !== null ? [name] : []));
  return {
    identityIds: ids,
    keys: await store.findKeysTo(tx, ids),
    ...(await findTakenPart(tx, ids)),
    marks: [...rows.flatMap(markOf), ...before],
    names: [...new Set([...rows.flatMap((row) => row.name ?? []), ...names])],
  };
}

/** The identities that these keys lead to now. */
export async function findIdentitiesByKeys(tx: Handle, keys: readonly SubjectKey[]): Promise<string[]> {
  return await store.findByKeys(tx, keys);
}

function markOf({ kind, value, space }: Pick<IdentityRow, "kind" | "value"> & { readonly space?: string }): Mark[] {
  if (kind === "anonymous" || value === null) return [];
  if (kind === "account" && space !== undefined) return [{ kind, value, space }];
  if (kind !== "phone") return [{ kind, value }];
  const national = parsePhoneNumberFromString(value)?.formatNational();
  return [{ kind, value, ...(national && { also: [national] }) }];
}
