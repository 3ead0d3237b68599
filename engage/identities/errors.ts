import { Failure } from "@firsthand/kernel/errors";

export const unknownIdentity = (value: string) =>
  new Failure({
    code: "unknown_identity",
    status: 404,
    message: `No identity is known by ${value}.`,
    advice: "Give a mail address, a telephone number with country, a customer number, an account, or an identity's id.",
    details: { value },
  });

export const ambiguousIdentity = (value: string, identities: readonly { readonly id: string; readonly of: string }[]) =>
  new Failure({
    code: "ambiguous_identity",
    status: 409,
    message: `Several identities are known by ${value}: ${identities.map(({ id, of }) => `${id} (${of})`).join(", ")}.`,
    advice: "Give the id of the one that is meant.",
    details: { identityIds: identities.map(({ id }) => id) },
  });

export const sharedNeverMerges = (identityId: string) =>
  new Failure({
    code: "shared_identity",
    status: 409,
    message: `Identity ${identityId} is used by several people, so it is nobody's and never merges.`,
    advice: "Link the identities of the people themselves.",
    details: { identityId },
  });

export const sameIdentity = (identityId: string) =>
  new Failure({
    code: "same_identity",
    status: 422,
    message: `Both sides are identity ${identityId}.`,
    advice: "Name two different identities.",
    details: { identityId },
  });

export const noActiveLink = (fromId: string, toId: string) =>
  new Failure({
    code: "no_active_link",
    status: 409,
    message: `No active link joins identities ${fromId} and ${toId} directly.`,
    advice: "Look at the person's links first: on their page, or with `npx firsthand people show VALUE`.",
    details: { fromId, toId },
  });

export const unreadableMark = () =>
  new Failure({
    code: "unreadable_cursor",
    status: 400,
    message: "The mark of the next page cannot be read.",
    advice: "Give `next` of the page before as it was, or begin at the first page.",
  });

export const unknownPerson = (id: string) =>
  new Failure({
    code: "unknown_person",
    status: 404,
    message: `No person and no identity has the id ${id}.`,
    advice: "The address may be cut off, or what was known of them was removed: look for them by name or address.",
    details: { id },
  });

const WORDS: Readonly<Record<string, string>> = {
  name: "name",
  email: "mail address",
  phone: "telephone number",
  customer_number: "customer number",
};

export const notCorrectable = (kind: string) =>
  new Failure({
    code: "not_correctable",
    status: 422,
    message: `What is known as ${kind} is said by the place where they speak, and cannot be corrected here.`,
    advice: "Have it changed there; put a statement of the customer beside it, or join the right identities.",
    details: { kind },
  });

export const unreadableValue = (kind: string) =>
  new Failure({
    code: "unreadable_value",
    status: 422,
    message: `That is no ${WORDS[kind] ?? kind} that can be used.`,
    advice:
      kind === "phone"
        ? "Write it with its country, such as +49 30 23125017."
        : "Write it as the customer gave it, without anything else.",
    details: { kind },
  });

export const alreadySo = (kind: string) =>
  new Failure({
    code: "already_so",
    status: 409,
    message: `The ${WORDS[kind] ?? kind} is that already.`,
    advice: "Look at the request anew: somebody may have corrected it.",
    details: { kind },
  });

export const alreadyTheirs = (kind: string) =>
  new Failure({
    code: "already_theirs",
    status: 409,
    message: `The customer is known by that ${WORDS[kind] ?? kind} already, beside the one to be corrected.`,
    advice: "Nothing is to be done: what comes in under it is theirs.",
    details: { kind },
  });

export const takenByAnother = (kind: string, identityId: string) =>
  new Failure({
    code: "value_of_another",
    status: 409,
    message: `That ${WORDS[kind] ?? kind} belongs to another person in the log.`,
    advice: "If both are the same person, join them on the page of the customer instead of correcting.",
    details: { kind, identityId },
  });
