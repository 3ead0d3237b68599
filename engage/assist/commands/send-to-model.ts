import { Failure } from "@firsthand/kernel/errors";
import type { WholeAnswer } from "@firsthand/platform/outgoing";

import { notTaken } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { type Completion, readAnswer } from "../rules/answer.ts";
import type { Prompt } from "../rules/prompts.ts";
import { refusalOf, restSeconds, wantsNewerLimit } from "../rules/refusals.ts";
import { keyPurpose } from "../sealed-columns.ts";
import type { SettingsRow } from "../store/settings.ts";

const MOST_BYTES = 2_000_000;

/** It refused because it was asked too often, and says for how long it wants to be left alone. */
export class AskedTooOften extends Failure {
  readonly seconds: number;

  constructor({ code, status, message, advice = "Try again later." }: Failure, seconds: number) {
    super({ code, status, message, advice });
    this.seconds = seconds;
  }
}

/**
 * Asks the model over the guarded way out, and nothing where its address sends on to. Throws `assist_*` for what it
 * answers, `AskedTooOften`, and what `Outgoing.ask` throws.
 */
export async function sendToModel(ground: AssistGround, settings: SettingsRow, prompt: Prompt): Promise<Completion> {
  let answer = await post(ground, settings, bodyOf(settings, prompt, "max_tokens"));
  if (wantsNewerLimit(answer.status, wordsOf(answer)))
    answer = await post(ground, settings, bodyOf(settings, prompt, "max_completion_tokens"));
  const refusal = refusalOf(answer.status);
  if (refusal && answer.status === 429) throw new AskedTooOften(refusal, restSeconds(answer.headers["retry-after"]));
  if (refusal) throw refusal;
  const read = readAnswer(answer.headers["content-type"] ?? "", wordsOf(answer));
  if (!read)
    throw notTaken(
      "assist_garbled",
      "What the language model answered cannot be read, or broke off.",
      "Is it an address that speaks as OpenAI's chat completions do?",
    );
  return read;
}

function bodyOf({ model }: SettingsRow, { system, user, mostTokens }: Prompt, limit: string): string {
  const messages = [
    { role: "system", content: system },
    { role: "user", content: user },
  ];
  return JSON.stringify({ model, messages, stream: false, [limit]: mostTokens });
}

async function post(ground: AssistGround, settings: SettingsRow, body: string): Promise<WholeAnswer> {
  const { address, own_network, sealed, patience_seconds } = settings;
  const url = `${address}/chat/completions`;
  const host = own_network ? URL.parse(url)?.host : undefined;
  const key = sealed === null ? undefined : ground.open(sealed, keyPurpose);
  const patience = patience_seconds * 1000;
  return await ground.outgoing(host === undefined ? [] : [host]).ask({
    url,
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body,
    secretHeaders: ["authorization"],
    staysPut: true,
    limits: { firstByteMs: patience, wholeMs: patience, mostBytes: MOST_BYTES },
  });
}

function wordsOf({ bytes }: WholeAnswer): string {
  return new TextDecoder().decode(bytes);
}
