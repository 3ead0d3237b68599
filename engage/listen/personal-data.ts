import {
  markerOf,
  soughtMarks,
  type DataSubject,
  type ExportPiece,
  type HeldTable,
  type Marker,
  type PersonalDataHolder,
} from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { clearDeliveries } from "./commands/clear-raw.ts";
import * as store from "./store/personal-data.ts";
import { deeply, withoutCustomer } from "./unnamed.ts";

const AGAIN = { kept: "by it the same delivery is known when it comes again, and brings nothing back" };

const tables: readonly HeldTable[] = [
  {
    table: "delivery",
    personal: {
      record: { what: "what was delivered", erase: "cleared" },
      raw: { what: "the bytes as they came", erase: "cleared" },
      reason: { what: "why it was not understood", erase: "cleared" },
      external_id: { what: "what the source calls it", erase: "rewritten" },
      marks: { what: "hashes of mail addresses, accounts and numbers in it", erase: "cleared" },
      content_hash: { what: "a hash of what was delivered", erase: AGAIN },
    },
    plain: "home delivery_id source source_version state reason_code import_id record_number line_number received_at",
  },
  {
    table: "delivery_revision",
    personal: {
      record: { what: "what was delivered before", erase: "cleared" },
      raw: { what: "the bytes as they came", erase: "cleared" },
      marks: { what: "hashes of mail addresses, accounts and numbers in it", erase: "cleared" },
      content_hash: { what: "a hash of what was delivered", erase: AGAIN },
    },
    plain: "home delivery_id source_version received_at",
  },
  {
    table: "import_run",
    personal: {
      file_name: { what: "the name of a file, which may be that of a person", erase: "rewritten" },
      context: { what: "how the file was read", erase: "rewritten" },
    },
    plain: `import_id source fingerprint state records accepted repeated revised quarantined started_at finished_at
      bytes_read size upload_id asked_by failure active_at`,
  },
  {
    table: "import_occurrence",
    personal: { content_hash: { what: "a hash of a row without an id", erase: AGAIN } },
    plain: "import_id met",
  },
];

/** What deliveries, quarantine and imports know of customers. */
export const listenPersonalData: PersonalDataHolder = {
  module: "engage/listen",
  tables,
  async find(tx, subject) {
    const { deliveries, revisions } = await store.countDelivered(tx, subject.messageIds);
    return [
      { table: "delivery", what: "deliveries", rows: deliveries },
      { table: "delivery_revision", what: "earlier revisions", rows: revisions },
      { table: "delivery", what: "records in quarantine that name them", rows: (await findUnread(tx, subject)).length },
      { table: "delivery", what: "deliveries of others that name them", rows: (await findNaming(tx, subject)).length },
      { table: "import_run", what: "imports named after them", rows: (await findNamed(tx, subject)).length },
    ].filter(({ rows }) => rows > 0);
  },
  export: exportDelivered,
  async erase(tx, subject) {
    const unread = await findUnread(tx, subject);
    const naming = await findNaming(tx, subject);
    const named = await findNamed(tx, subject);
    const { revisions } = await store.countDelivered(tx, subject.messageIds);
    const deliveries = await clearDeliveries(tx, subject.messageIds);
    const quarantined = await clearDeliveries(tx, unread);
    await store.forgetExternalIds(tx, [...subject.messageIds, ...unread]);
    for (const { row, record } of naming) await store.rewriteRecord(tx, row, record);
    for (const run of named) await store.renameImport(tx, run);
    return [
      { table: "delivery", what: "deliveries cleared", rows: deliveries },
      { table: "delivery_revision", what: "earlier revisions cleared", rows: revisions },
      { table: "delivery", what: "records in quarantine cleared", rows: quarantined },
      { table: "delivery", what: "deliveries of others in which they were named", rows: naming.length },
      { table: "import_run", what: "imports that were named after them", rows: named.length },
    ];
  },
};

const AT_ONCE = 500;

const MAILS = { section: "mails", title: "Your mails as they came, with what was attached" };

/** Quarantined records in which one of the customer's marks stands, in whichever encoding. */
async function findUnread(tx: Handle, subject: DataSubject): Promise<string[]> {
  const marker = markerOf(subject, "unread");
  const found: string[] = [];
  if (marker.patterns.length === 0) return found;
  for (let after: string | null = null; ;) {
    const rows: store.UnreadRow[] = await store.findUnread(tx, after, AT_ONCE);
    found.push(...rows.flatMap(({ delivery_id: id, raw }) => (namesIn(raw, marker) ? [id] : [])));
    after = rows.at(-1)?.delivery_id ?? null;
    if (after === null) return found;
  }
}

function namesIn(raw: Buffer, marker: Marker): boolean {
  return (["utf8", "utf16le", "latin1"] as const).some((encoding) => marker.isIn(raw.toString(encoding)));
}

/** What others delivered and that names the customer, as it is to be from now on. */
async function findNaming(tx: Handle, subject: DataSubject) {
  const [near, far] = [markerOf(subject, "beside"), markerOf(subject, "anywhere")];
  const [own, beside] = [new Set(subject.messageIds), new Set(subject.besideIds)];
  const rows = await store.findRecordsNaming(tx, {
    ids: subject.besideIds,
    patterns: far.patterns,
    sought: soughtMarks(subject.marks),
  });
  return rows.flatMap((row) => {
    if (own.has(row.delivery_id)) return [];
    const isBeside = beside.has(row.delivery_id);
    const { record, named } = withoutCustomer(row.record, subject.marks, isBeside ? near : far);
    // What is not in the record may be in its bytes: the head of a mail names all who got it.
    return named || row.has_raw ? [{ row, record }] : [];
  });
}

async function findNamed(tx: Handle, subject: DataSubject) {
  const { patterns, takeOut } = markerOf(subject, "beside");
  return (await store.findImportsNamed(tx, patterns)).map((run) => ({
    ...run,
    file_name: takeOut(run.file_name),
    context: deeply(run.context, takeOut),
  }));
}

async function* exportDelivered(tx: Handle, { messageIds }: DataSubject): AsyncGenerator<ExportPiece> {
  for (const id of messageIds) {
    const bytes = await store.findMail(tx, id);
    if (bytes) yield { ...MAILS, records: [{ id, file: `${id}.eml` }], files: [{ name: `${id}.eml`, bytes }] };
  }
  for (let at = 0; at < messageIds.length; at += AT_ONCE) {
    const rows = await store.findDelivered(tx, messageIds.slice(at, at + AT_ONCE));
    yield {
      section: "deliveries",
      title: "As it was delivered to us, every revision",
      records: rows.flatMap(({ delivery_id: id, received_at, source, record }) => {
        // Who answered is another person, and so is who got a copy.
        const { author, recipient: _recipient, copied: _copied, ...said } = record;
        return [
          {
            id,
            receivedAt: received_at.toISOString(),
            source,
            record: JSON.stringify(record.direction === "out" ? said : { ...said, author }),
          },
        ];
      }),
    };
  }
}
