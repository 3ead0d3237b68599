import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { MeasuredMetric } from "./contract.ts";
import { breakDown, openMetric, type MetricsQuery } from "./index.ts";
import {
  addFacts,
  answered,
  clearFacts,
  createFactTables,
  identityOf,
  idOf,
  outbound,
  times,
} from "./testing/fact-tables.ts";
import { measureOne } from "./testing/measure-one.ts";

let database: TestDatabase;
const now = new Date("2026-04-01T00:00:00Z");

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
});
beforeEach(() => clearFacts(database.db));
afterAll(() => database.drop());

async function metric(id: string, query: Partial<MetricsQuery> = {}): Promise<MeasuredMetric> {
  return measureOne(database.db, id, { now, ...query });
}

test("a channel is counted once, whatever sources bring it, and only where a conversation began", async () => {
  await addFacts(database.db, "conversation_fact", [
    { source: "mail", channel: "email" },
    { source: "archive", channel: "email" },
    { source: "chat", channel: "chat", unit: "north" },
    { source: "letters", channel: "letter", first_in_at: "2026-01-01T00:00:00Z" },
    { source: "sent", channel: "sms", first_in_at: null },
  ]);
  const march = { since: new Date("2026-03-01T00:00:00Z"), until: now };
  expect(await metric("channels_connected", march)).toMatchObject({ value: 2, n: 3, low: null, high: null });
  expect(await metric("channels_connected")).toMatchObject({ value: 3, n: 4 });
  expect(await metric("channels_connected", { unit: "north" })).toMatchObject({ value: 1, n: 1 });
});

/** Conversations of a channel that begin at -0.5 and end so much higher, one after the other. */
function lifted(channel: string, ...lifts: readonly number[]) {
  return lifts.map((lift) => ({ channel, source: channel, first_mood: -0.5, last_mood: lift - 0.5 }));
}

test("mood gap: the difference of the best and the worst mean, in hundredths of the scale, by hand", async () => {
  const chat = times(50, (index) => (index % 2 === 0 ? 0.75 : 0.25));
  const mail = times(60, () => 0.25);
  const forum = times(50, () => 0.375);
  const all = [...lifted("chat", ...chat), ...lifted("mail", ...mail), ...lifted("forum", ...forum)];
  await addFacts(
    database.db,
    "conversation_fact",
    [...all, ...lifted("sms", ...times(49, () => 1))].map((row, index) => ({ ...row, conversation_id: idOf(index) })),
  );
  const gap = await metric("mood_gap");
  // Means 0.5 and 0.25: a quarter of one unit, and two units are 100 points.
  expect(gap).toMatchObject({ value: 12.5, n: 209, measure: "points of 100" });
  // Variance of chat 50/49 × 0.0625, of mail 0: error 0.0357143, 49 degrees of freedom, t 2.0095752.
  expect(gap.low).toBeCloseTo(50 * (0.25 - 2.0095752 * 0.0357143), 4);
  expect(gap.high).toBeCloseTo(50 * (0.25 + 2.0095752 * 0.0357143), 4);
  expect(gap.warnings).toEqual([
    "Best is chat, worst is mail.",
    "Left out: 1 channel with fewer than 50 such conversations.",
  ]);
});

test("a channel that two sources bring is one; with fewer than two large channels there is no gap", async () => {
  const rows = [
    ...lifted("chat", ...times(30, () => 0.5)),
    ...lifted("chat", ...times(20, () => 0.5)).map((row) => ({ ...row, source: "other chat" })),
    ...lifted("mail", ...times(49, () => 0.25)),
  ];
  await addFacts(
    database.db,
    "conversation_fact",
    rows.map((row, index) => ({ ...row, conversation_id: idOf(index) })),
  );
  const unknown = await metric("mood_gap");
  expect(unknown).toMatchObject({ value: null, n: 99 });
  expect(unknown.warnings[0]).toContain("Fewer than two channels have 50 conversations");
  await addFacts(database.db, "conversation_fact", lifted("mail", 0.25));
  expect(await metric("mood_gap")).toMatchObject({ value: 12.5, n: 100 });
});

test("a function answers with 20 substantive answers, however many people and days gave them", async () => {
  await addFacts(database.db, "agent_day_fact", [
    { agent_id: idOf(1), agent_function: "care", substantive: 19, messages: 40 },
    { agent_id: idOf(1), agent_function: "care", substantive: 1, day: "2026-03-03" },
    { agent_id: idOf(1), agent_function: "legal", substantive: 10 },
    { agent_id: idOf(2), agent_function: "legal", substantive: 9 },
    { agent_id: idOf(3), agent_function: "sales", substantive: 0, messages: 30 },
    { agent_id: idOf(4), agent_function: "product", substantive: 25, unit: "north" },
    { agent_id: idOf(4), agent_function: null, substantive: 25 },
  ]);
  await addFacts(database.db, "message_fact", [{ ...outbound, unit: "north" }]);
  expect(await metric("functions_answering")).toMatchObject({ value: 2, n: 5, low: null });
  expect(await metric("functions_answering", { unit: "north" })).toMatchObject({ value: 1, n: 1 });
  await addFacts(database.db, "agent_day_fact", [{ agent_id: idOf(2), day: "2026-03-04", agent_function: "legal" }]);
  expect(await metric("functions_answering")).toMatchObject({ value: 3, n: 6 });
});

