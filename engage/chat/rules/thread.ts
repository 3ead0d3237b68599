/** Who comes back after so many hours begins another conversation. */
const REST_HOURS = 72;

/** Which of a visitor's conversations a message belongs to that they write now: 1, 2, ... */
export function threadOf(
  { thread, lastAt }: { readonly thread: number; readonly lastAt: Date | null },
  now: Date,
): number {
  if (lastAt === null) return Math.max(1, thread);
  return now.getTime() - lastAt.getTime() > REST_HOURS * 3_600_000 ? thread + 1 : thread;
}

/** The conversation as the log knows it. */
export const threadName = (visitorId: string, thread: number): string => `${visitorId}/${thread}`;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The visitor whose conversation that is; undefined where it is none of a chat. */
export function visitorOf(thread: string): string | undefined {
  const [id = ""] = thread.split("/", 1);
  return UUID.test(id) ? id : undefined;
}
