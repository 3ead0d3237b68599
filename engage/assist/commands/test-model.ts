import type { Asker } from "@firsthand/platform/http/contract";

import type { AssistGround } from "../ground.ts";
import { testPrompt } from "../rules/prompts.ts";
import { askModel } from "./ask-model.ts";
import { markOf } from "./mark-of.ts";

const LONGEST = 200;

/** Asks the model for one word, whatever it is switched on for. Throws as `askModel`. */
export async function testModel(ground: AssistGround, asker: Pick<Asker, "id" | "name">) {
  const prompt = testPrompt(markOf(ground));
  const { text, model, cut, milliseconds, tokens } = await askModel(ground, {
    use: "test",
    by: asker,
    about: null,
    prompt,
  });
  return {
    text: text.slice(0, LONGEST),
    model,
    cut,
    milliseconds,
    promptTokens: tokens.prompt,
    answerTokens: tokens.answer,
  };
}
