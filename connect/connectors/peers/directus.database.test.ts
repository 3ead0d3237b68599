import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import type { Cursor } from "../../streams/index.ts";
import { directus, type RunningDirectus } from "./directus.ts";
import { openTrial, type Trial } from "./trial.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

const HARD = [
  "Grüße aus Łódź 🫖👩‍👩‍👧‍👦 — «ok»?",
  "שלום, מה קורה עם ההזמנה? مرحبا",
  'quotes " \\ back\\slash\n\nand lines\ttabs',
  "$settings.token {token} {{x}} <b>bold</b>",
];

test.skipIf(directus.isInstalled())("directus is not installed: npm run peers -- directus", ({ skip }) => skip());

describe.skipIf(!directus.isInstalled())(directus.title, () => {
  let peer: RunningDirectus;
  let trial: Trial;
  let first: readonly string[];
  const read = (more: { cursor?: Cursor | null; pages?: number } = {}) =>
    trial.read({ stream: "entries", settings: peer.settings, ...more });
  const entry = async (fields: object) => ((await peer.ask("POST", "/items/feedback", fields)) as { id: number }).id;

  beforeAll(async () => {
    peer = await directus.start();
    trial = openTrial("directus");
    first = await peer.write([...HARD, ...Array.from({ length: 246 }, (_, at) => `Question ${at}`)]);
  });
  afterAll(async () => {
    await trial?.close();
    await peer?.stop();
  });

  test("hundreds of entries come in, each once, over pages and as they were written", async () => {
    const { records, pages } = await read();
    expect(pages).toBe(3); // 100, 100 and 50
    expect(records.map(({ externalId }) => externalId)).toEqual(first);
    expect(records.slice(0, HARD.length).map(({ text }) => text)).toEqual(HARD);
    expect(records[0]).toMatchObject({
      direction: "in",
      kind: "message",
      thread: first[0],
      deleted: false,
      author: { role: "customer", email: "ann@example.com" },
    });
  });

  test("reading that broke off goes on where it was, also when an entry behind it was removed and another came", async () => {
    const begun = await read({ pages: 1 });
    expect(begun.records).toHaveLength(100);
    await peer.remove?.(first[0] ?? "");
    const [late = ""] = await peer.write(["Asked in the meantime"]);
    const rest = await read({ cursor: begun.cursor });
    const ids = new Set([...begun.records, ...rest.records].map(({ externalId }) => externalId));
    expect([...first, late].filter((id) => !ids.has(id))).toEqual([]);
    const next = await read({ cursor: rest.cursor });
    expect(next.records.map(({ externalId }) => externalId)).toContain(late);
  });

  test("what was changed comes again in a higher version, and what is archived as taken out", async () => {
    const [, second = "", third = ""] = first;
    const before = await read();
    await peer.edit?.(second, "Now it works 🎉");
    await peer.ask("PATCH", `/items/feedback/${third}`, { status: "archived" });
    const { records } = await read({ cursor: before.cursor });
    const [old, edited, archived] = [
      before.records.find(({ externalId }) => externalId === second),
      records.find(({ externalId }) => externalId === second),
      records.find(({ externalId }) => externalId === third),
    ];
    expect(edited).toMatchObject({ text: "Now it works 🎉", at: old?.at });
    expect(edited?.version).toBeGreaterThan(old?.version ?? Infinity);
    expect(archived).toMatchObject({ deleted: true });
  });

  test("stars make a review; a name and a subject stand where they belong", async () => {
    const id = await entry({
      text: "Lovely",
      rating: 4,
      name: "Ann Bée",
      subject: "Tea pot",
      email: "ann@example.com",
    });
    const { records } = await read();
    expect(records.find(({ externalId }) => externalId === String(id))).toMatchObject({
      kind: "review",
      rating: { kind: "stars", value: 4, lowest: 1, highest: 5 },
      subject: "Tea pot",
      author: { name: "Ann Bée" },
    });
  });

  test("an answer stands in its field, and comes back as the id that was told, once", async () => {
    const id = String(await entry({ text: "Is it safe?", email: "ann@example.com" }));
    const inputs = { text: "Yes 🫖, it is.", thread: id };
    const answered = await trial.act("reply", peer.settings, inputs);
    expect(answered).toEqual({ status: "done", externalId: `${id}-answer` });
    expect(await trial.act("reply", peer.settings, inputs)).toEqual(answered);
    expect(await peer.ask("GET", `/items/feedback/${id}`)).toMatchObject({ answer: "Yes 🫖, it is." });
    const { records } = await read();
    expect(records.filter(({ thread }) => thread === id)).toMatchObject([
      { externalId: id, direction: "in", text: "Is it safe?" },
      {
        externalId: `${id}-answer`,
        direction: "out",
        parents: [id],
        text: "Yes 🫖, it is.",
        author: { role: "brand" },
      },
    ]);
    expect(await trial.act("reply", peer.settings, { text: "Hello?", thread: "987654" })).toMatchObject({
      status: "refused",
    });
  });

  test("a wrong token is told as such; so is a collection that is not there", async () => {
    await expect(trial.read({ stream: "entries", settings: peer.refused })).rejects.toMatchObject({ code: "refused" });
    const elsewhere = { ...peer.settings, collection: "nothing" };
    await expect(trial.read({ stream: "entries", settings: elsewhere })).rejects.toMatchObject({ code: "refused" });
  });

  test("a dry run shows the first as they came beside what they become", async () => {
    const { samples, complete } = await trial.connector.dryRun({
      stream: "entries",
      settings: peer.settings,
      since: new Date(0),
      records: 5,
      signal: AbortSignal.timeout(60_000),
    });
    expect(samples).toHaveLength(5);
    expect(complete).toBe(false);
    expect(samples.every(({ raw, items }) => raw.includes("date_created") && items.length === 1)).toBe(true);
  });

  test("articles come in as documents: as plain text, in their newest version, and gone when they are taken back", async () => {
    const made = (await peer.ask(
      "POST",
      "/items/articles",
      Array.from({ length: 150 }, (_, at) => ({
        title: `How to make tea ${at}`,
        slug: `tea-${at}`,
        body: "<h1>Tea</h1><p>Boil &amp; wait.</p><script>x()</script>",
        language: "en",
        tags: ["tea", "how"],
        status: "published",
      })),
    )) as { id: number }[];
    const articles = openTrial("directus-articles");
    const settings = { ...peer.settings, collection: "articles", site: "https://help.example.com/" };
    const all = async (cursor: Cursor | null = null) => {
      const documents = [];
      let last = cursor;
      const asked = { stream: "articles", settings, since: new Date(0), signal: AbortSignal.timeout(60_000) };
      for await (const page of articles.connector.readStream({ ...asked, cursor })) {
        documents.push(...page.items.map((item) => (item.status === "document" ? item.document : item)));
        last = page.cursor;
      }
      return { documents, cursor: last };
    };
    const { documents, cursor } = await all();
    expect(documents).toHaveLength(150);
    expect(documents[7]).toMatchObject({
      externalId: String(made[7]?.id),
      title: "How to make tea 7",
      url: "https://help.example.com/tea-7",
      kind: "article",
      language: "en",
      tags: ["tea", "how"],
      deleted: false,
    });
    expect(documents[7]).toHaveProperty("text", expect.stringMatching(/^Tea\s+Boil & wait\.$/));
    await peer.ask("PATCH", `/items/articles/${made[0]?.id}`, { title: "How to make coffee" });
    await peer.ask("PATCH", `/items/articles/${made[1]?.id}`, { status: "draft" });
    const changed = (await all(cursor)).documents;
    expect(changed.find((one) => "externalId" in one && one.externalId === String(made[0]?.id))).toMatchObject({
      title: "How to make coffee",
    });
    expect(changed.find((one) => "externalId" in one && one.externalId === String(made[1]?.id))).toMatchObject({
      deleted: true,
    });
    await articles.close();
  });
});
