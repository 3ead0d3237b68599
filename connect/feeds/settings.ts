import { z } from "zod";

import { StreamFailure, type Settings } from "../streams/index.ts";
import type { SettingField } from "../connections/contract.ts";

const field = (name: string, label: string, more: Partial<SettingField>): SettingField => ({
  name,
  label,
  kind: "text",
  required: false,
  hint: null,
  options: [],
  initial: null,
  ...more,
});

/** What is asked of somebody who connects a feed. */
export const FEED_FIELDS: readonly SettingField[] = [
  field("url", "Address of the feed", { kind: "url", required: true, hint: "RSS, Atom, RDF or JSON Feed" }),
  field("channel", "Channel", { initial: "feed", hint: "What it is, for example blog comments or forum" }),
  field("own", "Authors who write for you", {
    kind: "lines",
    hint: "One a line, as the feed names them. What they write are answers of yours",
  }),
];

const shape = z.object({
  url: z.url({ error: "an address looks like https://example.org/feed" }),
  channel: z.string().trim().min(1).max(250).default("feed"),
  own: z
    .string()
    .default("")
    .transform(
      (text) =>
        new Set(
          text
            .split(/[\n\r]+/)
            .map((line) => line.trim().toLowerCase())
            .filter((line) => line !== ""),
        ),
    ),
});

/** The settings of a feed, read. */
export type FeedSettings = z.infer<typeof shape>;

/** Throws a `StreamFailure` `misset` that names what is wrong. */
export function feedSettings(settings: Settings): FeedSettings {
  const filled = Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim() !== ""));
  const read = shape.safeParse(filled);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new StreamFailure("misset", `The settings of the feed are not complete: ${faults.join("; ")}.`, {
    advice: "Change the settings of the connection.",
  });
}
