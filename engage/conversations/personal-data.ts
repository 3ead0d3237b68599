import {
  markerOf,
  soughtMarks,
  type Counted,
  type DataSubject,
  type ExportPiece,
  type HeldTable,
  type Marker,
  type PersonalDataHolder,
} from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { clearContent } from "./commands/clear-content.ts";
import { findMaskers } from "./queries/find-maskers.ts";
import { maskedText } from "./rules/masked.ts";
import { textToRead } from "./rules/text-to-read.ts";
import * as store from "./store/personal-data.ts";
import { deleteStatementsOf, findStatementsOf } from "./store/statements.ts";

const IDS_ONLY = { kept: "ids of identities, which say nothing of anybody once these are without name" };
const FIGURES = { kept: "facts without words, from which figures are computed" };

const tables: readonly HeldTable[] = [
  {
    table: "interaction",
    personal: {
      subject: { what: "the subject of a message", erase: "cleared" },
      body: { what: "what was written", erase: "cleared" },
      sentiment_words: { what: "the words that told the mood", erase: "cleared" },
      author_id: { what: "who wrote", erase: IDS_ONLY },
      copied_ids: { what: "who got a copy", erase: IDS_ONLY },
    },
    plain: `home interaction_id conversation_id source channel kind direction at unit author_role author_function
      rating_kind rating_value rating_lowest rating_highest handling_seconds model_version language sentiment
      expects_answer function topic intent urgency substantive cleared_at`,
  },
  {
    table: "conversation",
    personal: {
      customer_id: { what: "whose conversation it is", erase: IDS_ONLY },
      person_id: { what: "the person behind several identities", erase: IDS_ONLY },
      agents: { what: "who answered", erase: IDS_ONLY },
      participants: { what: "who took part", erase: IDS_ONLY },
    },
    plain: `home conversation_id source channel unit function first_in_at first_reply_at first_substantive_at
      last_in_at last_out_at last_at in_count out_count answerable waiting_since promise_due_at resolved_at
      first_mood last_mood agent_functions language mood topic intent`,
  },
  {
    table: "thread_node",
    personal: {
      author_id: { what: "who wrote", erase: IDS_ONLY },
      recipient_id: { what: "to whom", erase: IDS_ONLY },
      customer_id: { what: "whose message it is", erase: IDS_ONLY },
    },
    plain: "home node_id source root_id present parent_ids thread_ids at direction broadcast conversation_id",
  },
  {
    table: "label_correction",
    personal: {
      reason: { what: "why a label was corrected", erase: "cleared" },
      text_hash: { what: "a hash of what was written", erase: "rewritten" },
      value: { what: "what a label was corrected to", erase: FIGURES },
      machine_value: { what: "what the machine had read", erase: FIGURES },
    },
    plain: "home interaction_id label version state machine_score made_at made_by undone_at undone_by",
  },
  {
    table: "customer_statement",
    personal: {
      text: { what: "what a customer states of a message or of themselves", erase: "removed" },
      identity_id: { what: "who states it", erase: "removed" },
      message_id: { what: "beside which message", erase: "removed" },
    },
    plain: "home statement_id request_id at by_name",
  },
  { table: "conversation_alias", personal: {}, plain: "home alias_id conversation_id" },
  { table: "interaction_change", personal: {}, plain: "change_id homes interaction_ids noted_at" },
  { table: "interaction_follower", personal: {}, plain: "follower" },
  {
    table: "label_renaming",
    personal: {},
    plain: "renaming_id asked_at label names_from names_to after_home after_id met",
  },
  { table: "interaction_news", personal: {}, plain: "news_id written_by what homes interaction_ids noted_at" },
];

