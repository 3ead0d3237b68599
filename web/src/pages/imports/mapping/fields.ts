import type { Field } from "@firsthand/connect/files/contract";

/** A field of records as the form of a mapping shows it. */
export interface FieldShown {
  readonly field: Field;
  readonly label: string;
  readonly help?: string;
  readonly needed?: true;
  /** The values that mean something; others are told by the file. */
  readonly values?: readonly { readonly value: string; readonly label: string }[];
}

const roles = [
  { value: "customer", label: "Customer" },
  { value: "agent", label: "Somebody who answers" },
  { value: "brand", label: "An account of the brand" },
  { value: "bot", label: "A robot" },
];
const kinds = [
  { value: "message", label: "Message" },
  { value: "post", label: "Post" },
  { value: "review", label: "Review" },
  { value: "survey_answer", label: "Survey answer" },
  { value: "call", label: "Call" },
  { value: "order", label: "Order" },
  { value: "event", label: "Event" },
];

/** The common fields in the groups in which people think of them; the text form knows all. */
export const fieldGroups: readonly { readonly title: string; readonly fields: readonly FieldShown[] }[] = [
  {
    title: "What was said",
    fields: [
      { field: "at", label: "Time", needed: true, help: "When it happened" },
      {
        field: "direction",
        label: "Direction",
        needed: true,
        help: "From a customer, or to one",
        values: [
          { value: "in", label: "In, from a customer" },
          { value: "out", label: "Out, to a customer" },
        ],
      },
      { field: "text", label: "Text" },
      { field: "subject", label: "Subject" },
      { field: "kind", label: "Kind", values: kinds },
      { field: "channel", label: "Channel" },
    ],
  },
  {
    title: "Who said it",
    fields: [
      { field: "author", label: "Account", help: "Handle or number in the source’s own system" },
      { field: "author_name", label: "Name" },
      { field: "author_email", label: "Mail address" },
      { field: "author_phone", label: "Telephone" },
      { field: "author_customer_number", label: "Customer number" },
      { field: "author_role", label: "Role", values: roles },
    ],
  },
  {
    title: "What it belongs to",
    fields: [
      { field: "id", label: "Id in the source", help: "The same id again is the same message" },
      { field: "thread", label: "Conversation", help: "The id of a ticket or thread" },
      { field: "parents", label: "Answers to", help: "The id of the message that this answers" },
      { field: "unit", label: "Unit", help: "Store, brand or team that figures are compared by" },
    ],
  },
];

/** Kinds of ratings with the scale that they usually have. */
export const ratingKinds = [
  { value: "nps", label: "Recommendation (NPS)", lowest: 0, highest: 10 },
  { value: "csat", label: "Satisfaction (CSAT)", lowest: 1, highest: 5 },
  { value: "ces", label: "Effort (CES)", lowest: 1, highest: 7 },
  { value: "stars", label: "Stars", lowest: 1, highest: 5 },
] as const;

/** Forms of dates that can be chosen; of a pattern only the order of day, month and year counts. */
export const dateForms = [
  { value: "iso", label: "2017-10-31T22:10:47Z" },
  { value: "yyyy-mm-dd", label: "2017-10-31" },
  { value: "dd/mm/yyyy", label: "31/10/2017, day first" },
  { value: "mm/dd/yyyy", label: "10/31/2017, month first" },
  { value: "named", label: "31 Oct 2017" },
  { value: "twitter", label: "Tue Oct 31 22:10:47 +0000 2017" },
  { value: "unix", label: "1509487847, seconds since 1970" },
  { value: "unix_ms", label: "1509487847000, milliseconds since 1970" },
];

export const threadings = [
  { value: "explicit", label: "By the conversation’s id" },
  { value: "links", label: "By what answers what" },
  { value: "gap", label: "By nearness in time" },
];

export const visibilities = [
  { value: "private", label: "Between two: mail, chat, calls" },
  { value: "public", label: "For all to see: posts, reviews" },
];

export const answerPlaces = [
  { value: "included", label: "In this file" },
  { value: "elsewhere", label: "Elsewhere, or there are none" },
];

/** Explanations stand below the fields, so that fields in one row stand in one line. */
export const below: ("label" | "input" | "error" | "description")[] = ["label", "input", "error", "description"];
