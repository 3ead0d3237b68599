import { randomUUID } from "node:crypto";

import { Failure } from "@firsthand/kernel/errors";
import { transact } from "@firsthand/platform/storage";
import { noteSubject, untraced } from "@firsthand/platform/trace";

import type { AssistUse } from "../contract.ts";
import { assistOff, capReached, leftAlone, notSet, notTaken, tooManyAtOnce } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { type Completion, shownText } from "../rules/answer.ts";
import { costOf, monthOf } from "../rules/month.ts";
import { guessTokens, type Prompt } from "../rules/prompts.ts";
import { lockSettings, type SettingsRow, setRest } from "../store/settings.ts";
import { countAsked, countTokens, endUse, forgetUses, insertUse } from "../store/uses.ts";
import { tellAssist } from "./save-settings.ts";
import { AskedTooOften, sendToModel } from "./send-to-model.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 400;

/** How often it is asked within a minute, by one person and by all of them. */
const MOST_OF_ONE = 20;
const MOST_OF_ALL = 60;

/** What was refused took nothing; of what broke off nobody knows, so that what was asked counts. */
const mayHaveCounted = new Set([
  "assist_garbled",
  "answer_slow",
  "answer_cut",
  "answer_too_long",
  "answer_garbled",
  "defect",
]);

export interface Asked {
  /** A test is possible as soon as a model is set. */
  readonly use: AssistUse | "test";
  readonly by: { readonly id: string; readonly name: string };
  readonly about: { readonly kind: "conversation" | "theme"; readonly id: string } | null;
  readonly prompt: Prompt;
}

export interface Answered {
  readonly text: string;
  readonly model: string;
  readonly cut: boolean;
  readonly milliseconds: number;
  readonly tokens: { readonly prompt: number; readonly answer: number };
}

/**
 * Asks the model and notes who did, what for, and what came of it, before and after. No transaction is open while it is
 * waited for. Throws `assist_off`, `assist_not_set`, `assist_cap_reached`, `assist_too_often`, `assist_resting`, and as
 * `sendToModel`.
 */
export async function askModel(ground: AssistGround, asked: Asked): Promise<Answered> {
  const useId = randomUUID();
  noteAbout(asked);
  const settings = await begin(ground, asked, useId);
  const began = performance.now();
  const outcome = await outcomeOf(ground, settings, asked.prompt);
  const { tokens, estimated } = outcome;
  const milliseconds = Math.round(performance.now() - began);
  const code = outcome.state === "done" ? null : codeOf(outcome.error);
  await end(ground, settings, { useId, code, tokens, estimated, milliseconds });
  if (outcome.state === "done") {
    const { text, cut } = outcome;
    return { text, model: settings.model, cut, milliseconds, tokens };
  }
  const { error } = outcome;
  if (error instanceof AskedTooOften && error.seconds > 0)
    await setRest(ground.db, new Date(ground.now().getTime() + error.seconds * 1000));
  // The line that tells of the end is another one.
  noteAbout(asked);
  throw error;
}

type Outcome = { readonly tokens: Answered["tokens"]; readonly estimated: boolean } & (
  | { readonly state: "done"; readonly text: string; readonly cut: boolean }
  | { readonly state: "failed"; readonly error: unknown }
);

async function outcomeOf(ground: AssistGround, settings: SettingsRow, prompt: Prompt): Promise<Outcome> {
  const guessed = guessTokens(prompt.system, prompt.user);
  try {
    const completion = await sendToModel(ground, settings, prompt);
    const text = shownText(completion.text);
    const tokens = completion.tokens ?? { prompt: guessed, answer: guessTokens(completion.text) };
    const estimated = completion.tokens === null;
    return text === ""
      ? { state: "failed", error: nothingSaid(completion), tokens, estimated }
      : { state: "done", text, cut: completion.cut, tokens, estimated };
  } catch (error) {
    const tokens = { prompt: mayHaveCounted.has(codeOf(error)) ? guessed : 0, answer: 0 };
    return { state: "failed", error, tokens, estimated: true };
  }
}

const codeOf = (error: unknown): string => (error instanceof Failure ? error.code : "defect");

function noteAbout({ about }: Asked): void {
  if (about) noteSubject(about.kind, about.id);
}

function nothingSaid({ cut }: Completion): Failure {
  return notTaken(
    "assist_nothing_said",
    "The language model answered without a word.",
    cut ? "It thought longer than it may: another model may suit better." : "Try again.",
  );
}

async function begin(ground: AssistGround, asked: Asked, useId: string): Promise<SettingsRow> {
  const { use, by, about, prompt } = asked;
  return await transact(ground.db, async (tx) => {
    const settings = await lockSettings(tx);
    if (!settings) throw use === "test" ? notSet() : assistOff();
    if (use !== "test" && !settings.uses.includes(use)) throw assistOff();
    const now = ground.now();
    const restMs = (settings.rest_until?.getTime() ?? 0) - now.getTime();
    if (restMs > 0) throw leftAlone(Math.ceil(restMs / 1000));
    await forgetUses(tx, new Date(now.getTime() - KEPT_DAYS * DAY_MS));
    const { all, own } = await countAsked(tx, new Date(now.getTime() - MINUTE_MS), by.id);
    if (own >= MOST_OF_ONE || all >= MOST_OF_ALL) throw tooManyAtOnce();
    const most = { prompt: guessTokens(prompt.system, prompt.user), answer: prompt.mostTokens };
    const cap = settings.month_tokens;
    if (cap !== null && (await countTokens(tx, monthOf(now).since)) + most.prompt + most.answer > cap)
      throw capReached(cap);
    await insertUse(tx, {
      use_id: useId,
      at: now,
      by_id: by.id,
      by_name: by.name,
      what: use,
      conversation_id: about?.kind === "conversation" ? about.id : null,
      theme_id: about?.kind === "theme" ? about.id : null,
      model: settings.model,
      prompt_tokens: most.prompt,
      answer_tokens: most.answer,
    });
    await tellAssist(tx);
    return settings;
  });
}

interface Ended {
  readonly useId: string;
  readonly code: string | null;
  readonly tokens: { readonly prompt: number; readonly answer: number };
  readonly estimated: boolean;
  readonly milliseconds: number;
}

/** The line in the audit record stands since it was asked; this only counts. */
async function end(ground: AssistGround, settings: SettingsRow, ended: Ended): Promise<void> {
  const { useId, code, tokens, estimated, milliseconds } = ended;
  const cost = costOf(tokens, { promptPrice: settings.prompt_price, answerPrice: settings.answer_price });
  const row = {
    use_id: useId,
    state: code === null ? ("done" as const) : ("failed" as const),
    code,
    prompt_tokens: tokens.prompt,
    answer_tokens: tokens.answer,
    estimated,
    milliseconds,
    cost,
    currency: cost === null ? null : settings.currency,
  };
  await untraced(() =>
    transact(ground.db, async (tx) => {
      await endUse(tx, row);
      await tellAssist(tx);
    }),
  );
}
