import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";

import { decodeEntities } from "./entities.ts";
import type { LayoutSettings, Understand } from "./row.ts";
import { flagIn, missing, requiredNameIn } from "./values.ts";

/** The columns of the data set "Customer Support on Twitter". */
export const TWITTER_COLUMNS = [
  "tweet_id",
  "author_id",
  "inbound",
  "created_at",
  "text",
  "response_tweet_id",
  "in_response_to_tweet_id",
] as const;

/** What is known of every file in this layout. */
export const TWITTER_SOURCE: SourceDeclaration = {
  name: "twitter-support",
  channel: "twitter",
  visibility: "public",
  threading: "links",
  gapHours: 72,
  selection:
    "This data set holds only threads which a company answered: the share of answered conversations in it says nothing about all that customers wrote.",
  brandAccounts: true,
  answers: "included",
  promiseHours: 24,
};

/** Understands rows of this layout. Ids lose the `.0` that spreadsheets and data frames hang on them. */
export function twitterSupport({ header, readDate }: LayoutSettings): Understand {
  const at = (name: (typeof TWITTER_COLUMNS)[number]) => header.indexOf(name);
  const [id, author, inbound, created, text, response, parent] = TWITTER_COLUMNS.map(at);
  const others = header.flatMap((name, index) =>
    TWITTER_COLUMNS.some((known) => known === name) ? [] : [{ name, index }],
  );
  return (cells, more) => {
    const cell = (index: number | undefined) => cells[index ?? -1] ?? "";
    const direction = flagIn(cell(inbound), "inbound");
    if (direction === undefined) throw missing("inbound");
    const account = requiredNameIn(cell(author), "author_id");
    const written = decodeEntities(cell(text));
    const unit = direction ? brandAddressed(written) : account;
    const answered = parentIn(cell(parent));
    const extra = Object.fromEntries(more ?? []);
    for (const { name, index } of others) if (cell(index) !== "") extra[name] = cell(index);
    if (cell(response) !== "") extra["response_tweet_id"] = withoutFraction(cell(response));
    const record: SourceRecord = {
      externalId: requiredNameIn(withoutFraction(cell(id)), "tweet_id"),
      version: 0,
      deleted: false,
      at: readDate(cell(created)),
      direction: direction ? "in" : "out",
      kind: "message",
      channel: TWITTER_SOURCE.channel,
      author: { role: direction ? "customer" : "brand", account },
      parents: answered === "" ? [] : [answered],
      broadcast: false,
      text: written,
      extra,
    };
    if (unit !== undefined) record.unit = unit.slice(0, 250);
    return record;
  };
}

/** The reader of the id alone, for rows that cannot be understood. */
export function tweetId(header: readonly string[]): (cells: readonly string[]) => string {
  const id = header.indexOf("tweet_id");
  return (cells) => withoutFraction(cells[id] ?? "");
}

const parentIn = (cell: string) => {
  const id = withoutFraction(cell);
  return id === "" ? "" : requiredNameIn(id, "in_response_to_tweet_id");
};

const withoutFraction = (id: string) => {
  const trimmed = id.trim();
  return trimmed.endsWith(".0") ? trimmed.slice(0, -2) : trimmed;
};

/**
 * The brand that a tweet is addressed to: the first name among the mentions at its beginning. Customers are numbers in
 * this data set, so that a name is always a brand.
 */
function brandAddressed(text: string): string | undefined {
  for (const word of text.trimStart().split(/\s+/, 50)) {
    const mention = /^[."'(]?@(\w{1,100})/.exec(word);
    if (!mention?.[1]) return undefined;
    if (!/^\d+$/.test(mention[1])) return mention[1];
  }
  return undefined;
}
