import type { Asker } from "@firsthand/platform/http/contract";

import { nothingToRead } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { languageName } from "../rules/language-name.ts";
import { summaryPrompt } from "../rules/prompts.ts";
import { transcriptOf } from "../rules/transcript.ts";
import { askModel } from "./ask-model.ts";
import { markOf } from "./mark-of.ts";
import { readThread, saidIn } from "./read-thread.ts";
import { shownTo } from "./shown-to.ts";

/** Summarises a conversation. Throws `unknown_conversation`, `assist_nothing_to_read`, and as `askModel`. */
export async function summariseThread(
  ground: AssistGround,
  asker: Pick<Asker, "id" | "name" | "reach">,
  { id, into }: { readonly id: string; readonly into: string },
) {
  const thread = await readThread(ground, asker, { id });
  if (thread.messages.length === 0) throw nothingToRead();
  const { text, read, leftOut } = transcriptOf(saidIn(thread), thread.skipped);
  const answered = await askModel(ground, {
    use: "summary",
    by: asker,
    about: { kind: "conversation", id: thread.conversation.id },
    prompt: summaryPrompt({ mark: markOf(ground), text, into: languageName(into) }),
  });
  const { model, cut } = answered;
  return { text: shownTo(thread, answered.text), model, cut, read, leftOut };
}