test("expert share: conversations answered in the window, one each, that an expert answered with substance", async () => {
  const reply = (id: number, conversation: number, more: object) => ({
    ...outbound,
    message_id: idOf(id),
    conversation_id: idOf(conversation),
    author_function: "care",
    ...more,
  });
  await addFacts(database.db, "message_fact", [
    reply(1, 1, {}),
    reply(2, 1, { author_function: "legal" }),
    reply(3, 1, { author_function: "product" }),
    // An expert's acknowledgement beside an answer of care is none.
    reply(4, 2, {}),
    reply(5, 2, { author_function: "legal", substantive: false }),
    reply(6, 3, { author_function: "marketing" }),
    reply(7, 4, { author_function: "sales", at: "2026-03-31T23:59:59Z" }),
    reply(8, 4, { author_function: "sales", at: "2026-04-01T00:00:00Z" }),
    // Nobody knows of which function these are, or whether they are people.
    reply(9, 5, { author_function: null }),
    reply(10, 6, { author_function: "legal", brand_accounts: true }),
    reply(11, 7, { author_function: "legal", author_role: "bot" }),
    { message_id: idOf(12), conversation_id: idOf(8), author_function: "legal", substantive: true },
  ]);
  expect(await metric("expert_share")).toMatchObject({ n: 4, count: 2, value: 0.5 });
  const march = { since: new Date("2026-03-02T09:00:00Z"), until: now };
  expect(await metric("expert_share", march)).toMatchObject({ n: 4, count: 2 });
  expect(await metric("expert_share", { since: now })).toMatchObject({ n: 1, count: 1 });
  expect(await metric("expert_share", { since: new Date("2026-03-02T09:00:01Z") })).toMatchObject({ n: 1 });
  const { rows } = await openMetric(database.db, { id: "expert_share", now, limit: 10 });
  expect(rows.map(({ conversationId, functions, counts }) => [conversationId, functions, counts])).toEqual([
    [idOf(4), ["sales"], true],
    [idOf(3), ["marketing"], false],
    [idOf(2), ["care", "legal"], false],
    [idOf(1), ["care", "legal", "product"], true],
  ]);
});

test("joined profiles: a second number or a shared address is no second channel", async () => {
  const begun = (person: number, more: object = {}) => ({
    identified: true,
    person_id: idOf(person),
    ...more,
  });
  await addFacts(database.db, "conversation_fact", [
    begun(1),
    begun(1, { channel: "chat", source: "chat" }),
    begun(2),
    begun(3),
    begun(4),
    begun(5, { identified: false }),
    begun(6, { first_in_at: "2026-01-01T00:00:00Z" }),
  ]);
  // A person is called after one of the identities: 1 has the identities 1, 10 and so on.
  await addFacts(database.db, "identity_fact", [
    identityOf(1),
    identityOf(1, { identity_id: idOf(10), kind: "account", space: "chat" }),
    identityOf(2),
    identityOf(2, { identity_id: idOf(20), kind: "customer_number" }),
    identityOf(3),
    identityOf(3, { identity_id: idOf(30) }),
    identityOf(4),
    { identity_id: idOf(40), kind: "phone", person_id: null, component_id: idOf(4) },
    identityOf(5),
    identityOf(5, { identity_id: idOf(50), kind: "phone" }),
    identityOf(6, { kind: "account", space: "chat" }),
    identityOf(6, { identity_id: idOf(60), kind: "account", space: "forum" }),
  ]);
  const march = { since: new Date("2026-03-01T00:00:00Z"), until: now };
  expect(await metric("joined_profile_share", march)).toMatchObject({ n: 5, count: 2, value: 0.4 });
  expect(await metric("joined_profile_share")).toMatchObject({ n: 6, count: 3 });
  const byChannel = await breakDown(database.db, { id: "joined_profile_share", by: "channel", ...march, now });
  expect(byChannel.map(({ key, n, value }) => [key, n, value])).toEqual([
    ["email", 4, 0.25],
    ["chat", 1, 1],
  ]);
});

test("whether cases come from a selection is told of the figure, and not where there are none", async () => {
  const selection = { source: "tweets", selected: true, selection: "Only answered threads." };
  await addFacts(database.db, "conversation_fact", [{ ...answered(1, 5), ...selection }, answered(2, 5)]);
  await addFacts(database.db, "message_fact", [{ ...outbound, ...selection, author_function: "care" }]);
  await addFacts(database.db, "agent_day_fact", [{ selected: true }, { agent_id: idOf(5) }]);
  for (const id of ["reply_coverage", "first_response_time", "expert_share", "people_engaged"]) {
    expect(await metric(id), id).toMatchObject({ selected: true });
  }
  for (const id of ["nps", "sentiment_balance", "occupancy"]) {
    expect(await metric(id), id).toMatchObject({ n: 0, selected: false });
  }
  await addFacts(database.db, "rating_fact", [{}]);
  expect(await metric("nps")).toMatchObject({ n: 1, selected: false });
});

