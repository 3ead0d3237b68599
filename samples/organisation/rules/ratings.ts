import type { SourceRecord } from "@firsthand/connect/records";

import { remarks } from "../stories/index.ts";
import { momentOn, startOf } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import { remarkCourse } from "./course.ts";
import { AGENTS, type Asked } from "./desk.ts";
import { recommendation, satisfaction, type Score } from "./scores.ts";
import type { Language, Mood, Remark, Story, Turn, Unit } from "./story.ts";
import { messageIdOf, tell, type Matter } from "./tell.ts";
import { openMatter, type Telling } from "./telling.ts";

/** The day from which on people speak of the locks, and thank for what became better. */
const AFTER_THE_CRISIS = 61;
const SPEAKS_OF_IT = /\block|schlöss|schloss|cadenas|kunci|last weeks|paar wochen|répond vite maintenant|bulan ini/i;
const SAYS_NOTHING = 0.3;
/** Of the surveys, how many ask whether somebody would recommend. */
const RECOMMENDATION = 0.68;

const SILENCE: Turn = { direction: "in", function: "care", waitHours: 0, text: "" };
const MOODS: Readonly<Record<Score["list"], Mood>> = {
  promoter: "good",
  good: "good",
  passive: "calm",
  detractor: "bad",
  bad: "bad",
};

/** An answer to a survey, and perhaps what was answered to it. */
export function surveyOf(
  telling: Telling,
  { day, unit, language }: { day: number; unit: Unit; language: Language },
  chance: Chance,
): SourceRecord[] {
  const score = (chance.happens(RECOMMENDATION) ? recommendation : satisfaction)(unit, day, chance);
  const asked: Asked = { channel: "survey", unit, language, day, inCrisis: false };
  const remark = chance.happens(SAYS_NOTHING) ? undefined : remarkFor(telling, score, asked, chance);
  const turns = remark ? remarkCourse(remark.turns, MOODS[score.list], asked, chance) : [SILENCE];
  const story: Story = {
    id: "survey",
    language,
    channel: "survey",
    units: [unit],
    mood: "calm",
    subject: null,
    turns,
    days: [1, 9],
  };
  const at = momentOn(startOf(telling.begin, day), "survey", language, chance);
  const occasion = { unit, day, inCrisis: false, at, customer: telling.people.someone(language, chance), chance };
  const matter = openMatter(telling, story, occasion, "whole");
  const colleague = AGENTS.find((one) => one.languages.includes(language) && one.units.includes(unit));
  matter.filler.know("agent", colleague?.name.split(" ")[0] ?? "");
  return tell(matter).map((record, index) => (index === 0 ? rated(record, score) : record));
}

/** How somebody rates a chat after it ended, if they do. */
export function ratingAfter(telling: Telling, matter: Matter, told: readonly SourceRecord[]): SourceRecord[] {
  const { asked, chance } = matter;
  const last = told.at(-1);
  if (!last || asked.channel !== "chat" || !told.some((record) => record.direction === "out")) return [];
  if (!chance.happens(asked.unit === "Fellmoor" ? 0.6 : 0.48)) return [];
  const score = satisfaction(asked.unit, asked.day, chance);
  const at = Date.parse(last.at) + chance.between(60, 900) * 1000;
  const text = chance.happens(0.5) ? remarkFor(telling, score, asked, chance).turns[0]?.text : undefined;
  const author = matter.customer.partyOn("chat");
  const record: SourceRecord = {
    externalId: messageIdOf(matter.id, told.length),
    version: 0,
    deleted: false,
    at: new Date(at).toISOString(),
    direction: "in",
    kind: "message",
    channel: "chat",
    ...(author ? { author } : {}),
    thread: matter.id,
    parents: [],
    broadcast: false,
    unit: asked.unit,
    text: matter.filler.fill(text ?? "", at),
    extra: {},
  };
  return [rated(record, score)];
}

function rated(record: SourceRecord, { rating }: Score): SourceRecord {
  return { ...record, kind: "survey_answer", rating };
}

function remarkFor(telling: Telling, score: Score, { language, unit, day }: Asked, chance: Chance): Remark {
  const fitting = remarks[language].filter(
    ({ list, units, turns }) =>
      list === score.list &&
      units.includes(unit) &&
      (day >= AFTER_THE_CRISIS || !SPEAKS_OF_IT.test(turns[0]?.text ?? "")),
  );
  return telling.rotation.pick(fitting, chance);
}
