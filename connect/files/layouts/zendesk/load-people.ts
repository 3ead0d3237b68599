import type { Compression, ReaderContext } from "../../contract.ts";
import { openBytes } from "../../readers/open-bytes.ts";
import { bytesOf, rawRecords } from "../../readers/raw-records.ts";
import { jsonSplitter } from "../../readers/split-json.ts";
import { personIn, type ZendeskPerson } from "./ticket.ts";

/** More people than this are not held in memory. */
const MOST = 200_000;

/** The people that a file of tickets names by numbers, by these. Whoever cannot be read is left out. */
export async function loadPeople(file: {
  readonly path: string;
  readonly name?: string;
  readonly compression: Compression;
  readonly context: ReaderContext;
}): Promise<ReadonlyMap<string, ZendeskPerson>> {
  const people = new Map<string, ZendeskPerson>();
  const told = file.context.people;
  if (!told) return people;
  const { path, compression } = told.kind === "inside" ? file : { path: told.path, compression: "none" as const };
  const source = openBytes({ path, compression, name: file.name ?? path });
  for await (const { records } of rawRecords(source, jsonSplitter(["users"]), "utf-8")) {
    for (const record of records) {
      const person = record.trouble ? undefined : personIn(valueOf(bytesOf(record).toString("utf8")));
      if (person && people.size < MOST) people.set(...person);
    }
  }
  return people;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
