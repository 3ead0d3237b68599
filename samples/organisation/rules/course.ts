import { followUpsOf } from "../stories/follow-ups.ts";
import type { Chance } from "./chance.ts";
import { answerChance, type Asked } from "./desk.ts";
import type { Story, Turn } from "./story.ts";

/** Who is answered mostly lets it come to its end. */
const TO_THE_END = 0.8;
const ASKS_ONCE_MORE = 0.3;
const FOLLOWS_UP = 0.34;

/** How far a matter goes: to its end, to its first answers, or nowhere, perhaps with somebody asking again. */
export function courseOf(story: Story, asked: Asked, chance: Chance): readonly Turn[] {
  const { turns } = story;
  const firstAnswer = turns.findIndex((turn) => turn.direction === "out");
  if (firstAnswer === -1) return turns;
  if (chance.happens(answerChance(asked))) {
    if (chance.happens(TO_THE_END)) return turns;
    const next = turns.findIndex((turn, index) => index > firstAnswer && turn.direction === "in");
    const shown = next === -1 ? turns : turns.slice(0, next + (chance.happens(ASKS_ONCE_MORE) ? 1 : 0));
    return shown;
  }
  const asking = turns.slice(0, firstAnswer);
  const again = followUpsOf(story.language, story.channel);
  if (again.length === 0 || !chance.happens(FOLLOWS_UP)) return asking;
  return [...asking, followUp(chance.pick(again), story, chance)];
}

function followUp(text: string, { channel, turns }: Story, chance: Chance): Turn {
  const waitHours = { chat: 0.1, social: 9, email: 24 * chance.between(3, 6), survey: 0 }[channel];
  return { direction: "in", function: turns[0]?.function ?? "care", waitHours, text };
}
