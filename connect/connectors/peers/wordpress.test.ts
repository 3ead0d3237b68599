import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { openTrial, type Trial } from "./trial.ts";
import { type RunningWordpress, wordpress } from "./wordpress.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const DAY_MS = 86_400_000;
const SINCE = "2020-01-01T00:00:00Z";

const installed = wordpress.isInstalled();
if (!installed) test.skip("WordPress is not installed: npm run peers -- wordpress", () => {});

describe.skipIf(!installed)(wordpress.title, () => {
  let there: RunningWordpress;
  let trial: Trial;
  const stream = "comments";

  beforeAll(async () => {
    trial = openTrial("wordpress-comments");
    there = await wordpress.start();
  });
  afterAll(async () => {
    await trial?.close();
    await there?.stop();
  });

  const read = (more: object = {}) => trial.read({ stream, settings: there.settings, ...more });
  const write = async (comment: object) => {
    const guest = { post: 1, author_name: "Zoë", author_email: "zoe@example.com" };
    const made = (await there.ask("POST", "/comments", { ...guest, ...comment })) as { id: number };
    return String(made.id);
  };

  test("brings every comment, over several pages, with who wrote it and when", async () => {
    const before = Date.now();
    const one = await write({ content: "<p>Größe <b>漢字</b> 😀 &lt;script&gt;</p>" });
    const answer = await write({ content: "From Ann", parent: one, author: there.reader, author_name: "Ann Bée" });
    const { records, pages, drift } = await read();
    expect(new Set(records.map(({ externalId }) => externalId)).size).toBe((there.before ?? 0) + 2);
    expect(pages).toBe(3);
    expect(drift).toEqual([]);
    const [first, second] = records.slice(-2);
    expect(first).toMatchObject({
      externalId: one,
      direction: "in",
      kind: "post",
      thread: "1",
      parents: [],
      text: "Größe 漢字 😀 <script>",
      author: { role: "customer", name: "Zoë", email: "zoe@example.com" },
    });
    // The clock of the site stands in Kolkata.
    expect(Math.abs(Date.parse(first?.at ?? "") - before)).toBeLessThan(60_000);
    expect(second).toMatchObject({ externalId: answer, parents: [one], author: { account: `user-${there.reader}` } });
  });

  test("reads without a user what everybody sees, and then no mail addresses", async () => {
    const { user: _user, password: _password, ...settings } = there.settings;
    const { records } = await read({ settings: { ...settings, view: "view" } });
    expect(records.length).toBeGreaterThan(200);
    expect(records.filter(({ author }) => author?.email !== undefined)).toEqual([]);
  });

  test("goes on where it was, and loses nothing when comments are removed and written between two pages", async () => {
    const first = await read({ pages: 1 });
    await there.remove?.(first.records[4]?.externalId ?? "");
    const added = await write({ content: "Written in the meantime" });
    const rest = await read({ cursor: first.cursor });
    const now = (await read()).records.map(({ externalId }) => externalId);
    const found = new Set([first, rest].flatMap(({ records }) => records.map(({ externalId }) => externalId)));
    expect(now.filter((id) => !found.has(id))).toEqual([]);
    expect(found.has(added)).toBe(true);
  });

  test("brings what was held for days once it is let through, and never spam", async () => {
    const written = new Date(Date.now() - 6 * DAY_MS).toISOString().slice(0, 19);
    const held = await write({ content: "Held for days", date_gmt: written, status: "hold" });
    const spam = await write({ content: "Buy!", date_gmt: written, status: "spam" });
    const before = await read();
    const ids = ({ records }: Awaited<ReturnType<typeof read>>) => records.map(({ externalId }) => externalId);
    expect(ids(before)).not.toContain(held);
    await there.ask("POST", `/comments/${held}`, { status: "approved" });
    const after = await read({ cursor: before.cursor });
    expect(ids(after)).toContain(held);
    expect(ids(after)).not.toContain(spam);
  });

  test("shows the first in a dry run, and says when the password is refused", async () => {
    const asked = { stream, since: new Date(SINCE), records: 3, signal: AbortSignal.timeout(60_000) };
    const { samples, complete } = await trial.connector.dryRun({ ...asked, settings: there.settings });
    expect(samples).toHaveLength(3);
    expect(complete).toBe(false);
    await expect(trial.read({ stream, settings: there.refused })).rejects.toMatchObject({ code: "refused" });
  });

  test("answers below a comment, under the id that the stream gives it; and not below a post that is not there", async () => {
    const asked = await write({ content: "Is it safe?" });
    const reply = { thread: "1", parent: asked, text: 'Yes, "quite" 😀 {input.key}' };
    const done = await trial.act("reply", there.settings, reply);
    expect(done).toMatchObject({ status: "done", externalId: expect.stringMatching(/^\d+$/) });
    const { records } = await read();
    expect(records.find(({ externalId }) => "externalId" in done && externalId === done.externalId)).toMatchObject({
      direction: "out",
      parents: [asked],
      author: { role: "agent", account: "user-1" },
    });
    const refused = { code: "refused" };
    await expect(trial.act("reply", there.settings, { ...reply, thread: "999" })).rejects.toMatchObject(refused);
    await expect(trial.act("reply", there.refused, { ...reply, text: "x" })).rejects.toMatchObject(refused);
  });
});
