import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { redmine, type RunningRedmine } from "./redmine.ts";
import { openTrial, type Trial } from "./trial.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const installed = redmine.isInstalled();
if (!installed) test.skip("Redmine is not installed: npm run peers -- redmine", () => {});

describe.skipIf(!installed)(redmine.title, () => {
  let there: RunningRedmine;
  let trial: Trial;
  let since: string;
  let ids: readonly string[];
  const stream = "issues";

  beforeAll(async () => {
    trial = openTrial("redmine");
    there = await redmine.start();
    // What lies there from the beginning is older.
    since = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
    ids = await there.write(Array.from({ length: 30 }, (_, at) => `Größe 漢字 😀, number ${at}`));
  });
  afterAll(async () => {
    await trial?.close();
    await there?.stop();
  });

  const number = (id: string | undefined) => (id ?? "").replace("issue-", "");
  const write = (id: string | undefined, issue: object, login?: string) =>
    there.ask("PUT", `/issues/${number(id)}.json`, { issue }, login);
  const read = (more: object = {}) => trial.read({ stream, settings: there.settings, since, ...more });

  test("brings issues with their notes: who said what, and neither private notes nor changes without words", async () => {
    await write(ids[0], { notes: "Which *browser*?\r\n\r\n> Größe 漢字 😀" }, "admin");
    await write(ids[0], { notes: "The third\none." }, "ann");
    await write(ids[0], { notes: "She is angry", private_notes: true });
    await write(ids[0], { priority_id: 3 });
    const { records, pages, drift } = await read();
    expect(pages).toBe(3);
    expect(drift).toEqual([]);
    expect(records.map(({ externalId }) => externalId).filter((id) => id?.startsWith("issue-"))).toEqual(ids);
    const [issue, ...notes] = records.filter(({ thread }) => thread === number(ids[0]));
    expect(issue).toMatchObject({
      direction: "in",
      subject: "Matter 0",
      text: "Größe 漢字 😀, number 0",
      author: { name: "Ann Bée" },
      extra: { project: "Support", tracker: "Bug", status: "New" },
    });
    expect(notes).toMatchObject([
      { direction: "out", text: "Which *browser*?\r\n\r\n> Größe 漢字 😀", author: { name: "Redmine Admin" } },
      { direction: "in", text: "The third\none.", author: issue?.author },
    ]);
    expect(notes).toHaveLength(2);
  });

  test("loses nothing that is not touched while others are changed, written and removed between two pages", async () => {
    const first = await read({ pages: 1 });
    await write(ids[1], { description: "Another text" });
    await there.remove?.(ids[2] ?? "");
    const [added = ""] = await there.write(["Written in the meantime"]);
    const rest = await read({ cursor: first.cursor });
    const found = new Set([...first.records, ...rest.records].map(({ externalId }) => externalId));
    expect([...ids, added].filter((id) => !found.has(id))).toEqual([]);
    const next = await read({ cursor: rest.cursor });
    const edited = next.records.find(({ externalId }) => externalId === ids[1]);
    const before = first.records.find(({ externalId }) => externalId === ids[1]);
    expect(edited?.text).toBe("Another text");
    expect(edited?.version ?? 0).toBeGreaterThan(before?.version ?? 0);
  });

  test("shows the first in a dry run, and says when the key is refused", async () => {
    const asked = { stream, since: new Date(since), records: 2, signal: AbortSignal.timeout(60_000) };
    const dry = await trial.connector.dryRun({ ...asked, settings: there.settings });
    expect(dry.samples.map(({ items }) => items[0])).toMatchObject([
      { status: "understood", record: { externalId: ids[0] } },
      { status: "understood", record: { externalId: ids[1] } },
    ]);
    await expect(trial.read({ stream, settings: there.refused })).rejects.toMatchObject({ code: "refused" });
  });

  test("does what is asked: a note below an issue, a new issue; and not below one that is not there", async () => {
    const { settings } = there;
    const text = 'Say "water"\nand {input.key} 😀';
    expect(await trial.act("reply", settings, { thread: number(ids[3]), text })).toMatchObject({ status: "done" });
    const made = await trial.act("create", settings, { subject: "Größe", text: "A new one" });
    expect(made).toMatchObject({ status: "done", externalId: expect.stringMatching(/^issue-\d+$/) });
    const { records } = await read();
    const notes = records.filter(({ thread, externalId }) => thread === number(ids[3]) && externalId !== ids[3]);
    expect(notes).toMatchObject([{ direction: "out", text }]);
    const created = "externalId" in made ? made.externalId : null;
    expect(records.filter(({ externalId }) => externalId === created)).toMatchObject([
      { subject: "Größe", text: "A new one", direction: "out" },
    ]);
    expect(await trial.act("reply", settings, { thread: "999999", text: "x" })).toMatchObject({ status: "refused" });
  });
});
