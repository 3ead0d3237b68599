import type { PersonalDataHolder } from "@firsthand/platform/personal-data";

import { clearConsents, countConsentsOf, listConsentsOf } from "./store/personal-data.ts";

const REFUSAL = { kept: "a refusal holds on for an address that nobody can read from it" };

/** What customers agreed to and refused. */
export const consentPersonalData: PersonalDataHolder = {
  module: "govern/consent",
  tables: [
    {
      table: "consent_event",
      personal: {
        text_shown: { what: "what was shown to the customer", erase: "cleared" },
        proof: { what: "words that prove it", erase: "cleared" },
        identity_id: { what: "who said so", erase: REFUSAL },
        identity_key: { what: "the keyed hash of an address", erase: REFUSAL },
      },
      plain: "home event_id purpose_id purpose_version channel state source at by_name recorded_at",
    },
    {
      table: "consent_link",
      personal: { identity_id: { what: "whose preference page it opens", erase: "removed" } },
      plain: "home version made_by made_at expires_at",
    },
  ],
  async find(tx, { identityIds }) {
    const { events, links } = await countConsentsOf(tx, identityIds);
    return [
      { table: "consent_event", what: "what they agreed to or refused", rows: events },
      { table: "consent_link", what: "links to their preference page", rows: links },
    ].filter(({ rows }) => rows > 0);
  },
  async *export(tx, { identityIds }) {
    yield {
      section: "consents",
      title: "What you agreed to and refused",
      records: (await listConsentsOf(tx, identityIds)).map((row) => ({
        at: row.at.toISOString(),
        purpose: row.title,
        textShown: row.text,
        channel: row.channel,
        said: row.state,
        by: row.source,
        proof: row.proof,
      })),
    };
  },
  async erase(tx, { identityIds }) {
    const { events, links } = await clearConsents(tx, identityIds);
    return [
      { table: "consent_event", what: "words about consents cleared", rows: events },
      { table: "consent_link", what: "links to the preference page removed", rows: links },
    ];
  },
};
