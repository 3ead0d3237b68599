import { Failure } from "@firsthand/kernel/errors";

import type { ImportFault } from "./rules/imported.ts";

export const unknownPurpose = (purpose: string) =>
  new Failure({
    code: "unknown_purpose",
    status: 404,
    message: "There is no such purpose.",
    advice: "Look them up at GET /api/consent/purposes.",
    details: { purpose },
  });

export const unknownVersion = (purpose: string, version: number) =>
  new Failure({
    code: "unknown_purpose_version",
    status: 404,
    message: `The purpose ${purpose} has no version ${version}.`,
    advice: `Look them up at GET /api/consent/purposes/${purpose}, or leave the version out.`,
    details: { purpose, version },
  });

export const purposeConflict = (version: number) =>
  new Failure({
    code: "purpose_conflict",
    status: 409,
    message:
      version === 0
        ? "There is no such purpose yet."
        : `Somebody was quicker: the purpose stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const channelNotOffered = (channels: readonly string[]) =>
  new Failure({
    code: "channel_not_offered",
    status: 400,
    message: `This purpose is offered by ${channels.join(", ")} only.`,
    advice: "Choose one of these, or add the channel to the purpose.",
    details: { channels, issues: [{ path: "channel", message: `one of ${channels.join(", ")}` }] },
  });

export const requiredByLaw = (purpose: string) =>
  new Failure({
    code: "purpose_required_by_law",
    status: 409,
    message: "The law requires this, so it is nothing to agree to or to withdraw.",
    advice: "Ask whoever sent you the link if you think that it should not be so.",
    details: { purpose },
  });

export const notYet = () =>
  new Failure({
    code: "consent_in_future",
    status: 400,
    message: "This moment has not come yet.",
    advice: "Say when the customer said it, or leave the moment out for now.",
    details: { issues: [{ path: "at", message: "not after now" }] },
  });

export const unknownCustomer = (id: string) =>
  new Failure({
    code: "unknown_person",
    status: 404,
    message: "There is nobody of that id.",
    advice: "Search for the person again; it may have been joined with another.",
    details: { id },
  });

/** The most faults that are named at once. */
const NAMED = 100;

export const badConsentFile = (faults: readonly ImportFault[]) =>
  new Failure({
    code: "consent_file_faulty",
    status: 422,
    message: `${faults.length === 1 ? "One place" : `${faults.length} places`} in the file cannot be taken; nothing was recorded.`,
    advice: "Correct them and send the file again.",
    details: {
      faults: faults.slice(0, NAMED),
      issues: faults.slice(0, NAMED).map(({ line, column, message }) => ({
        path: "csv",
        message: `line ${line}${column === "" ? "" : `, ${column}`}: ${message}`,
      })),
    },
  });

export const erasedCustomer = () =>
  new Failure({
    code: "person_erased",
    status: 409,
    message: "The data of this person were erased.",
    advice: "No link can be made: there is nobody left to send it to.",
  });

/** One answer for every link that does not open, so that nothing is learnt by trying. */
export const linkNotOpen = () =>
  new Failure({
    code: "preference_link_not_open",
    status: 404,
    message: "This link does not open.",
    advice: "It may be cut off, have expired or have been replaced. Ask whoever sent it to you for a new one.",
  });

export const tooOften = (seconds: number) =>
  new Failure({
    code: "too_many_attempts",
    status: 429,
    message: "That was too often.",
    advice: `Try again in ${seconds} seconds.`,
    details: { seconds },
  });
