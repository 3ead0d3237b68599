import type { Party } from "@firsthand/connect/records";

import { DAY_MS, HOUR_MS, isCrisis, MINUTE_MS, offsetOf, weekOf } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import type { Channel, Language, OfficeFunction, Unit } from "./story.ts";

export interface Agent {
  readonly account: string;
  readonly name: string;
  readonly function: OfficeFunction;
  readonly languages: readonly Language[];
  readonly units: readonly Unit[];
}

const EVERYWHERE = ["en", "de", "fr", "id"] as const;
const BOTH = ["Fellmoor", "Kettla"] as const;

const agent = (name: string, of: OfficeFunction, languages: readonly Language[], units: readonly Unit[]): Agent => ({
  account: name.toLowerCase().replaceAll(" ", "."),
  name,
  function: of,
  languages,
  units,
});

/** The twelve who answer. */
export const AGENTS: readonly Agent[] = [
  agent("Noor Vance", "care", ["en"], ["Fellmoor"]),
  agent("Declan Rourke", "care", ["en"], ["Kettla"]),
  agent("Imke Harms", "care", ["de"], ["Fellmoor"]),
  agent("Bent Lorenzen", "care", ["de"], ["Kettla"]),
  agent("Lucie Marchetti", "care", ["fr"], BOTH),
  agent("Ayu Prameswari", "care", ["id"], BOTH),
  agent("Saskia Wolters", "commerce", EVERYWHERE, BOTH),
  agent("Owen Tregarth", "sales", EVERYWHERE, BOTH),
  agent("Pia Sandoval", "marketing", EVERYWHERE, BOTH),
  agent("Henrik Aldous", "product", EVERYWHERE, BOTH),
  agent("Celia Fontenoy", "public_relations", EVERYWHERE, BOTH),
  agent("Marek Dolan", "finance", EVERYWHERE, BOTH),
];

/** Who of a function answers in this language for this brand. */
export function agentFor(of: OfficeFunction, language: Language, unit: Unit): Agent {
  const found = AGENTS.find(
    (one) => one.function === of && one.languages.includes(language) && one.units.includes(unit),
  );
  if (!found) throw new Error(`Nobody of ${of} answers in ${language} for ${unit}.`);
  return found;
}

export function partyOf({ account, name, function: of }: Agent): Party {
  return { role: "agent", account, name, function: of };
}

export interface Asked {
  readonly channel: Channel;
  readonly unit: Unit;
  readonly language: Language;
  /** Days since the beginning of the 13 weeks. */
  readonly day: number;
  readonly inCrisis: boolean;
}

/** From 0 until the fifth week to 1 in the last: how much of what was to become better has. */
export function progressIn(day: number): number {
  return Math.min(1, Math.max(0, (weekOf(day) - 4) / 8));
}

const COVERAGE: Readonly<Record<Unit, Readonly<Record<Channel, number>>>> = {
  Fellmoor: { email: 0.95, chat: 0.97, social: 0.9, survey: 0.66 },
  Kettla: { email: 0.83, chat: 0.9, social: 0.62, survey: 0.3 },
};

/** How likely it is that somebody answers at all. */
export function answerChance({ channel, unit, day, inCrisis }: Asked): number {
  const better = progressIn(day) * (unit === "Fellmoor" ? 0.03 : 0.12);
  const overrun = isCrisis(day) && unit === "Kettla" ? 0.16 : 0;
  const piled = day > 85 ? (unit === "Fellmoor" ? 0.1 : 0.3) : 0;
  return Math.max(0.1, COVERAGE[unit][channel] + better - overrun - piled - (inCrisis ? 0.05 : 0));
}

const FIRST_ANSWER_MINUTES: Readonly<Record<Unit, Readonly<Record<Channel, number>>>> = {
  Fellmoor: { email: 190, chat: 2.2, social: 70, survey: 800 },
  Kettla: { email: 620, chat: 6.5, social: 260, survey: 2100 },
};

/** When an answer comes to what was said at `at`, within the hours in which somebody works. */
export function answeredAt(at: number, asked: Asked, chance: Chance): number {
  const { channel, unit, day, inCrisis } = asked;
  const early = 1 + 0.06 * Math.min(weekOf(day), 4);
  const pace = early * (1 - 0.45 * progressIn(day));
  const overrun = inCrisis ? (channel === "chat" ? 3 : 1.3) : isCrisis(day) ? (unit === "Kettla" ? 2.4 : 1.2) : 1;
  const minutes = chance.around(FIRST_ANSWER_MINUTES[unit][channel] * pace * overrun, channel === "chat" ? 0.7 : 0.95);
  const due = at + Math.max(channel === "chat" ? 0.3 : 4, minutes) * MINUTE_MS;
  return channel === "chat" ? due : inHours(due, asked, chance);
}

/** When the next function answers, after another one did. */
export function passedOnAt(at: number, asked: Asked, chance: Chance): number {
  const median = { chat: 4, social: 35, email: 190, survey: 300 }[asked.channel];
  const due = at + chance.around(median, 0.6) * MINUTE_MS;
  return asked.channel === "chat" ? due : inHours(due, asked, chance);
}

function inHours(due: number, { channel, language, inCrisis }: Asked, chance: Chance): number {
  const late = channel === "social" || inCrisis;
  const [opens, closes] = late ? [7, 21] : [8, 18];
  const local = due + offsetOf(language);
  const hour = (local % DAY_MS) / HOUR_MS;
  const sunday = new Date(local).getUTCDay() === 0 && !late;
  if (!sunday && hour >= opens && hour < closes) return due;
  const midnight = local - (local % DAY_MS);
  const nextDay = hour < opens && !sunday ? midnight : midnight + DAY_MS;
  const monday = !late && new Date(nextDay).getUTCDay() === 0 ? nextDay + DAY_MS : nextDay;
  return monday + opens * HOUR_MS + chance.around(45, 0.7) * MINUTE_MS - offsetOf(language);
}

const HANDLING_SECONDS: Readonly<Record<Channel, number>> = { email: 640, chat: 170, social: 250, survey: 420 };
const SLOWER: Partial<Readonly<Record<OfficeFunction, number>>> = {
  product: 1.6,
  public_relations: 2.1,
  finance: 1.35,
  sales: 1.2,
};

/** How long the one who answers worked on it. */
export function handlingSeconds(of: OfficeFunction, { channel, unit }: Asked, chance: Chance): number {
  const median = HANDLING_SECONDS[channel] * (SLOWER[of] ?? 1) * (unit === "Kettla" ? 1.2 : 1);
  return Math.round(chance.around(median, 0.5));
}
