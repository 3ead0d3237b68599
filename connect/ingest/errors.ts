import { Failure } from "@firsthand/kernel/errors";

export const notTaken = (type: string) =>
  new Failure({
    code: "content_type_unknown",
    status: 415,
    message: `Nothing is taken in as ${type === "" ? "a body without a content type" : "this content type"}.`,
    advice:
      "Send application/json, application/x-ndjson (one record a line), application/cloudevents+json or application/cloudevents-batch+json, as UTF-8, plain or with Content-Encoding: gzip.",
  });

export const encodingUnknown = () =>
  new Failure({
    code: "content_encoding_unknown",
    status: 415,
    message: "The body is packed in a way that is not known here.",
    advice: "Send it plain or with Content-Encoding: gzip.",
  });

export const bodyBroken = () =>
  new Failure({
    code: "body_broken",
    status: 400,
    message: "The packed body cannot be unpacked.",
    advice: "Send it again; what was acknowledged before is safe and counts once.",
  });

export const bodyCut = () =>
  new Failure({
    code: "body_cut",
    status: 400,
    message: "The body ends in the middle of its JSON.",
    advice: "Close every bracket and quote, and send it whole.",
  });

export const bodySlow = () =>
  new Failure({
    code: "body_slow",
    status: 408,
    message: "Nothing more of the body came for a minute.",
    advice: "Send it again; what was stored before counts once.",
  });

export const nothingSent = () =>
  new Failure({
    code: "nothing_sent",
    status: 400,
    message: "The body holds no record.",
    advice: 'Send one record { ... }, a list [ ... ], { "batch": [ ... ] }, or one record a line.',
  });

export const recordTooLarge = (limit: number) =>
  new Failure({
    code: "record_too_large",
    status: 413,
    message: `A record may have ${Math.round(limit / 1024)} KiB.`,
    advice: "Send the text of the message without its attachments.",
  });

export const notJson = (message: string) =>
  new Failure({
    code: "not_json",
    status: 400,
    message,
    advice: 'Send JSON in UTF-8: one record { ... }, a list [ ... ], { "batch": [ ... ] }, or one record a line.',
  });

export const bodyTooLarge = (limit: number) =>
  new Failure({
    code: "body_too_large",
    status: 413,
    message: `A body may have ${Math.round(limit / 1024 ** 2)} MiB.`,
    advice: "Send it in several requests.",
  });

export const tooBusy = (retryAfterSeconds: number) =>
  new Failure({
    code: "ingest_busy",
    status: 429,
    message: "More is waiting to be stored than may wait.",
    advice: `Send the same again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}, as the header Retry-After says. Nothing of it is stored; what was acknowledged is safe.`,
    details: { retryAfterSeconds },
  });

export const unknownHook = () =>
  new Failure({
    code: "unknown_hook",
    status: 404,
    message: "There is no incoming webhook at this address.",
    advice: "Look at the list of incoming webhooks, or make one.",
  });

export const hookTaken = (name: string) =>
  new Failure({
    code: "hook_taken",
    status: 409,
    message: `There is an incoming webhook ${name} already.`,
    advice: "Give it another name, or make a new secret for the one that is there.",
  });

export const unknownSource = (name: string) =>
  new Failure({
    code: "unknown_source",
    status: 409,
    message: `No source ${name} is declared.`,
    advice: "Declare it first: PUT /api/ingest/sources/NAME.",
  });

/** The same answer for every reason: who does not have the secret learns nothing. */
export const notSigned = () =>
  new Failure({
    code: "signature_wrong",
    status: 401,
    message: "The signature does not fit, or its time is more than five minutes away.",
    advice:
      "Send webhook-id, webhook-timestamp and webhook-signature as Standard Webhooks says, with the secret of this address and a clock that is set.",
  });

export const unknownVerb = () =>
  new Failure({
    code: "unknown_verb",
    status: 404,
    message: "There is no such verb.",
    advice: "There are track, page, screen, identify, group, alias and batch.",
  });
