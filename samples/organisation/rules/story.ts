export type Language = "en" | "de" | "fr" | "id";
export type Channel = "email" | "chat" | "social" | "survey";
export type Unit = "Fellmoor" | "Kettla";
export type OfficeFunction = "care" | "sales" | "commerce" | "marketing" | "product" | "public_relations" | "finance";
export type Mood = "bad" | "calm" | "good";

/** One message of a story; `waitHours` is the least time after the message before it, where the words ask for one. */
export interface Turn {
  readonly direction: "in" | "out";
  readonly function: OfficeFunction;
  readonly waitHours: number;
  readonly text: string;
}

/** A matter from its first message to its last, with slots and alternatives still open. */
export interface Story {
  readonly id: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly units: readonly Unit[];
  readonly mood: Mood;
  readonly subject: string | null;
  readonly turns: readonly Turn[];
  /** Days of the crisis on which it may begin, counted from 1. */
  readonly days: readonly [first: number, last: number];
}

const UNITS: Readonly<Record<string, readonly Unit[]>> = {
  F: ["Fellmoor"],
  K: ["Kettla"],
  FK: ["Fellmoor", "Kettla"],
};
const MOODS: Readonly<Record<string, Mood>> = { "-": "bad", "0": "calm", "+": "good" };
const FUNCTIONS: readonly OfficeFunction[] = [
  "care",
  "sales",
  "commerce",
  "marketing",
  "product",
  "public_relations",
  "finance",
];
const CHANNELS: readonly Channel[] = ["email", "chat", "social", "survey"];

/**
 * Reads stories. Each begins with `== function units mood [channel] [days]` (units F, K or FK; mood -, 0 or +; days
 * d1, d2+ or none); `subject:` is the subject of a letter; `>` is the customer, `<` who answers, `<finance:` another
 * function. A number behind `>` says how many days, with h hours, it comes later at least.
 */
export function readStories(text: string, given: { readonly language: Language; readonly channel: Channel }): Story[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((block, index) => readStory(block, index, given));
}

function readStory(block: string, index: number, given: { language: Language; channel: Channel }): Story {
  const [header = "", ...lines] = block.trim().split("\n");
  const words = header.split(" ");
  const concerned = FUNCTIONS.find((name) => name === words[0]);
  const units = UNITS[words[1] ?? ""];
  const mood = MOODS[words[2] ?? ""];
  if (!concerned || !units || !mood) throw new Error(`A story begins with "${header}".`);
  const subject = lines.find((line) => line.startsWith("subject: "))?.slice("subject: ".length) ?? null;
  const channel = CHANNELS.find((name) => words.includes(name)) ?? given.channel;
  return {
    id: `${given.language} ${given.channel} ${channel} ${index}`,
    language: given.language,
    channel,
    units,
    mood,
    subject,
    turns: lines.filter((line) => !line.startsWith("subject: ")).map((line) => readTurn(line, concerned)),
    days: readDays(words),
  };
}

const TURN = /^(?:>(?<wait>\d+)?(?<hours>h)?|<(?:(?<by>[a-z_]+):)?) (?<text>.+)$/;

function readTurn(line: string, concerned: OfficeFunction): Turn {
  const found = TURN.exec(line)?.groups;
  if (!found?.["text"]) throw new Error(`A story says "${line}".`);
  const by = FUNCTIONS.find((name) => name === found["by"]);
  if (found["by"] && !by) throw new Error(`A story is answered by "${found["by"]}".`);
  const first = concerned === "commerce" ? "commerce" : "care";
  return {
    direction: line.startsWith(">") ? "in" : "out",
    function: by ?? first,
    waitHours: Number(found["wait"] ?? 0) * (found["hours"] ? 1 : 24),
    text: found["text"],
  };
}

function readDays(words: readonly string[]): readonly [number, number] {
  const found = words.map((word) => /^d(\d)(\+)?$/.exec(word)).find((match) => match !== null);
  if (!found) return [1, 9];
  const first = Number(found[1]);
  return [first, found[2] ? 9 : first];
}

/** One text of a list, with what answers it, if anything does. */
export interface Remark {
  readonly list: string;
  readonly units: readonly Unit[];
  readonly turns: readonly Turn[];
}

/** Reads lists of what is said by itself, for example beside a score: `== list units`, then one text a line. */
export function readRemarks(text: string): Remark[] {
  return text
    .split(/^== /m)
    .slice(1)
    .flatMap((block) => {
      const [header = "", ...lines] = block.trim().split("\n");
      const [list = "", units = ""] = header.split(" ");
      const remarks: { list: string; units: readonly Unit[]; turns: Turn[] }[] = [];
      for (const line of lines) {
        const turn = readTurn(line, "care");
        if (turn.direction === "in") remarks.push({ list, units: UNITS[units] ?? [], turns: [turn] });
        else remarks.at(-1)?.turns.push(turn);
      }
      return remarks;
    });
}
