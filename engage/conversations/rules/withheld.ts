import type { ListedConversation, Participant, ShownMessage } from "../contract.ts";

interface Named {
  readonly name: string | null;
  readonly value: string | null;
}

/** Somebody whose data are restricted: that there is somebody, and nothing that tells who. */
export function withheldPerson<T extends Named>(person: T): T {
  return { ...person, name: null, value: null };
}

/** A conversation of a customer who is restricted since then: its facts without a word. */
export function withheldListed(listed: ListedConversation, since: Date): ListedConversation {
  return {
    ...listed,
    customer: withheldPerson(listed.customer),
    subject: null,
    snippet: "",
    restrictedSince: since.toISOString(),
  };
}

/**
 * A message as it is shown in the conversation of a customer: one that somebody restricted wrote, and all of a restricted
 * customer, without a word. Who answers for the organisation is named as ever.
 */
export function withheldMessage(
  message: ShownMessage,
  customerId: string,
  restricted: ReadonlyMap<string, Date>,
): ShownMessage {
  const { author } = message;
  const ofAuthor = author === null ? undefined : restricted.get(author.identityId);
  const since = restricted.get(customerId) ?? ofAuthor;
  if (!since) return message;
  return {
    ...message,
    author: author !== null && ofAuthor ? withheldPerson(author) : author,
    subject: null,
    body: "",
    recording: null,
    order: null,
    labels: { ...message.labels, sentimentWords: [] },
    corrections: message.corrections.map((correction) => ({ ...correction, reason: null })),
    statements: [],
    restrictedSince: since.toISOString(),
  };
}

/** Somebody in a conversation, without name and address while they are restricted. */
export function withheldParticipant(participant: Participant, since: Date | undefined): Participant {
  return since ? { ...withheldPerson(participant), restrictedSince: since.toISOString() } : participant;
}
