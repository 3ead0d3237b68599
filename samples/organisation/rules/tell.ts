import type { Party, SourceRecord } from "@firsthand/connect/records";

import { letters } from "../stories/follow-ups.ts";
import { awake, HOUR_MS, MINUTE_MS } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import { agentFor, answeredAt, handlingSeconds, partyOf, passedOnAt, type Asked } from "./desk.ts";
import type { Customer } from "./people.ts";
import type { Channel, Story, Turn } from "./story.ts";
import type { Filler } from "./words.ts";

/** One matter: who says what, from when on, and how far it goes. */
export interface Matter {
  /** Unique; the ids of its messages are made of it. */
  readonly id: string;
  readonly story: Story;
  readonly asked: Asked;
  readonly customer: Customer;
  readonly at: number;
  readonly turns: readonly Turn[];
  readonly filler: Filler;
  readonly chance: Chance;
}

/** Its messages in order, in the form that sources bring. */
export function tell(matter: Matter): SourceRecord[] {
  const { customer, asked, filler, turns } = matter;
  filler.know("name", customer.name);
  filler.know("full", customer.full);
  filler.know("brand", asked.unit);
  const subject = matter.story.subject === null ? undefined : filler.fill(matter.story.subject, matter.at);
  const records: SourceRecord[] = [];
  let at = matter.at;
  for (const [index, turn] of turns.entries()) {
    const before = turns[index - 1];
    if (before) at = timeOf(turn, before, at, matter);
    records.push(message(matter, { turn, index, at, subject }));
  }
  return records;
}

function timeOf(turn: Turn, before: Turn, at: number, { asked, chance }: Matter): number {
  if (turn.direction === "out") {
    if (before.direction === "in") return answeredAt(at, asked, chance);
    if (before.function === turn.function) return at + chance.between(30, 100) * 1000;
    return passedOnAt(at, asked, chance);
  }
  if (turn.waitHours > 0) {
    const patience = at + turn.waitHours * HOUR_MS * (1 + 0.25 * chance.next());
    return awake(patience, asked.language, chance);
  }
  if (asked.channel === "chat") return at + chance.around(before.direction === "in" ? 16 : 75, 0.6) * 1000;
  const median = asked.channel === "social" ? 45 : 260;
  return awake(at + chance.around(median, 0.8) * MINUTE_MS, asked.language, chance);
}

interface Said {
  readonly turn: Turn;
  readonly index: number;
  readonly at: number;
  readonly subject: string | undefined;
}

function message(matter: Matter, { turn, index, at, subject }: Said): SourceRecord {
  const { id, asked, chance } = matter;
  const answering = turn.direction === "out" ? agentFor(turn.function, asked.language, asked.unit) : undefined;
  if (answering) matter.filler.know("agent", answering.name.split(" ")[0] ?? answering.name);
  const author: Party | undefined = answering ? partyOf(answering) : matter.customer.partyOn(asked.channel);
  const isPost = asked.channel === "social";
  return {
    externalId: messageIdOf(id, index),
    version: 0,
    deleted: false,
    at: new Date(Math.round(at / 1000) * 1000).toISOString(),
    direction: turn.direction,
    kind: isPost ? "post" : "message",
    channel: asked.channel,
    ...(author ? { author } : {}),
    ...(isPost ? {} : { thread: id }),
    parents: isPost && index > 0 ? [messageIdOf(id, index - 1)] : [],
    broadcast: false,
    unit: asked.unit,
    // Only the first letter bears it: repeated, a subject that asks would be read as asking again.
    ...(subject === undefined || index > 0 ? {} : { subject }),
    text: wordsOf(matter, { turn, index, at, subject }),
    ...(answering ? { handlingSeconds: handlingSeconds(turn.function, asked, chance) } : {}),
    extra: {},
  };
}

export function messageIdOf(matterId: string, index: number): string {
  return `${matterId}-${index + 1}`;
}

function wordsOf({ asked, customer, filler, chance }: Matter, { turn, index, at }: Said): string {
  const { channel, language, unit } = asked;
  const letter = letters[language];
  if (channel === "email") {
    if (turn.direction === "out") {
      const greeting = language === "de" && unit === "Kettla" ? "Hallo {name}!\n\n" : letter.answered;
      return filler.fill(greeting + turn.text + chance.pick(letter.signed), at);
    }
    if (index === 0) return filler.fill(chance.pick(letter.greetings) + turn.text + chance.pick(letter.closings), at);
    return filler.fill(turn.text + (chance.happens(0.45) ? "\n\n{name}" : ""), at);
  }
  const text = filler.fill(turn.text, at);
  if (channel === "social" && turn.direction === "out") return filler.fill(`${text} ^{agent}`, at);
  const casual = turn.direction === "in" && customer.casual && channel !== "survey";
  return withHandles(casual ? inLowerCase(text) : text, channel);
}

/** As people write in a hurry; words that were shouted stay as loud as they were. */
function inLowerCase(text: string): string {
  if (/\p{Lu}{4}/u.test(text)) return text;
  return text.toLowerCase().replace(/\.$/, "");
}

function withHandles(text: string, channel: Channel): string {
  return channel === "social" ? text.replaceAll(/@(?:Fellmoor|Kettla)/g, (handle) => handle.toLowerCase()) : text;
}