/** What conversations know of customers. Figures stay as they were: only words go. */
export const conversationsPersonalData: PersonalDataHolder = {
  module: "engage/conversations",
  tables,
  async find(tx, subject) {
    const { messages, corrections } = await store.countContent(tx, subject.messageIds);
    return [
      { table: "conversation", what: "conversations", rows: subject.conversationIds.length },
      { table: "interaction", what: "messages", rows: messages },
      { table: "label_correction", what: "corrected labels", rows: corrections },
      {
        table: "interaction",
        what: "messages of others that name them",
        rows: (await findMentions(tx, subject)).length,
      },
      {
        table: "customer_statement",
        what: "statements of theirs",
        rows: (await findStatementsOf(tx, subject.identityIds)).length,
      },
    ].filter(({ rows }) => rows > 0);
  },
  export: exportMessages,
  async erase(tx, subject, at) {
    const mentions = await findMentions(tx, subject);
    const messages = await clearContent(tx, subject.messageIds, at);
    await store.blurTextHashes(tx, subject.messageIds);
    await store.rewriteTexts(tx, mentions);
    const statements = await deleteStatementsOf(tx, subject.identityIds);
    return [
      { table: "interaction", what: "messages cleared", rows: messages },
      { table: "interaction", what: "messages of others in which they were named", rows: mentions.length },
      { table: "customer_statement", what: "statements removed", rows: statements },
    ] satisfies Counted[];
  },
};

/** What others wrote and that names the customer, with the names taken out. */
async function findMentions(tx: Handle, subject: DataSubject) {
  const [near, far] = [markerOf(subject, "beside"), markerOf(subject, "anywhere")];
  const own = new Set(subject.messageIds);
  const beside = new Set(subject.besideIds);
  const sought = soughtMarks(subject.marks);
  const elsewhere = (await store.findTextsNaming(tx, { patterns: far.patterns, sought })).filter(
    ({ interaction_id: id }) => !own.has(id) && !beside.has(id),
  );
  return [...withoutMarks(await store.findTexts(tx, subject.besideIds), near), ...withoutMarks(elsewhere, far)];
}

type TextRow = Awaited<ReturnType<typeof store.findTexts>>[number];

function withoutMarks(rows: readonly TextRow[], marker: Marker) {
  return rows.flatMap((row) => {
    const subject = row.subject === null ? null : marker.takeOut(row.subject);
    const body = marker.takeOut(row.body);
    return subject === row.subject && body === row.body ? [] : [{ row, subject, body }];
  });
}

const AT_ONCE = 1000;

async function* exportMessages(tx: Handle, { identityIds, messageIds }: DataSubject): AsyncGenerator<ExportPiece> {
  yield {
    section: "statements",
    title: "What you stated",
    records: (await findStatementsOf(tx, identityIds)).map((row) => ({
      id: row.statement_id,
      at: row.at.toISOString(),
      message: row.message_id,
      text: row.text,
    })),
  };
  for (let at = 0; at < messageIds.length; at += AT_ONCE) {
    const rows = await store.findMessagesToExport(tx, messageIds.slice(at, at + AT_ONCE));
    yield {
      section: "messages",
      title: "What was written",
      records: rows.map((row) => ({
        id: row.interaction_id,
        conversation: row.conversation_id,
        at: row.at.toISOString(),
        from: row.direction === "in" ? "you" : "us",
        source: row.source,
        channel: row.channel,
        kind: row.kind,
        unit: row.unit,
        subject: row.subject,
        text: row.cleared_at === null ? row.body : null,
        rating: row.rating_value,
        ratingKind: row.rating_kind,
        readLanguage: row.language,
        readMood: row.sentiment,
        readFunction: row.function,
        readTopic: row.topic,
        readIntent: row.intent,
      })),
    };
  }
}

/** What these messages say, as it may be shown somewhere: in full, and masked as in its thread; those without words are left out. */
export async function findOwnTexts(
  tx: Handle,
  { messageIds, conversationIds }: Pick<DataSubject, "messageIds" | "conversationIds">,
): Promise<readonly { readonly whole: string; readonly masked: string }[]> {
  const rows = await store.findTexts(tx, messageIds);
  const maskerIn = await findMaskers(tx, conversationIds);
  return rows.map(({ subject, body, conversation_id: id }) => {
    const whole = textToRead(subject, body);
    return { whole, masked: maskedText(whole, maskerIn(id)) };
  });
}

/** Where these identities took part in anything. */
export const findTakenPart = store.findTakenPart;
