import type { SourceRecord } from "@firsthand/connect/records";

import { crisisStories, specialStories, stories } from "../stories/index.ts";
import { CRISIS_BEGINS, CRISIS_MATTERS, HOUR_MS, mattersOn, momentOn, offsetOf, startOf } from "./calendar.ts";
import { chanceOf } from "./chance.ts";
import { specialPeople } from "./people.ts";
import { ratingAfter, surveyOf } from "./ratings.ts";
import type { Channel, Language, Unit } from "./story.ts";
import { tell, type Matter } from "./tell.ts";
import { openMatter, type Telling } from "./telling.ts";
import { crisisLanguageWeight, crisisWeight, languageWeight, moodWeight } from "./weigh.ts";

const CHANNELS: readonly Channel[] = ["email", "chat", "social", "survey"];
const UNITS: readonly Unit[] = ["Fellmoor", "Kettla"];
const LANGUAGES: readonly Language[] = ["en", "de", "fr", "id"];

/** Everything that begins on a day, counted from 0. */
export function recordsOf(telling: Telling, day: number): SourceRecord[] {
  const midnight = startOf(telling.begin, day);
  const records: SourceRecord[] = [];
  for (const unit of UNITS) {
    for (const channel of CHANNELS) {
      const counting = chanceOf(`${unit} ${channel} ${day}`);
      const matters = mattersOn(new Date(midnight).getUTCDay(), channel, unit, counting);
      for (let number = 0; number < matters; number += 1)
        records.push(...oneMatter(telling, { day, unit, channel, seed: `${unit} ${channel} ${day} ${number}` }));
    }
  }
  return [...records, ...crisisOf(telling, day), ...specialOf(telling, day)];
}

function oneMatter(
  telling: Telling,
  { day, unit, channel, seed }: { day: number; unit: Unit; channel: Channel; seed: string },
): SourceRecord[] {
  const chance = chanceOf(seed);
  const language = chance.weighted(LANGUAGES, (one) => languageWeight(unit, one));
  if (channel === "survey") return surveyOf(telling, { day, unit, language }, chance);
  const fitting = stories.filter(
    (story) => story.channel === channel && story.language === language && story.units.includes(unit),
  );
  const story = telling.rotation.pick(fitting, chance, ({ mood }) => moodWeight(mood, unit, day));
  const at = momentOn(startOf(telling.begin, day), channel, language, chance);
  const customer = telling.people.someone(language, chance);
  return told(telling, openMatter(telling, story, { unit, day, inCrisis: false, at, customer, chance }, "by chance"));
}

function told(telling: Telling, matter: Matter): SourceRecord[] {
  const records = tell(matter);
  return [...records, ...ratingAfter(telling, matter, records)];
}

/** What the locks that do not open add to a day. */
function crisisOf(telling: Telling, day: number): SourceRecord[] {
  const number = day - CRISIS_BEGINS;
  const matters = CRISIS_MATTERS[number] ?? 0;
  const records: SourceRecord[] = [];
  for (let index = 0; index < matters; index += 1) {
    const chance = chanceOf(`crisis ${day} ${index}`);
    const language = chance.weighted(LANGUAGES, crisisLanguageWeight);
    const fitting = crisisStories.filter(
      ({ language: spoken, days: [first, last] }) =>
        spoken === language && number + 1 <= last && (number < 4 ? number + 1 >= first : first === 4),
    );
    const story = telling.rotation.pick(fitting, chance, ({ channel, mood }) => crisisWeight(channel, mood));
    const at = momentOn(startOf(telling.begin, day), story.channel, language, chance);
    const customer = telling.people.someone(language, chance);
    const occasion = { unit: "Kettla" as const, day, inCrisis: true, at, customer, chance };
    records.push(...told(telling, openMatter(telling, story, occasion, "by chance")));
  }
  return records;
}

/** What the few people who are known by several identities say on a day. */
function specialOf(telling: Telling, day: number): SourceRecord[] {
  return specialStories
    .filter((one) => one.day === day)
    .flatMap(({ who, hour, story }) => {
      const chance = chanceOf(story.id);
      const at = startOf(telling.begin, day) + hour * HOUR_MS - offsetOf(story.language) + chance.between(0, 3_000_000);
      const unit = story.units[0] ?? "Fellmoor";
      const occasion = { unit, day, inCrisis: false, at, customer: specialPeople[who], chance };
      return tell(openMatter(telling, story, occasion, "whole"));
    });
}
