import { assert, constantFrom, date, array, boolean, integer, option, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { dutiesFor, dutiesOf } from "./duties.ts";
import { dayAfter, expiryOf, monthsAfter } from "./expiry.ts";
import { barredBy } from "./owner.ts";
import { isNewer, standingAnswers, statusOf, type Answer } from "./standing.ts";
import { attachmentHeader, cleanName, cleanWords, safeLink } from "./words.ts";

const ann = { id: "1", name: "Ann" };
const ben = { id: "2", name: "Ben" };
const day = (text: string) => new Date(`${text}T00:00:00Z`);

const given: Answer = {
  id: "a",
  criterion: "budget",
  unit: null,
  version: 1,
  met: true,
  words: null,
  proof: { kind: "link", url: "https://example.org/" },
  by: ann,
  at: day("2026-01-10"),
  expiresAt: day("2027-01-10"),
  signed: null,
  checked: null,
  withdrawn: null,
};
const standing = (answers: readonly Answer[], asOf: string, unit: string | null = null) =>
  standingAnswers(answers, { unit, asOf: day(asOf) }).get("budget");

describe("expiry", () => {
  test("calendar months, and the last day of a shorter one", () => {
    const after = (at: string, months: number) => monthsAfter(new Date(at), months).toISOString();
    expect(after("2026-01-31T10:20:30.400Z", 1)).toBe("2026-02-28T10:20:30.400Z");
    expect(after("2028-01-31T10:00:00Z", 1)).toBe("2028-02-29T10:00:00.000Z");
    expect(after("2028-02-29T00:00:00Z", 12)).toBe("2029-02-28T00:00:00.000Z");
    expect(after("2026-12-31T23:59:59Z", 2)).toBe("2027-02-28T23:59:59.000Z");
    expect(after("2026-03-15T00:00:00Z", 60)).toBe("2031-03-15T00:00:00.000Z");
  });

  test("a chosen day lies in the future and not after the one that is asked for", () => {
    const at = new Date("2026-03-10T09:00:00Z");
    const chosen = (text: string) => expiryOf(at, { months: 1, chosen: text })?.toISOString();
    expect(chosen("2026-03-10")).toBeUndefined();
    expect(chosen(dayAfter(at))).toBe("2026-03-11T00:00:00.000Z");
    expect(chosen("2026-04-10")).toBe("2026-04-10T00:00:00.000Z");
    expect(chosen("2026-04-11")).toBeUndefined();
    expect(expiryOf(at, { months: 1, chosen: undefined })?.toISOString()).toBe("2026-04-10T09:00:00.000Z");
  });

  test("an answer holds until the last millisecond, and is told of for thirty days", () => {
    const until = day("2026-05-01");
    const before = (ms: number) => statusOf(until, new Date(until.getTime() - ms));
    expect(before(30 * 86_400_000 + 1)).toBe("standing");
    expect(before(30 * 86_400_000)).toBe("expiring");
    expect(before(1)).toBe("expiring");
    expect(before(0)).toBe("expired");
  });
});

test("somebody else answers only where nobody who is still a member owns it, or as an administrator", () => {
  const members = new Set(["1", "2"]);
  const bars = (owner: typeof ann | null, id: string, administers = false) =>
    barredBy(owner, { id, administers, members });
  expect(bars(ann, "2")).toEqual(ann);
  const able = [bars(ann, "1"), bars(ann, "2", true), bars(null, "2"), bars({ id: "9", name: "Gone" }, "2")];
  expect(able).toEqual([undefined, undefined, undefined, undefined]);
});

describe("what stands at a moment", () => {
  test("the newest that was given by then and not yet taken back", () => {
    const second: Answer = { ...given, id: "b", version: 2, met: false, at: day("2026-02-10") };
    const taken = { ...second, withdrawn: { by: ann, at: day("2026-03-10"), why: "wrong" } };
    expect(standing([given, taken], "2026-01-09")).toBeUndefined();
    expect(standing([given, taken], "2026-01-10")?.answer.id).toBe("a");
    expect(standing([given, taken], "2026-02-10")?.answer).toMatchObject({ id: "b", met: false });
    expect(standing([given, taken], "2026-03-09")?.answer.id).toBe("b");
    expect(standing([given, taken], "2026-03-10")?.answer.id).toBe("a");
    expect(standing([given], "2027-01-10")?.status).toBe("expired");
  });

  test("signature and check count from their time on", () => {
    const seen = { ...given, signed: { by: ben, at: day("2026-02-01") }, checked: { by: ben, at: day("2026-02-02") } };
    expect(standing([seen], "2026-01-31")?.answer).toMatchObject({ signedBy: null, proof: "given" });
    expect(standing([seen], "2026-02-01")?.answer).toMatchObject({ signedBy: "Ben", proof: "given" });
    expect(standing([seen], "2026-02-02")?.answer.proof).toBe("checked");
    expect(standing([{ ...seen, proof: null }], "2026-02-02")?.answer.proof).toBe("none");
  });

  test("a unit's own answer goes before that of the whole, also when it has expired", () => {
    const own: Answer = { ...given, id: "n", unit: "Nord", met: false, expiresAt: day("2026-04-01") };
    expect(standing([given, own], "2026-03-01")).toMatchObject({ answer: { id: "a" }, inherited: false });
    expect(standing([given, own], "2026-03-01", "Nord")).toMatchObject({ answer: { id: "n" }, inherited: false });
    expect(standing([given, own], "2026-03-01", "Süd")).toMatchObject({ answer: { id: "a" }, inherited: true });
    expect(standing([given, own], "2026-06-01", "Nord")).toMatchObject({ answer: { id: "n" }, status: "expired" });
  });

  test("the order of answers does not matter, and what comes later changes nothing of the past", () => {
    const some = array(
      record({
        version: integer({ min: 1, max: 9 }),
        unit: option(constantFrom("Nord", "Süd")),
        criterion: constantFrom("budget", "vision"),
        at: date({ min: day("2026-01-01"), max: day("2026-12-31"), noInvalidDate: true }),
        met: boolean(),
        gone: boolean(),
      }),
      { maxLength: 12 },
    );
    const asOf = day("2026-07-01");
    assert(
      property(some, option(constantFrom("Nord")), (raw, unit) => {
        const answers = [
          ...new Map(raw.map((one) => [`${one.criterion} ${one.unit} ${one.version}`, one])).values(),
        ].map(({ gone, ...one }, index): Answer => ({
          ...given,
          ...one,
          id: String(index),
          withdrawn: gone ? { by: ann, at: new Date(one.at.getTime() + 1), why: "x" } : null,
        }));
        const found = standingAnswers(answers, { unit, asOf });
        expect(standingAnswers(answers.toReversed(), { unit, asOf })).toEqual(found);
        const past = answers.filter(({ at }) => at <= asOf);
        expect(standingAnswers(past, { unit, asOf })).toEqual(found);
        for (const [criterion, { answer }] of found) {
          const own = answers.find(({ id }) => id === answer.id);
          const rivals = past.filter((one) => one.criterion === criterion && one.unit === own?.unit);
          const better = rivals.filter(
            (one) => (one.withdrawn === null || one.withdrawn.at > asOf) && own && isNewer(one, own),
          );
          expect(better).toEqual([]);
        }
      }),
    );
  });
});

describe("duties", () => {
  const ask = { criterion: "budget", says: "There is a budget.", proof: "line", months: 12, second: false };
  /** Without a proof nobody has to look at it. */
  const bare: Answer = { ...given, proof: null };
  const dueOf = (more: Partial<Parameters<typeof dutiesOf>[0]>) =>
    dutiesOf({ asks: [ask], answers: [bare], owners: [], now: day("2026-06-01"), ...more });

  test("nothing while it stands; thirty days before, its owner is told; then that it has expired", () => {
    const owners = [{ criterion: "budget", unit: null, owner: ann }];
    expect(dueOf({ owners })).toEqual([]);
    const [expiring] = dueOf({ owners, now: day("2026-12-11") });
    expect(expiring?.duty).toMatchObject({ due: "expiring", at: "2027-01-10T00:00:00.000Z", owner: ann });
    expect(dueOf({ owners, now: new Date(day("2026-12-11").getTime() - 1) })).toEqual([]);
    const expired = dueOf({ owners, now: day("2027-01-10") });
    expect(expired.map(({ duty }) => duty.due)).toEqual(["expired"]);
    expect(dutiesFor(expired, { id: "1", maySign: () => true })).toHaveLength(1);
    expect(dutiesFor(expired, { id: "2", maySign: () => true })).toEqual([]);
  });

  test("a signature waits for anybody who may sign but who answered", () => {
    const asks = [{ ...ask, second: true }];
    const waiting = dueOf({ asks });
    expect(waiting.map(({ duty }) => duty.due)).toEqual(["sign"]);
    expect(dutiesFor(waiting, { id: "2", maySign: () => true })).toHaveLength(1);
    expect(dutiesFor(waiting, { id: "2", maySign: () => false })).toEqual([]);
    expect(dutiesFor(waiting, { id: "1", maySign: () => true })).toEqual([]);
    expect(dueOf({ asks, answers: [{ ...bare, met: false }] })).toHaveLength(1);
    expect(dueOf({ asks, answers: [{ ...bare, signed: { by: ben, at: given.at } }] })).toEqual([]);
  });

  test("a unit is asked only where somebody answers for it; the most pressing comes first", () => {
    const asks = [ask, { ...ask, criterion: "vision" }, { ...ask, criterion: "charter" }];
    const answers = [
      { ...bare, expiresAt: day("2026-06-20") },
      { ...bare, id: "n", unit: "Nord", expiresAt: day("2026-05-20") },
      { ...bare, criterion: "forgotten", expiresAt: day("2026-05-20") },
    ];
    const owners = [{ criterion: "charter", unit: "Süd", owner: ben }];
    const told = dueOf({ asks, answers, owners }).map(({ duty }) => `${duty.due} ${duty.criterion} ${duty.unit}`);
    expect(told).toEqual([
      "expired budget Nord",
      "expiring budget null",
      "answer vision null",
      "answer charter null",
      "answer charter Süd",
    ]);
  });

  test("three proofs a week are drawn to be looked at by somebody else, by chance and the same for all", () => {
    const ids = Array.from({ length: 40 }, (_, index) => `answer ${index}`);
    const asks = ids.map((criterion) => ({ ...ask, criterion }));
    const answers = ids.map((criterion) => ({ ...given, id: criterion, criterion }));
    const drawn = (now: Date, of: readonly Answer[] = answers) =>
      dueOf({ asks, answers: of, now }).map(({ duty }) => [duty.due, duty.criterion].join(" "));
    const monday = drawn(day("2026-06-01"));
    expect(monday).toHaveLength(3);
    expect(monday.every((one) => one.startsWith("check "))).toBe(true);
    expect(drawn(new Date(day("2026-06-08").getTime() - 1))).toEqual(monday);
    expect(drawn(day("2026-06-01"), answers.toReversed())).toEqual(monday);
    const weeks = ["2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29"].flatMap((week) => drawn(day(week)));
    expect(new Set([...monday, ...weeks]).size).toBeGreaterThan(8);
    // One that was looked at is done for this week; no other takes its place.
    const looked = answers.map((one) =>
      monday[0] === `check ${one.id}` ? { ...one, checked: { by: ben, at: day("2026-06-02") } } : one,
    );
    expect(drawn(day("2026-06-03"), looked)).toEqual(monday.slice(1));
    const [duty] = dueOf({ answers: [given] });
    expect(duty).toMatchObject({ duty: { due: "check" }, waitsFor: { anybodyBut: ann.id } });
    expect(dueOf({ answers: [bare, { ...given, unit: "Nord", expiresAt: day("2026-05-01") }] })).toEqual([
      expect.objectContaining({ duty: expect.objectContaining({ due: "expired", unit: "Nord" }) }),
    ]);
  });
});

describe("what comes from outside", () => {
  test("only addresses of the web without a name before the @ are links", () => {
    expect(safeLink("https://example.org/a b")).toBe("https://example.org/a%20b");
    expect(safeLink("http://example.org")).toBe("http://example.org/");
    const refused = [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "https://bank.example@evil.example/",
    ];
    for (const url of [...refused, "https://:x@evil.example/", "ftp://example.org", "x", "//example.org", "https://"])
      expect([url, safeLink(url)]).toEqual([url, undefined]);
  });

  test("a name never becomes a path, nor breaks out of its header", () => {
    expect(cleanName("../../etc/pass\u202Ewd\u0000.pdf")).toBe("passwd.pdf");
    expect(cleanName("C:\\files\\Ziele.docx")).toBe("Ziele.docx");
    expect(cleanName("..")).toBe("proof");
    expect(cleanName("\ud800\r\n")).toBe("\ufffd");
    expect(cleanName(`${"x".repeat(300)}.pdf`)).toHaveLength(150);
    expect(attachmentHeader(`Ziel "2026"; größe';\u{1F600}.pdf`)).toBe(
      `attachment; filename="Ziel _2026__ gro_e___.pdf"; ` +
        `filename*=UTF-8''Ziel%20%222026%22%3B%20gr%C3%B6%C3%9Fe%27%3B%F0%9F%98%80.pdf`,
    );
  });

  test("words stay as they are but for hidden signs", () => {
    expect(cleanWords(" <b>so</b>\r\n\tit\u0000 \u202eis ")).toBe("<b>so</b>\n\tit is");
    expect(cleanWords("\u200b \u0007")).toBeNull();
    expect(cleanWords(undefined)).toBeNull();
  });
});
