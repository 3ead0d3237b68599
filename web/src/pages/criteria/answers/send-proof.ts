import { z } from "zod";

import { Unreached, problemAsError } from "../../../api/problem.ts";
import { tellSessionEnded } from "../../../api/queries.ts";
import type { SentFile } from "./drafts.ts";

const answer = z.object({ id: z.string(), name: z.string(), bytes: z.number() });

interface Sending {
  readonly signal: AbortSignal;
  /** The share that has been sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Sends a file that is to prove something. `fetch` does not tell how much it has sent, so this is the older way. Rejects
 * with what `failureOf` reads, and never settles when it is given up.
 */
export function sendProof(file: File, { signal, onProgress }: Sending): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/attestations/proofs?${new URLSearchParams({ name: file.name }).toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreached("The server does not answer."));
    request.onload = () => {
      const { status } = request;
      const body = readJson(request.responseText);
      const sent = answer.safeParse(body);
      if (status === 401) tellSessionEnded();
      if (status < 300 && sent.success) resolve(sent.data);
      else reject(problemAsError(body, { status }));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
