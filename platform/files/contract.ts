import type { Readable } from "node:stream";

/** A file as it is kept: named by what is in it. */
export interface StoredFile {
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

export interface FoundFile extends StoredFile {
  readonly writtenAt: Date;
}

/** Bytes from `start` to `end`, both counted from 0 and included. */
export interface FileRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps files by what is in them, on a disk or in a bucket: the same bytes are one file, whoever brings them. Every
 * method throws a `Failure` where the place cannot be used.
 */
export interface FileStore {
  readonly place: "disk" | "bucket";
  /** Where the files lie, in words for people, without secrets. */
  readonly describe: () => string;
  /** Keeps a file; it lies there whole and for good when this resolves. One that is here already is not written again. */
  readonly put: (bytes: Uint8Array) => Promise<StoredFile>;
  /** The bytes of a file, or a part of them. Throws `file_missing`. */
  readonly open: (hash: string, range?: FileRange) => Promise<Readable>;
  /** How large a file is; undefined when it is not here. */
  readonly sizeOf: (hash: string) => Promise<number | undefined>;
  /** Takes a file away; whether it was here. */
  readonly remove: (hash: string) => Promise<boolean>;
  /** The files whose hashes begin with two hexadecimal digits; halves that killed processes left are cleared away. */
  readonly list: (bucket: string, now: Date) => AsyncIterable<FoundFile>;
}

/** Why a file may do harm when it is opened: it runs, or holds what runs. */
export type Danger = "program" | "script" | "macros" | "page" | "shortcut" | "disk_image";

/** What a file is by what is in it. */
export interface FileKind {
  /** Its media type; `application/octet-stream` where nothing tells. */
  readonly type: string;
  readonly danger: Danger | null;
}
