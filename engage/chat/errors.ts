import { Failure } from "@firsthand/kernel/errors";

export const unknownWidget = () =>
  new Failure({
    code: "unknown_chat",
    status: 404,
    message: "There is no such chat.",
    advice: "Look at the list of chats; somebody may have removed it.",
  });

export const widgetTaken = (name: string) =>
  new Failure({
    code: "chat_taken",
    status: 409,
    message: `There is a chat ${name} already.`,
    advice: "Give it another name.",
    details: { name, issues: [{ path: "name", message: "taken" }] },
  });

export const widgetConflict = (version: number) =>
  new Failure({
    code: "chat_conflict",
    status: 409,
    message: `Somebody was quicker: the chat stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

/** One answer for a chat that is not there and for a page that may not show it, so that nothing is learnt by trying. */
export const notHere = () =>
  new Failure({
    code: "chat_not_here",
    status: 404,
    message: "This page may not show this chat.",
    advice: "Add the origin of the page (scheme, host and port) to the chat, or look at its id.",
  });

/** One answer for every token that is not good, so that nothing is learnt by trying. */
export const visitorGone = () =>
  new Failure({
    code: "chat_visitor_gone",
    status: 410,
    message: "This visitor is not known here, or not any more.",
    advice: "Begin anew without a token.",
  });

/** One answer for every reason: who does not have the secret learns nothing. */
export const notProven = () =>
  new Failure({
    code: "chat_identity_not_proven",
    status: 400,
    message: "The token does not prove who the visitor is.",
    advice:
      "Sign a JSON Web Token on your server with HS256 and the secret of this chat: sub is your id of the visitor, exp lies at most 24 hours ahead.",
  });

export const tooFast = (retryAfterSeconds: number) =>
  new Failure({
    code: "too_many_requests",
    status: 429,
    message: "That was too often.",
    advice: `Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}.`,
    details: { retryAfterSeconds },
  });

export const nothingBegun = () =>
  new Failure({
    code: "chat_not_begun",
    status: 409,
    message: "Nothing was said yet, so that nothing can be heard.",
    advice: "Listen after the first message.",
  });

export const tooManyListen = () =>
  new Failure({
    code: "too_many_listeners",
    status: 503,
    message: "More pages listen than this server keeps open.",
    advice: "Ask for the history every few seconds instead.",
  });

export const notStored = (reason: string) =>
  new Failure({
    code: "chat_not_stored",
    status: 422,
    message: `The message cannot be kept: ${reason}`,
    advice: "Write it in other words.",
  });
