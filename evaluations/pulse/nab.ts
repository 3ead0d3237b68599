/** A labelled anomaly: the first and the last row of its window. */
interface Window {
  readonly first: number;
  readonly last: number;
}

/** A series as a detector judged it, with its labelled windows, in order and apart from each other. */
export interface Judged {
  readonly scores: readonly number[];
  readonly windows: readonly Window[];
}

/** What detections cost and bring: the standard profile of the benchmark. */
const TRUE_POSITIVE = 1;
const FALSE_NEGATIVE = 1;
const FALSE_POSITIVE = 0.11;
const PROBATION_SHARE = 0.15;
const PROBATION_ROWS = 5_000;

function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

/** The first row that counts: 15 percent of a file, of its first 5,000 rows at most, are for getting used to it. */
function firstCounted(rows: number): number {
  return Math.min(Math.floor(PROBATION_SHARE * rows), PROBATION_SHARE * PROBATION_ROWS);
}

interface Worth {
  readonly score: number;
  /** Which window the row lies in, over all series; null outside. */
  readonly window: number | null;
  readonly worth: number;
}

/** What an alarm at each row would be worth: in a window the more the earlier, after one the less the later. */
function worths(judged: Judged, firstWindow: number): readonly Worth[] {
  const { scores, windows } = judged;
  const counted = firstCounted(scores.length);
  const earliest = sigmoid(-1);
  let next = 0;
  let past: Window | null = null;
  return scores.flatMap((score, row): readonly Worth[] => {
    const ended = windows[next];
    if (ended && row > ended.last) {
      past = ended;
      next += 1;
    }
    const ahead = windows[next];
    if (ahead && row >= ahead.first) {
      const position = -(ahead.last - row + 1) / (ahead.last - ahead.first + 1);
      const worth = (sigmoid(position) / earliest) * TRUE_POSITIVE;
      return row < counted ? [] : [{ score, window: firstWindow + next, worth }];
    }
    const position = past === null ? 3.5 : (row - past.last) / (past.last - past.first);
    return row < counted ? [] : [{ score, window: null, worth: sigmoid(position) * FALSE_POSITIVE }];
  });
}

function worthOf(all: readonly Judged[]): { rows: readonly Worth[]; windows: number } {
  let windows = 0;
  const rows = all.flatMap((judged) => {
    const of = worths(judged, windows);
    windows += judged.windows.length;
    return of;
  });
  return { rows, windows };
}

/** The raw score of the standard profile when every row that reaches the threshold is an alarm. */
export function rawScore(all: readonly Judged[], threshold: number): number {
  const { rows, windows } = worthOf(all);
  const best = Array.from({ length: windows }, () => -FALSE_NEGATIVE);
  let outside = 0;
  for (const { score, window, worth } of rows) {
    if (score < threshold) continue;
    if (window === null) outside += worth;
    else best[window] = Math.max(best[window] ?? worth, worth);
  }
  return outside + best.reduce((sum, value) => sum + value, 0);
}

/** The one threshold for all the series with which their raw scores add up to most, as the benchmark chooses it. */
export function bestThreshold(all: readonly Judged[]): number {
  const { rows, windows } = worthOf(all);
  const sorted = rows.toSorted((a, b) => b.score - a.score);
  const best = Array.from({ length: windows }, () => -FALSE_NEGATIVE);
  let total = -FALSE_NEGATIVE * windows;
  let most = { threshold: 1.1, total };
  for (const [index, { score, window, worth }] of sorted.entries()) {
    const gain = window === null ? worth : Math.max(0, worth - (best[window] ?? 0));
    if (window !== null) best[window] = (best[window] ?? 0) + gain;
    total += gain;
    if (sorted[index + 1]?.score !== score && total > most.total) most = { threshold: score, total };
  }
  return most.threshold;
}

/** 0 for a detector that never says anything, 100 for one that is right at the beginning of every window. */
export function normalised(raw: number, windows: number): number {
  const none = -FALSE_NEGATIVE * windows;
  return (100 * (raw - none)) / (TRUE_POSITIVE * windows - none);
}
