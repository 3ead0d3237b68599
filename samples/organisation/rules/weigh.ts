import { progressIn } from "./desk.ts";
import type { Channel, Language, Mood, Unit } from "./story.ts";

const LANGUAGES: Readonly<Record<Unit, Readonly<Record<Language, number>>>> = {
  Fellmoor: { en: 46, de: 32, fr: 17, id: 5 },
  Kettla: { en: 38, de: 27, fr: 13, id: 22 },
};

/** How often a brand is written to in a language. */
export function languageWeight(unit: Unit, language: Language): number {
  return LANGUAGES[unit][language];
}

/** How often a brand hears something of this mood: the one does better than the other, and both get better. */
export function moodWeight(mood: Mood, unit: Unit, day: number): number {
  const better = progressIn(day);
  if (unit === "Fellmoor") return { bad: 0.85 - 0.25 * better, calm: 1.1, good: 1.5 + 0.5 * better }[mood];
  return { bad: 1.3 - 0.45 * better, calm: 1, good: 1 + 0.9 * better }[mood];
}

const CRISIS_LANGUAGES: Readonly<Record<Language, number>> = { en: 44, de: 33, fr: 15, id: 8 };
const CRISIS_CHANNELS: Readonly<Record<Channel, number>> = { email: 1, chat: 0.8, social: 1.3, survey: 0 };

/** The towns whose locks failed lie mostly in Europe. */
export function crisisLanguageWeight(language: Language): number {
  return CRISIS_LANGUAGES[language];
}

/** In the crisis the street is loudest, and few have a kind word. */
export function crisisWeight(channel: Channel, mood: Mood): number {
  return CRISIS_CHANNELS[channel] * (mood === "good" ? 0.25 : 1);
}
