import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { says } from "../conversations/testing/small-log.ts";
import { type Office, openOffice } from "../testing/office.ts";
import { sayWhole } from "./testing/index.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const draft = (who?: string) => office.ask(`POST ${office.thread}/draft`, {}, who);
const summarise = (who?: string) => office.ask(`POST ${office.thread}/summary`, { into: "en" }, who);
const translate = (message: string, who?: string) =>
  office.ask(`POST ${office.thread}/messages/${office.log.idOf(message)}/translation`, { into: "fr" }, who);

async function lastUse() {
  const { rows } = await sql<Record<string, unknown>>`select * from assist_use order by at desc limit 1`.execute(
    office.log.db,
  );
  return rows[0];
}

describe("who may", () => {
  test("nothing is asked while it is off, or switched on for something else", async () => {
    expect((await office.ask("GET /assist")).body).toEqual({ uses: [] });
    expect((await draft()).body["code"]).toBe("assist_off");
    await office.set({ uses: [] });
    expect((await office.ask("GET /assist")).body).toEqual({ uses: [] });
    await office.set({ uses: ["translation"] });
    expect((await office.ask("GET /assist")).body).toEqual({ uses: ["translation"] });
    expect((await draft()).body["code"]).toBe("assist_off");
    expect((await summarise()).body["code"]).toBe("assist_off");
    expect(office.model.asked).toEqual([]);
    expect(await lastUse()).toBeUndefined();
  });

  test("a conversation out of reach is answered as one that is not there", async () => {
    await office.set();
    for (const answer of [await draft("Norman"), await summarise("Norman"), await translate("q1", "Norman")])
      expect(answer).toMatchObject({ status: 404, body: { code: "unknown_conversation" } });
    expect(office.model.asked).toEqual([]);
  });

  test("a reply is drafted only for who may answer", async () => {
    await office.set();
    expect(await draft("Vera")).toMatchObject({ status: 403, body: { code: "assist_not_yours" } });
    expect((await summarise("Vera")).status).toBe(200);
  });

  test("a message of another conversation is not translated here", async () => {
    await office.set();
    await office.log.accept([says("else", "other", 9)]);
    expect((await translate("other")).body["code"]).toBe("assist_nothing_to_read");
  });
});

describe("the settings", () => {
  test("the key is sealed, never shown again, and goes only where it was given for", async () => {
    const saved = await office.set();
    expect(saved).toMatchObject({ status: 200, body: { hasKey: true, version: 1 } });
    expect(saved.words + (await office.ask("GET /assist/settings")).words).not.toContain("sk-of-the-test");
    const { rows } = await sql<{ sealed: string }>`select sealed from assist_settings`.execute(office.log.db);
    expect(rows[0]?.sealed).not.toContain("sk-of-the-test");
    const elsewhere = { address: "https://other.example.org/v1", ownNetwork: false, key: undefined };
    expect((await office.set(elsewhere)).body).toMatchObject({ code: "assist_key_again", issues: [{ path: "key" }] });
    expect((await office.set({ model: "another", key: undefined })).body).toMatchObject({ hasKey: true, version: 2 });
    expect((await office.set({ ...elsewhere, key: null })).body).toMatchObject({ hasKey: false, version: 3 });
  });

  test("addresses that are none, or hold what may be a secret, are refused", async () => {
    for (const address of [
      "models",
      "ftp://example.org",
      "https://a:b@example.org",
      "https://example.org/v1?key=1",
      "https://example.org/#x",
    ])
      expect((await office.set({ address })).body, address).toMatchObject({ code: "assist_address" });
    expect((await office.set({ address: "http://example.org/v1", ownNetwork: false })).body["code"]).toBe(
      "assist_address",
    );
    expect((await office.set({ address: "https://example.org/v1///" })).body["address"]).toBe("https://example.org/v1");
  });

  test("a key that cannot stand in a header is refused", async () => {
    for (const key of ["a b", "a\nx: y", "ключ", ""])
      expect(await office.set({ key }), JSON.stringify(key)).toMatchObject({
        status: 400,
        body: { issues: [{ path: "key" }] },
      });
  });

  test("a model may be called anything that can be written", async () => {
    for (const model of ["a\u0000b", "\ud800", "'; drop table assist_use; --", "<script>", "mistral:7b/instruct"])
      expect((await office.set({ model })).status, JSON.stringify(model)).toBeLessThan(500);
    expect((await office.ask("POST /assist/test", {})).body["text"]).toBe("ready");
  });

  test("the own network is opened by who may change settings of the system, for that address", async () => {
    expect(await office.set({}, "Paul")).toMatchObject({ status: 403, body: { code: "hosts_not_yours" } });
    await office.set();
    expect((await office.set({ model: "other" }, "Paul")).status).toBe(200);
    expect((await office.set({ address: "http://127.0.0.1:1/v1" }, "Paul")).body["code"]).toBe("hosts_not_yours");
  });

  test("of two who save at once the second is told", async () => {
    await office.set();
    expect((await office.set({ ifVersion: 0 })).body).toMatchObject({ code: "assist_conflict", version: 1 });
  });

  test("taken away, its key is gone and nothing is asked", async () => {
    await office.set();
    await office.ask("DELETE /assist/settings");
    expect((await office.ask("GET /assist/settings")).body).toEqual({ settings: null });
    expect((await office.ask("POST /assist/test", {})).body["code"]).toBe("assist_not_set");
  });

  test("a test says what came back", async () => {
    await office.set({ uses: [] });
    expect((await office.ask("POST /assist/test", {})).body).toMatchObject({
      text: "ready",
      promptTokens: 120,
      answerTokens: 30,
    });
    expect(JSON.stringify(office.model.asked)).not.toMatch(/anna/i);
  });
});

