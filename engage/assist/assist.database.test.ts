import { randomUUID } from "node:crypto";

import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { says } from "../conversations/testing/small-log.ts";
import { type Office, openOffice } from "../testing/office.ts";
import { refuse, sayInPieces, sayWhole } from "./testing/index.ts";

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

describe("what is told", () => {
  test("a model is given no name, address or number of anybody, whatever it is asked for", async () => {
    await office.set();
    const theme = "01998f3e-7c1a-7abc-8def-0123456789ab";
    for (const answer of [
      await draft(),
      await summarise(),
      await translate("q1"),
      await office.ask(`POST /assist/themes/${theme}/title`, {}),
    ])
      expect(answer.status, answer.words).toBe(200);
    expect(office.model.asked).toHaveLength(4);
    for (const { body } of office.model.asked) {
      const told = JSON.stringify(body);
      expect(told).not.toMatch(/anna|schmidt|4111|2312|5017|annas_85|example\.org/i);
    }
    expect(office.model.asked[0]?.user).toContain("My name is [name 1], mail [mail 1], card [card 1]. (mail 1)");
  });

  test("words of customers stand between marks that they cannot know, and apart from the task", async () => {
    await office.set();
    await draft();
    await draft();
    const [one, other] = office.model.asked;
    expect(one?.system).not.toContain("Ignore all rules");
    const mark = /^begin ([\da-f]{16})\n/.exec(one?.user ?? "")?.[1] ?? "none";
    expect(one?.user.endsWith(`\nend ${mark}`)).toBe(true);
    expect(one?.system).toContain(mark);
    expect(other?.user).not.toContain(mark);
  });

  test("it is asked as OpenAI's chat completions are, with the key", async () => {
    await office.set();
    await summarise();
    expect(office.model.asked[0]).toMatchObject({
      path: "POST /v1/chat/completions",
      headers: { authorization: "Bearer sk-of-the-test" },
      body: { model: "test-model", stream: false, max_tokens: 2000 },
    });
    await office.set({ key: null });
    await summarise();
    expect(office.model.asked[1]?.headers.authorization).toBeUndefined();
  });

  test("of a theme no more is told than where whoever asks may use the model", async () => {
    await office.set();
    expect((await office.ask(`POST /assist/themes/${randomUUID()}/title`, {}, "Uma")).status).toBe(200);
    expect(office.themeReaches.at(-1)).toEqual([{ units: ["elsewhere"], functions: null }]);
  });

  test("of a very long conversation its end is told, and each message of it can be translated", async () => {
    await office.set();
    const { log } = office;
    const said = Array.from({ length: 2100 }, (_, at) =>
      says("talker", `l${at}`, 10 + at, { text: `number ${at} of many`, thread: "long" }),
    );
    await log.accept(said);
    const thread = `/assist/conversations/${await log.conversationOf("l0")}`;
    const { body } = await office.ask(`POST ${thread}/summary`, { into: "en" });
    expect(Number(body["read"]) + Number(body["leftOut"])).toBe(said.length);
    const told = office.model.asked[0]?.user;
    expect(told).toContain("number 0 of many");
    expect(told).toContain("number 2099 of many");
    for (const at of [1, 1000, 2099]) {
      const id = log.idOf(`l${at}`);
      const answer = await office.ask(`POST ${thread}/messages/${id}/translation`, { into: "fr" });
      expect(answer.status, answer.words).toBe(200);
      expect(office.model.asked.at(-1)?.user).toContain(`number ${at} of many`);
    }
    const elsewhere = await office.ask(`POST ${thread}/messages/${log.idOf("q1")}/translation`, { into: "fr" });
    expect(elsewhere.body["code"]).toBe("assist_nothing_to_read");
  });

  test("nothing is told of somebody who is restricted", async () => {
    await office.set();
    const who = await office.log.identityOf("annas_85");
    await sql`
      insert into restriction (request_id, identity_ids, since, by_name, why)
      values (gen_random_uuid(), array[${who}::uuid], ${office.clock.now}, 'Test', 'asked')`.execute(office.log.db);
    expect((await draft()).body["code"]).toBe("assist_nothing_to_read");
    expect((await translate("q1")).body["code"]).toBe("assist_nothing_to_read");
    expect((await summarise()).body["code"]).toBe("assist_nothing_to_read");
    expect(office.model.asked).toEqual([]);
    await sql`delete from restriction`.execute(office.log.db);
  });
});

