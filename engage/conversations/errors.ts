import { Failure } from "@firsthand/kernel/errors";

/**
 * Another batch wrote the same threads between this one's look and its own writing. The code is PostgreSQL's for a
 * serialisation failure, because the remedy is the same: the transaction is repeated from its beginning.
 */
export class SteppedOn extends Error {
  readonly code = "40001";

  constructor() {
    super("Another batch wrote the same threads at the same moment.");
    this.name = "SteppedOn";
  }
}

export const unknownConversation = (conversationId: string) =>
  new Failure({
    code: "unknown_conversation",
    status: 404,
    message: `There is no conversation ${conversationId}.`,
    advice: "Its messages may have been deleted where they came from, or the address may be cut off: look in the list.",
    details: { conversationId },
  });

export const unknownMessage = (messageId: string) =>
  new Failure({
    code: "unknown_message",
    status: 404,
    message: `There is no message ${messageId} in any conversation.`,
    advice: "It may have been deleted where it came from: open its conversation again.",
    details: { messageId },
  });

export const messageElsewhere = (messageId: string, conversationId: string) =>
  new Failure({
    code: "message_elsewhere",
    status: 404,
    message: `Message ${messageId} does not belong to this conversation; it is in ${conversationId}.`,
    advice: "Open it there: conversations are joined and parted as messages arrive.",
    details: { messageId, conversationId },
  });

export const unknownLabelValue = (label: string, value: unknown, known: string) =>
  new Failure({
    code: "unknown_label_value",
    status: 422,
    message: `${JSON.stringify(value)} is no value of ${label}.`,
    advice: `Give one of: ${known}.`,
    details: { label, value },
  });

export const notApplicable = (label: string, direction: "in" | "out") =>
  new Failure({
    code: "label_not_applicable",
    status: 422,
    message: `A message ${direction === "in" ? "from a customer" : "to a customer"} has no label ${label}.`,
    advice:
      "expects_answer, intent and urgency are said of what customers write, substantive of what they are answered.",
    details: { label, direction },
  });

/** Somebody else decided meanwhile; the details say who, when and what. */
export const correctionConflict = (
  stands: { readonly by: string; readonly at: Date; readonly value: unknown; readonly version: number } | null,
) =>
  new Failure({
    code: "correction_conflict",
    status: 409,
    message: stands
      ? `${stands.by} corrected this label meanwhile.`
      : "This label is no longer corrected: somebody went back to the machine's value meanwhile.",
    advice: "Look at how it stands now, then decide again.",
    details: stands
      ? { by: stands.by, at: stands.at.toISOString(), value: stands.value, version: stands.version }
      : { by: null, at: null, value: null, version: 0 },
  });

export const unreadableCursor = () =>
  new Failure({
    code: "unreadable_cursor",
    status: 422,
    message: "The mark in `after` is none that a page of this list gave.",
    advice: "Pass `next` of the page before unchanged, or leave `after` out to begin at the first page.",
  });

export const unreadableIds = (value: string) =>
  new Failure({
    code: "unreadable_ids",
    status: 422,
    message: `${JSON.stringify(value.slice(0, 60))} in \`ids\` is no id of a conversation.`,
    advice: "Give up to 100 ids, separated by commas.",
  });

export const tooManyIds = (given: number, most: number) =>
  new Failure({
    code: "too_many_ids",
    status: 422,
    message: `${given} conversations were asked for at once; the most is ${most}.`,
    advice: "Ask in several requests.",
    details: { given, most },
  });

export const noTextSearch = () =>
  new Failure({
    code: "text_search_unavailable",
    status: 501,
    message: "Conversations cannot be filtered by words here: this server runs without its search.",
    advice: "Leave `text` out.",
  });

export const dataRestricted = (messageId: string, since: Date) =>
  new Failure({
    code: "data_restricted",
    status: 409,
    message: `The data of this customer are restricted since ${since.toISOString().slice(0, 10)}: they are kept and not used.`,
    advice: "Wait until the restriction is lifted; who answers requests of customers can open it there.",
    details: { messageId },
  });

export const notTheirMessage = (messageId: string) =>
  new Failure({
    code: "not_their_message",
    status: 422,
    message: "That message is none that this customer wrote or that was written to them.",
    advice: "Choose one of the messages of the request, or state it about the customer.",
    details: { messageId },
  });

export const noStatement = (id: string) =>
  new Failure({
    code: "unknown_statement",
    status: 404,
    message: "This customer has no statement of that id.",
    advice: "Look at the request anew: it may have been taken away.",
    details: { id },
  });
