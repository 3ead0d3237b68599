import type { SourceDeclaration } from "../records/index.ts";
import type { DeclaredSource, Manifest } from "./contract.ts";

/**
 * What a stream declares of its source, all but the name, and which stream declares it: streams that share a source are
 * one source in the log. `undefined` where there is no such stream.
 */
export function sourceOf({ streams }: Pick<Manifest, "streams">, id: string): SourceOfStream | undefined {
  const one = Object.hasOwn(streams, id) ? streams[id] : undefined;
  if (one === undefined) return undefined;
  const { source: said, maps } = one;
  if (said === undefined) return maps === "interactions" ? undefined : { stream: id, declaration: silent(maps) };
  const [stream, declared] = typeof said === "string" ? [said, streams[said]?.source] : [id, said];
  return declared === undefined || typeof declared === "string"
    ? undefined
    : { stream, declaration: declarationOf(declared) };
}

/** The same of what is sent: `stream` is null where it belongs to none. `undefined` where nothing is sent. */
export function sourceOfEvents({ streams, webhook }: Manifest): SourceOfEvents | undefined {
  if (!webhook) return undefined;
  if (webhook.source) return { stream: null, declaration: declarationOf(webhook.source) };
  return webhook.stream === undefined ? undefined : sourceOf({ streams }, webhook.stream);
}

type SourceOfEvents = Omit<SourceOfStream, "stream"> & { readonly stream: string | null };

export interface SourceOfStream {
  readonly stream: string;
  readonly declaration: Omit<SourceDeclaration, "name">;
}

/** A source of persons or documents alone, in which nothing is ever said. */
function silent(maps: string): SourceOfStream["declaration"] {
  return {
    channel: maps,
    visibility: "private",
    threading: "explicit",
    answers: "elsewhere",
    gapHours: 72,
    promiseHours: 24,
    brandAccounts: false,
  };
}

function declarationOf(declared: DeclaredSource): SourceOfStream["declaration"] {
  const { channel, visibility, threading, selection, answers } = declared;
  return {
    channel,
    visibility,
    threading,
    answers,
    gapHours: declared.gap_hours ?? 72,
    promiseHours: declared.promise_hours ?? 24,
    brandAccounts: declared.brand_accounts,
    ...(selection === undefined ? {} : { selection }),
  };
}
