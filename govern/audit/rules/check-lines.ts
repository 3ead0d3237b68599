import type { AuditFault } from "../contract.ts";

/** A line as the check sees it: what the database says, and whether that fits what was written. */
export interface CheckedLine {
  readonly line_id: string;
  readonly seal_number: number | null;
  /** Whether its hash is that of what stands in it. */
  readonly genuine: boolean;
  readonly content: "there" | "changed" | "erased" | "removed";
}

/** A seal as the check sees it. */
export interface CheckedSeal {
  readonly seal_number: number;
  /** Whether its hash is that of what stands in it, and it holds the hash of the one before. */
  readonly genuine: boolean;
  readonly follows: boolean;
  /** Whether its lines are still to be here, or went properly. */
  readonly lines: "here" | "pruned" | "badly pruned";
  readonly line_count: number;
  readonly line_ids: readonly string[] | null;
  /** Whether the hash over its lines is right. */
  readonly whole: boolean;
}

type Fault = AuditFault;

/** What is wrong with one line. */
export function faultsOfLine(line: CheckedLine): Fault[] {
  const at = { line: line.line_id, seal: line.seal_number };
  if (!line.genuine) {
    const message = `Line ${line.line_id} is not as it was written, or was not written by the program.`;
    return [{ kind: "line_changed", message, ...at }];
  }
  if (line.content === "changed")
    return [{ kind: "content_changed", message: `The content of line ${line.line_id} was changed.`, ...at }];
  if (line.content === "removed") {
    const message = `The content of line ${line.line_id} was taken out, and not by the program.`;
    return [{ kind: "content_removed", message, ...at }];
  }
  return [];
}

/** What is wrong with one seal and the lines that say that they belong to it. */
export function faultsOfSeal(seal: CheckedSeal, lines: readonly CheckedLine[]): Fault[] {
  const { seal_number: number } = seal;
  const faults: Fault[] = [];
  if (!seal.genuine || !seal.follows) {
    const message = seal.genuine
      ? `Seal ${number} does not follow the one before it.`
      : `Seal ${number} is not as it was written.`;
    faults.push({ kind: "seal_changed", message, line: null, seal: number });
  }
  if (seal.lines === "badly pruned") {
    const message = `The ${seal.line_count} lines of seal ${number} were taken out, and not by the program.`;
    return [...faults, { kind: "line_removed", message, line: null, seal: number }];
  }
  const found = faultsOfMembership(seal, lines);
  const told = [...faults, ...found, ...lines.flatMap(faultsOfLine)];
  if (seal.lines === "here" && !seal.whole && told.length === 0) {
    const message = `The lines of seal ${number} are not those that it closed off.`;
    told.push({ kind: "seal_changed", message, line: null, seal: number });
  }
  return told;
}

/** Lines that are missing from a seal, and lines that came to it later. */
function faultsOfMembership(seal: CheckedSeal, lines: readonly CheckedLine[]): Fault[] {
  const { seal_number: number } = seal;
  const pruned = seal.lines === "pruned";
  const expected = pruned ? [] : seal.line_ids;
  if (expected === null || (pruned && seal.line_ids !== null)) {
    const message = `Seal ${number} does not say as it did which lines it closed off.`;
    return [{ kind: "seal_changed", message, line: null, seal: number }];
  }
  const there = new Set(lines.map(({ line_id }) => line_id));
  const meant = new Set(expected);
  const removed = expected.filter((id) => !there.has(id));
  const inserted = lines.filter(({ line_id }) => !meant.has(line_id));
  return [
    ...removed.map((id): Fault => ({
      kind: "line_removed",
      message: `Line ${id} of seal ${number}, written ${momentOf(id)}, is missing.`,
      line: id,
      seal: number,
    })),
    ...inserted.map(({ line_id: id }): Fault => ({
      kind: "line_inserted",
      message: `Line ${id} says that it belongs to seal ${number}, which does not know it.`,
      line: id,
      seal: number,
    })),
  ];
}

/** Seals that are missing between two numbers. */
export function faultOfGap(before: number, next: number): Fault[] {
  if (next === before + 1) return [];
  const [first, last] = [before + 1, next - 1];
  const message = first === last ? `Seal ${first} is missing.` : `Seals ${first} to ${last} are missing.`;
  return [{ kind: "seal_removed", message, line: null, seal: first }];
}

/** When a line was written, which its id tells (UUID version 7). */
function momentOf(id: string): string {
  const milliseconds = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? "at an unknown time" : date.toISOString();
}
