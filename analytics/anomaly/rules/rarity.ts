/** How many of the points are taken for the tail of what is usual. */
const TAIL_SHARE = 0.02;
const FIRST_THRESHOLD = 4;
const LEAST_THRESHOLD = 2.5;
/** What is taken for granted before anything was seen: so many peaks, so far above the threshold on average. */
const PEAKS_BEFORE = 8;
const EXCESS_BEFORE = 1.5;
/** If the expected distribution is the right one, surprises exceed any threshold by 1 on average. */
const LEAST_EXCESS = 1;
/** One crisis does not make a series deaf: a peak counts for at most so many average ones. */
const HIGHEST_PEAK = 3;
const PEAKS_REMEMBERED = 40;
const WEEKS_REMEMBERED = 6;
/** In so many weeks the memory of the largest excess halves. */
const RECORD_HALVES_IN = 4;

/** What the tail of a series has been like: how often it is out in it, and how far. */
export interface Tail {
  /** Windows a week that have nothing in common. */
  readonly apart: number;
  /** The surprise that about one point in fifty exceeds. */
  threshold: number;
  /** Remembered peaks above the threshold, and the sum of how far above it they were. */
  peaks: number;
  excesses: number;
  /** Remembered clusters of points in the tail, and the weeks in which they were counted. */
  clusters: number;
  weeks: number;
  /** The cluster that goes on: its highest surprise (0 if there is none), its largest size, and points since. */
  running: number;
  size: number;
  since: number;
  /** The largest size of clusters that are over. */
  record: number;
}

/** How fast a tail is learnt. */
export interface Pace {
  /** Points in the tail that are fewer points apart than this are one cluster. */
  readonly gap: number;
  readonly pointsAWeek: number;
  readonly rate: number;
}

/** A tail of which nothing is known: as many clusters as chance would give, and heavier than chance. */
export function newTail(pointsAWeek: number, points: number): Tail {
  return {
    apart: pointsAWeek / points,
    threshold: FIRST_THRESHOLD,
    peaks: PEAKS_BEFORE,
    excesses: PEAKS_BEFORE * EXCESS_BEFORE,
    clusters: 0.5 + TAIL_SHARE * pointsAWeek * 0.5,
    weeks: 1,
    running: 0,
    size: 0,
    since: 0,
    record: 0,
  };
}

/**
 * How many clusters a week are to be expected that reach this surprise. Above the threshold it falls like the
 * predictive distribution of exponential excesses whose mean is only known from the peaks so far: a power law, the
 * heavier the fewer were seen. So a new series is slow to call anything rare.
 */
function expectedAWeek(tail: Tail, surprise: number): number {
  const rate = (tail.clusters + 0.5) / tail.weeks;
  const over = surprise - tail.threshold;
  // Never rarer than by the expected distribution itself, however quiet the history was.
  const least = 0.5 * tail.apart * Math.exp(-surprise);
  if (over <= 0) return Math.max(least, rate);
  const remembered = rate * (1 + over / Math.max(tail.excesses, tail.peaks * LEAST_EXCESS)) ** -tail.peaks;
  return Math.max(least, remembered);
}

/**
 * How rare it is, in powers of ten below one a week. What is smaller, in messages, than what the series went through
 * in the last weeks counts for less, by the root of their ratio.
 */
export function decadesOf(tail: Tail, surprise: number, size: number): number {
  const decades = -Math.log10(expectedAWeek(tail, surprise));
  if (decades <= 0 || tail.record <= 0) return decades;
  return decades * Math.sqrt(Math.min(1, Math.max(0, size) / tail.record));
}

function endCluster(tail: Tail): void {
  const keep = 1 - 1 / PEAKS_REMEMBERED;
  const average = tail.excesses / tail.peaks;
  const excess = Math.min(Math.max(0, tail.running - tail.threshold), HIGHEST_PEAK * average);
  const before = PEAKS_BEFORE * EXCESS_BEFORE;
  tail.peaks = PEAKS_BEFORE + (tail.peaks - PEAKS_BEFORE) * keep + 1;
  tail.excesses = before + (tail.excesses - before) * keep + excess;
  tail.clusters += 1;
  tail.record = Math.max(tail.record, tail.size);
  tail.running = 0;
  tail.size = 0;
}

/** Remembers a surprise and its size. Points in the tail that are close together are one cluster, with one peak. */
export function learnTail(tail: Tail, seen: { surprise: number; size: number }, pace: Pace): void {
  const keep = 1 - 1 / (WEEKS_REMEMBERED * pace.pointsAWeek);
  tail.clusters *= keep;
  tail.weeks = tail.weeks * keep + 1 / pace.pointsAWeek;
  tail.record *= 1 - Math.LN2 / (RECORD_HALVES_IN * Math.max(1, pace.pointsAWeek));
  const inTail = seen.surprise > tail.threshold;
  const step = 2 * pace.rate * (inTail ? 1 - TAIL_SHARE : -TAIL_SHARE);
  tail.threshold = Math.max(LEAST_THRESHOLD, tail.threshold + step);
  if (inTail) {
    tail.running = Math.max(tail.running, seen.surprise);
    tail.size = Math.max(tail.size, seen.size);
    tail.since = 0;
  } else if (tail.running > 0) {
    tail.since += 1;
    if (tail.since >= pace.gap) endCluster(tail);
  }
}
