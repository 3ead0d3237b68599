import type { Access } from "@firsthand/kernel/permissions";
import { mountApi, nobody, type HttpServer } from "@firsthand/platform/http";
import { serveForTest } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { createPeopleRouter } from "../identities/index.ts";
import { message as messageSchema, thread as threadSchema } from "./contract.ts";
import { createConversationsRouter } from "./index.ts";
import { answers, at, says, smallLog, type SmallLog } from "./testing/small-log.ts";

let log: SmallLog;
let server: HttpServer;
let url: string;

const RIGHTS: Readonly<Record<string, readonly Access[]>> = {
  Vera: ["open", "known", "conversations.read", "people.read"],
  Eva: ["open", "known", "conversations.read", "people.read", "conversations.correct", "people.link"],
  Ben: ["open", "known", "conversations.read", "people.read", "conversations.correct", "people.link"],
};

beforeAll(async () => {
  log = await smallLog();
  await log.accept([
    says("ann", "q", 1, { text: "de neg asks care" }),
    answers("r", "q", 2, { text: "solves" }),
    says("ben", "other", 3),
  ]);
  const now = () => new Date(at(60));
  const { db } = log;
  ({ server, url } = await serveForTest({
    recognise: async ({ authorization = "" }) => {
      const name = authorization.replace("Bearer ", "");
      const may = RIGHTS[name];
      return { asker: may ? { id: name, name, kind: "person", may, reach: () => "all" } : nobody };
    },
    mounts: [
      mountApi({
        name: "conversations",
        router: createConversationsRouter(),
        context: (asker) => ({ db, now, asker }),
      }),
      mountApi({ name: "people", router: createPeopleRouter(), context: (asker) => ({ db, now, asker }) }),
    ],
  }));
});
afterAll(async () => {
  await server.close({ graceSeconds: 0 });
  await log.drop();
});

/** Asks by this name and gives status and body. */
async function ask(name: string, method: string, path: string, body?: unknown) {
  const headers = {
    authorization: `Bearer ${name}`,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
}

const labelPath = async (label: string, message = "q") =>
  `/conversations/${await log.conversationOf("q")}/messages/${log.idOf(message)}/labels/${label}`;

test("the list takes its filters from the address", async () => {
  const { status, body } = await ask(
    "Vera",
    "GET",
    "/conversations?language=de&answered=true&limit=1&since=2026-01-01",
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ rows: [{ id: await log.conversationOf("q"), mood: "negative" }], next: null });
  const first = await ask("Vera", "GET", "/conversations?limit=1");
  const second = await ask("Vera", "GET", `/conversations?limit=1&after=${String(first.body["next"])}`);
  expect(first.body).toMatchObject({ rows: [{ id: await log.conversationOf("other") }], count: { value: 2 } });
  expect(second.body).toMatchObject({ rows: [{ id: await log.conversationOf("q") }], next: null, count: { value: 2 } });
  const brief = await ask("Vera", "GET", `/conversations/brief?ids=${await log.conversationOf("q")}`);
  expect(brief.body).toMatchObject({ rows: [{ id: await log.conversationOf("q") }] });
  expect((await ask("Vera", "GET", "/conversations/facets")).body).toMatchObject({
    languages: [{ value: "de", conversations: 1 }],
  });
});

test.each([
  ["/conversations?state=lost", 400],
  ["/conversations?limit=1000", 400],
  ["/conversations?since=yesterday", 400],
  ["/conversations?after=nonsense", 422],
  ["/conversations?person=ann", 400],
  ["/conversations?text=parcel", 501],
  ["/conversations/brief?ids=a,b", 422],
  ["/conversations/nonsense", 400],
  ["/conversations/00000000-0000-7000-8000-000000000000", 404],
  ["/people/nonsense", 400],
  ["/people/00000000-0000-7000-8000-000000000000", 404],
])("%s is answered with %i and what to do", async (path, status) => {
  const answer = await ask("Vera", "GET", path);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
  expect(answer.body["advice"] ?? answer.body["issues"]).toBeDefined();
});

