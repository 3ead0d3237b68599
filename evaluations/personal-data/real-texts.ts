import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { readTable } from "../tables.ts";

const tweets = resolve(
  import.meta.dirname,
  "..",
  "..",
  "..",
  "shared",
  "data",
  "twitter-customer-support",
  "twcs_first5000.csv.gz",
);

/** Tweets to and from customer support, their telephone numbers and mails mostly replaced; null where not there. */
export async function customerSupportTweets(): Promise<readonly string[] | null> {
  if (!existsSync(tweets)) return null;
  const { rows } = await readTable(tweets);
  return rows.map((row) => row["text"] ?? "");
}
