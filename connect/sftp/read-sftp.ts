import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

import { inspectFile, readFile } from "@firsthand/connect/files";
import { Failure } from "@firsthand/kernel/errors";

import type { Delivered } from "../records/index.ts";
import { type Cursor, type ReadStream, StreamFailure, type StreamPage } from "../streams/index.ts";
import { failureOf, whyOfOneFile } from "./failures.ts";
import { type Entry, type OpenFolder, openSftp } from "./open-sftp.ts";
import { type Place, placeIn, toRead } from "./rules.ts";
import { type SftpSettings, sftpSettings } from "./settings.ts";

/** What reading depends on besides the settings. */
export interface SftpGround {
  readonly allowedHosts: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a file may be at most; larger ones are told and left. */
const MOST_BYTES = 2 * 1024 ** 3;

/**
 * Reads the files of a folder on an SFTP server, each as an import reads it. Nothing is changed on the server. A file that
 * was read is not read again until its size or its time is another; the cursor holds which those are, and how far the one
 * in hand was read.
 */
export function readSftp({ allowedHosts, now }: SftpGround): ReadStream {
  return async function* read({ settings: filled, cursor, since, signal }): AsyncGenerator<StreamPage> {
    const settings = sftpSettings(filled);
    let folder: OpenFolder | undefined;
    try {
      folder = await openSftp(settings, { allowedHosts, signal });
      const entries = await folder.list();
      let place = placeIn(cursor, entries);
      let closed: Entry | undefined;
      for (const entry of toRead(entries, place, { pattern: settings.pattern, since, now: now() })) {
        try {
          for await (const page of pagesOf(folder, entry, { settings, place, signal, now: now() })) {
            place = page.place;
            yield { items: page.items, cursor: cursorOf(place), answer: page.answer, drift: [] };
          }
        } catch (error) {
          // The others are read all the same; this one is looked at again the next time.
          const why = whyOfOneFile(error);
          if (why === undefined) throw error;
          if (why === "closed") closed ??= entry;
        }
      }
      if (closed) throw unreadable(closed);
    } catch (error) {
      signal.throwIfAborted();
      throw failureOf(error);
    } finally {
      await folder?.close();
    }
  };
}

interface Reading {
  readonly settings: SftpSettings;
  readonly place: Place;
  readonly signal: AbortSignal;
  readonly now: number;
}

interface FilePage {
  readonly items: readonly Delivered[];
  readonly place: Place;
  readonly answer: StreamPage["answer"];
}

async function* pagesOf(folder: OpenFolder, entry: Entry, reading: Reading): AsyncGenerator<FilePage> {
  const { settings, place, signal } = reading;
  const stamp = `${entry.size}:${entry.modified}`;
  const taken = { taken: { ...place.taken, [entry.name]: stamp }, open: null };
  const begun = Date.now();
  const answer = (bytes: number) => ({ bytes, milliseconds: Date.now() - begun });
  const directory = await mkdtemp(join(tmpdir(), "firsthand-sftp-"));
  try {
    if (entry.size > MOST_BYTES) throw tooLarge(entry);
    const path = join(directory, `file${extname(basename(entry.name)).slice(0, 10)}`);
    await pipeline(folder.open(entry.name), atMost(entry), createWriteStream(path), { signal });
    const mapText = settings.mapping === "" ? undefined : settings.mapping;
    const file = await inspectFile(path, { name: entry.name, mapText, now: reading.now });
    let done = place.open?.name === entry.name && place.open.stamp === stamp ? place.open.records : 0;
    for await (const { items } of readFile(file, { skip: done, now: reading.now })) {
      signal.throwIfAborted();
      done += items.length;
      yield {
        items,
        place: { taken: place.taken, open: { name: entry.name, stamp, records: done } },
        answer: answer(0),
      };
    }
    yield { items: [], place: taken, answer: answer(entry.size) };
  } catch (error) {
    // What is wrong with one file is told, and holds up none of the others.
    if (!(error instanceof Failure) || error.status !== 422) throw error;
    yield { items: [rejectedFile(entry, stamp, error)], place: taken, answer: answer(0) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Ends a transfer that brings more than the server said: a file that still grows is read when it is done. */
function atMost({ name, size }: Entry): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > size ? growing(name) : null, chunk);
    },
    flush: (done) => done(bytes === size ? null : growing(name)),
  });
}

const growing = (name: string) =>
  new StreamFailure("cut", `The file ${shown(name)} changes while it is read.`, {
    advice: "It is tried again by itself.",
  });

const unreadable = ({ name }: Entry) =>
  new StreamFailure("failing", `The user may not read the file ${shown(name)}.`, {
    advice:
      "The other files were read. Ask who runs the server for the right to read it, or choose other names of files.",
  });

const tooLarge = ({ name, size }: Entry) =>
  new Failure({
    code: "file_too_large",
    status: 422,
    message: `The file ${shown(name)} has ${Math.round(size / 1024 ** 2)} MB; at most ${MOST_BYTES / 1024 ** 2} are fetched.`,
    advice: "Cut it into smaller ones, or import it on the machine of this server.",
  });

const shown = (name: string): string => `"${name.toWellFormed().slice(0, 200)}"`;

/** A file that cannot be read as a whole lies in quarantine with its reason; its bytes stay on their server. */
function rejectedFile(entry: Entry, stamp: string, { code, message, advice }: Failure): Delivered {
  return {
    status: "rejected",
    position: { record: 1, line: 1 },
    reason: { code, message: [message, advice].filter((text) => text !== undefined).join(" ") },
    externalId: `file ${entry.name} ${stamp}`.slice(0, 500),
    raw: Buffer.from(JSON.stringify(entry)),
  };
}

const cursorOf = (place: Place): Cursor => ({ taken: place.taken, open: place.open });
