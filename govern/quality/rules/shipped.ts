import type { RuleBody } from "../contract/rule.ts";

type Written = Pick<RuleBody, "title" | "kind" | "table" | "must"> & Partial<RuleBody>;

function rule(written: Written): RuleBody {
  return { severity: "major", on: true, where: [], pass: 1, ...written };
}

const WRITTEN_MAIL = { column: "kind", is: "equal", value: "email" } as const;
const WRITTEN_PHONE = { column: "kind", is: "equal", value: "phone" } as const;
const NAMED = { column: "kind", is: "different", value: "anonymous" } as const;
const RATED = { column: "rating_kind", is: "known" } as const;

/** The rules that come with the product, by id. */
export const shippedRules: Readonly<Record<string, RuleBody>> = {
  "language-known": rule({
    title: "The language of longer messages is known",
    kind: "completeness",
    table: "interaction",
    where: [{ column: "body", is: "long", value: 20 }],
    must: { form: "known", column: "language" },
    pass: 0.95,
    severity: "minor",
  }),
  "author-known": rule({
    title: "The author of a message is known",
    kind: "completeness",
    table: "interaction",
    must: { form: "known", column: "author_id" },
    pass: 0.95,
  }),
  "conversation-unit": rule({
    title: "Conversations belong to a unit",
    kind: "completeness",
    table: "conversation",
    must: { form: "known", column: "unit" },
    pass: 0.9,
    severity: "minor",
  }),
  "identity-value": rule({
    // Whose data were erased has neither, and is no fault.
    title: "Who has a name has an address, a handle or a number",
    kind: "completeness",
    table: "identity",
    where: [NAMED, { column: "name", is: "known" }],
    must: { form: "known", column: "value" },
  }),
  "identity-once": rule({
    title: "An address, handle or number stands for one identity",
    kind: "uniqueness",
    table: "identity",
    where: [NAMED],
    must: { form: "unique", columns: ["kind", "space", "value"] },
  }),
  "delivery-once": rule({
    title: "An external id comes once from its source",
    kind: "uniqueness",
    table: "delivery",
    where: [{ column: "state", is: "equal", value: "read" }],
    must: { form: "unique", columns: ["source", "external_id"] },
  }),
  "delivery-understood": rule({
    title: "What is delivered is understood",
    kind: "validity",
    table: "delivery",
    must: {
      form: "one_of",
      column: "state",
      values: ["read", "waiting", "broadcast", "deleted", "replayed", "dismissed"],
    },
    pass: 0.99,
  }),
  "delivery-attributed": rule({
    title: "Answers find the customer they were for",
    kind: "completeness",
    table: "delivery",
    must: {
      form: "one_of",
      column: "state",
      values: ["read", "quarantined", "broadcast", "deleted", "replayed", "dismissed"],
    },
    pass: 0.95,
    severity: "minor",
  }),
  "message-not-ahead": rule({
    title: "No message is from the future",
    kind: "validity",
    table: "interaction",
    must: { form: "time", column: "at", earliest: "1990-01-01", aheadMinutes: 60 },
  }),
  "mail-valid": rule({
    title: "Mail addresses look like mail addresses",
    kind: "validity",
    table: "identity",
    where: [WRITTEN_MAIL],
    must: { form: "shape", column: "value", shape: "mail" },
  }),
  "phone-valid": rule({
    title: "Telephone numbers have their country",
    kind: "validity",
    table: "identity",
    where: [WRITTEN_PHONE],
    must: { form: "shape", column: "value", shape: "phone" },
  }),
  "language-valid": rule({
    title: "Languages are named by their code",
    kind: "validity",
    table: "interaction",
    where: [{ column: "language", is: "known" }],
    must: { form: "shape", column: "language", shape: "language" },
  }),
  "mood-valid": rule({
    title: "Moods lie between -1 and 1",
    kind: "validity",
    table: "interaction",
    must: { form: "between", column: "sentiment", least: -1, most: 1 },
  }),
  "rating-not-below": rule({
    title: "Ratings are not below their scale",
    kind: "validity",
    table: "interaction",
    where: [RATED],
    must: { form: "order", column: "rating_lowest", notAfter: "rating_value" },
  }),
  "rating-not-above": rule({
    title: "Ratings are not above their scale",
    kind: "validity",
    table: "interaction",
    where: [RATED],
    must: { form: "order", column: "rating_value", notAfter: "rating_highest" },
  }),
  "handling-plausible": rule({
    title: "Handling a message took between nothing and a day",
    kind: "validity",
    table: "interaction",
    where: [{ column: "handling_seconds", is: "known" }],
    must: { form: "between", column: "handling_seconds", least: 0, most: 86_400 },
    severity: "minor",
    pass: 0.99,
  }),
  "promise-after-question": rule({
    title: "A promise falls due after the question",
    kind: "consistency",
    table: "conversation",
    must: { form: "order", column: "first_in_at", notAfter: "promise_due_at" },
  }),
  "reply-after-question": rule({
    title: "The first answer is not older than the question",
    kind: "consistency",
    table: "conversation",
    must: { form: "order", column: "first_in_at", notAfter: "first_reply_at" },
  }),
  "last-is-last": rule({
    title: "Nothing in a conversation is later than its last message",
    kind: "consistency",
    table: "conversation",
    must: { form: "order", column: "last_in_at", notAfter: "last_at" },
  }),
  "message-has-conversation": rule({
    title: "Every message belongs to a conversation",
    kind: "consistency",
    table: "interaction",
    must: { form: "refers", column: "conversation_id", to: { table: "conversation", column: "conversation_id" } },
  }),
  "conversation-has-customer": rule({
    title: "Every conversation has its customer",
    kind: "consistency",
    table: "conversation",
    must: { form: "refers", column: "customer_id", to: { table: "identity", column: "identity_id" } },
  }),
  "received-counted": rule({
    title: "Conversations count the messages that came in",
    kind: "consistency",
    table: "conversation",
    must: {
      form: "count",
      column: "in_count",
      key: "conversation_id",
      of: {
        table: "interaction",
        column: "conversation_id",
        where: [{ column: "direction", is: "equal", value: "in" }],
      },
    },
  }),
  "sent-counted": rule({
    title: "Conversations count the messages that went out",
    kind: "consistency",
    table: "conversation",
    must: {
      form: "count",
      column: "out_count",
      key: "conversation_id",
      of: {
        table: "interaction",
        column: "conversation_id",
        where: [{ column: "direction", is: "equal", value: "out" }],
      },
    },
  }),
  "source-fresh": rule({
    title: "Sources bring something as often as they usually do",
    kind: "freshness",
    table: "interaction",
    must: { form: "fresh", column: "at", by: "source", factor: 2 },
  }),
};
