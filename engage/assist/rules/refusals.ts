import type { Failure } from "@firsthand/kernel/errors";
import { z } from "zod";

import { notTaken } from "../errors.ts";

/** Why an answer with this status is none, in words; undefined where it is one. */
export function refusalOf(status: number): Failure | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 401 || status === 403)
    return notTaken(
      "assist_key_refused",
      `The language model refuses (${status}).`,
      "Is its key right, and may it be used for this model?",
    );
  if (status === 404)
    return notTaken(
      "assist_nothing_there",
      "There is no such model, or nothing at that address (404).",
      "Check address and model in the settings.",
    );
  if (status === 429)
    return notTaken(
      "assist_busy",
      "The language model is asked too often, or its account is used up (429).",
      "Try again later.",
    );
  if (status >= 300 && status < 400)
    return notTaken(
      "assist_elsewhere",
      `The address sends on to another one (${status}).`,
      "Write that address in the settings, if it is the right one.",
    );
  if (status === 413)
    return notTaken(
      "assist_too_long",
      "The conversation is too long for the language model (413).",
      "It has to be read as it stands.",
    );
  return status >= 500
    ? notTaken("assist_trouble", `The language model has trouble of its own (${status}).`, "Try again later.")
    : notTaken(
        "assist_not_taken",
        `The language model does not take what it is asked (${status}).`,
        "Check address and model in the settings.",
      );
}

const refusal = z.looseObject({
  error: z.looseObject({ param: z.string().nullish(), message: z.string().nullish() }),
});

/** Whether it wants the limit of an answer under its newer name, as some models do. */
export function wantsNewerLimit(status: number, body: string): boolean {
  if (status !== 400 && status !== 422) return false;
  try {
    const { error } = refusal.parse(JSON.parse(body));
    return error.param === "max_tokens" || (error.message ?? "").includes("max_completion_tokens");
  } catch {
    return false;
  }
}

const LONGEST_REST_SECONDS = 600;

/** How long it wants to be left alone, by `Retry-After` in seconds; ten minutes at most, none where it says nothing. */
export function restSeconds(header: string | undefined): number {
  const said = header?.trim() ?? "";
  return /^\d{1,9}$/.test(said) ? Math.min(LONGEST_REST_SECONDS, Number(said)) : 0;
}
