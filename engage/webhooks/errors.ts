import { Failure } from "@firsthand/kernel/errors";

export const unknownWebhook = () =>
  new Failure({
    code: "unknown_webhook",
    status: 404,
    message: "There is no such webhook.",
    advice: "It may have been removed; look them up at GET /api/webhooks.",
  });

export const webhookTwice = () =>
  new Failure({
    code: "webhook_twice",
    status: 409,
    message: "There is a webhook of this name.",
    advice: "Choose another name, or change the one that is there.",
    details: { issues: [{ path: "name", message: "taken" }] },
  });

export const webhookConflict = (version: number) =>
  new Failure({
    code: "webhook_conflict",
    status: 409,
    message: `Somebody was quicker: the webhook stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const badWebhookAddress = (why: string) =>
  new Failure({
    code: "webhook_address",
    status: 422,
    message: `Nothing can be sent to this address: ${why}.`,
    advice: "Write it in full, beginning with https:// and without a name or password in it.",
    details: { issues: [{ path: "address", message: why }] },
  });

export const ownNetworkNotYours = () =>
  new Failure({
    code: "hosts_not_yours",
    status: 403,
    message: "Hosts in our own network are opened by who may change settings of the system.",
    advice: "Leave it as it was, or ask an administrator to allow it.",
    details: { issues: [{ path: "ownNetwork", message: "an administrator has to allow it" }] },
  });

export const personalNotYours = () =>
  new Failure({
    code: "personal_not_yours",
    status: 403,
    message: "Personal data leave in full only where whoever sets it up may see them everywhere.",
    advice: "Have them masked, or ask somebody who may see personal data of the whole organisation.",
    details: { issues: [{ path: "personal", message: "you may not see them in full yourself" }] },
  });

export const unknownEvent = () =>
  new Failure({
    code: "unknown_event",
    status: 404,
    message: "There is no such event, or it did not go to this webhook.",
    advice: "Events are kept for 30 days.",
  });

export const spanTooLong = (most: number) =>
  new Failure({
    code: "span_too_long",
    status: 422,
    message: `There are more than ${most} events in this span.`,
    advice: "Choose a shorter span, and the next one after it.",
  });

export const unreadableCursor = () =>
  new Failure({
    code: "unreadable_cursor",
    status: 422,
    message: "This place in the list cannot be read.",
    advice: "Pass on `next` as it came, or leave it out to begin at the top.",
  });

export const unclearSpan = () =>
  new Failure({
    code: "span_unclear",
    status: 422,
    message: "The span ends before it begins.",
    advice: "Write the earlier moment first.",
    details: { issues: [{ path: "until", message: "lies before the beginning" }] },
  });
