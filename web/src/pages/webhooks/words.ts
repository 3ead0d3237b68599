import type { AttemptShown, WebhookShown } from "@firsthand/engage/webhooks/contract";

import { momentText } from "../../format/dates.ts";
import type { Tone } from "../../parts/chip.tsx";

interface Said {
  readonly word: string;
  readonly tone: Tone;
}

/** How it goes with an endpoint, in a word. */
export function stateOf({ state, failingSince, doneAt }: WebhookShown): Said {
  if (state === "paused") return { word: "Paused", tone: "plain" };
  if (state === "gone") return { word: "Stopped: wants no more", tone: "negative" };
  if (state === "failing") return { word: "Stopped: fails for days", tone: "negative" };
  if (failingSince !== null) return { word: "Fails, tried again", tone: "warning" };
  return doneAt === null ? { word: "Nothing sent yet", tone: "plain" } : { word: "Flows", tone: "positive" };
}

/** What became of an attempt. */
export function outcomeOf({ failure, status }: AttemptShown): Said {
  if (failure === null) return { word: `Taken, ${status}`, tone: "positive" };
  return { word: status === null ? "No answer" : `Failed, ${status}`, tone: "negative" };
}

/** What became of its event by now, where the attempt alone does not say it. */
export function laterText({ state, failure }: AttemptShown): string | undefined {
  if (state === "waiting") return "waits to be sent again";
  if (failure === null) return undefined;
  if (state === "done") return "was taken later";
  return state === "failed" ? "was given up" : undefined;
}

/** Which events of the log an endpoint is for, where not of all. */
export function scopeText({ channels, units }: Pick<WebhookShown, "channels" | "units">): string {
  const parts = [
    channels.length === 0 ? "all channels" : channels.join(", "),
    units.length === 0 ? "all units" : units.join(", "),
  ];
  return parts.join(" · ");
}

/** Until when the secret before the newest is good as well. */
export function oldSecretText(endsAt: string | null): string | undefined {
  return endsAt === null ? undefined : `The secret before the newest is good until ${momentText(endsAt)}.`;
}