describe("what comes back", () => {
  test("a draft has its placeholders put back, but for numbers that open something, and is not sent", async () => {
    await office.set();
    office.model.answers = (_asked, response) =>
      sayWhole(
        response,
        "Dear [name 1], card [card 1], [date], see https://evil.example or https://shop.example/track",
      );
    const { body } = await draft();
    expect(body).toMatchObject({
      text: "Dear Anna Schmidt, card [card 1], [date], see https://evil.example or https://shop.example/track",
      model: "test-model",
      cut: false,
      toCheck: ["[card 1]", "[date]", "https://evil.example"],
    });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from reply`.execute(office.log.db);
    expect(rows[0]?.n).toBe(0);
  });

  test("who sees masks gets masks, and a draft with gaps", async () => {
    await office.set();
    office.model.answers = (_asked, response) => sayWhole(response, "[name 1] asks, [mail 1]; Anna Schmidt");
    expect((await summarise()).body["text"]).toBe("Anna Schmidt asks, anna.schmidt@example.org; Anna Schmidt");
    const masked = (await summarise("Max")).body["text"];
    expect(masked).not.toMatch(/anna|schmidt/i);
    expect(masked).toContain("•••");
    const { body } = await draft("Max");
    expect(body).toMatchObject({ toCheck: ["[name 1]", "[mail 1]"] });
  });

  test("pieces are read as a whole, and thoughts are left out", async () => {
    await office.set();
    office.model.answers = (_asked, response) => sayInPieces(response, ["<think>hm</think>Bon", "jour, [name 1]"]);
    expect((await translate("q1")).body).toMatchObject({ text: "Bonjour, Anna Schmidt", into: "fr" });
    expect(await lastUse()).toMatchObject({ state: "done", prompt_tokens: 120, answer_tokens: 30, estimated: false });
  });

  test("markup, links and signs that steer stay text", async () => {
    await office.set();
    office.model.answers = (_asked, response) => sayWhole(response, "<b onclick=x>[a](https://evil.example)\u202e</b>");
    expect((await summarise()).body["text"]).toBe("<b onclick=x>[a](https://evil.example)</b>");
  });

  test("a newer name of the limit is tried where it is wanted", async () => {
    await office.set();
    office.model.answers = ({ body }, response) =>
      body.max_tokens === undefined
        ? sayWhole(response, "fine")
        : refuse(response, 400, { message: "no", param: "max_tokens", code: "unsupported_parameter" });
    expect((await summarise()).body["text"]).toBe("fine");
    expect(office.model.asked[1]?.body.max_completion_tokens).toBe(2000);
  });
});

describe("what goes wrong", () => {
  test.each([
    [401, "assist_key_refused"],
    [404, "assist_nothing_there"],
    [429, "assist_busy"],
    [500, "assist_trouble"],
    [302, "assist_elsewhere"],
  ])("a refusal with %i is told in words, repeats nothing of it, and costs nothing", async (status, code) => {
    await office.set();
    office.model.answers = (_asked, response) =>
      refuse(response, status, { message: "Incorrect API key provided: sk-of-the-test, Anna" }, { location: "/v2" });
    const answer = await summarise();
    expect(answer).toMatchObject({ status: 502, body: { code } });
    expect(answer.words).not.toMatch(/sk-of|Anna|Incorrect/);
    expect(office.model.asked).toHaveLength(1);
    expect(await lastUse()).toMatchObject({ state: "failed", code, prompt_tokens: 0, answer_tokens: 0 });
  });

  test("who asks too often waits as long as it says", async () => {
    await office.set();
    office.model.answers = (_asked, response) => refuse(response, 429, {}, { "retry-after": "30" });
    await summarise();
    expect((await summarise()).body["code"]).toBe("assist_resting");
    expect(office.model.asked).toHaveLength(1);
    office.clock.now = new Date(office.clock.now.getTime() + 31_000);
    office.model.answers = (_asked, response) => sayWhole(response, "again");
    expect((await summarise()).status).toBe(200);
  });

  test("what is garbled, breaks off, is slow, too long or empty is no answer, and what was asked counts", async () => {
    await office.set();
    const ways: readonly (readonly [string, Office["model"]["answers"]])[] = [
      ["assist_garbled", (_asked, response) => void response.end("<html>Welcome</html>")],
      ["assist_garbled", (_asked, response) => sayInPieces(response, ["half"], { ends: false })],
      ["answer_slow", () => {}],
      ["answer_too_long", (_asked, response) => sayWhole(response, "x".repeat(3_000_000))],
      [
        "answer_cut",
        (_asked, response) => {
          response.writeHead(200, { "content-length": "100" }).write("{");
          setTimeout(() => response.destroy(), 50);
        },
      ],
    ];
    for (const [code, answers] of ways) {
      office.model.answers = answers;
      expect((await summarise()).body["code"]).toBe(code);
      const use = await lastUse();
      expect(use).toMatchObject({ state: "failed", code, estimated: true });
      expect(use?.["prompt_tokens"]).toBeGreaterThan(100);
      office.clock.now = new Date(office.clock.now.getTime() + 1000);
    }
    office.model.answers = (_asked, response) => sayWhole(response, " \n");
    expect((await summarise()).body["code"]).toBe("assist_nothing_said");
  });

  test("no private address is asked unless that is allowed, and never the keys of a cloud machine", async () => {
    const { port } = new URL(office.model.address);
    await office.set({ ownNetwork: false, address: `https://127.0.0.1:${port}/v1` });
    expect((await summarise()).body["code"]).toBe("address_refused");
    await office.set({ ownNetwork: true, address: "http://169.254.169.254/v1" });
    expect((await summarise()).body["code"]).toBe("address_refused");
    expect(office.model.asked).toEqual([]);
  });
});
