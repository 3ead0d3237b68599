import { z } from "zod";

/** Stands for everything: whoever shows anything fetches it again. */
export const everything = "*";

/** Above this many topics in one event it is shorter to say "everything". */
const mostTopics = 100;

const notice = z.object({ topics: z.array(z.string().min(1).max(200)).max(1_000) });

/** What a notification says has changed; one that cannot be read may mean anything. */
export function topicsOf(payload: string | undefined): readonly string[] {
  try {
    return notice.parse(JSON.parse(payload ?? "")).topics;
  } catch {
    return [everything];
  }
}

/** Several notices as one: each topic once, sorted; "everything" swallows the others. */
export function mergedTopics(notices: Iterable<readonly string[]>): readonly string[] {
  const topics = new Set([...notices].flat());
  return topics.has(everything) || topics.size > mostTopics ? [everything] : [...topics].toSorted();
}

/** How long to wait before the next event, so that events are `pauseMs` apart. */
export function waitMs({ now, lastSentAt, pauseMs }: { now: number; lastSentAt: number; pauseMs: number }): number {
  return Math.max(0, lastSentAt + pauseMs - now);
}

/** Pause before the next attempt to listen again, in milliseconds: doubling from 100 to 5,000. */
export function reconnectPauseMs(attempt: number): number {
  return Math.min(5_000, 100 * 2 ** Math.min(attempt, 10));
}

/** An event in the format of server-sent events. */
export function eventText({ id, topics }: { id: number; topics: readonly string[] }): string {
  return `id: ${id}\nevent: changed\ndata: ${JSON.stringify({ topics })}\n\n`;
}
