import { bluesky } from "./bluesky.ts";
import { directus } from "./directus.ts";
import { medusa } from "./medusa.ts";
import { redmine } from "./redmine.ts";
import { requestTracker } from "./request-tracker.ts";
import { wordpress } from "./wordpress.ts";
import type { Peer } from "./peer.ts";

export type { Peer, RunningPeer } from "./peer.ts";

/** All peers, by name. */
export const peers: readonly Peer[] = [bluesky, directus, medusa, redmine, requestTracker, wordpress];
