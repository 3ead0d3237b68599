import { type HeldTable, markerOf, type PersonalDataHolder } from "@firsthand/platform/personal-data";

import { LONGEST_WORD } from "../filters/contract.ts";
import {
  countVerbatims,
  deleteVerbatimsOf,
  findNamingInsights,
  findNamingNotes,
  rewriteInsight,
  rewriteNote,
} from "./store/personal-data.ts";

const rewritten = "rewritten";

const tables: readonly HeldTable[] = [
  {
    table: "insight",
    personal: {
      title: { what: "what a finding is called", erase: rewritten },
      says: { what: "what a finding says", erase: rewritten },
      theme: { what: "the words of the theme it came from", erase: rewritten },
      filter: { what: "the words by which its evidence is found", erase: rewritten },
    },
    plain: `insight_id function unit owner_id owner_name state target_days since until messages customers found_at
      found_by acted_at before_messages before_customers after_messages after_customers sample version`,
  },
  {
    table: "insight_step",
    personal: { note: { what: "what members said about a finding", erase: rewritten } },
    plain: "step_id insight_id kind by_id by_name at",
  },
  {
    table: "insight_verbatim",
    personal: {
      message_id: { what: "which message of theirs stands under a finding", erase: "removed" },
      conversation_id: { what: "where that message is read", erase: "removed" },
    },
    plain: "insight_id added_by added_at",
  },
  {
    table: "insight_raiser",
    personal: {
      customer_id: {
        what: "that they had raised what was acted on",
        erase: { kept: "an id, which says nothing of anybody once it is without name" },
      },
    },
    plain: "home insight_id conversation_id raised_at",
  },
];

/** Findings hold ids of messages; what members wrote may name a customer all the same. */
export const insightPersonalData: PersonalDataHolder = {
  module: "learn/insight",
  tables,
  async find(tx, subject) {
    const { patterns } = markerOf(subject, "anywhere");
    return [
      { table: "insight", what: "findings that name them", rows: (await findNamingInsights(tx, patterns)).length },
      {
        table: "insight_step",
        what: "notes on findings that name them",
        rows: (await findNamingNotes(tx, patterns)).length,
      },
      {
        table: "insight_verbatim",
        what: "messages under findings",
        rows: await countVerbatims(tx, subject.messageIds),
      },
    ].filter(({ rows }) => rows > 0);
  },
  // The messages themselves are handed out as such; what members found in many of them is theirs.
  async *export() {},
  async erase(tx, subject) {
    const { patterns, takeOut } = markerOf(subject, "anywhere");
    const insights = await findNamingInsights(tx, patterns);
    for (const { title, says, theme, filter, ...row } of insights) {
      const { words } = filter;
      await rewriteInsight(tx, {
        ...row,
        title: takeOut(title),
        says: takeOut(says),
        theme: theme === null ? null : takeOut(theme),
        filter: words ? { ...filter, words: words.map((word) => takeOut(word).slice(0, LONGEST_WORD)) } : filter,
      });
    }
    const notes = await findNamingNotes(tx, patterns);
    for (const { step_id, note } of notes) await rewriteNote(tx, { step_id, note: takeOut(note) });
    return [
      { table: "insight", what: "findings in which they were named", rows: insights.length },
      { table: "insight_step", what: "notes on findings in which they were named", rows: notes.length },
      {
        table: "insight_verbatim",
        what: "messages taken off findings",
        rows: await deleteVerbatimsOf(tx, subject.messageIds),
      },
    ];
  },
};
