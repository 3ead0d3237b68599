import { understand, type Sent } from "../rules/understand.ts";
import { NO_SOURCE } from "./take-in.ts";

/** What lies in quarantine of a source, read as it would be if it were sent in now. */
export function readAgain(raw: Uint8Array, { source, now }: { readonly source: string; readonly now: Date }): Sent {
  return understand(raw, { now, source: source === NO_SOURCE.name ? undefined : source });
}
