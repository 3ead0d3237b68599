/** What one window says of a bound. */
export type Verdict = "clears" | "between" | "fails" | "unknown";

/** From this chance on a bound is cleared, and from that one down failed: the one-sided 90 % bounds. */
const CLEARS = 0.9;
const FAILS = 0.1;

/** What the chance that a bound is satisfied says; null where nothing is known. */
export function verdictOf(chance: number | null): Verdict {
  if (chance === null) return "unknown";
  if (chance >= CLEARS) return "clears";
  return chance <= FAILS ? "fails" : "between";
}

/** What stands after some windows. */
export interface Held {
  readonly met: boolean;
  /** Reached in fewer windows than asked, because nothing was known before. */
  readonly provisional: boolean;
}

/**
 * What stands after windows (oldest first): reached when `windows` in a row clear, lost when as many in a row fail. The
 * first that is known counts alone. One that is unknown breaks a row and changes nothing. Null where none is known.
 */
export function standingAfter(verdicts: readonly Verdict[], windows: number): Held | null {
  const known = verdicts.findIndex((verdict) => verdict !== "unknown");
  const first = verdicts[known];
  if (first === undefined) return null;
  if (windows <= 1)
    return { met: verdicts.findLast((verdict) => verdict !== "unknown") === "clears", provisional: false };
  let met = first === "clears";
  let provisional = met;
  let clearing = met ? 1 : 0;
  let failing = 0;
  for (const verdict of verdicts.slice(known + 1)) {
    clearing = verdict === "clears" ? clearing + 1 : 0;
    failing = verdict === "fails" ? failing + 1 : 0;
    if (clearing >= windows) {
      met = true;
      provisional = false;
    } else if (failing >= windows) {
      met = false;
      provisional = false;
    }
  }
  return { met, provisional };
}
