import { type HeldTable, markerOf, type PersonalDataHolder } from "@firsthand/platform/personal-data";

import { countMembers, deleteMembers, findNamingThemes, rewriteTheme } from "./store/personal-data.ts";

const rewritten = "rewritten";

const tables: readonly HeldTable[] = [
  {
    table: "theme",
    personal: {
      name: { what: "words that several people use", erase: rewritten },
      phrases: { what: "words that several people use", erase: rewritten },
    },
    plain: `theme_id days kind authors expected chance uncovered first_found_at found_at dismissed_at dismissed_by place`,
  },
  {
    table: "theme_message",
    personal: { message_id: { what: "that a message of theirs belongs to a theme", erase: "removed" } },
    plain: "home theme_id typical",
  },
];

/** Themes hold words that several people use, and which messages use them. */
export const themesPersonalData: PersonalDataHolder = {
  module: "learn/themes",
  tables,
  async find(tx, subject) {
    const { patterns } = markerOf(subject, "anywhere");
    return [
      { table: "theme", what: "themes whose words name them", rows: (await findNamingThemes(tx, patterns)).length },
      { table: "theme_message", what: "messages in themes", rows: await countMembers(tx, subject.messageIds) },
    ].filter(({ rows }) => rows > 0);
  },
  // The messages themselves are handed out as such; which of them are alike is found anew by each look.
  async *export() {},
  async erase(tx, subject) {
    const { patterns, takeOut } = markerOf(subject, "anywhere");
    const named = await findNamingThemes(tx, patterns);
    for (const { theme_id, name, phrases } of named)
      await rewriteTheme(tx, { theme_id, name: takeOut(name), phrases: phrases.map((phrase) => takeOut(phrase)) });
    return [
      { table: "theme", what: "themes whose words named them", rows: named.length },
      {
        table: "theme_message",
        what: "messages taken out of themes",
        rows: await deleteMembers(tx, subject.messageIds),
      },
    ];
  },
};
