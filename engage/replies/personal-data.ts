import { type DataSubject, type HeldTable, markerOf, type PersonalDataHolder } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { clearOfCustomers, findNaming, findOfCustomers, rewriteText } from "./store/personal-data.ts";
import type { ReplyRow } from "./store/replies.ts";

const tables: readonly HeldTable[] = [
  {
    table: "reply",
    personal: {
      text: { what: "what was written to them and is not in the log", erase: "cleared" },
      message: { what: "why it did not go out", erase: "cleared" },
      customer_id: {
        what: "to whom it was written",
        erase: { kept: "an id, which says nothing of anybody once it is without name" },
      },
    },
    plain: `home reply_id conversation_id answers_id key state door way tries due_at lease leased_until advice external_id
      message_id sent_at by_id by_name made_at changed_at`,
  },
];

/** What is written to customers and is not in the log yet. */
export const repliesPersonalData: PersonalDataHolder = {
  module: "engage/replies",
  tables,
  async find(tx, subject) {
    const own = await findOfCustomers(tx, subject.identityIds);
    return [
      { table: "reply", what: "replies that are not in the log", rows: own.filter(({ text }) => text !== "").length },
      { table: "reply", what: "replies to others that name them", rows: (await findMentions(tx, subject)).length },
    ].filter(({ rows }) => rows > 0);
  },
  async *export(tx, { identityIds }) {
    const own = (await findOfCustomers(tx, identityIds)).filter(({ text }) => text !== "");
    yield {
      section: "replies",
      title: "What was written to you and is not among the messages",
      records: own.map((row) => ({
        id: row.reply_id,
        conversation: row.conversation_id,
        at: row.made_at.toISOString(),
        state: row.state,
        text: row.text,
      })),
    };
  },
  async erase(tx, subject, at) {
    const mentions = await findMentions(tx, subject);
    const cleared = await clearOfCustomers(tx, subject.identityIds, at);
    for (const { row, text } of mentions) await rewriteText(tx, row, { text, at });
    return [
      { table: "reply", what: "replies cleared", rows: cleared },
      { table: "reply", what: "replies to others in which they were named", rows: mentions.length },
    ];
  },
};

/** Replies to others that name the customer, with the names taken out. */
async function findMentions(tx: Handle, subject: DataSubject): Promise<{ row: ReplyRow; text: string }[]> {
  const marker = markerOf(subject, "anywhere");
  const own = new Set(subject.identityIds);
  const naming = await findNaming(tx, marker.patterns);
  return naming.flatMap((row) => {
    const text = own.has(row.customer_id) ? row.text : marker.takeOut(row.text);
    return text === row.text ? [] : [{ row, text }];
  });
}
