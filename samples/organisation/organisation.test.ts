import { frontOfficeFunctions, moodOf, readTexts } from "@firsthand/analytics/text";
import { sourceDeclaration, sourceRecord, type SourceRecord } from "@firsthand/connect/records";
import { afterEach, describe, expect, test, vi } from "vitest";

import { sampleOrganisation } from "./index.ts";

const DAY_MS = 86_400_000;
const anchor = new Date("2026-06-17T10:00:00Z");
const sources = sampleOrganisation(anchor);
const records = sources.flatMap((source) => source.records);
const inbound = records.filter(({ direction }) => direction === "in");
const answers = records.filter(({ direction }) => direction === "out");
const begin = Date.parse("2026-06-17T00:00:00Z") - 91 * DAY_MS;
const dayOf = (record: SourceRecord) => Math.floor((Date.parse(record.at) - begin) / DAY_MS);

function counted(values: readonly (string | null | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return counts;
}

afterEach(() => void vi.restoreAllMocks());

test("the same day gives the same records byte for byte, whatever the clock and chance say", () => {
  vi.spyOn(Date, "now").mockReturnValue(0);
  vi.spyOn(Math, "random").mockReturnValue(0.123);
  const again = sampleOrganisation(new Date("2026-06-17T23:59:59Z"));
  expect(JSON.stringify(again)).toBe(JSON.stringify(sources));
});

test("another day gives other dates and as much to see, and no day is a bad one to begin", () => {
  for (const day of ["2026-01-01", "2027-02-28", "2028-12-30", "2026-09-06"]) {
    const begun = Date.parse(day) - 91 * DAY_MS;
    const moments = sampleOrganisation(new Date(day)).flatMap((source) =>
      source.records.map(({ at }) => Date.parse(at)),
    );
    expect(moments.length).toBeGreaterThan(4600);
    expect(moments.length).toBeLessThan(5600);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(begun);
    expect(Math.max(...moments)).toBeLessThan(Date.parse(day));
    expect(Math.max(...moments)).toBeGreaterThan(Date.parse(day) - DAY_MS);
  }
});

test("every record and declaration is what sources may deliver, and no slot or alternative is left open", () => {
  for (const { declaration } of sources) expect(sourceDeclaration.parse(declaration)).toEqual(declaration);
  for (const record of records) {
    expect(sourceRecord.parse(record)).toEqual(record);
    expect(`${record.subject} ${record.text}`).not.toMatch(/[{}[\]|]/);
  }
  expect(new Set(records.map((record) => `${record.channel} ${record.externalId}`)).size).toBe(records.length);
});

describe("its shape", () => {
  test("four channels, two brands, four languages as their readers read them", () => {
    expect(sources.map(({ declaration }) => declaration.channel)).toEqual(["email", "chat", "social", "survey"]);
    for (const { records: all } of sources) expect(all.length).toBeGreaterThan(400);
    const units = counted(inbound.map(({ unit }) => unit));
    expect([...units.keys()].toSorted()).toEqual(["Fellmoor", "Kettla"]);
    for (const number of units.values()) expect(number).toBeGreaterThan(1400);
    const languages = counted(read(inbound).map(({ language }) => language));
    for (const language of ["en", "de", "fr", "id"]) expect(languages.get(language)).toBeGreaterThan(300);
  });

  test("seven functions are concerned, and seven answer, by twelve people who say how long it took", () => {
    const concerned = counted(read(inbound).map((reading) => reading.function));
    const answering = counted(answers.map(({ author }) => author?.function));
    expect(answering.size).toBe(7);
    for (const [name, number] of answering) {
      expect(frontOfficeFunctions).toContain(name);
      expect(number).toBeGreaterThan(25);
      expect(concerned.get(name)).toBeGreaterThan(25);
    }
    expect(counted(answers.map(({ author }) => author?.account)).size).toBe(12);
    expect(answers.every(({ handlingSeconds }) => (handlingSeconds ?? 0) > 10)).toBe(true);
  });

  test("nobody in it can be real: addresses and numbers are those reserved for examples", () => {
    for (const { author } of records) {
      if (author?.email) expect(author.email).toMatch(/^[a-z.0-9]+@example\.(org|com|net)$/);
      if (author?.phone) expect(author.phone).toBe("+49 171 3920017");
    }
    for (const { text } of records)
      for (const [, host] of text.matchAll(/https?:\/\/([^/\s]+)/g)) expect(host).toMatch(/\.example\.com$/);
  });

  test("answers come after what they answer, and a thread stays with one brand", () => {
    const threads = Map.groupBy(records, (record) => `${record.channel} ${record.externalId?.replace(/-\d+$/, "")}`);
    for (const messages of threads.values()) {
      const sorted = messages.toSorted((a, b) =>
        (a.externalId ?? "").localeCompare(b.externalId ?? "", "en", { numeric: true }),
      );
      expect(sorted.map(({ at }) => at)).toEqual(sorted.map(({ at }) => at).toSorted());
      expect(sorted[0]?.direction).toBe("in");
      expect(new Set(messages.map(({ unit }) => unit)).size).toBe(1);
    }
  });
});

describe("what it tells", () => {
  test("in the ninth week more than twice as much comes in, on four days three times, and moods are bad", () => {
    const weeks = Array.from({ length: 13 }, (_, week) =>
      inbound.filter((record) => Math.floor(dayOf(record) / 7) === week),
    );
    const sizes = weeks.map((week) => week.length).toSorted((a, b) => a - b);
    expect(weeks[8]?.length).toBeGreaterThan(2 * (sizes[6] ?? 0));
    const days = counted(inbound.map((record) => String(dayOf(record))));
    const usual = [...days.values()].toSorted((a, b) => a - b)[45] ?? 0;
    const crisis = [57, 58, 59, 60].map((day) => days.get(String(day)) ?? 0);
    expect(crisis.reduce((sum, size) => sum + size, 0) / 4).toBeGreaterThan(3 * usual);
    const balances = weeks.map((week) => balanceOf(week));
    expect(balances[8]).toBe(Math.min(...balances));
    expect(balances[8]).toBeLessThan((balances.toSorted((a, b) => a - b)[6] ?? 0) - 0.12);
  });

  test("scores of both kinds, most with words, and everything that was said is said in many ways", () => {
    const rated = records.flatMap(({ rating, text }) => (rating ? [{ kind: rating.kind, text }] : []));
    const kinds = counted(rated.map(({ kind }) => kind));
    expect(kinds.get("nps")).toBeGreaterThan(250);
    expect(kinds.get("csat")).toBeGreaterThan(250);
    expect(rated.filter(({ text }) => text !== "").length).toBeGreaterThan(rated.length / 2);
    const asked = inbound.map(({ text }) => text).filter((text) => text.length > 25);
    expect(new Set(asked).size / asked.length).toBeGreaterThan(0.6);
    expect(new Set(inbound.map(({ text }) => text)).size).toBeGreaterThan(1500);
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThan(1000);
  });

  test("what begins a conversation in a channel hardly ever repeats on one screen", () => {
    for (const { records: all } of sources) {
      const begun = all.filter(
        ({ direction, externalId, text }) => direction === "in" && externalId?.endsWith("-1") && text.length > 25,
      );
      const repeated = begun.filter(({ text }, index) =>
        begun.slice(Math.max(0, index - 25), index).some((one) => one.text === text),
      );
      expect(repeated.length / begun.length).toBeLessThan(0.025);
    }
  });
});

function read(of: readonly SourceRecord[]) {
  return readTexts(of.map(({ text, direction }) => ({ text, direction })));
}

function balanceOf(of: readonly SourceRecord[]): number {
  const moods = read(of).map(({ sentiment }) => moodOf(sentiment));
  const share = (mood: string) => moods.filter((one) => one === mood).length / moods.length;
  return share("positive") - share("negative");
}
