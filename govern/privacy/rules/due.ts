/** Within so many months a request is to be answered, and within so many where it was extended (Art. 12(3) GDPR). */
const MONTHS = 1;
const MONTHS_EXTENDED = 3;

/** When a request is due: the same day so many months later, or the last day of a shorter month; in UTC. */
export function dueAt(receivedAt: Date, extended: boolean): Date {
  const months = extended ? MONTHS_EXTENDED : MONTHS;
  const due = new Date(receivedAt);
  due.setUTCMonth(due.getUTCMonth() + months);
  // 31 January and one month is no day: the date runs over into March.
  if (due.getUTCDate() !== receivedAt.getUTCDate()) due.setUTCDate(0);
  return due;
}
