import type { DataSubject, PersonalDataHolder } from "@firsthand/platform/personal-data";

import { endVisitorsOf, findVisitorsOf, type Sought } from "./store/visitors.ts";

/** What chats know of their visitors beside what they said, which stands in the log. */
export const chatPersonalData: PersonalDataHolder = {
  module: "engage/chat",
  tables: [
    {
      table: "chat_visitor",
      personal: {
        subject_key: { what: "the keyed hash of the id that the site has for them", erase: "cleared" },
        account: { what: "the account that they have in the log", erase: "cleared" },
        name: { what: "the name that the site gave", erase: "cleared" },
        email: { what: "the mail address that they or the site gave", erase: "cleared" },
        identity_id: {
          what: "who they are in the log",
          erase: { kept: "an id without a name, so that the token of their browser stays dead" },
        },
      },
      plain: "home visitor_id widget_id email_verified thread last_at made_at ended_at",
    },
  ],
  async find(tx, subject) {
    const rows = (await findVisitorsOf(tx, soughtOf(subject))).length;
    return rows > 0 ? [{ table: "chat_visitor", what: "chats that know them again", rows }] : [];
  },
  async *export(tx, subject) {
    yield {
      section: "chat_visitors",
      title: "Chats that know you again",
      records: (await findVisitorsOf(tx, soughtOf(subject))).map((row) => ({
        account: row.account,
        name: row.name,
        email: row.email,
        lastAt: row.last_at?.toISOString() ?? null,
      })),
    };
  },
  async erase(tx, subject, at) {
    const rows = await endVisitorsOf(tx, soughtOf(subject), at);
    return [{ table: "chat_visitor", what: "chats that know them no more", rows }];
  },
};

function soughtOf({ identityIds, marks }: DataSubject): Sought {
  const accounts = marks.flatMap(({ kind, value, space }) =>
    kind === "account" && space !== undefined ? [{ value, source: space }] : [],
  );
  const emails = marks.flatMap(({ kind, value }) => (kind === "email" ? [value] : []));
  return { identityIds, accounts, emails };
}
