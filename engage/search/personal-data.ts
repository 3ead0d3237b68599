import type { PersonalDataHolder } from "@firsthand/platform/personal-data";

import { countEntries, emptyEntries } from "./store/personal-data.ts";

/**
 * What the index of words knows of customers: it is made from the log, so nothing of it is handed
 * out. It is erased before the messages are.
 */
export const searchPersonalData: PersonalDataHolder = {
  module: "engage/search",
  tables: [
    {
      table: "search_entry",
      personal: { words: { what: "the words of a message", erase: "cleared" } },
      plain: "interaction_id home conversation_id at unit",
    },
    { table: "search_week", personal: {}, plain: "week entries" },
  ],
  async find(tx, { messageIds }) {
    const rows = await countEntries(tx, messageIds);
    return rows > 0 ? [{ table: "search_entry", what: "messages that can be searched", rows }] : [];
  },
  async *export() {},
  async erase(tx, { messageIds }) {
    const rows = await emptyEntries(tx, messageIds);
    return [{ table: "search_entry", what: "messages taken out of the search", rows }];
  },
};
