import { addStatement, listStatements, removeStatement, showOwnMessages } from "@firsthand/engage/conversations";
import { correctName, correctValue, listCorrections, type World } from "@firsthand/engage/identities";
import type { Correcting } from "@firsthand/govern/privacy";

/** How what is kept of customers is looked at and corrected. */
export function correctingWith({ random, secret }: Pick<World, "random" | "secret">): Correcting {
  return {
    messages: async (tx, identityIds, page) =>
      (await showOwnMessages(tx, identityIds, page)).map((message) => ({ ...message, at: message.at.toISOString() })),
    corrected: async (tx, identityIds) => ({
      corrections: (await listCorrections(tx, identityIds)).map((one) => ({ ...one, at: one.at.toISOString() })),
      statements: await listStatements(tx, identityIds),
    }),
    name: (tx, change) => correctName(tx, { ...change, random }),
    value: (tx, change) => correctValue(tx, { ...change, random, secret }),
    state: (tx, statement) => addStatement(tx, { ...statement, random }),
    takeBack: removeStatement,
  };
}
