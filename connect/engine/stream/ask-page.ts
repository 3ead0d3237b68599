import type { Manifest } from "../../manifest/index.ts";
import { type Settings, StreamFailure } from "../../streams/index.ts";
import type { Filled } from "../exchange/fill-request.ts";
import { type Answer, AnswerFailure } from "../exchange/judge.ts";
import { openSettings, secretsOf } from "../exchange/ready-settings.ts";
import { failureOf, retold } from "../exchange/retold.ts";
import type { Sender } from "../exchange/send.ts";
import { notUnderstood, shownAnswer } from "../failures.ts";
import type { EngineGround } from "../ground.ts";
import type { MappedRecord, PageHead, PageJob } from "../mapping/messages.ts";

/** What reading one stream has at hand. */
export interface Reading {
  readonly manifest: Manifest;
  readonly sender: Sender;
  readonly ground: EngineGround;
  /** As `readySettings` gives them. */
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

/** One answer, read and mapped. */
export interface AskedPage {
  readonly answer: Answer;
  readonly head: PageHead;
  readonly records: readonly MappedRecord[];
}

type Expressions = Pick<PageJob, "ofAnswer" | "records" | "map" | "watermark" | "parent">;

/**
 * Asks for one page. An answer that is no JSON is asked for again (it may be cut, or the page of a server that is being
 * mended); if it stays so, nothing can be done with it. Throws StreamFailure.
 */
export async function askPage(reading: Reading, filled: Filled, expressions: Expressions): Promise<AskedPage> {
  const { manifest, sender, ground, settings, signal } = reading;
  const { error } = manifest;
  const ofAnswer = error === undefined ? expressions.ofAnswer : { ...expressions.ofAnswer, error };
  const shown = (text: string) => shownAnswer(text, secretsOf(manifest, settings));
  for (let tried = 1; ; tried++) {
    const answer = await sender
      .send(filled, { settings, signal })
      .catch((thrown: unknown) => retold({ manifest, mapper: ground.mapper, settings }, thrown));
    if (!isAnswer(answer)) {
      if (!isLimited(answer) || !(await sender.pause(tried, signal))) throw answer;
      continue;
    }
    const { text, headers, status } = answer;
    // 204 and the like: nothing is there, which is no fault.
    const job = { ...expressions, ofAnswer, text: text.trim() === "" ? "[]" : text, headers, status };
    const read = await ground.mapper.read({ ...job, settings: openSettings(manifest, settings) });
    if (read.ok) {
      const said = read.head.values["error"];
      if (said === undefined || said === "" || said === false)
        return { answer, head: read.head, records: read.records };
      const failure = failureOf(manifest, String(said), shown(text));
      if (failure.code !== "limited" || !(await sender.pause(tried, signal))) throw failure;
      continue;
    }
    if (read.what === "no_json" && (await sender.pause(tried + 1, signal))) continue;
    const page = text.trimStart().startsWith("<");
    const what = page ? "They answer with a web page, not with data." : `Their answer cannot be used: ${read.message}.`;
    throw notUnderstood(what, shown(text));
  }
}

function isAnswer(answer: unknown): answer is Answer {
  return !(answer instanceof Error) && typeof answer === "object" && answer !== null && "text" in answer;
}

/** Told so by their answer: where the status says it, it was tried again already. */
function isLimited(thrown: unknown): boolean {
  return thrown instanceof StreamFailure && !(thrown instanceof AnswerFailure) && thrown.code === "limited";
}
