import {
  type KnownPerson,
  maskerOf,
  maskName,
  maskPersonalData,
  maskValue,
  personalDataKinds,
} from "@firsthand/analytics/personal-data";

import type { Inspected, PreviewRow } from "../contract.ts";

/** What lies between the cells of a record, whatever its form: of CSV, JSON, the address lines of mails. */
const between = /([,;\t|"\r\n<>])/;

/** Columns, keys and address lines that say who somebody is, in several languages. */
const ofPeople =
  /name|nom\b|prenom|prénom|nombre|apellido|cognome|naam|imie|imię|nazwisko|nama|имя|фамилия|author|autor|sender|absender|empfänger|recipient|customer|client|kund|cliente|klient|contact|kontakt|person|requester|reporter|owner|agent|user|account|handle|login|phone|telefon|mobile|address|adresse|^(?:from|to|cc|bcc|reply-to|von|an|de|da)$/iu;

/** An address line of a mail: what it is called, and who stands in it. */
const addressLine = /^((?:from|to|cc|bcc|reply-to|sender|von|an)\s*:\s*)(\S.*)$/iu;

/** Two to four words with capitals and nothing else, as names are written. */
const likeName = /^\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/**
 * A record that was not understood, for who may not see personal data: with all that is found in it masked, and what
 * looks like a name, or stands under a key for one, as well. It has as many lines as before.
 */
export function maskedRecord(text: string): string {
  const pieces = maskPersonalData(text, personalDataKinds, { keepLines: true }).split(between);
  return pieces.map((piece, at) => maskedCell(piece, keyBefore(pieces, at))).join("");
}

function maskedCell(piece: string, key: string | undefined): string {
  const cell = piece.trim();
  if (cell === "" || cell.includes("••")) return piece;
  const line = addressLine.exec(cell);
  if (line) return piece.replace(cell, () => `${line[1] ?? ""}${maskName(line[2] ?? "")}`);
  const isName = likeName.test(cell) || (key !== undefined && ofPeople.test(key) && /\p{L}|\p{N}/u.test(cell));
  return isName ? piece.replace(cell, () => maskName(cell)) : piece;
}

/** In JSON: the key whose value this is. */
function keyBefore(pieces: readonly string[], at: number): string | undefined {
  return pieces[at - 2]?.trim() === ":" && pieces[at - 1] === '"' ? pieces[at - 4] : undefined;
}

/** What a file is, for who may not see personal data: parties, texts, examples and what is wrong are masked. */
export function maskedInspection(file: Inspected): Inspected {
  const parties = file.rows.flatMap(partiesOf);
  const hidden = parties.filter(({ isOwn }) => !isOwn).map(({ party }) => party);
  const names = parties.flatMap(({ isOwn, party }) => (isOwn && party.name ? [party.name] : []));
  const inText = maskerOf({ hidden: [...hidden.flatMap(knownAs), ...namedIn(file.columns)], shown: names });
  const values = new Map(hidden.flatMap(masksOf));
  const example = (column: string) => (text: string) =>
    values.get(text) ?? (ofPeople.test(column) ? maskedAsName(inText(text)) : inText(text));
  return {
    ...file,
    masked: true,
    columns: file.columns.map(({ name, examples }) => ({ name, examples: examples.map(example(name)) })),
    rows: file.rows.map((row) => maskedRow(row, inText)),
    problems: file.problems.map((problem) => ({ ...problem, message: maskedRecord(problem.message) })),
    notes: file.notes.map(maskedRecord),
  };
}

/** Where nobody said yet what the columns mean, those for people tell who is named in the others. */
function namedIn(columns: Inspected["columns"]): KnownPerson[] {
  const ofThem = columns.filter(({ name }) => ofPeople.test(name)).flatMap(({ examples }) => examples);
  return ofThem.map((one) => ({ name: one, kind: "account", value: one }));
}

function maskedAsName(text: string): string {
  return text.includes("••") || !/\p{L}/u.test(text) ? text : maskName(text);
}

type Understood = Extract<PreviewRow, { status: "understood" }>;
type Party = NonNullable<Understood["author"]>;

function partiesOf(row: PreviewRow): { party: Party; isOwn: boolean }[] {
  if (row.status === "rejected") return [];
  return [
    ...(row.author ? [{ party: row.author, isOwn: isOwn(row.author, row.direction === "out") }] : []),
    ...(row.recipient ? [{ party: row.recipient, isOwn: isOwn(row.recipient, row.direction === "in") }] : []),
  ];
}

/** Whether somebody is of the organisation: by the role that the file gives, else by where they stand. */
function isOwn({ role }: Party, byPlace: boolean): boolean {
  return role === undefined ? byPlace : role !== "customer";
}

function knownAs({ name, account, email, phone, customerNumber }: Party): KnownPerson[] {
  return [
    { name: name ?? null, kind: "account", value: account ?? null },
    { name: null, kind: "email", value: email ?? null },
    { name: null, kind: "phone", value: phone ?? null },
    { name: null, kind: "customer_number", value: customerNumber ?? null },
  ];
}

/** Each thing that is known of somebody, with its mask. */
function masksOf(party: Party): (readonly [string, string])[] {
  const { name, account, email, phone, customerNumber } = party;
  const masked = maskedParty(party);
  const both = [
    [name, masked.name],
    [account, masked.account],
    [email, masked.email],
    [phone, masked.phone],
    [customerNumber, masked.customerNumber],
  ] as const;
  return both.flatMap(([value, mask]) => (value === undefined || mask === undefined ? [] : [[value, mask] as const]));
}

function maskedParty({ name, account, email, phone, customerNumber, ...rest }: Party): Party {
  return {
    ...rest,
    ...(name !== undefined && { name: maskName(name) }),
    ...(account !== undefined && { account: maskValue("account", account) }),
    ...(email !== undefined && { email: maskValue("email", email) }),
    ...(phone !== undefined && { phone: maskValue("phone", phone) }),
    ...(customerNumber !== undefined && { customerNumber: maskValue("customer_number", customerNumber) }),
  };
}

function maskedRow(row: PreviewRow, inText: (text: string) => string): PreviewRow {
  if (row.status === "rejected") return { ...row, reason: maskedRecord(row.reason), raw: maskedRecord(row.raw) };
  const [author, recipient] = [row.author, row.recipient];
  const maybe = (text: string | null) => (text === null ? null : inText(text));
  return {
    ...row,
    author: author && !isOwn(author, row.direction === "out") ? maskedParty(author) : author,
    recipient: recipient && !isOwn(recipient, row.direction === "in") ? maskedParty(recipient) : recipient,
    subject: maybe(row.subject),
    body: inText(row.body),
    thread: maybe(row.thread),
    externalId: maybe(row.externalId),
  };
}
