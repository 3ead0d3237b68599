import type { SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import type { ReadTexts } from "../contract.ts";
import { findConversationRows } from "../store/conversations.ts";
import { findInteractions, findReadOtherwise, replaceReadings } from "../store/interactions.ts";
import { lockThreads } from "../store/nodes.ts";
import { textToRead } from "../rules/text-to-read.ts";
import { readingColumns, unsaidOf } from "../store/rows.ts";
import { applyCorrections } from "./apply-corrections.ts";
import { refreshFacts } from "./refresh-facts.ts";

/**
 * Reads again up to `limit` interactions that another version of the model read, and brings the facts of their
 * conversations up to date. What people corrected stands; beside it is kept what this version says. Returns how many; 0 when all are read by this version.
 */
export async function reread(
  tx: Handle,
  readTexts: ReadTexts,
  request: {
    readonly modelVersion: string;
    readonly limit: number;
    readonly sources: ReadonlyMap<string, SourceDeclaration>;
  },
): Promise<number> {
  const due = await findReadOtherwise(tx, request.modelVersion, request.limit);
  if (due.length === 0) return 0;
  // A batch that writes these threads at the same moment would compute facts from half old and half new readings.
  await lockThreads(
    tx,
    due.map((one) => one.interaction_id),
  );
  const found = await findInteractions(tx, due);
  const readings = readTexts(
    found.map((row) => ({ text: textToRead(row.subject, row.body), direction: row.direction })),
  );
  const rows = found.flatMap((row, index) => {
    const reading = readings[index];
    return reading ? [{ ...row, ...readingColumns(reading, row) }] : [];
  });
  await replaceReadings(tx, await applyCorrections(tx, rows, unsaidOf(found, readings)));
  const conversations = await findConversationRows(tx, [...new Set(found.map((row) => row.conversation_id))]);
  await refreshFacts(
    tx,
    conversations.flatMap((row) => {
      const source = request.sources.get(row.source);
      return source
        ? [{ conversationId: row.conversation_id, customerId: row.customer_id, source, messages: null }]
        : [];
    }),
  );
  return due.length;
}
