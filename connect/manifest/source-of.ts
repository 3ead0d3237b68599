import type { SourceDeclaration } from "../records/index.ts";
import type { DeclaredSource, Manifest } from "./contract.ts";

/**
 * What a stream declares of its source, all but the name, and which stream declares it: streams that share a source are
 * one source in the log. `undefined` where there is no such stream.
 */
export function sourceOf({ streams }: Manifest, id: string): SourceOfStream | undefined {
  const said = Object.hasOwn(streams, id) ? streams[id]?.source : undefined;
  if (said === undefined) return undefined;
  const [stream, declared] = typeof said === "string" ? [said, streams[said]?.source] : [id, said];
  return declared === undefined || typeof declared === "string"
    ? undefined
    : { stream, declaration: declarationOf(declared) };
}

export interface SourceOfStream {
  readonly stream: string;
  readonly declaration: Omit<SourceDeclaration, "name">;
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
