import type { PersonalDataHolder } from "@firsthand/platform/personal-data";

import { clearWhyOf, countHoldsOf } from "./store/holds-of.ts";

const HELD = { kept: "ids, which lead to nobody once these are without name" };

/** What holds say of customers. Those that hold now keep their customer from being erased. */
export const retentionPersonalData: PersonalDataHolder = {
  module: "govern/retention",
  tables: [
    {
      table: "legal_hold",
      personal: {
        identity_id: { what: "whose data are held", erase: HELD },
        conversation_id: { what: "which conversation is held", erase: HELD },
        why: { what: "why they are held", erase: "cleared" },
      },
      plain: "hold_id kind channel unit since until by_name at ends_at lifted_by lifted_at",
    },
  ],
  async find(tx, { identityIds, conversationIds }) {
    const rows = await countHoldsOf(tx, { identityIds, conversationIds });
    return rows > 0 ? [{ table: "legal_hold", what: "holds on their data", rows }] : [];
  },
  async *export(): AsyncGenerator<never> {
    // Why data are held is said to a court, not to whom it is about.
  },
  async erase(tx, { identityIds, conversationIds }) {
    const rows = await clearWhyOf(tx, { identityIds, conversationIds });
    return [{ table: "legal_hold", what: "reasons of ended holds cleared", rows }];
  },
};
