import type { Handle } from "../storage/index.ts";

/** What tells somebody from everybody else, as it is kept and as it may be written. */
export interface Mark {
  readonly kind: "account" | "email" | "phone" | "customer_number";
  readonly value: string;
  /** Of an account: whose accounts they are, where that is known. Elsewhere the same account is somebody else's. */
  readonly space?: string;
  /** Other ways to write it, such as a telephone number as it is dialled at home. */
  readonly also?: readonly string[];
}

/** A customer whose data are asked for. It lives in memory only: marks and names are never written down. */
export interface DataSubject {
  /** Surely theirs: the identities of one person, never one that several people use. */
  readonly identityIds: readonly string[];
  /** The hashed keys that lead to these identities. */
  readonly keys: readonly SubjectKey[];
  /** Messages that they wrote, or that the organisation wrote to them; also those not in any conversation. */
  readonly messageIds: readonly string[];
  /** Messages of others in the same conversations, or in whose address lines they stand: these are not theirs. */
  readonly besideIds: readonly string[];
  readonly conversationIds: readonly string[];
  readonly marks: readonly Mark[];
  /** The names that they gave. */
  readonly names: readonly string[];
}

export interface SubjectKey {
  readonly home: number;
  readonly kind: string;
  /** A keyed hash: it proves nothing to a reader. */
  readonly key: string;
}

/** So many rows of a table. */
export interface Counted {
  /** The table, or `files` for what lies on the disk. */
  readonly table: string;
  /** What they are, for people: "messages". */
  readonly what: string;
  readonly rows: number;
}

/** Some records of one kind, as they are handed out to the customer. */
export interface ExportPiece {
  /** A word for programs: `messages`. */
  readonly section: string;
  /** A heading for people. */
  readonly title: string;
  readonly records: readonly Readonly<Record<string, ExportValue>>[];
  /** Files that belong to it, such as mails with what was attached; `name` is a plain file name. */
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export type ExportValue = string | number | boolean | null | readonly string[];

/**
 * What becomes of a column when its customer is erased: emptied, its row taken out, rewritten where it names the
 * customer, or kept, and then why.
 */
export type Fate = "cleared" | "removed" | "rewritten" | { readonly kept: string };

/** A table in which data of customers lie: every column of it is named in one of the two. */
export interface HeldTable {
  readonly table: string;
  readonly personal: Readonly<Record<string, { readonly what: string; readonly erase: Fate }>>;
  /** Columns that say nothing of a person, with blanks between: ids, times, counts, settings. */
  readonly plain: string;
}

/** What a module that keeps data of customers can do with those of one of them. Every module that does fills it in. */
export interface PersonalDataHolder {
  /** Its folder: `engage/conversations`. */
  readonly module: string;
  readonly tables: readonly HeldTable[];
  /** How much there is, by table; what is not there at all is left out or 0. */
  readonly find: (tx: Handle, subject: DataSubject) => Promise<readonly Counted[]>;
  /** Everything that is theirs, in pieces; nothing of other customers. */
  readonly export: (tx: Handle, subject: DataSubject) => AsyncIterable<ExportPiece>;
  /** Takes it out for good in the caller's transaction, and counts what it changed. Once more changes nothing. */
  readonly erase: (tx: Handle, subject: DataSubject, at: Date) => Promise<readonly Counted[]>;
}

/** Why the data of somebody may not be erased now; empty where nothing forbids it. */
export type HeldBecause = (
  tx: Handle,
  subject: DataSubject,
) => Promise<readonly { readonly holdId: string; readonly why: string }[]>;
