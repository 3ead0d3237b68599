import { contextWithMapping } from "@firsthand/connect/files";
import {
  dismissQuarantined,
  findQuarantined,
  findQuarantinedById,
  listQuarantine,
  replayQuarantined,
  showQuarantined,
  type Listed,
  type Replayed,
} from "@firsthand/engage/listen";
import { transact } from "@firsthand/platform/storage";

import { liveWorld } from "../world.ts";
import { bytes, count, print, printable, printJson, shortened, table } from "./output.ts";
import { nextCommand, withLog, type Place, type Session } from "./session.ts";

interface Filter extends Place {
  readonly source?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

const SHORT_ID = 13;

/** `firsthand quarantine list`: how much there is of what, and the things themselves. */
export async function listInQuarantine(options: Filter & { readonly limit: string }): Promise<void> {
  const { source, reason } = options;
  const found = await withLog(options, ({ storage }) =>
    listQuarantine(storage.db, { source, reason, limit: Number(options.limit) }),
  );
  const counts = found.counts.filter(
    (row) => (source === undefined || row.source === source) && (reason === undefined || row.reason === reason),
  );
  if (options.json) {
    printJson({ counts, items: found.items.map(plain) });
    return;
  }
  if (counts.length === 0) {
    print(found.counts.length === 0 ? "Nothing is in quarantine." : "Nothing like that is in quarantine; there is:\n");
    if (found.counts.length > 0) print(countTable(found.counts));
    return;
  }
  const total = counts.reduce((sum, row) => sum + row.count, 0);
  print(`${countTable(counts)}\n`);
  print(itemTable(found.items));
  print();
  if (total > found.items.length) {
    print(
      `${count(found.items.length)} of ${count(total)} are shown; more with --limit, fewer with --source, --reason.`,
    );
  }
  print(`See one with its bytes:  ${nextCommand("quarantine show ID", options)}`);
  print(`Try again after a fix:   ${nextCommand("quarantine replay [ID] [--map FILE.yaml]", options)}`);
}

function countTable(counts: readonly { source: string; reason: string; count: number }[]): string {
  return table(
    ["source", "reason", "count"],
    counts.map((row) => [row.source, row.reason, row.count]),
  );
}

const REASON_CHARACTERS = 100;

function itemTable(items: readonly Listed[]): string {
  const rows = items.map((item) => {
    const why = shortened(item.reason.message, REASON_CHARACTERS);
    return [item.id.slice(0, SHORT_ID), item.file, item.record, item.line, why];
  });
  return table(["id", "file", "record", "line", "why"], rows);
}

/** `firsthand quarantine show ID`: the reason, where it stood, and the bytes as they came. */
export async function showInQuarantine(
  id: string,
  options: Place & { readonly json?: boolean; readonly raw?: boolean },
): Promise<void> {
  const item = await withLog(options, ({ storage }) => showQuarantined(storage.db, id));
  if (options.raw) {
    process.stdout.write(item.raw);
    return;
  }
  if (options.json) {
    printJson({ ...plain(item), rawBase64: Buffer.from(item.raw).toString("base64") });
    return;
  }
  print(`id        ${item.id}`);
  print(`source    ${printable(item.source)}`);
  print(`why       ${printable(item.reason.message)} (${item.reason.code})`);
  print(`stood in  ${printable(item.file ?? "–")}, record ${item.record}, line ${item.line}`);
  print(`received  ${item.receivedAt.toISOString()}`);
  print(`bytes     ${bytes(item.bytes)}, as they came; --raw writes all of them to a file or a pipe\n`);
  print(hexDump(item.raw));
}

const DUMPED = 2048;

function hexDump(raw: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(raw.byteLength, DUMPED); at += 16) {
    const piece = Buffer.from(raw.subarray(at, at + 16));
    const hex = piece.toString("hex").replaceAll(/../g, "$& ");
    const text = [...piece].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(8, "0")}  ${hex.padEnd(48)} ${text}`);
  }
  if (raw.byteLength > DUMPED) lines.push(`… and ${bytes(raw.byteLength - DUMPED)} more`);
  return lines.join("\n");
}

function plain(item: Listed) {
  return {
    id: item.id,
    source: item.source,
    reason: item.reason,
    file: item.file,
    record: item.record,
    line: item.line,
    receivedAt: item.receivedAt.toISOString(),
    bytes: item.bytes,
  };
}

/** `firsthand quarantine replay [ID]`: tries one, or all, again; with `--map` by a corrected mapping. */
export async function replayFromQuarantine(
  id: string | undefined,
  options: Filter & { readonly map?: string },
): Promise<void> {
  const { map } = options;
  const done = await withLog(options, async (session) => {
    const withContext =
      map === undefined
        ? undefined
        : (context: Parameters<typeof contextWithMapping>[0]) => contextWithMapping(context, map);
    if (id !== undefined) {
      const item = await showQuarantined(session.storage.db, id);
      return await transact(session.storage.db, async (tx) => {
        const rows = await findQuarantinedById(tx, item.id);
        return await replayQuarantined(tx, liveWorld(session.config), { rows, withContext });
      });
    }
    return await replayAll(session, options, withContext);
  });
  if (options.json) printJson(done);
  else if (done.understood + done.kept === 0) print("Nothing like that is in quarantine.");
  else print(`${count(done.understood)} understood and taken into the log, ${count(done.kept)} still in quarantine.`);
}

async function replayAll(
  { storage, config, stopAsked }: Session,
  { source, reason }: Filter,
  withContext: Parameters<typeof replayQuarantined>[2]["withContext"],
): Promise<Replayed> {
  const total = { understood: 0, kept: 0 };
  for (let after: string | undefined; !stopAsked.aborted;) {
    const page = await transact(storage.db, async (tx) => {
      const rows = await findQuarantined(tx, { source, reason, after, limit: 50 });
      const replayed = rows.length > 0 ? await replayQuarantined(tx, liveWorld(config), { rows, withContext }) : null;
      return { last: rows.at(-1)?.delivery_id, replayed };
    });
    if (!page.replayed) break;
    total.understood += page.replayed.understood;
    total.kept += page.replayed.kept;
    after = page.last;
  }
  return total;
}

/** `firsthand quarantine dismiss ID`. */
export async function dismissFromQuarantine(id: string, options: Place): Promise<void> {
  await withLog(options, ({ storage }) => transact(storage.db, (tx) => dismissQuarantined(tx, id)));
  print("Dismissed: it is off the list for good. Its bytes are kept.");
}
