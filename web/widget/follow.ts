import type { ChatMessage } from "@firsthand/engage/chat/contract";

import { pause, pauseAfter } from "./pause.ts";
import { Refused, type Server } from "./server.ts";

/** What follows a conversation needs of it. */
interface Followed {
  readonly token: string;
  readonly tell: (messages: readonly ChatMessage[]) => void;
  /** Asks for the latest by an ordinary request. */
  readonly fetchLatest: () => Promise<void>;
  readonly isOpen: () => boolean;
  readonly onGone: () => void;
}

/** After so many streams in a row that brought nothing it is asked now and then instead. */
const VAIN_STREAMS = 2;
/** And each so-many-th time a stream is tried again. */
const TRY_AGAIN = 10;

/**
 * Hears what is said to a visitor until `signal` ends it: by a stream, and where something on the way cuts or keeps it
 * back, by asking. A page that nobody sees holds no stream: a browser has few connections to one server.
 */
export async function follow(server: Server, followed: Followed, signal: AbortSignal): Promise<void> {
  let vain = 0;
  while (!signal.aborted) {
    if (document.hidden) {
      await pause(600_000, signal);
      continue;
    }
    const asks = vain >= VAIN_STREAMS && vain % TRY_AGAIN !== 0;
    const outcome = asks ? await ask(followed) : await hear(server, followed, signal);
    if (outcome === "gone") return followed.onGone();
    vain = outcome === "heard" ? 0 : vain + 1;
    if (asks && outcome === "asked") await pause(followed.isOpen() ? 4_000 : 20_000, signal);
    else await pause(pauseAfter(Math.min(vain, 5)), signal);
  }
}

async function ask({ fetchLatest }: Followed): Promise<"asked" | "vain" | "gone"> {
  try {
    await fetchLatest();
    return "asked";
  } catch (error) {
    return isGone(error) ? "gone" : "vain";
  }
}

async function hear(
  server: Server,
  { token, tell }: Followed,
  signal: AbortSignal,
): Promise<"heard" | "vain" | "gone"> {
  const unseen = new AbortController();
  const onChange = () => {
    if (document.hidden) unseen.abort();
  };
  document.addEventListener("visibilitychange", onChange);
  let heard = false;
  try {
    await server.listen(token, AbortSignal.any([signal, unseen.signal]), (messages) => {
      heard = true;
      tell(messages);
    });
  } catch (error) {
    if (isGone(error)) return "gone";
  } finally {
    document.removeEventListener("visibilitychange", onChange);
  }
  return heard || unseen.signal.aborted ? "heard" : "vain";
}

const isGone = (error: unknown) => error instanceof Refused && error.status === 410;
