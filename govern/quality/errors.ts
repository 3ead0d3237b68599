import { Failure } from "@firsthand/kernel/errors";

import type { EntryKind } from "./contract.ts";

export const unknownRule = (id: string) =>
  new Failure({
    code: "unknown_rule",
    status: 404,
    message: `There is no rule ${id}.`,
    advice: "The page of quality lists all rules.",
    details: { id },
  });

export const ruleConflict = (stands: {
  readonly version: number;
  readonly savedBy: string | null;
  readonly savedAt: string | null;
}) =>
  new Failure({
    code: "rule_conflict",
    status: 409,
    message:
      stands.savedBy === null
        ? "There is no such rule yet."
        : `${stands.savedBy} saved version ${stands.version} of this rule in the meantime.`,
    advice: "Look at what stands now, and save again.",
    details: { stands },
  });

export const badRule = (path: string, message: string) =>
  new Failure({
    code: "bad_rule",
    status: 400,
    message: `The rule is wrong at ${path}: ${message}.`,
    advice: "docs/data-quality.md lists the forms of rules; the catalogue lists tables and their columns.",
    details: { issues: [{ path, message }] },
  });

export const unknownEntry = (kind: EntryKind, id: string) =>
  new Failure({
    code: "unknown_entry",
    status: 404,
    message: `The catalogue has no ${kind} ${id}.`,
    advice: "It may have been removed: look for it in the catalogue.",
    details: { kind, id },
  });

export const unknownOwner = (id: string) =>
  new Failure({
    code: "unknown_owner",
    status: 422,
    message: `Nobody here has the id ${id}.`,
    advice: "Choose a name from the list, or write words without an id.",
    details: { id },
  });

export const entryConflict = (stands: {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
}) =>
  new Failure({
    code: "entry_conflict",
    status: 409,
    message: `${stands.savedBy} changed this entry in the meantime.`,
    advice: "Look at what stands now, and save again.",
    details: { stands },
  });
