import type { Asker } from "@firsthand/platform/http/contract";

import { isClear } from "../../conversations/index.ts";
import { noAnswerOfYours, nothingToRead } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { toCheck } from "../rules/placeholders.ts";
import { draftPrompt } from "../rules/prompts.ts";
import { transcriptOf } from "../rules/transcript.ts";
import { askModel } from "./ask-model.ts";
import { markOf } from "./mark-of.ts";
import { readThread, saidIn } from "./read-thread.ts";

/**
 * Drafts the next reply of a conversation; nothing of it is kept or sent. Throws `unknown_conversation`,
 * `assist_not_yours`, `assist_nothing_to_read`, and as `askModel`.
 */
export async function draftReply(ground: AssistGround, asker: Pick<Asker, "id" | "name" | "reach">, id: string) {
  const thread = await readThread(ground, asker, { id });
  if (!(await isClear(ground.db, asker.reach("replies.send"), id))) throw noAnswerOfYours();
  if (thread.conversation.restrictedSince !== null || thread.messages.length === 0) throw nothingToRead();
  const { text } = transcriptOf(saidIn(thread), thread.skipped);
  const answered = await askModel(ground, {
    use: "draft",
    by: asker,
    about: { kind: "conversation", id: thread.conversation.id },
    prompt: draftPrompt({ mark: markOf(ground), text }),
  });
  const draft = thread.placeholders.restore(answered.text, thread.clear ? "writes" : "writes_masked");
  const own = thread.messages.filter(({ direction }) => direction === "out").map(({ body }) => body);
  const { model, cut } = answered;
  return { text: draft, model, cut, toCheck: toCheck(draft, own.join("\n")) };
}
