import type { HeldTable, PersonalDataHolder } from "@firsthand/platform/personal-data";

import { countRows, deleteRows, type LabellingTable } from "./store/personal-data.ts";

const removed = "removed";

const tables: readonly (HeldTable & { readonly table: LabellingTable })[] = [
  {
    table: "label_judgement",
    personal: {
      message_id: { what: "that a message of theirs was judged", erase: removed },
      text_hash: { what: "a hash of what was written", erase: removed },
      language: { what: "the language that was read in it", erase: removed },
      value: { what: "what a member said of it", erase: removed },
      machine_value: { what: "what the machine had read", erase: removed },
      second_value: { what: "what another member said of it", erase: removed },
      settled_value: { what: "what was settled of it", erase: removed },
    },
    plain: `home label purpose asked machine_probability machine_version judged_by judged_by_id judged_at
      correction_version second_by second_by_id second_at settled_by settled_at`,
  },
  {
    table: "label_candidate",
    personal: {
      message_id: { what: "that a message of theirs waits to be judged", erase: removed },
      text_hash: { what: "a hash of what was written", erase: removed },
    },
    plain: `home label purpose place wants_second first_by_id drawn_at claimed_by_id claimed_until skipped_by_ids`,
  },
];

const words: Readonly<Record<LabellingTable, string>> = {
  label_judgement: "judgements of what they wrote",
  label_candidate: "texts of theirs that wait to be judged",
};

/** Judgements hold no words, but say something of a message. */
export const labellingPersonalData: PersonalDataHolder = {
  module: "learn/labelling",
  tables,
  async find(tx, { messageIds }) {
    const counted = [];
    for (const { table } of tables)
      counted.push({ table, what: words[table], rows: await countRows(tx, table, messageIds) });
    return counted.filter(({ rows }) => rows > 0);
  },
  // What was read in a message is handed out with it; what members said of that is theirs.
  async *export() {},
  async erase(tx, { messageIds }) {
    const counted = [];
    for (const { table } of tables)
      counted.push({ table, what: `${words[table]}, removed`, rows: await deleteRows(tx, table, messageIds) });
    return counted;
  },
};