test("occupancy: told seconds of eight hours, a day each; days that tell only some are left out and said", async () => {
  const day = (agent: number, hours: number) => ({
    agent_id: idOf(agent),
    messages: 10,
    handled_messages: 10,
    handling_seconds: hours * 3600,
  });
  await addFacts(database.db, "agent_day_fact", [
    day(1, 6),
    // A day of one person over two units, together eight hours.
    { ...day(2, 3), unit: "north" },
    { ...day(2, 5), unit: "south" },
    day(3, 4),
    { ...day(4, 1), messages: 11 },
    { ...day(5, 0), handled_messages: 0, handling_seconds: null },
  ]);
  const occupancy = await metric("occupancy");
  expect(occupancy).toMatchObject({ n: 3, value: 0.75, direction: "none" });
  // Mean of 0.75, 1 and 0.5: deviation 0.25, error 0.1443376, t 4.3026527 with two degrees of freedom.
  expect(occupancy.low).toBeCloseTo(0.75 - 4.3026527 * 0.1443376, 5);
  expect(occupancy.high).toBeCloseTo(0.75 + 4.3026527 * 0.1443376, 5);
  expect(occupancy.warnings.join(" ")).toContain(
    "Left out: 2 days of people on which not every answer tells its time.",
  );
  expect(occupancy.warnings.join(" ")).toContain("Assumed: whoever answers on a day is there for 8 hours");
  await clearFacts(database.db);
  await addFacts(database.db, "agent_day_fact", [{ handled_messages: 0 }]);
  expect(await metric("occupancy")).toMatchObject({ n: 0, value: null });
});

test("language reach: of the conversations whose language is known, those that can be read", async () => {
  await addFacts(
    database.db,
    "conversation_fact",
    ["en", "de", "id", "nl", "ja", null].map((language) => ({ language })),
  );
  expect(await metric("language_reach")).toMatchObject({ n: 5, count: 3, value: 0.6 });
});

test("effort: the mean of the scale from 1 to 7; other scales and kinds are left out", async () => {
  const effort = { kind: "ces", lowest: 1, highest: 7 };
  await addFacts(database.db, "rating_fact", [
    ...[7, 6, 2].map((value) => ({ ...effort, value })),
    { ...effort, highest: 5, value: 1 },
    { kind: "csat", lowest: 1, highest: 7, value: 1 },
  ]);
  const ces = await metric("ces");
  expect(ces).toMatchObject({ n: 3, value: 5 });
  // Deviation 2.6457513, error 1.5275252, t 4.3026527.
  expect(ces.high).toBeCloseTo(5 + 4.3026527 * 1.5275252, 5);
  expect(ces.warnings).toContain("Left out: 1 on another scale than 1 to 7.");
});

test("lag of hearing: within how many minutes nine of ten public posts were in the log", async () => {
  const heard = (minutes: number, more: object = {}) => ({
    at: "2026-03-02T09:00:00Z",
    heard_at: new Date(Date.parse("2026-03-02T09:00:00Z") + minutes * 60_000).toISOString(),
    ...more,
  });
  expect(await metric("hearing_lag")).toMatchObject({ value: null, n: 0 });
  const lags = [1, 2, 3, 4, 5, 6, 7, 8, 30, 600].map((minutes) => heard(minutes, { unit: "north" }));
  await addFacts(database.db, "hearing_fact", [...lags, heard(5000, { unit: "south" })]);
  await addFacts(database.db, "conversation_fact", [{ unit: "north" }, { unit: "south" }]);
  expect(await metric("hearing_lag", { unit: "north" })).toMatchObject({ value: 30, n: 10 });
  expect(await metric("hearing_lag")).toMatchObject({ value: 600, n: 11 });
  expect(await metric("hearing_lag", { since: new Date("2026-03-03T00:00:00Z"), until: now })).toMatchObject({ n: 0 });
});

test("places connected: those with a conversation in the window, of all that are listed", async () => {
  await addFacts(database.db, "place_fact", [
    { name: "Mail", channels: ["email", "post"], listed_at: "2026-03-01T00:00:00Z" },
    { name: "Reviews", channels: ["review"], listed_at: "2026-03-19T00:00:00Z" },
    { name: "Forum", channels: [] },
  ]);
  expect(await metric("channel_coverage")).toMatchObject({ value: null, n: 0 });
  await addFacts(database.db, "conversation_fact", [
    { channel: "email", first_in_at: "2026-03-02T09:00:00Z" },
    { channel: "review", first_in_at: "2026-02-02T09:00:00Z", unit: "north" },
  ]);
  expect(await metric("channel_coverage")).toMatchObject({ value: 2 / 3, count: 2, n: 3, low: null, high: null });
  expect(await metric("channel_coverage", { since: new Date("2026-03-01T00:00:00Z"), until: now })).toMatchObject({
    value: 1 / 3,
    count: 1,
    n: 3,
  });
  expect(await metric("channel_coverage", { unit: "north" })).toMatchObject({ value: null, n: 0 });
});
