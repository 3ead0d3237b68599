import type { Connector } from "../connections/index.ts";
import { readFeed } from "./read-feed.ts";
import { FEED_FIELDS } from "./settings.ts";

/** A feed, as something that can be connected. */
export function feedConnector({ now }: { readonly now: () => number }): Connector {
  return {
    id: "feed",
    name: "Feed (RSS, Atom, JSON)",
    icon: "rss",
    about: "Reads what others publish: comments, posts of a forum, reviews, mentions.",
    tried: null,
    settings: FEED_FIELDS,
    streams: [{ name: "items", words: "What the feed holds", everyMinutes: 15 }],
    declaration: (name, settings) => ({
      name,
      channel: settings["channel"]?.trim() || "feed",
      visibility: "public",
      threading: "links",
      gapHours: 72,
      brandAccounts: true,
      // Whoever answers does so elsewhere, unless the feed is said to hold authors of ours.
      answers: settings["own"]?.trim() ? "included" : "elsewhere",
      selection: "A feed shows its newest things only.",
      promiseHours: 24,
    }),
    read: ({ allowedHosts }) => readFeed({ allowedHosts, now }),
  };
}
