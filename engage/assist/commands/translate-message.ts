import type { Asker } from "@firsthand/platform/http/contract";

import { nothingToRead } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { languageName } from "../rules/language-name.ts";
import { translationPrompt } from "../rules/prompts.ts";
import { cutTo } from "../rules/transcript.ts";
import { askModel } from "./ask-model.ts";
import { markOf } from "./mark-of.ts";
import { readThread } from "./read-thread.ts";
import { shownTo } from "./shown-to.ts";

const LONGEST = 12_000;

/** Translates a message. Throws `unknown_conversation`, `assist_nothing_to_read`, and as `askModel`. */
export async function translateMessage(
  ground: AssistGround,
  asker: Pick<Asker, "id" | "name" | "reach">,
  { id, messageId, into }: { readonly id: string; readonly messageId: string; readonly into: string },
) {
  const thread = await readThread(ground, asker, { id, message: messageId });
  const [message] = thread.messages;
  if (!message) throw nothingToRead();
  const covered = thread.covered(message);
  const text = cutTo(covered, LONGEST);
  const answered = await askModel(ground, {
    use: "translation",
    by: asker,
    about: { kind: "conversation", id: thread.conversation.id },
    prompt: translationPrompt({ mark: markOf(ground), text, into: languageName(into) }),
  });
  const { model, cut } = answered;
  return { text: shownTo(thread, answered.text), model, cut: cut || text !== covered, into };
}
