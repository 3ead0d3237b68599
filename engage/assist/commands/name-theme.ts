import { covererOf } from "@firsthand/analytics/personal-data";
import type { Asker } from "@firsthand/platform/http/contract";

import { nothingToRead, notTaken } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { titleOf } from "../rules/answer.ts";
import { commonReach } from "../rules/common-reach.ts";
import { createPlaceholders, withoutMasks } from "../rules/placeholders.ts";
import { themePrompt } from "../rules/prompts.ts";
import { cutTo } from "../rules/transcript.ts";
import { askModel } from "./ask-model.ts";
import { markOf } from "./mark-of.ts";

const MOST_TEXTS = 12;
const LONGEST_TEXT = 600;

/** Suggests a title for a theme. Throws `assist_nothing_to_read`, what `ground.theme` throws, and as `askModel`. */
export async function nameTheme(ground: AssistGround, asker: Pick<Asker, "id" | "name" | "reach">, id: string) {
  const { phrases, texts } = await ground.theme(
    id,
    commonReach(asker.reach("insight.read"), asker.reach("assist.use")),
  );
  const cover = covererOf({ hidden: [], shown: [] });
  const placeholders = createPlaceholders();
  const plain = (text: string) => cover(placeholders.plain(withoutMasks(text)), placeholders.cover);
  const said = texts.slice(0, MOST_TEXTS).map((text) => `- ${cutTo(plain(text).replaceAll("\n", " "), LONGEST_TEXT)}`);
  if (said.length === 0) throw nothingToRead();
  const text = [`Phrases: ${phrases.map(plain).join(", ")}`, "Messages:", ...said].join("\n");
  const answered = await askModel(ground, {
    use: "theme",
    by: asker,
    about: { kind: "theme", id },
    prompt: themePrompt({ mark: markOf(ground), text }),
  });
  const title = titleOf(answered.text);
  if (title === "") throw notTaken("assist_nothing_said", "The language model suggests no title.", "Try again.");
  return { text: title, model: answered.model, cut: false };
}
