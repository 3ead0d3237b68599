import type { Upload } from "@firsthand/engage/imports/contract";
import { SLICE_LIMIT } from "@firsthand/engage/imports/contract";

import { type FailureShown, failureOf } from "../../../api/problem.ts";

/** What the sender needs of a file; a `File` of a browser is one. */
export interface Sendable {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** The server, as the sender sees it. All reject with what `failureOf` reads. */
export interface UploadServer {
  readonly begin: (file: { name: string; size: number }) => Promise<Upload>;
  readonly show: (id: string) => Promise<Upload>;
  /** Sends one slice; gives how many bytes the server has then. */
  readonly put: (id: string, offset: number, slice: ArrayBuffer) => Promise<number>;
}

/** How far a file has come: on its way, or waiting for the network and why. */
export interface SendingProgress {
  readonly id: string;
  readonly sent: number;
  readonly waitingFor: FailureShown | undefined;
}

export interface SendingTools {
  readonly server: UploadServer;
  /** Waits before another try; comes back earlier when the network is said to be there again. */
  readonly pause: (ms: number) => Promise<void>;
  /** Milliseconds from any fixed moment on. */
  readonly clock: () => number;
  readonly tell: (progress: SendingProgress) => void;
  readonly cancelled: () => boolean;
}

/** The file changed or went away under the browser; nothing can be sent of it. */
export class FileUnreadable extends Error {}

const smallestSlice = 256 * 1024;
/** A slice should take about this long, so that progress is seen and little is sent twice. */
const sliceMs = 1_000;
const firstPauseMs = 500;
const longestPauseMs = 8_000;
/** Answers that a later try may change: no network, too busy, restarting, or nobody signed in for the moment. */
const passing = new Set([0, 401, 408, 425, 429, 502, 503, 504]);

/**
 * Sends a file slice by slice and gives the id of its upload; undefined when it was cancelled. A lost network is waited
 * for, and sending goes on where the server says it stopped. `known` is an earlier upload of the same file to go on with.
 */
export async function sendFile(file: Sendable, tools: SendingTools, known?: Upload): Promise<string | undefined> {
  const { server, tell, clock, cancelled } = tools;
  let upload = known ?? (await patiently(tools, { id: "", sent: 0 }, () => server.begin(file)));
  let sliceBytes = 1024 * 1024;
  while (upload && upload.received < upload.size && !cancelled()) {
    const { id, received } = upload;
    tell({ id, sent: received, waitingFor: undefined });
    const slice = await read(file, received, sliceBytes);
    const startedAt = clock();
    const at = await patiently(tools, { id, sent: received }, () => put(server, upload, slice));
    if (at === undefined) return undefined;
    upload = { ...upload, received: at };
    sliceBytes = nextSlice(sliceBytes, clock() - startedAt);
  }
  if (!upload || cancelled()) return undefined;
  tell({ id: upload.id, sent: upload.received, waitingFor: undefined });
  return upload.id;
}

/** Slices grow and shrink with the network, at most twofold at once. */
export function nextSlice(bytes: number, tookMs: number): number {
  const wanted = tookMs <= 0 ? bytes * 2 : Math.min(bytes * 2, Math.max(bytes / 2, (bytes * sliceMs) / tookMs));
  return Math.round(Math.min(SLICE_LIMIT, Math.max(smallestSlice, wanted)));
}

async function put(server: UploadServer, upload: Upload | undefined, slice: ArrayBuffer): Promise<number> {
  if (!upload) return 0;
  try {
    return await server.put(upload.id, upload.received, slice);
  } catch (error) {
    const { code } = failureOf(error);
    // A slice may have arrived although its answer was lost: the server knows how far it is.
    if (code === "wrong_offset" || code === "slice_broken_off") return (await server.show(upload.id)).received;
    throw error;
  }
}

async function patiently<T>(
  { tell, pause, cancelled }: SendingTools,
  at: { readonly id: string; readonly sent: number },
  act: () => Promise<T>,
): Promise<T | undefined> {
  for (let tries = 0; !cancelled(); tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (cancelled()) return undefined;
      const failure = failureOf(error);
      if (!passing.has(failure.status) || failure.code === "page_defect") throw error;
      tell({ ...at, waitingFor: failure });
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** tries));
    }
  }
  return undefined;
}

async function read(file: Sendable, from: number, bytes: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, Math.min(file.size, from + bytes)).arrayBuffer();
  } catch (error) {
    throw new FileUnreadable("The file can no longer be read.", { cause: error });
  }
}
