import type { ConsentChannel, Permitted, Purpose } from "../contract.ts";

/** What was said of one purpose and channel. */
export interface Said {
  readonly state: "given" | "withdrawn";
  readonly at: string | Date;
}

/** What stands of all that was said: the newest; of two said at the same time the withdrawal. */
export function newestOf<S extends Said>(events: readonly S[]): S | undefined {
  return events.reduce<S | undefined>((best, event) => (best && !outranks(event, best) ? best : event), undefined);
}

function outranks(one: Said, other: Said): boolean {
  const [a, b] = [new Date(one.at).getTime(), new Date(other.at).getTime()];
  return a === b ? one.state === "withdrawn" && other.state === "given" : a > b;
}

/** Whoever's data are restricted is not contacted, whatever they said and whatever the basis. */
export const RESTRICTED: Permitted = { answer: "no", because: "restricted", event: null };

/** Whether somebody may be contacted for a purpose by a channel, after what they said and the basis of the purpose. */
export function permit(
  purpose: Pick<Purpose, "basis" | "channels" | "active"> | undefined,
  channel: ConsentChannel,
  event: Permitted["event"],
): Permitted {
  if (event?.state === "withdrawn") return { answer: "no", because: "withdrawn", event };
  if (!purpose?.active || !purpose.channels.includes(channel)) return { answer: "no", because: "not_offered", event };
  if (event) return { answer: "yes", because: "given", event };
  return purpose.basis === "consent"
    ? { answer: "unknown", because: "not_asked", event: null }
    : { answer: "yes", because: "basis", event: null };
}
