import { transact } from "@firsthand/platform/storage";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { at, says, smallLog, type SmallLog } from "../../engage/conversations/testing/small-log.ts";
import { lookFirst, lookForThemes } from "./commands/look-for-themes.ts";
import { putAside } from "./commands/put-aside.ts";
import { findInWorker } from "./find-in-worker.ts";
import { themesPersonalData } from "./index.ts";
import type { ThemesGround } from "./ground.ts";
import { listThemes, showTheme } from "./queries/list-themes.ts";
import { findTexts } from "./store/texts.ts";

const DAY = 24 * 60;
/** Themes are looked for in the last seven of 42 days. */
const now = 42 * DAY;
const matters = ["parcel late", "invoice wrong", "shoes small", "app slow", "coupon expired", "colour faded"];

let log: SmallLog;
let clock = now;
const ground: ThemesGround = {
  get db() {
    return log.db;
  },
  now: () => new Date(at(clock)),
  random: () => new Uint8Array(8).map(() => Math.floor(Math.random() * 256)),
  find: findInWorker,
  findSoon: () => Promise.resolve(),
};

beforeAll(async () => {
  log = await smallLog();
  const usual = Array.from({ length: 600 }, (_unused, index) =>
    says(`usual${index}`, `u${index}`, Math.floor((index * now) / 600), {
      text: `My ${matters[index % matters.length] ?? ""} delivery.late`,
    }),
  );
  const oven = Array.from({ length: 24 }, (_unused, index) =>
    says(`cook${index}`, `o${index}`, now - 3 * DAY + index, {
      text: `${index % 2 ? "Help, the" : "My"} oven smells of plastic, write to cook${index}@example.org neg`,
      unit: index < 4 ? "Kettla" : "Brinka",
    }),
  );
  await log.accept(usual);
  await log.accept(oven);
});
afterAll(() => log.drop());

const list = (more: Partial<Parameters<typeof listThemes>[1]> = {}) =>
  listThemes(log.db, { days: 7, dismissed: false, unit: undefined, reach: "all", ...more });

test("what grows is found, told with its messages masked, and opens to them", async () => {
  expect(await list()).toEqual({ look: null, themes: [], dismissed: 0 });
  await lookForThemes(ground, 7);
  const { look, themes } = await list();
  expect(look).toMatchObject({ share: 1, until: at(now) });
  expect(look?.compared).toBeGreaterThan(400);
  expect(themes).toHaveLength(1);
  const [theme] = themes;
  expect(theme).toMatchObject({ kind: "emerging", messages: 24, customers: 24, uncovered: 1, dismissed: null });
  expect(theme?.name).toMatch(/plastic/i);
  expect(theme?.moods).toEqual({ negative: 24, neutral: 0, positive: 0 });
  expect(theme?.trend.reduce((sum, count) => sum + count, 0)).toBe(24);
  // Three days before the end of seven: 16 of 28 steps are over.
  expect(theme?.trend[16]).toBe(24);
  expect(theme?.channels.reduce((sum, { messages }) => sum + messages, 0)).toBe(24);
  expect(theme?.busiest).toBeCloseTo(1 / 24);
  expect(theme?.verbatims.length).toBeGreaterThan(1);
  for (const { text } of theme?.verbatims ?? []) {
    expect(text).toContain("oven");
    expect(text).not.toMatch(/cook\d/);
  }
  const shown = await showTheme(log.db, { id: theme?.id ?? "", reach: "all", unit: undefined });
  expect(shown.newest).toHaveLength(24);
});

test("a theme keeps its id when it is found again, and stays aside when it was put there", async () => {
  const before = (await list()).themes[0];
  const id = before?.id ?? "";
  await putAside(ground, { id, reach: "all", by: "Eva" });
  clock = now + 60;
  await log.accept([says("cook99", "o99", now + 30, { text: "my oven smells of plastic" })]);
  await lookForThemes(ground, 7);
  expect((await list()).themes).toEqual([]);
  const { themes } = await list({ dismissed: true });
  expect(themes).toHaveLength(1);
  expect(themes[0]).toMatchObject({ id, messages: 25, firstFoundAt: before?.firstFoundAt });
  expect(themes[0]?.dismissed).toMatchObject({ by: "Eva" });
  await putAside(ground, { id, reach: "all", by: null });
  expect((await list()).themes).toHaveLength(1);
});

test("asked for twice, it is looked for once; what was asked for later is looked for again", async () => {
  let looks = 0;
  const counting: ThemesGround = {
    ...ground,
    db: log.db,
    find: (texts, options) => {
      looks += 1;
      return findInWorker(texts, options);
    },
  };
  await lookForThemes(counting, 7, ground.now());
  expect(looks).toBe(0);
  const later = new Date(ground.now().getTime() + 1000);
  await lookForThemes({ ...counting, now: () => later }, 7, later);
  await lookForThemes({ ...counting, now: () => later }, 7, later);
  expect(looks).toBe(1);
  // The one that comes by itself always looks.
  await lookForThemes(counting, 7);
  expect(looks).toBe(2);
});

