import { sql } from "kysely";
import { expect, test } from "vitest";

import { administrator, shareHostileSite } from "./testing/site.ts";

const site = shareHostileSite({ requestsPerSecond: 4, exportsPerMinute: 1 });

const ask = (path: string, headers: Readonly<Record<string, string>>, method = "GET") =>
  fetch(site().url + path, {
    method,
    headers: { ...headers, ...(method === "GET" ? {} : { "content-type": "application/json" }) },
    ...(method === "GET" ? {} : { body: "{}" }),
  });

/** What comes back to so many requests at once, and how often. */
async function flood(path: string, headers: Readonly<Record<string, string>>, times: number, method?: string) {
  const answers = await Promise.all(Array.from({ length: times }, () => ask(path, headers, method)));
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return { counts, refused: answers.find(({ status }) => status === 429) };
}

test("a member who asks without end is told to wait, in all sessions, and keeps nobody else waiting", async () => {
  const asked = await fetch(`${site().url}/api/session`, {
    method: "POST",
    headers: { origin: site().url, "content-type": "application/json" },
    body: JSON.stringify({ email: administrator.email, password: administrator.password }),
  });
  const second = { cookie: asked.headers.getSetCookie()[0]?.split(";")[0] ?? "", origin: site().url };
  const { counts, refused } = await flood("/api/members", site().session, 200);
  expect(counts.get(200)).toBeGreaterThan(30);
  expect(counts.get(429)).toBeGreaterThan(20);
  const seconds = Number(refused?.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ code: "too_many_requests" });
  // What was refilled meanwhile is little; sessions that were counted apart would have all of these answered.
  expect((await flood("/api/members", second, 30)).counts.get(429)).toBeGreaterThan(0);
  expect((await ask("/api/members", site().key)).status).toBe(200);
  expect((await ask("/health", site().session)).status).toBe(200);
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
  expect((await ask("/api/members", site().session)).status).toBe(200);
}, 60_000);

test("changes that are refused for their number do not fill the record of who did what", async () => {
  const { counts } = await flood("/api/keys", site().key, 60, "POST");
  expect(counts.get(429)).toBeGreaterThan(10);
  const { rows } = await sql<{ lines: number }>`
    select count(*)::int as lines from audit_line where outcome = 'refused'`.execute(site().database.db);
  expect(rows[0]?.lines).toBe(0);
});

test("what is given out as a file is counted by itself, whichever file it is", async () => {
  const id = "01900000-0000-7000-8000-000000000000";
  const files = [
    "/api/metrics.csv",
    "/api/metrics/csat/conversations.csv",
    "/api/position.pdf",
    "/api/audit.csv",
    "/api/audit.jsonl",
    `/api/privacy/requests/${id}/file`,
  ];
  await new Promise((resolve) => {
    setTimeout(resolve, 3_000);
  });
  expect((await ask("/api/metrics.csv", site().key)).status).toBe(200);
  for (const path of files) expect([path, (await ask(path, site().key)).status]).toEqual([path, 429]);
  expect((await ask(`/api/privacy/requests/${id}/export`, site().key, "POST")).status).toBe(429);
  expect((await ask("/api/metrics", site().key)).status).toBe(200);
});
