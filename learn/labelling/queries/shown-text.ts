import { hashOfText, textToRead } from "@firsthand/engage/conversations";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { findSaid, maskedSaid, type Said } from "../../verbatims/index.ts";

/** A text of a message as it is now. */
export interface ShownText {
  readonly said: Said;
  /** As the machine reads it. */
  readonly read: string;
  readonly hash: string;
  /** Masked. */
  readonly shown: string;
}

/** The texts of messages within a reach, by their ids; those that are gone or whose writer is restricted are not there. */
export async function shownTexts(
  tx: Handle,
  messages: readonly string[],
  reach: Reach,
): Promise<ReadonlyMap<string, ShownText>> {
  const found = await findSaid(tx, messages, reach);
  const masked = await maskedSaid(
    tx,
    found.map((one) => ({ ...one, subject: null, body: textToRead(one.subject, one.body) })),
  );
  return new Map(
    found.flatMap((said) => {
      const shown = masked.get(said.message_id) ?? null;
      if (shown === null) return [];
      const read = textToRead(said.subject, said.body);
      return [[said.message_id, { said, read, hash: hashOfText("in", read), shown }] as const];
    }),
  );
}