test("who may see few of its messages does not see the theme", async () => {
  const [theme] = (await list()).themes;
  const few = [{ units: ["Kettla"], functions: null }];
  const more = [{ units: ["Brinka"], functions: null }];
  expect((await list({ reach: few })).themes).toEqual([]);
  expect((await list({ reach: more })).themes[0]).toMatchObject({ id: theme?.id, messages: 20 });
  expect((await list({ unit: "Brinka" })).themes[0]).toMatchObject({ messages: 20 });
  // What the whole log lets expect says nothing of a part.
  expect(theme?.expected).not.toBeNull();
  for (const part of [{ reach: more }, { unit: "Brinka" }])
    expect((await list(part)).themes[0]).toMatchObject({ expected: null, chance: null });
  await expect(showTheme(log.db, { id: theme?.id ?? "", reach: few, unit: undefined })).rejects.toMatchObject({
    code: "unknown_theme",
  });
  await expect(putAside(ground, { id: theme?.id ?? "", reach: few, by: "Eva" })).rejects.toMatchObject({
    code: "unknown_theme",
  });
  // It would be aside for everybody.
  await expect(putAside(ground, { id: theme?.id ?? "", reach: more, by: "Eva" })).rejects.toMatchObject({
    code: "not_allowed",
  });
  expect((await list()).themes).toHaveLength(1);
});

test("messages of whoever is erased leave their themes, and their marks its words", async () => {
  const messageIds = [log.idOf("o1"), log.idOf("o2")];
  await sql`update theme set phrases = array_append(phrases, 'cook1@example.org')`.execute(log.db);
  const subject = {
    personId: null,
    identityIds: [],
    keys: [],
    besideIds: [],
    messageIds,
    conversationIds: [],
    marks: [{ kind: "email" as const, value: "cook1@example.org" }],
    names: [],
  };
  await transact(log.db, async (tx) => {
    await themesPersonalData.erase(tx, subject, new Date());
  });
  const [theme] = (await list()).themes;
  expect(theme?.messages).toBe(23);
  const { rows } = await sql<{ phrases: string[] }>`select phrases from theme`.execute(log.db);
  expect(rows[0]?.phrases.join(" ")).not.toContain("cook1@example.org");
});

test("what nobody speaks of any more is forgotten", async () => {
  clock = now + 100 * DAY;
  await log.accept([says("late", "l1", now + 99 * DAY, { text: "hello" })]);
  await lookForThemes(ground, 7);
  expect((await list()).themes).toEqual([]);
  const { rows } = await sql`select 1 from theme`.execute(log.db);
  expect(rows).toEqual([]);
});

test("of a log that ended long ago the last days are looked at", async () => {
  clock = now + 400 * DAY;
  await lookForThemes(ground, 28);
  expect((await list({ days: 28 })).look?.until).toBe(new Date(Date.parse(at(now + 99 * DAY)) + 1).toISOString());
});

test("windows at which nobody looked yet are looked at as soon as somebody wrote, and then by their own hours", async () => {
  const looked = async () => {
    const { rows } = await sql<{ days: number; looked_at: Date }>`
      select days, looked_at from theme_look order by days`.execute(log.db);
    return rows;
  };
  await sql`delete from theme_look where days > 7`.execute(log.db);
  const [week] = await looked();
  expect(week?.days).toBe(7);
  clock += 5;
  await lookFirst(ground, AbortSignal.timeout(60_000));
  const now = new Date(at(clock));
  expect(await looked()).toEqual([week, { days: 28, looked_at: now }, { days: 90, looked_at: now }]);
  await sql`delete from theme_look`.execute(log.db);
  const nobody = await smallLog();
  await lookFirst({ ...ground, db: nobody.db }, AbortSignal.timeout(60_000));
  expect((await sql`select 1 from theme_look`.execute(nobody.db)).rows).toEqual([]);
  await nobody.drop();
});

test("of a log too large for all, whole customers are looked at, about as many as the share says", async () => {
  const whole = { since: new Date(at(0)), until: new Date(at(now)) };
  const all = await findTexts(log.db, whole, 1);
  const some = await findTexts(log.db, whole, 1 / 3);
  expect(some.length).toBeGreaterThan(all.length / 5);
  expect(some.length).toBeLessThan(all.length / 2);
  const chosen = new Set(some.map(({ customer_id }) => customer_id));
  expect(all.filter(({ customer_id }) => chosen.has(customer_id))).toHaveLength(some.length);
});
