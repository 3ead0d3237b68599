import { type Attestation, TOLD_BEFORE_DAYS } from "@firsthand/transform/attestations/contract";

const dayMs = 86_400_000;

/**
 * An answer as it was at a moment: what was done to it later is left out; undefined where it was not given yet. Without
 * a moment it stays as it is.
 */
export function seenAt(answer: Attestation, moment: string | undefined): Attestation | undefined {
  if (moment === undefined) return answer;
  const by = Date.parse(moment);
  const then = <Act extends { readonly at: string }>(act: Act | null) =>
    act !== null && Date.parse(act.at) <= by ? act : null;
  if (Date.parse(answer.at) > by) return undefined;
  return {
    ...answer,
    signed: then(answer.signed),
    checked: then(answer.checked),
    withdrawn: then(answer.withdrawn),
  };
}

/** The answer that stands: the newest that was not taken back. They come newest first. */
export function standingOf(answers: readonly Attestation[]): Attestation | undefined {
  return answers.find(({ withdrawn }) => withdrawn === null);
}

/** Whether an answer holds at a moment, and how many days it still does (whole days, 0 on the last). */
export function holdOf(
  { expiresAt }: Pick<Attestation, "expiresAt">,
  moment: number,
): { readonly status: "standing" | "expiring" | "expired"; readonly days: number } {
  const left = Date.parse(expiresAt) - moment;
  const days = Math.max(0, Math.floor(left / dayMs));
  if (left <= 0) return { status: "expired", days };
  return { status: left <= TOLD_BEFORE_DAYS * dayMs ? "expiring" : "standing", days };
}

/** The days (in UTC) between which an answer may end, as fields of dates want them: tomorrow, and the model's own. */
export function endsBetween(now: number, months: number): { readonly earliest: string; readonly latest: string } {
  const date = new Date(now);
  const latest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const days = new Date(Date.UTC(latest.getUTCFullYear(), latest.getUTCMonth() + 1, 0)).getUTCDate();
  latest.setUTCDate(Math.min(date.getUTCDate(), days));
  return { earliest: new Date(now + dayMs).toISOString().slice(0, 10), latest: latest.toISOString().slice(0, 10) };
}
