import { Failure } from "@firsthand/kernel/errors";

export const unknownReply = (replyId: string) =>
  new Failure({
    code: "unknown_reply",
    status: 404,
    message: "This conversation has no reply of that id.",
    advice: "Open the conversation again.",
    details: { replyId },
  });

export const noWayOut = (why: string) =>
  new Failure({
    code: "reply_no_way",
    status: 409,
    message: why,
    advice: "Answer where the customer wrote, or ask who looks after the sources.",
  });

export const replyTooLong = (length: number, longest: number) =>
  new Failure({
    code: "reply_too_long",
    status: 422,
    message: `The reply has ${length} characters; this way takes ${longest}.`,
    advice: "Shorten it, or send it in two.",
    details: { length, longest, issues: [{ path: "text", message: `at most ${longest} characters` }] },
  });

export const replyKeyUsed = () =>
  new Failure({
    code: "reply_key_used",
    status: 409,
    message: "Another reply was sent under this key.",
    advice: "Make a new key for each reply.",
  });

export const replyElsewhere = (state: string) =>
  new Failure({
    code: "reply_state",
    status: 409,
    message: `That cannot be done any more: the reply is ${state}.`,
    advice: "Look at how it stands now.",
    details: { state },
  });
