/** Why nothing more comes by a way, or less than is sent; and what to do. */
export interface Trouble {
  readonly message: string;
  readonly advice: string;
  /** Everything still flows. */
  readonly soon?: true;
}

const DAY = 86_400_000;
/** So long before it a key tells that it ends. */
const SOON_DAYS = 14;

const times = (count: number, one: string, many: string) => (count === 1 ? `One ${one}` : `${count} ${many}`);

/** What is wrong with an incoming webhook of which so much was refused in the last 48 hours, and when at last. */
export function troubleOfHook({
  refused,
  lastAt,
  refusedAt,
}: {
  refused: number;
  lastAt: Date | null;
  refusedAt: Date | null;
}): Trouble | null {
  if (refused === 0 || refusedAt === null) return null;
  const never = lastAt === null || lastAt < refusedAt;
  return {
    message: `${times(refused, "message was", "messages were")} refused in the last 48 hours${never ? ", also the last one" : ""}: the signature did not fit.`,
    advice: "Give the other system the newest secret of this webhook, and look at its clock.",
  };
}

/** What is wrong with a key by which records are sent; `refused` of the last 48 hours. */
export function troubleOfKey(
  { expiresAt, refused }: { expiresAt: Date | null; refused: number },
  now: Date,
): Trouble | null {
  const left = expiresAt === null ? Number.POSITIVE_INFINITY : (expiresAt.getTime() - now.getTime()) / DAY;
  const renew = "Make another key under Settings, API keys, and give it to who sends.";
  if (left <= 0) return { message: "The key has expired: nothing more is taken.", advice: renew };
  if (refused > 0)
    return {
      message: `${times(refused, "record was", "records were")} refused in the last 48 hours.`,
      advice: "The answer to who sends says which and why; they have to be corrected and sent again.",
    };
  if (left <= SOON_DAYS) {
    const days = Math.ceil(left);
    return { message: `The key ends in ${days === 1 ? "a day" : `${days} days`}.`, advice: renew, soon: true };
  }
  return null;
}

/** What is wrong with the files of a source, by the newest import. */
export function troubleOfFiles(
  state: "waiting" | "running" | "done" | "failed" | "stopped",
  failure: { readonly message: string; readonly advice: string | null } | null,
): Trouble | null {
  if (state === "stopped")
    return { message: "The last import was stopped before its end.", advice: "Go on with it under Imports." };
  if (state !== "failed") return null;
  return {
    message: failure?.message ?? "The last import failed.",
    advice: failure?.advice ?? "Look at it under Imports.",
  };
}