test("a label is corrected by name, contested, and put back", async () => {
  const path = await labelPath("mood");
  const { status, body } = await ask("Eva", "PUT", path, { value: "positive", reason: "irony", ifVersion: 0 });
  expect(status).toBe(200);
  expect(messageSchema.parse(body)).toMatchObject({
    labels: { mood: { value: "positive" } },
    corrections: [{ label: "mood", machineValue: "negative", by: "Eva", reason: "irony", version: 1 }],
  });
  const late = await ask("Ben", "PUT", path, { value: "neutral", ifVersion: 0 });
  expect(late).toMatchObject({
    status: 409,
    body: { code: "correction_conflict", by: "Eva", value: "positive", version: 1, at: at(60) },
  });
  const { body: shown } = await ask("Vera", "GET", `/conversations/${await log.conversationOf("q")}`);
  expect(threadSchema.parse(shown).conversation.mood).toBe("positive");
  const undone = await ask("Ben", "DELETE", `${path}?ifVersion=1`);
  expect(undone).toMatchObject({ status: 200, body: { labels: { mood: { value: "negative" } }, corrections: [] } });
  const answered = await ask("Eva", "PUT", await labelPath("expects_answer"), { value: false, ifVersion: 0 });
  expect(answered).toMatchObject({ status: 200, body: { labels: { expectsAnswer: { value: false } } } });
  expect(await ask("Eva", "DELETE", `${await labelPath("expects_answer")}?ifVersion=1`)).toMatchObject({ status: 200 });
});

test.each([
  ["anger", "q", { value: "positive", ifVersion: 0 }, 400],
  ["mood", "q", { value: "furious", ifVersion: 0 }, 422],
  ["mood", "q", { value: "positive" }, 400],
  ["substantive", "q", { value: true, ifVersion: 0 }, 422],
  ["mood", "other", { value: "positive", ifVersion: 0 }, 404],
] as const)("a correction of %s in %s to %o is refused with %i", async (label, message, body, status) => {
  expect((await ask("Eva", "PUT", await labelPath(label, message), body)).status).toBe(status);
});

test("who may only look changes nothing, and who is unknown sees nothing", async () => {
  const [ann, ben] = [await log.identityOf("ann"), await log.identityOf("ben")];
  const link = { fromId: ann, toId: ben, reason: "same" };
  const changes: [string, string, unknown][] = [
    ["PUT", await labelPath("mood"), { value: "positive", ifVersion: 0 }],
    ["DELETE", `${await labelPath("mood")}?ifVersion=1`, undefined],
    ["POST", "/people/links", link],
    ["POST", "/people/links/undo", link],
  ];
  for (const [method, path, body] of changes) {
    expect((await ask("Vera", method, path, body)).status).toBe(403);
    expect((await ask("Stranger", method, path, body)).status).toBe(401);
  }
  for (const path of [
    "/conversations",
    "/conversations/facets",
    `/conversations/${ann}`,
    "/people?text=a",
    `/people/${ann}`,
  ])
    expect((await ask("Stranger", "GET", path)).status).toBe(401);
});

test("people are found, merged and parted", async () => {
  const [ann, ben] = [await log.identityOf("ann"), await log.identityOf("ben")];
  expect((await ask("Vera", "GET", "/people?text=an")).body).toMatchObject({
    rows: [{ identityId: ann, value: "ann" }],
  });
  const link = { fromId: ann, toId: ben, reason: "same" };
  const merged = await ask("Eva", "POST", "/people/links", link);
  expect(merged).toMatchObject({ status: 200, body: { conversations: 2, links: [{ madeBy: "Eva" }] } });
  expect((await ask("Vera", "GET", `/conversations?person=${ben}`)).body).toMatchObject({ count: { value: 2 } });
  const parted = await ask("Eva", "POST", "/people/links/undo", { ...link, reason: "two" });
  expect(parted).toMatchObject({ status: 200, body: { persons: expect.arrayContaining([ann, ben]) } });
  expect((await ask("Vera", "GET", `/conversations?person=${ben}`)).body).toMatchObject({ count: { value: 1 } });
  expect((await ask("Eva", "POST", "/people/links/undo", link)).status).toBe(409);
});
