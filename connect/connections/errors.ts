import { Failure } from "@firsthand/kernel/errors";

import type { DocumentFault } from "../documents/index.ts";
import type { StreamFailure } from "../streams/index.ts";

export const unknownConnector = (connector: string) =>
  new Failure({
    code: "unknown_connector",
    status: 404,
    message: "There is no such connector.",
    advice: "Look them up at GET /api/connectors.",
    details: { connector },
  });

export const connectorFaulty = (faults: readonly DocumentFault[]) =>
  new Failure({
    code: "connector_faulty",
    status: 422,
    message: faults.length === 1 ? "One thing in the file is wrong." : `${faults.length} things in the file are wrong.`,
    advice: "Correct the lines that are named.",
    details: {
      issues: faults.map(({ line, path, message }) => ({
        path: "text",
        message: `line ${line}${path === "" ? "" : `, ${path}`}: ${message}`,
      })),
    },
  });

export const connectorTaken = (id: string) =>
  new Failure({
    code: "connector_taken",
    status: 409,
    message: `The product has a connector ${id} itself.`,
    advice: "Give yours another id, in the line that begins with id:.",
    details: { id, issues: [{ path: "text", message: "its id is taken" }] },
  });

export const connectorConflict = (version: number) =>
  new Failure({
    code: "connector_conflict",
    status: 409,
    message:
      version === 0
        ? "The connector is not there any more."
        : `Somebody was quicker: the connector stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const connectorInUse = (connections: readonly string[]) =>
  new Failure({
    code: "connector_in_use",
    status: 409,
    message: `It is in use: ${connections.join(", ")}.`,
    advice: "Remove what is connected by it first; what it brought stays.",
    details: { connections },
  });

export const unknownConnection = (id: string) =>
  new Failure({
    code: "unknown_connection",
    status: 404,
    message: "There is no such connection.",
    advice: "It may have been removed; look them up at GET /api/connections.",
    details: { id },
  });

export const connectionTwice = (name: string) =>
  new Failure({
    code: "connection_twice",
    status: 409,
    message: "There is a connection of this name.",
    advice: "Choose another name, or change the one that is there.",
    details: { name, issues: [{ path: "name", message: "taken" }] },
  });

export const connectionConflict = (version: number) =>
  new Failure({
    code: "connection_conflict",
    status: 409,
    message: `Somebody was quicker: the connection stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const badSettings = (issues: readonly { readonly path: string; readonly message: string }[]) =>
  new Failure({
    code: "connection_settings",
    status: 422,
    message: issues.length === 1 ? "One setting is not right." : `${issues.length} settings are not right.`,
    advice: "Correct them and try again.",
    details: { issues },
  });

export const connectionFails = (failure: StreamFailure) =>
  new Failure(
    {
      code: "connection_fails",
      status: 422,
      message: failure.message,
      advice: failure.advice,
      details: { reason: failure.code, answer: failure.answer ?? null },
    },
    { cause: failure },
  );

export const noAgreement = () =>
  new Failure({
    code: "no_agreement",
    status: 409,
    message: "Nobody has to agree on the other side for this connection.",
    advice: "Its settings are enough.",
  });

export const agreementOver = () =>
  new Failure({
    code: "agreement_over",
    status: 409,
    message: "This way back was used before, is older than ten minutes, or was begun by somebody else.",
    advice: "Open the connection and agree again.",
  });

export const hostsNotYours = () =>
  new Failure({
    code: "hosts_not_yours",
    status: 403,
    message: "Hosts in our own network are opened by who may change settings of the system.",
    advice: "Leave the list as it was, or ask an administrator to add the host.",
    details: { issues: [{ path: "allowedHosts", message: "an administrator has to add it" }] },
  });

export const noEvents = () =>
  new Failure({
    code: "no_events",
    status: 404,
    message: "Nothing is received at this address.",
    advice: "Look at the page of the source: it shows the address where its events are sent, if it has one.",
  });

/** The same answer for every reason: who does not have the secret learns nothing. */
export const eventNotSigned = () =>
  new Failure({
    code: "event_not_signed",
    status: 401,
    message: "The signature does not fit, or its time is too far away.",
    advice: "Give the other side the secret that the settings of the source hold, and look at the clocks of both.",
  });

export const eventsPaused = () =>
  new Failure({
    code: "events_paused",
    status: 503,
    message: "This source is paused, so nothing is taken in.",
    advice: "Send it again later.",
  });

export const eventTooLarge = (limit: number) =>
  new Failure({
    code: "event_too_large",
    status: 413,
    message: `An event may have ${Math.round(limit / 1024)} KiB.`,
    advice: "Send it without what is attached.",
  });

export const tooManyEvents = () =>
  new Failure({
    code: "too_many_events",
    status: 429,
    message: "More events come at once than can be worked on.",
    advice: "Send it again in a second; nothing of it is stored.",
    details: { retryAfterSeconds: 1 },
  });
