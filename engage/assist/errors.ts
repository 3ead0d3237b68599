import { Failure } from "@firsthand/kernel/errors";

const issue = (path: string, message: string) => ({ issues: [{ path, message }] });

export const assistOff = () =>
  new Failure({
    code: "assist_off",
    status: 409,
    message: "No language model is switched on for this.",
    advice: "Whoever may set up the language model switches it on in the settings.",
  });

export const capReached = (tokens: number) =>
  new Failure({
    code: "assist_cap_reached",
    status: 409,
    message: `The language model may take ${tokens} tokens a month, and this would be more.`,
    advice: "It goes on in the next month, or when an administrator raises the cap.",
  });

export const tooManyAtOnce = () =>
  new Failure({
    code: "assist_too_often",
    status: 429,
    message: "The language model was asked too often within a minute.",
    advice: "Wait a minute and try again.",
  });

export const leftAlone = (seconds: number) =>
  new Failure({
    code: "assist_resting",
    status: 429,
    message: "The language model wants not to be asked for a while.",
    advice: `Try again in ${seconds} s.`,
  });

export const nothingToRead = () =>
  new Failure({
    code: "assist_nothing_to_read",
    status: 409,
    message: "There are no words here that a language model could be given.",
    advice: "They were taken out, are withheld, or there never were any.",
  });

export const noAnswerOfYours = () =>
  new Failure({
    code: "assist_not_yours",
    status: 403,
    message: "A reply is drafted for who may answer this conversation.",
    advice: "Ask an administrator for a role that may answer it.",
  });

/** What the other side answered is not repeated: it may quote what it was asked, or the key. */
export const notTaken = (code: string, message: string, advice: string) =>
  new Failure({ code, status: 502, message, advice });

export const badAssistAddress = (why: string) =>
  new Failure({
    code: "assist_address",
    status: 422,
    message: `No language model can be asked at this address: ${why}.`,
    advice: "Write what lies before /chat/completions in full, beginning with https://.",
    details: issue("address", why),
  });

export const keyAgain = () =>
  new Failure({
    code: "assist_key_again",
    status: 422,
    message: "The address is another one, so the key has to be given anew.",
    advice: "Write the key of the new address, or say that it needs none.",
    details: issue("key", "give the key of this address"),
  });

export const ownNetworkNotYours = () =>
  new Failure({
    code: "hosts_not_yours",
    status: 403,
    message: "Hosts in our own network are opened by who may change settings of the system.",
    advice: "Leave it as it was, or ask an administrator to allow it.",
    details: issue("ownNetwork", "an administrator has to allow it"),
  });

export const assistConflict = (version: number) =>
  new Failure({
    code: "assist_conflict",
    status: 409,
    message: `Somebody was quicker: the settings stand at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const notSet = () =>
  new Failure({
    code: "assist_not_set",
    status: 409,
    message: "No language model is set.",
    advice: "Save its address and its name first.",
  });
