import type { Duty, Somebody } from "../contract.ts";
import type { Ask } from "../ground.ts";
import { newestOf, statusOf, type Answer } from "./standing.ts";

/** Who answers for a criterion; a unit of null stands for the whole organisation. */
export interface Owner {
  readonly criterion: string;
  readonly unit: string | null;
  readonly owner: Somebody;
}

interface Known {
  readonly asks: readonly Ask[];
  readonly answers: readonly Answer[];
  readonly owners: readonly Owner[];
  readonly now: Date;
}

/** A duty, and whom it waits for: a signature for anybody but who answered, all else for the owner. */
export interface WaitingDuty {
  readonly duty: Duty;
  readonly waitsFor: { readonly id: string | null } | { readonly anybodyBut: string };
}

const PRESSING: readonly Duty["due"][] = ["expired", "expiring", "sign", "check", "answer"];

/**
 * All that is due, the most pressing first. For the whole organisation every criterion is asked that wants an answer;
 * for a unit those that it has answered, or for which it has an owner.
 */
export function dutiesOf(known: Known): WaitingDuty[] {
  const units = new Set<string | null>([null]);
  for (const { unit } of [...known.answers, ...known.owners]) units.add(unit);
  const drawn = drawnOf(known);
  const order = new Map(known.asks.map(({ criterion }, index) => [criterion, index]));
  return [...units]
    .flatMap((unit) => dutiesIn(known, unit, drawn))
    .toSorted(
      ({ duty: one }, { duty: other }) =>
        PRESSING.indexOf(one.due) - PRESSING.indexOf(other.due) ||
        Date.parse(one.at ?? "9999-01-01") - Date.parse(other.at ?? "9999-01-01") ||
        (order.get(one.criterion) ?? 0) - (order.get(other.criterion) ?? 0) ||
        ((one.unit ?? "") < (other.unit ?? "") ? -1 : 1),
    );
}

/** The duties of one person: their own, and signatures that they can give. */
export function dutiesFor(
  duties: readonly WaitingDuty[],
  { id, maySign }: { readonly id: string; readonly maySign: (unit: string | null) => boolean },
): WaitingDuty[] {
  return duties.filter(({ duty: { unit }, waitsFor }) =>
    "id" in waitsFor ? waitsFor.id === id : maySign(unit) && waitsFor.anybodyBut !== id,
  );
}

function dutiesIn(
  { asks, answers, owners, now }: Known,
  unit: string | null,
  drawn: ReadonlySet<string>,
): WaitingDuty[] {
  const newest = newestOf(answers, unit, now);
  const named = new Map(owners.flatMap((owner) => (owner.unit === unit ? [[owner.criterion, owner.owner]] : [])));
  return asks.flatMap((ask) => {
    const { criterion, says } = ask;
    const owner = named.get(criterion) ?? null;
    const waitsFor = { id: owner?.id ?? null };
    const answer = newest.get(criterion);
    if (!answer) {
      if (unit !== null && !owner) return [];
      return [{ duty: { criterion, says, unit, owner, due: "answer", at: null }, waitsFor }];
    }
    const status = statusOf(answer.expiresAt, now);
    const at = answer.expiresAt.toISOString();
    const due: WaitingDuty[] = [];
    if (status !== "standing") due.push({ duty: { criterion, says, unit, owner, due: status, at }, waitsFor });
    if (status !== "expired" && ask.second && answer.signed === null)
      due.push({ duty: { criterion, says, unit, owner, due: "sign", at }, waitsFor: { anybodyBut: answer.by.id } });
    if (status !== "expired" && drawn.has(answer.id))
      due.push({ duty: { criterion, says, unit, owner, due: "check", at }, waitsFor: { anybodyBut: answer.by.id } });
    return due;
  });
}

const WEEK_MS = 7 * 86_400_000;
/** 1970-01-01 was a Thursday: weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * 86_400_000;
const DRAWN_A_WEEK = 3;

/**
 * The answers whose proof is to be looked at this week (UTC, from Monday) and was not yet: by chance, so that nobody
 * knows beforehand which, and the same for everybody.
 */
function drawnOf({ asks, answers, owners, now }: Known): ReadonlySet<string> {
  const week = Math.floor((now.getTime() - FIRST_MONDAY_MS) / WEEK_MS);
  const began = week * WEEK_MS + FIRST_MONDAY_MS;
  const asked = new Set(asks.map(({ criterion }) => criterion));
  const units = new Set<string | null>([null, ...[...answers, ...owners].map(({ unit }) => unit)]);
  const shown = [...units]
    .flatMap((unit) => [...newestOf(answers, unit, now).values()])
    .filter(({ criterion, proof, expiresAt }) => asked.has(criterion) && proof !== null && expiresAt > now)
    .filter(({ checked }) => checked === null || checked.at.getTime() >= began)
    .toSorted((one, other) => lot(week, one.id) - lot(week, other.id) || (one.id < other.id ? -1 : 1));
  return new Set(shown.slice(0, DRAWN_A_WEEK).flatMap(({ id, checked }) => (checked === null ? [id] : [])));
}

/** A number between 0 and 2^32 that an answer draws in a week (FNV-1a, mixed as in MurmurHash3). */
function lot(week: number, id: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${week} ${id}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
