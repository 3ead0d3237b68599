import { Failure } from "@firsthand/kernel/errors";

export const unknownInsight = (id: string) =>
  new Failure({
    code: "unknown_insight",
    status: 404,
    message: "There is no such finding, or it lies outside of what you may see.",
    advice: "Look at the list of findings: GET /api/insights.",
    details: { id },
  });

export const insightConflict = (version: number) =>
  new Failure({
    code: "insight_conflict",
    status: 409,
    message: `Somebody was quicker: the finding stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const outsideOfReach = () =>
  new Failure({
    code: "not_allowed",
    status: 403,
    message: "You may not do this for that function and unit.",
    advice: "Choose a function and a unit that you look after, or ask somebody who may.",
    details: { issues: [{ path: "unit", message: "outside of what you may change" }] },
  });

export const noSuchStep = (from: string, to: string) =>
  new Failure({
    code: "no_such_step",
    status: 400,
    message: `A finding that is ${from} cannot be made ${to}.`,
    advice:
      to === "told"
        ? "Customers can be told once it was acted on: say first what was done."
        : "Choose another step; a step back is possible from any state.",
    details: { from, to },
  });

export const noteNeeded = (to: string) =>
  new Failure({
    code: "note_needed",
    status: 400,
    message: to === "acted" ? "What was done is not said." : "Why nothing is to be done is not said.",
    advice: "Say it in a sentence; it stands in the history of the finding.",
    details: { issues: [{ path: "note", message: "write a sentence" }] },
  });

export const emptyWindow = () =>
  new Failure({
    code: "empty_window",
    status: 400,
    message: "The window of the evidence ends before it begins.",
    advice: "Choose an end that is later than the beginning.",
    details: { issues: [{ path: "evidence.until", message: "later than the beginning" }] },
  });

export const longWindow = (days: number) =>
  new Failure({
    code: "long_window",
    status: 422,
    message: `The window of the evidence is longer than ${days} days.`,
    advice: "Choose the weeks in which it came up: later ones are counted by themselves.",
    details: { issues: [{ path: "evidence.since", message: `at most ${days} days before the end` }] },
  });

export const unknownOwner = (id: string) =>
  new Failure({
    code: "unknown_owner",
    status: 400,
    message: "Nobody of this id can look after a finding.",
    advice: "Choose one of GET /api/insights/owners.",
    details: { id, issues: [{ path: "owner", message: "no member" }] },
  });

export const unknownMessages = () =>
  new Failure({
    code: "unknown_messages",
    status: 400,
    message: "Not every one of these messages is in the log and within what you may see.",
    advice: "Open the conversation again; the message may have been removed.",
    details: { issues: [{ path: "messageIds", message: "not in the log" }] },
  });

export const tooManyVerbatims = (most: number) =>
  new Failure({
    code: "too_many_verbatims",
    status: 400,
    message: `At most ${most} messages stand under a finding.`,
    advice: "Take one off first: a few that say it well say more than many.",
    details: { most },
  });

export const noMember = () =>
  new Failure({
    code: "not_allowed",
    status: 403,
    message: "Only a member who may see findings receives digests.",
    advice: "Sign in as a member, or ask an administrator for a role that shows findings.",
  });

export const noSuchWeek = (week: string) =>
  new Failure({
    code: "unknown_week",
    status: 400,
    message: `There is no week ${week}.`,
    advice: "Most years have 52 weeks, some 53: write a week as 2026-W47.",
    details: { week, issues: [{ path: "week", message: "no such week" }] },
  });
