import { postAnswers, remarkAnswers } from "../stories/courtesies.ts";
import { followUpsOf } from "../stories/follow-ups.ts";
import type { Chance } from "./chance.ts";
import { answerChance, type Asked } from "./desk.ts";
import type { Mood, OfficeFunction, Story, Turn, Unit } from "./story.ts";

/** Who is answered mostly lets it come to its end. */
const TO_THE_END: Readonly<Record<Unit, number>> = { Fellmoor: 0.88, Kettla: 0.76 };
/** Of posts that ask for nothing fewer are answered. */
const ANSWERED_UNASKED = 0.6;
const ASKS_ONCE_MORE = 0.3;
const FOLLOWS_UP = 0.34;

/** How far a matter goes: to its end, to its first answers, or nowhere, perhaps with somebody asking again. */
export function courseOf(story: Story, asked: Asked, chance: Chance): readonly Turn[] {
  const { turns } = story;
  const firstAnswer = turns.findIndex((turn) => turn.direction === "out");
  if (firstAnswer === -1) return withCourtesy(story, asked, chance);
  if (chance.happens(answerChance(asked))) {
    if (chance.happens(TO_THE_END[asked.unit])) return turns;
    const next = turns.findIndex((turn, index) => index > firstAnswer && turn.direction === "in");
    const shown = next === -1 ? turns : turns.slice(0, next + (chance.happens(ASKS_ONCE_MORE) ? 1 : 0));
    return shown;
  }
  const asking = turns.slice(0, firstAnswer);
  const again = followUpsOf(story.language, story.channel);
  if (again.length === 0 || !chance.happens(FOLLOWS_UP)) return asking;
  return [...asking, followUp(chance.pick(again), story, chance)];
}

function withCourtesy({ turns, language, mood }: Story, asked: Asked, chance: Chance): readonly Turn[] {
  if (!chance.happens(ANSWERED_UNASKED * answerChance(asked))) return turns;
  return [...turns, answering(chance.pick(postAnswers[language][mood]), mood === "good" ? "marketing" : "care")];
}

/** A remark beside a score with what is answered to it, if anything is. */
export function remarkCourse(turns: readonly Turn[], mood: Mood, asked: Asked, chance: Chance): readonly Turn[] {
  if (!chance.happens(answerChance(asked))) return turns.slice(0, 1);
  if (turns.length > 1) return turns;
  return [...turns, answering(chance.pick(remarkAnswers[asked.language][mood]), "care")];
}

function answering(text: string, by: OfficeFunction): Turn {
  return { direction: "out", function: by, waitHours: 0, text };
}

function followUp(text: string, { channel, turns }: Story, chance: Chance): Turn {
  const waitHours = { chat: 0.1, social: 9, email: 24 * chance.between(3, 6), survey: 0 }[channel];
  return { direction: "in", function: turns[0]?.function ?? "care", waitHours, text };
}