describe("what is counted", () => {
  test("who asked, what for, about what, what it took and cost, and no word of what was said", async () => {
    await office.set();
    await summarise();
    await translate("q1", "Max");
    const { body, words } = await office.ask("GET /assist/usage");
    expect(body).toMatchObject({
      month: "2026-01",
      total: {
        asked: 2,
        failed: 0,
        promptTokens: 240,
        answerTokens: 60,
        costs: [{ currency: "EUR", amount: 0.00084 }],
      },
      byUse: [{ use: "summary", asked: 1 }, { use: "translation" }],
      byPerson: [{ name: "Ann", asked: 1 }, { name: "Max" }],
    });
    expect(words).toContain(office.thread.split("/").at(-1));
    expect(words).not.toMatch(/schmidt|ready|Ignore/i);
    const { rows } = await sql<{ row: string }>`select row_to_json(u)::text as row from assist_use u`.execute(
      office.log.db,
    );
    expect(rows.map(({ row }) => row).join()).not.toMatch(/schmidt|ready|Ignore|sk-of/i);
    expect((await office.ask("GET /assist/usage?month=2025-12")).body).toMatchObject({ total: { asked: 0 }, rows: [] });
  });

  test("no more is asked than the cap of the month allows, also by several at once", async () => {
    // Room for two: each may take 2,000 and what it is asked, and takes 150.
    await office.set({ monthTokens: 6_500 });
    const hold: (() => void)[] = [];
    office.model.answers = (_asked, response) => void hold.push(() => sayWhole(response, "ready"));
    const all = Array.from({ length: 5 }, () => summarise());
    await expect.poll(() => hold.length, { timeout: 30_000 }).toBe(2);
    const early = await Promise.all(
      all.map((one) => Promise.race([one, new Promise((done) => setTimeout(done, 3000))])),
    );
    expect(early.filter((one) => one !== undefined)).toHaveLength(3);
    for (const one of hold) one();
    const codes = (await Promise.all(all)).map(({ body }) => body["code"]);
    expect(codes.filter((code) => code === "assist_cap_reached")).toHaveLength(3);
    office.clock.now = new Date("2026-02-01T00:00:00Z");
    office.model.answers = (_asked, response) => sayWhole(response, "ready");
    await office.set({ monthTokens: 4_000 });
    expect((await summarise()).status).toBe(200);
  });

  test("nobody asks more than 20 times a minute", async () => {
    await office.set();
    for (let at = 0; at < 20; at += 1) expect((await office.ask("POST /assist/test", {})).status).toBe(200);
    expect(await office.ask("POST /assist/test", {})).toMatchObject({
      status: 429,
      body: { code: "assist_too_often" },
    });
    expect((await office.ask("POST /assist/test", {}, "Max")).status).toBe(200);
    office.clock.now = new Date(office.clock.now.getTime() + 61_000);
    expect((await office.ask("POST /assist/test", {})).status).toBe(200);
  });

  test("where nobody counts, it is guessed and said to be", async () => {
    await office.set();
    office.model.answers = (_asked, response) =>
      void response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ choices: [{ message: { content: "one two three" } }] }));
    await summarise();
    expect(await lastUse()).toMatchObject({ estimated: true, answer_tokens: 5 });
  });

  test("after 400 days it is forgotten", async () => {
    await office.set();
    await summarise();
    await sql`update assist_use set at = ${new Date(office.clock.now.getTime() - 401 * 86_400_000)}`.execute(
      office.log.db,
    );
    await summarise();
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from assist_use`.execute(office.log.db);
    expect(rows[0]?.n).toBe(1);
  });
});
