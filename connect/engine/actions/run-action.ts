import { type ActionInput, type ActionManifest, valueAt } from "../../manifest/index.ts";
import { type Settings, StreamFailure } from "../../streams/index.ts";
import { fillRequest } from "../exchange/fill-request.ts";
import { AnswerFailure } from "../exchange/judge.ts";
import { retold } from "../exchange/retold.ts";
import { openSettings, readySettings, secretsOf } from "../exchange/ready-settings.ts";
import { misset, notUnderstood, shownAnswer } from "../failures.ts";
import { parseJson } from "../mapping/parse.ts";
import type { Reading } from "../stream/ask-page.ts";

/** What came of an action. Where it is `unknown` whether it was done, nobody may simply do it again. */
export type ActionDone =
  | { readonly status: "done"; readonly externalId: string | null }
  | { readonly status: "refused"; readonly message: string; readonly advice: string; readonly answer: string }
  | { readonly status: "unknown"; readonly message: string };

export type ActionInputs = Readonly<Partial<Record<ActionInput, string>>>;

/**
 * Does an action on the other side. It is tried again only where it is sure that nothing was done, or where the manifest
 * says that twice is once. Throws StreamFailure where it was not done and may be tried later, or where settings are wrong.
 */
export async function runAction(given: Reading, action: ActionManifest, inputs: ActionInputs): Promise<ActionDone> {
  const { manifest, sender, ground, signal } = given;
  const settings: Settings = readySettings(manifest, given.settings);
  const made = await valuesFor(given, action, { settings, inputs });
  const values = (name: string) =>
    name.startsWith("value.") ? made[name.slice("value.".length)] : valueOfInput(inputs, name);
  const filled = fillRequest(manifest, action.request, { settings, values });
  const secrets = secretsOf(manifest, settings);
  const answer = await sender
    .send(filled, { settings, signal, once: !action.repeatable })
    .catch(async (thrown: unknown) => asOutcome(await retold({ manifest, mapper: ground.mapper, settings }, thrown)));
  if ("status" in answer && typeof answer.status === "string") return answer;
  const { text, headers, status } = answer;
  const ofAnswer = Object.fromEntries(
    Object.entries({ done: action.done, id: action.external_id, error: manifest.error }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const job = { text: text.trim() === "" ? "null" : text, headers, status, ofAnswer };
  const read = await ground.mapper.read({ ...job, settings: openSettings(manifest, settings) });
  // They took it: what their answer is like does not undo it.
  if (!read.ok) return action.done === undefined ? { status: "done", externalId: null } : unclear(read.message);
  const { done = true, id, error = "" } = read.head.values;
  if (done !== true || (error !== "" && error !== false)) {
    return {
      status: "refused",
      message: "They answer that it was not done.",
      advice: "Read their answer.",
      answer: shownAnswer(text, secrets),
    };
  }
  return { status: "done", externalId: id === undefined || id === "" ? null : String(id) };
}

function valueOfInput(inputs: ActionInputs, name: string): unknown {
  return name.startsWith("input.") ? valueAt(inputs, name.slice("input.".length)) : undefined;
}

interface Given {
  readonly settings: Settings;
  readonly inputs: ActionInputs;
}

/** What the request says as {value.name}. Nothing was done before it, so whatever fails here may be tried again. */
async function valuesFor(
  { manifest, sender, ground, signal }: Reading,
  { lookup, values }: ActionManifest,
  { settings, inputs }: Given,
): Promise<Readonly<Record<string, string | number | boolean>>> {
  if (Object.keys(values).length === 0) return {};
  const asked = lookup && fillRequest(manifest, lookup, { settings, values: (name) => valueOfInput(inputs, name) });
  const answer = asked && (await sender.send(asked, { settings, signal }));
  const found = answer === undefined || answer.text.trim() === "" ? null : jsonOf(answer.text);
  const shown = () => shownAnswer(answer?.text ?? "", secretsOf(manifest, settings));
  if (found === undefined) throw notUnderstood("What they answer before it is no data.", shown());
  const read = await ground.mapper.read({
    text: JSON.stringify({ input: inputs, found, now: ground.now().toISOString() }),
    headers: answer?.headers ?? {},
    status: answer?.status ?? 200,
    ofAnswer: values,
    settings: openSettings(manifest, settings),
  });
  if (!read.ok) throw notUnderstood(`What they answer before it cannot be used: ${read.message}.`, shown());
  return read.head.values;
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const unclear = (why: string): ActionDone => ({
  status: "unknown",
  message: `It is not known whether it was done: ${why}.`,
});

/** What a failure means for something that must not be done twice. */
function asOutcome(error: unknown): ActionDone {
  if (!(error instanceof StreamFailure)) throw error;
  if (error instanceof AnswerFailure) {
    if (error.code === "not_understood" || error.code === "misset") {
      const { message, advice, answer = "" } = error;
      return { status: "refused", message, advice, answer };
    }
    // 500 and the like say nothing of what was done before they failed.
    if (error.code === "failing" && error.status !== 503) return unclear("they failed while they did it");
  }
  if (error.code === "slow" || error.code === "cut") return unclear("they did not answer to the end");
  throw error;
}

export const noAction = (id: string) => misset(`The connector has no action ${id}.`, "Choose one of its actions.");
