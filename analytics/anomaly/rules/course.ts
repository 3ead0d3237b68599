import type { PulseIncident } from "../points.ts";

const HOUR = 3_600_000;
/** A point brings news when it is half as rare again as what was told of late, and ten times at least. */
const NEWS_TIMES = 1.5;
const NEWS_MORE = 1;
/** What is no news keeps this part of its score. */
const NO_NEWS = 0.02;
/** Below this, in powers of ten under one a week, it is calm again. */
const CALM = -0.5;
const CALM_FOR = 3 * HOUR;
const ODDS_SCALE = 1.7;
const MOST_KEPT = 99;
const NOTHING_TOLD = -2;

interface Mutable extends PulseIncident {
  onset: number;
  ended: number | null;
  peakAt: number;
  peak: number;
  severity: number;
  excess: number;
  outOfBandMs: number;
}

/** What a series is going through. */
export interface Course {
  open: Mutable | null;
  readonly ended: PulseIncident[];
  worst: number;
  /** What was told of late, in decades, and for how many points nothing has been rare since. */
  told: number;
  quiet: number;
  /** For how many points all has been usual for the hour. */
  calm: number;
  /** Sums of deviations since the series last was usual, a side each: where it is found when something began. */
  readonly rising: Run;
  readonly falling: Run;
}

interface Run {
  sum: number;
  since: number;
  excess: number;
}

/** One point, as far as its place among the others is known. */
export interface Step {
  readonly at: number;
  readonly count: number;
  readonly expected: number;
  /** How rare, in powers of ten below one a week. */
  readonly decades: number;
  /** The same for this hour, whatever else the series did; an incident lasts until this is usual. */
  readonly atThisHour: number;
  readonly direction: PulseIncident["direction"];
  readonly alertFrom: number;
  readonly stepMs: number;
  /** Its place among what was expected, 0 to 1. */
  readonly middle: number;
  readonly out: boolean;
}

/** The course of a series in which nothing happened. */
export function newCourse(): Course {
  return {
    open: null,
    ended: [],
    worst: 0,
    told: NOTHING_TOLD,
    quiet: 0,
    calm: 0,
    rising: { sum: 0, since: 0, excess: 0 },
    falling: { sum: 0, since: 0, excess: 0 },
  };
}

function run(of: Run, step: Step, sign: number): void {
  const middle = Math.min(0.9995, Math.max(0.0005, step.middle));
  const z = (sign * Math.log(middle / (1 - middle))) / ODDS_SCALE;
  const sum = Math.min(15, Math.max(0, of.sum + z - 0.75));
  if (of.sum === 0) {
    of.since = step.at;
    of.excess = 0;
  }
  of.sum = sum;
  of.excess += step.count - step.expected;
}

/** From 0 to 1, one half where alerts begin. */
function shareOf(decades: number, alertFrom: number): number {
  const odds = (Math.max(0, decades + 1) / (Math.max(0, alertFrom) + 1)) ** 2;
  return odds / (1 + odds);
}

function severityOf(decades: number, alertFrom: number): number {
  return Math.min(10, Math.max(1, Math.round(10 * shareOf(decades, alertFrom))));
}

function openIncident(course: Course, step: Step): void {
  const since = step.direction === "rise" ? course.rising : course.falling;
  course.worst = 0;
  course.open = {
    onset: since.sum > 0 ? since.since : step.at,
    detected: step.at,
    ended: null,
    peakAt: step.at,
    peak: step.count,
    severity: 1,
    excess: since.sum > 0 ? since.excess : step.count - step.expected,
    outOfBandMs: 0,
    direction: step.direction,
  };
}

function update(course: Course, open: Mutable, step: Step): void {
  const rise = open.direction === "rise";
  if (step.at !== open.detected) open.excess += step.count - step.expected;
  if (course.calm === 0 && (rise ? step.count > open.peak : step.count < open.peak)) {
    open.peak = step.count;
    open.peakAt = step.at;
  }
  if (step.out) open.outOfBandMs += step.stepMs;
  course.worst = Math.max(course.worst, severityOf(step.decades, step.alertFrom));
  const lasting = Math.log2(1 + open.outOfBandMs / Math.max(HOUR, 3 * step.stepMs)) / 2;
  open.severity = Math.min(10, course.worst + Math.min(2, Math.floor(lasting)));
}

/** Takes a point into the course: opens, updates and ends incidents, and says what of the point is news. */
export function takeCourse(
  course: Course,
  step: Step,
): { score: number; severity: number; alert: boolean; calmPoints: number } {
  const calmPoints = Math.round(Math.min(36, Math.max(2, CALM_FOR / step.stepMs)));
  run(course.rising, step, 1);
  run(course.falling, step, -1);
  const news = step.decades >= Math.max(0, course.told) * NEWS_TIMES + (course.told > -1 ? NEWS_MORE : -1);
  const score = shareOf(step.decades, step.alertFrom) * (news ? 1 : NO_NEWS);
  if (news) course.told = step.decades;
  // News come again once nothing has been rare for a while, also while a busier time than usual goes on.
  course.quiet = step.decades < CALM ? course.quiet + 1 : 0;
  if (course.quiet >= calmPoints) course.told = NOTHING_TOLD;
  course.calm = step.atThisHour < CALM && !step.out ? course.calm + 1 : 0;
  const alert = course.open === null && step.decades >= step.alertFrom;
  if (alert) openIncident(course, step);
  if (course.open) update(course, course.open, step);
  if (course.calm >= calmPoints) {
    if (course.ended.length >= MOST_KEPT) course.ended.shift();
    if (course.open) course.ended.push({ ...course.open, ended: step.at - (course.calm - 1) * step.stepMs });
    course.open = null;
  }
  const severity = step.out || step.decades >= step.alertFrom ? severityOf(step.decades, step.alertFrom) : 0;
  return { score, severity, alert, calmPoints };
}
