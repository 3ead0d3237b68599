import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { requestTracker, type RunningRequestTracker } from "./request-tracker.ts";
import { openTrial, type Trial } from "./trial.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const installed = requestTracker.isInstalled();
if (!installed) test.skip("Request Tracker is not installed: npm run peers -- request-tracker", () => {});

describe.skipIf(!installed)(requestTracker.title, () => {
  let there: RunningRequestTracker;
  let trial: Trial;
  let since: string;
  let ids: readonly string[];
  const stream = "correspondence";

  beforeAll(async () => {
    trial = openTrial("request-tracker");
    there = await requestTracker.start();
    // What lies there from the beginning is older.
    since = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
    ids = await there.write(Array.from({ length: 3 }, (_, at) => `Größe 漢字 😀, number ${at}`));
  });
  afterAll(async () => {
    await trial?.close();
    await there?.stop();
  });

  const number = (id: string | undefined) => (id ?? "").replace("ticket-", "");
  const say = (id: string | undefined, message: object, as?: "customer") =>
    there.ask("POST", `/ticket/${number(id)}/correspond`, { ContentType: "text/plain", ...message }, as);
  const read = (more: object = {}) => trial.read({ stream, settings: there.settings, since, ...more });
  const idsOf = ({ records }: Awaited<ReturnType<typeof read>>) => records.map(({ externalId }) => externalId);

  test("brings what customers and colleagues wrote, and no comments among colleagues", async () => {
    const image = { FileName: "a.png", FileType: "image/png", FileContent: "iVBORw0KGgo=" };
    const file = { FileName: "a.txt", FileType: "text/plain", FileContent: btoa("of the file") };
    await say(ids[0], { ContentType: "text/html", Content: "<p>Bitte <b>é</b> 😀</p>", Attachments: [file, image] });
    await say(ids[0], { Content: "Thank you\n> quoted" }, "customer");
    await there.ask("POST", `/ticket/${number(ids[0])}/comment`, {
      ContentType: "text/plain",
      Content: "She is angry",
    });
    const { records, drift } = await read();
    expect(drift).toEqual([]);
    expect(ids.filter((id) => !records.some(({ externalId }) => externalId === id))).toEqual([]);
    expect(records).toHaveLength(ids.length + 2);
    const ofOne = records.filter(({ thread }) => thread === number(ids[0])).toReversed();
    expect(ofOne).toMatchObject([
      {
        externalId: ids[0],
        direction: "in",
        subject: "Matter 0",
        text: "Größe 漢字 😀, number 0",
        author: { role: "customer", account: "ann@example.com", email: "ann@example.com", name: "Ann Bée" },
      },
      { direction: "out", text: "Bitte é 😀", author: { role: "agent", account: "root" } },
      { direction: "in", text: "Thank you\n> quoted", author: { account: "ann@example.com" } },
    ]);
    // Times are in UTC, though the server's clock stands in Kolkata.
    expect(Math.abs(Date.parse(ofOne[0]?.at ?? "") - Date.parse(since))).toBeLessThan(120_000);
  });

  test("goes on where it was, loses nothing that comes between two pages, and asks later only for what is new", async () => {
    const long = "2020-01-01T00:00:00Z";
    const first = await read({ since: long, pages: 1 });
    const [added = ""] = await there.write(["Written in the meantime"]);
    const rest = await read({ since: long, cursor: first.cursor, pages: 1 });
    expect(rest.records).toHaveLength(10);
    const found = [first, rest].flatMap(idsOf).filter((id) => id?.startsWith("ticket-"));
    const newest = Number(number(ids.at(-1)));
    expect(found).toEqual(Array.from({ length: found.length }, (_, at) => `ticket-${newest - at}`));
    const news = await read();
    const next = await read({ cursor: news.cursor });
    expect(idsOf(news)).toContain(added);
    expect(news.cursor?.["place"]).toBeNull();
    // Of what is older the list tells enough.
    expect(next.records.length).toBeLessThan(20);
  });

  test("reads only the tickets that a condition names", async () => {
    const settings = { ...there.settings, tickets: `TicketId = ${number(ids[1])} AND TicketQueue = 'General'` };
    expect(idsOf(await read({ settings }))).toEqual([ids[1]]);
    const none = { ...there.settings, tickets: "TicketQueue = 'Nowhere'" };
    expect(idsOf(await read({ settings: none }))).toEqual([]);
  });

  test("shows the first in a dry run, and says when the token is refused", async () => {
    const asked = { stream, since: new Date(since), records: 2, signal: AbortSignal.timeout(60_000) };
    const { samples } = await trial.connector.dryRun({ ...asked, settings: there.settings });
    expect(samples.map(({ items }) => items[0]?.status)).toEqual(["understood", "understood"]);
    await expect(trial.read({ stream, settings: there.refused })).rejects.toMatchObject({ code: "refused" });
  });

  test("does what is asked, under the ids that the stream gives: answers, opens a ticket, sets its status", async () => {
    const { settings } = there;
    const text = 'Say "water"\nand {input.key} 😀';
    const answered = await trial.act("reply", settings, { thread: number(ids[2]), text });
    const opened = await trial.act("create", settings, {
      subject: "Größe",
      text: "A new one",
      account: "new@example.com",
    });
    const said = (await read()).records;
    const found = (done: object) => said.find(({ externalId }) => Reflect.get(done, "externalId") === externalId);
    expect(found(answered)).toMatchObject({ thread: number(ids[2]), direction: "out", text });
    expect(found(opened)).toMatchObject({ direction: "out", subject: "Größe", text: "A new one" });
    const closing = { thread: number(ids[2]), status: "resolved" };
    expect(await trial.act("update", settings, closing)).toMatchObject({ status: "done" });
    expect(await there.ask("GET", `/ticket/${number(ids[2])}`)).toMatchObject({ Status: "resolved" });
    expect(await trial.act("reply", settings, { thread: "999999", text: "x" })).toMatchObject({ status: "refused" });
  });
});
