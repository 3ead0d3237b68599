import type { Manifest } from "../../manifest/index.ts";
import { type Settings, StreamFailure } from "../../streams/index.ts";
import { notUnderstood } from "../failures.ts";
import type { Mapper } from "../mapping/mapper.ts";
import { AnswerFailure } from "./judge.ts";
import { openSettings } from "./ready-settings.ts";

/** What an answer with an error in it means. */
export function failureOf({ refused_errors, limited_errors }: Manifest, said: string, answer: string): StreamFailure {
  if (refused_errors.includes(said)) {
    return new StreamFailure("refused", "They do not accept who asks, or do not allow it.", {
      advice: "Check the credentials, and what they are allowed to see.",
      answer,
    });
  }
  if (limited_errors.includes(said)) {
    return new StreamFailure("limited", "They were asked too often.", {
      advice: "It goes on by itself after a while.",
      answer,
    });
  }
  return notUnderstood("They answer that something is wrong.", answer);
}

interface Asked {
  readonly manifest: Manifest;
  readonly mapper: Mapper;
  readonly settings: Settings;
}

/**
 * Many say "too often" or "not you" by a status that means something else; where their answer names an error that the
 * connector knows, that is what counts. All else comes back as it was.
 */
export async function retold({ manifest, mapper, settings }: Asked, thrown: unknown): Promise<unknown> {
  const { error, refused_errors, limited_errors } = manifest;
  if (!(thrown instanceof AnswerFailure) || error === undefined || !UNCLEAR.has(thrown.code)) return thrown;
  const read = await mapper.read({
    text: thrown.body(),
    headers: {},
    status: thrown.status,
    ofAnswer: { error },
    settings: openSettings(manifest, settings),
  });
  const said = read.ok ? String(read.head.values["error"] ?? "") : "";
  const isKnown = refused_errors.includes(said) || limited_errors.includes(said);
  return isKnown ? failureOf(manifest, said, thrown.answer ?? "") : thrown;
}

const UNCLEAR: ReadonlySet<string> = new Set(["not_understood", "refused", "misset"]);
