import type { WebhookEventName } from "../contract.ts";

type What = "in" | "out" | "changed" | "cleared";

/** An interaction as it stands when its news is looked at. */
export interface Standing {
  readonly direction: "in" | "out";
  readonly at: Date;
  /** Since when its customer waits, and when it was resolved: of its conversation. */
  readonly waiting_since: Date | null;
  readonly resolved_at: Date | null;
}

/**
 * Which events follow from what one transaction did to an interaction, in the order in which they are told. `standing` is
 * undefined when it is not there any more: if it was not taken out by this very transaction, that is news of its own.
 */
export function eventsOf(happened: ReadonlySet<What>, standing: Standing | undefined): WebhookEventName[] {
  if (!standing) return happened.has("out") && !happened.has("in") ? ["interaction.deleted"] : [];
  if (happened.has("cleared")) return ["interaction.deleted"];
  if (happened.has("out")) return happened.has("in") ? ["interaction.changed"] : [];
  if (!happened.has("in")) return ["interaction.changed"];
  const { direction, at, waiting_since, resolved_at } = standing;
  return direction === "in"
    ? ["interaction.received", ...(isSame(waiting_since, at) ? (["conversation.waiting"] as const) : [])]
    : ["interaction.sent", ...(isSame(resolved_at, at) ? (["conversation.resolved"] as const) : [])];
}

function isSame(one: Date | null, other: Date): boolean {
  return one?.getTime() === other.getTime();
}
