import { Failure } from "@firsthand/kernel/errors";

import { PROOF_ENDINGS, PROOF_SIZE } from "./contract.ts";
import { dayOf } from "./rules/expiry.ts";
import type { Answer } from "./rules/standing.ts";

export const unknownCriterion = (criterion: string) =>
  new Failure({
    code: "unknown_criterion",
    status: 404,
    message: "The model in force has no such criterion.",
    advice: "Look it up at GET /api/position; the model may have been changed meanwhile.",
    details: { criterion },
  });

export const notAttestable = (criterion: string) =>
  new Failure({
    code: "not_attestable",
    status: 409,
    message: "This criterion is decided by a figure, and nobody's answer is asked.",
    advice: "To let somebody answer it, change the model: give the criterion attest instead of metric.",
    details: { criterion },
  });

export const unknownUnit = (unit: string) =>
  new Failure({
    code: "unknown_unit",
    status: 404,
    message: "The log has no such unit.",
    advice: "Leave the unit out to answer for the whole organisation, or take one of GET /api/units.",
    details: { unit },
  });

export const unitNeeded = () =>
  new Failure({
    code: "unit_needed",
    status: 422,
    message: "You may see and answer criteria of units, not those of the whole organisation.",
    advice: "Name one of your units.",
  });

export const notTheOwner = (owner: { readonly id: string; readonly name: string }) =>
  new Failure({
    code: "not_the_owner",
    status: 403,
    message: `${owner.name} is named to answer this.`,
    advice: `Ask ${owner.name}, or let an administrator name somebody else.`,
    details: { owner },
  });

export const attestationConflict = (newest: Answer | undefined) =>
  new Failure({
    code: "attestation_conflict",
    status: 409,
    message: newest
      ? `${newest.by.name} has answered on ${dayOf(newest.at)}, which you had not seen.`
      : "The answer that you had seen is not there any more.",
    advice: "Look at what stands now, and answer again if yours is to take its place.",
    details: { newest: newest ? { id: newest.id, by: newest.by, at: newest.at.toISOString(), met: newest.met } : null },
  });

export const superseded = (newest: Answer) =>
  new Failure({
    code: "attestation_superseded",
    status: 409,
    message: `${newest.by.name} has given another answer on ${dayOf(newest.at)}, which stands in its place.`,
    advice: "Look at the newest answer.",
    details: { newest: { id: newest.id, by: newest.by, at: newest.at.toISOString(), met: newest.met } },
  });

export const badExpiry = ({ earliest, latest }: { readonly earliest: string; readonly latest: string }) =>
  new Failure({
    code: "bad_expiry",
    status: 400,
    message: `The answer has to hold until a day from ${earliest} to ${latest}.`,
    advice: `Choose a day from ${earliest} to ${latest}, or leave it out: then it holds as long as the model asks.`,
    details: { earliest, latest, issues: [{ path: "expiresAt", message: `a day from ${earliest} to ${latest}` }] },
  });

export const badLink = () =>
  new Failure({
    code: "bad_link",
    status: 400,
    message: "The link cannot be opened safely.",
    advice: "Write an address that begins with https:// or http://, without a name or password before an @.",
    details: { issues: [{ path: "proof.url", message: "an address of the web without a name or password" }] },
  });

/** Said of the file alone: what stands in it is nobody's business here. */
export const proofRefused = (why: "ending" | "content" | "macros") =>
  new Failure({
    code: "proof_kind_refused",
    status: 415,
    message: {
      ending: "Files of this kind are not taken as proof.",
      content: "The content of this file is not what its name says.",
      macros: "This document holds a program (a macro or a file that runs).",
    }[why],
    advice: `Taken are ${PROOF_ENDINGS.join(", ")}. Print what you have into a PDF, or give a link instead.`,
    details: { why },
  });

export const unknownProof = (id: string) =>
  new Failure({
    code: "unknown_proof",
    status: 404,
    message: "There is no uploaded proof of that id.",
    advice: "A file that no answer used within a day is removed. Upload it again.",
    details: { id },
  });

export const unknownAttestation = (id: string) =>
  new Failure({
    code: "unknown_attestation",
    status: 404,
    message: "There is no answer of that id.",
    advice: "Load the list again.",
    details: { id },
  });

export const ownSignature = (what: "sign" | "check") =>
  new Failure({
    code: "own_signature",
    status: 409,
    message: `Who answered cannot ${what === "sign" ? "sign as the second person" : "say that the proof was looked at"}.`,
    advice: "Ask somebody else.",
  });

export const alreadySigned = ({ name, day }: { readonly name: string; readonly day: string }) =>
  new Failure({
    code: "already_signed",
    status: 409,
    message: `${name} has signed it on ${day}.`,
    advice: "Nothing is left to be done; load the list again.",
  });

export const alreadyChecked = ({ name, day }: { readonly name: string; readonly day: string }) =>
  new Failure({
    code: "already_checked",
    status: 409,
    message: `${name} has looked at the proof on ${day}.`,
    advice: "Nothing is left to be done; load the list again.",
  });

export const noSignatureAsked = (criterion: string) =>
  new Failure({
    code: "no_signature_asked",
    status: 409,
    message: "The model asks no second signature for this criterion; the answer counts without.",
    advice: "To say that you have looked at the proof, check it instead.",
    details: { criterion },
  });

export const noProof = () =>
  new Failure({
    code: "no_proof",
    status: 409,
    message: "The answer was given without a proof, so there is nothing to look at.",
    advice: "Ask its owner to answer again with a link or a file.",
  });

export const withdrawnAlready = ({ name, day }: { readonly name: string; readonly day: string }) =>
  new Failure({
    code: "attestation_withdrawn",
    status: 409,
    message: `${name} has taken the answer back on ${day}.`,
    advice: "Load the list again; a new answer can be given.",
  });

export const expiredAlready = (day: string) =>
  new Failure({
    code: "attestation_expired",
    status: 409,
    message: `The answer held until ${day}.`,
    advice: "Its owner has to answer again.",
  });

export const notYours = (name: string) =>
  new Failure({
    code: "not_your_answer",
    status: 403,
    message: `Only ${name}, who answered, or an administrator can take this answer back.`,
    advice: `Ask ${name} or an administrator.`,
  });

export const unknownMember = (id: string) =>
  new Failure({
    code: "member_unknown",
    status: 404,
    message: "There is no such member.",
    advice: "Load the list of members again: somebody else may have removed them.",
    details: { id },
  });

const LARGEST = PROOF_SIZE / 1024 / 1024;

export const proofTooLarge = () =>
  new Failure({
    code: "proof_too_large",
    status: 413,
    message: `A file that proves something may have ${LARGEST} MB.`,
    advice: "Make it smaller, or give a link to where it lies.",
    details: { limitBytes: PROOF_SIZE },
  });

export const emptyProof = () =>
  new Failure({
    code: "empty_proof",
    status: 422,
    message: "The file is empty.",
    advice: "Choose another one; nothing was stored.",
  });

export const proofBrokenOff = () =>
  new Failure({
    code: "proof_broken_off",
    status: 400,
    message: "The file ended before its end; nothing was stored.",
    advice: "Send it again.",
  });
