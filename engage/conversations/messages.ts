import type { SourceRecord } from "@firsthand/connect/records";

import type { ReadTexts } from "./contract.ts";

/** A message whose people are known. The id of a message is that of its delivery. */
export interface Message {
  readonly id: string;
  readonly record: SourceRecord;
  readonly authorId: string | null;
  readonly recipientId: string | null;
  readonly copiedIds: readonly string[];
}

export interface PlacingWorld {
  readonly now: Date;
  readonly random: () => Uint8Array;
  readonly readTexts: ReadTexts;
  /** Messages delivered earlier, by id: those that waited for their customer. */
  readonly loadMessages: (ids: readonly string[]) => Promise<Message[]>;
}

export type PlacedState = "read" | "waiting" | "broadcast" | "deleted";
