import type { MessageFilter } from "@firsthand/learn/filters";

import type { WatchKind } from "../contract/watch.ts";

/** The watches that come with the product, once there is something to watch. */
export const shippedWatches: readonly {
  readonly id: string;
  readonly name: string;
  readonly filter: MessageFilter;
  readonly kind: WatchKind;
}[] = [
  { id: "inbound", name: "Everything people write", filter: {}, kind: "count" },
  { id: "negative", name: "Share of negative messages", filter: { moods: ["negative"] }, kind: "share" },
];
