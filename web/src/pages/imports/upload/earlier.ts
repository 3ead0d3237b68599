import { z } from "zod";

const key = "firsthand.uploads";
const kept = z.array(z.object({ id: z.guid(), name: z.string(), size: z.number(), modifiedAt: z.number() }));

interface Known {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

/** The upload that was begun with this very file in this browser, if any: it goes on where it stopped. */
export function earlierUpload(file: Known): string | undefined {
  return read().find(
    ({ name, size, modifiedAt }) => name === file.name && size === file.size && modifiedAt === file.lastModified,
  )?.id;
}

/** Remembers which upload a file belongs to; the last few are enough. */
export function rememberUpload(id: string, { name, size, lastModified }: Known): void {
  write([{ id, name, size, modifiedAt: lastModified }, ...read().filter((one) => one.id !== id)].slice(0, 5));
}

/** Forgets an upload that was imported or given up. */
export function forgetUpload(id: string): void {
  write(read().filter((one) => one.id !== id));
}

function read(): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(key) ?? "[]"));
  } catch {
    return [];
  }
}

function write(uploads: z.infer<typeof kept>): void {
  try {
    localStorage.setItem(key, JSON.stringify(uploads));
  } catch {
    // A browser that keeps nothing sends the file from its beginning; no more is lost.
  }
}
