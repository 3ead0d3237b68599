import { type DataSubject, markerOf, type PersonalDataHolder } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { emptyProfiles, findNaming, findProfilesOf, type NamingRow, rewriteProfiles } from "./store/profiles.ts";

const AGAIN = { kept: "by it the same record of the source is known when it comes again, and brings nothing back" };

/** What other systems know of customers. */
export const profilesPersonalData: PersonalDataHolder = {
  module: "engage/profiles",
  tables: [
    {
      table: "person_profile",
      personal: {
        external_id: { what: "what the source calls their record", erase: "cleared" },
        attributes: { what: "what the source knows of them", erase: "cleared" },
        language: { what: "the language they speak", erase: "cleared" },
        unit: { what: "the unit that they belong to", erase: "cleared" },
        identity_id: {
          what: "whose record it is",
          erase: { kept: "an id, which says nothing of anybody once it is without name" },
        },
        profile_id: { what: "a hash of the source's id of their record", erase: AGAIN },
        content_hash: { what: "a hash of what the record said", erase: AGAIN },
      },
      plain: "home kind source version at state cleared_at received_at",
    },
  ],
  async find(tx, subject) {
    return [
      {
        table: "person_profile",
        what: "records of other systems",
        rows: (await findProfilesOf(tx, subject.identityIds)).length,
      },
      { table: "person_profile", what: "records of others that name them", rows: (await naming(tx, subject)).length },
    ].filter(({ rows }) => rows > 0);
  },
  async *export(tx, { identityIds }) {
    yield {
      section: "profiles",
      title: "What other systems told us of you",
      records: (await findProfilesOf(tx, identityIds)).map((row) => ({
        source: row.source,
        id: row.external_id,
        at: row.at.toISOString(),
        receivedAt: row.received_at.toISOString(),
        language: row.language,
        unit: row.unit,
        known: Object.entries(row.attributes).map(([name, [value]]) => `${name}: ${value}`),
      })),
    };
  },
  async erase(tx, subject, at) {
    const named = await naming(tx, subject);
    const rows = await emptyProfiles(tx, subject.identityIds, { state: "erased", at });
    await rewriteProfiles(tx, named);
    return [
      { table: "person_profile", what: "records of other systems emptied", rows },
      { table: "person_profile", what: "records of others in which they were named", rows: named.length },
    ];
  },
};

/** What is known of others and names the customer, as it is to be from now on. */
async function naming(tx: Handle, subject: DataSubject): Promise<NamingRow[]> {
  const { patterns, takeOut } = markerOf(subject, "anywhere");
  const rows = await findNaming(tx, { identityIds: subject.identityIds, patterns });
  return rows.map((row) => ({
    ...row,
    external_id: row.external_id === null ? null : takeOut(row.external_id),
    attributes: Object.fromEntries(
      Object.entries(row.attributes).map(([name, [value, at]]) => [takeOut(name), [takeOut(value), at]]),
    ),
  }));
}
