import { expect, test } from "vitest";
import { z } from "zod";

import { administrator, inHands, shareHostileSite } from "./testing/site.ts";

const site = shareHostileSite();

const person = z.looseObject({ state: z.string(), person: z.looseObject({ grants: z.array(z.unknown()) }).optional() });

/** Asks with JSON, as a browser on this page unless told otherwise. */
const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${site().url}/api${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(method === "GET" ? {} : { origin: site().url }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const signIn = (headers: Record<string, string> = {}, password: string = administrator.password) =>
  ask("POST", "/session", { email: administrator.email, password }, headers);

/** A session of its own. */
async function freshSession(): Promise<{ cookie: string; origin: string }> {
  return { cookie: (await signIn()).headers.getSetCookie()[0]?.split(";")[0] ?? "", origin: site().url };
}

test("every route carries the headers of safety, whatever it answers, and what is private is not kept", async () => {
  const open = new Set(
    site()
      .server.routes.filter(({ access }) => access === "open")
      .map(({ url }) => url),
  );
  expect(site().server.routes.length).toBeGreaterThan(100);
  for (const who of [{}, site().session]) {
    await inHands(site().server.routes, 4, async ({ method, url }) => {
      if (url === "/api/events" || method === "HEAD") return;
      // Without the cookie where it would end the session that the next route is asked with.
      const as = url.startsWith("/api/session") ? {} : who;
      const response = await fetch(site().url + url.replaceAll(/:\w+|\*/g, "x"), {
        method,
        redirect: "manual",
        headers: { ...as, origin: site().url, ...(method === "GET" ? {} : { "content-type": "application/json" }) },
        ...(method === "GET" ? {} : { body: "{" }),
      });
      const { headers } = response;
      const seen = {
        sniffing: headers.get("x-content-type-options"),
        framing: headers.get("x-frame-options"),
        referrer: headers.get("referrer-policy"),
        opener: headers.get("cross-origin-opener-policy"),
        resource: headers.get("cross-origin-resource-policy"),
        shared: headers.get("access-control-allow-origin"),
        server: headers.get("server") ?? headers.get("x-powered-by"),
        kept: open.has(url) || headers.get("cache-control") === "no-store",
        policy: /default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/.test(
          headers.get("content-security-policy") ?? "",
        ),
      };
      expect({ method, url, ...seen }).toEqual({
        method,
        url,
        sniffing: "nosniff",
        framing: "DENY",
        referrer: "no-referrer",
        opener: "same-origin",
        resource: "same-origin",
        shared: null,
        server: null,
        kept: true,
        policy: true,
      });
      await response.body?.cancel();
    });
  }
}, 120_000);

test("behind a proxy with https browsers are told to keep to it, also by a refusal; without it they are not", async () => {
  for (const path of ["/", "/api/session", "/api/members", "/nothing.js"]) {
    const safely = await fetch(site().url + path, { headers: { "x-forwarded-proto": "https" } });
    expect(safely.headers.get("strict-transport-security")).toBe("max-age=63072000");
    const made = await fetch(site().url + path, { headers: { "x-forwarded-proto": "https, http" } });
    expect(made.headers.get("strict-transport-security")).toBeNull();
    expect((await fetch(site().url + path)).headers.get("strict-transport-security")).toBeNull();
  }
});

test("the cookie of a session is kept from scripts and other pages, and behind https to https and this host", async () => {
  const [plain = ""] = (await signIn()).headers.getSetCookie();
  expect(plain).toMatch(/^firsthand_\w+=\S{40,};/);
  for (const mark of [/; HttpOnly/i, /; SameSite=(Lax|Strict)/i, /; Path=\/(;|$)/i]) expect(plain).toMatch(mark);
  expect(plain).not.toMatch(/; Domain=/i);
  const [kept = ""] = (await signIn({ "x-forwarded-proto": "https" })).headers.getSetCookie();
  expect(kept).toMatch(/^__Host-firsthand_\w+=.*; Secure/);
  expect(kept.length).toBeLessThan(4096);
});

test("a session that was there before is not the one that signing in makes", async () => {
  const { cookie: planted } = await freshSession();
  const name = planted.split("=")[0] ?? "";
  for (const before of [planted, `${name}=made-up.value`, `${planted}; ${name}=other`]) {
    const made = (await signIn({ cookie: before })).headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(made).toContain(name);
    expect(before).not.toContain(made);
  }
  // The session that was given along is over, whoever knew it.
  expect((await ask("GET", "/members", undefined, { cookie: planted })).status).toBe(401);
  const invented = await ask("GET", "/members", undefined, { cookie: `${name}=${"a".repeat(32)}.${"b".repeat(43)}` });
  expect(invented.status).toBe(401);
  const values = new Set<string>();
  for (let times = 0; times < 5; times += 1)
    values.add((await signIn()).headers.getSetCookie()[0]?.split(";")[0] ?? "");
  expect(values.size).toBe(5);
});

test("no page of another address changes anything with the cookie of somebody who is signed in", async () => {
  const { cookie } = await freshSession();
  // What visitors of a chat ask takes no cookie for who they are, and looks itself which pages may: chat-doors.
  const changing = site().server.routes.filter(
    ({ method, url }) => !["GET", "HEAD", "OPTIONS"].includes(method) && !url.startsWith("/api/chat/:widget/"),
  );
  expect(changing.length).toBeGreaterThan(60);
  await inHands(changing, 4, async ({ method, url }) => {
    for (const from of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: site().url, "sec-fetch-site": "cross-site" },
      { origin: `${site().url}.evil.example` },
    ]) {
      const headers = { cookie, "content-type": "application/json", ...from };
      const asked = { method, headers, ...(method === "DELETE" ? {} : { body: "{" }) };
      const response = await fetch(site().url + url.replaceAll(/:\w+|\*/g, "x"), asked);
      expect({ method, url, from, status: response.status }).toEqual({ method, url, from, status: 403 });
      expect(await response.text()).toContain("foreign_origin");
    }
  });
}, 120_000);

test("what nobody is asked for gives no rights: roles in an invitation that is accepted, in a key, in a new account", async () => {
  const grants = [{ role: "viewer", unit: null, function: null }];
  const asAdmin = await freshSession();
  const invited = z
    .object({ token: z.string() })
    .parse(await (await ask("POST", "/invitations", { name: "B", email: "b@example.org", grants }, asAdmin)).json());
  const more = { grants: [{ role: "administrator", unit: null, function: null }], role: "administrator", id: "x" };
  const accepted = await ask("POST", `/invitations/${invited.token}`, { password: "nine blue umbrellas", ...more });
  const cookie = accepted.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  if (accepted.ok) expect(person.parse(await accepted.json()).person?.grants).toEqual(grants);
  else expect(accepted.status).toBe(400);
  for (const [method, path, body] of [
    ["PUT", "/members/x/grants", more],
    ["POST", "/keys", { name: "k", permissions: ["access.manage"], expiresInDays: null, ...more }],
    ["POST", "/setup", { ...administrator, email: "c@example.org", ...more }],
  ] as const) {
    const response = await ask(method, path, body, { cookie });
    expect({ path, status: response.status }).not.toEqual({ path, status: 500 });
  }
  expect((await ask("GET", "/members", undefined, { cookie })).status).toBe(403);
  const members = await (await ask("GET", "/members", undefined, asAdmin)).text();
  expect(members.match(/"administrator"/g)).toHaveLength(1);
});

test("no provider is looked for inside of the network, by whatever name or form of address it is called", async () => {
  const inside = [
    "https://127.0.0.1",
    "https://127.1",
    "https://2130706433",
    "https://0x7f000001",
    "https://0177.0.0.1",
    "https://localhost",
    "https://LOCALHOST",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://[::ffff:7f00:1]",
    "https://[0:0:0:0:0:0:0:1]",
    "https://10.0.0.1",
    "https://172.16.0.1",
    "https://192.168.1.1",
    "https://100.64.0.1",
    "https://[fd00::1]",
    "https://169.254.169.254",
    "https://[::ffff:a9fe:a9fe]",
    "https://[64:ff9b::a9fe:a9fe]",
    "https://[2002:7f00:1::]",
    "https://0.0.0.0",
    "https://[::]",
    "https://[fe80::1]",
    "https://224.0.0.1",
    "https://①②⑦.0.0.1",
    "https://user:password@127.0.0.1",
    `https://127.0.0.1:${site().server.port}/#.example`,
    `http://127.0.0.1:${site().server.port}`,
    "file:///etc/passwd",
    "gopher://127.0.0.1",
    "javascript:1",
  ];
  const asAdmin = await freshSession();
  for (const issuer of inside) {
    const response = await ask("POST", "/providers/check", { issuer, privateAddresses: false }, asAdmin);
    const { code } = z.looseObject({ code: z.string() }).parse(await response.json());
    expect({ issuer, status: response.status, code }).toEqual({
      issuer,
      status: 400,
      code: expect.stringMatching(/^(address_refused|invalid_input)$/),
    });
  }
}, 60_000);

// Last: afterwards the account is closed for a while.
test("guesses at one account run out, from wherever they claim to come", async () => {
  const open = await freshSession();
  const answers = new Map<number, number>();
  for (let times = 0; times < 14; times += 1) {
    const { status } = await signIn({ "x-forwarded-for": `203.0.113.${times}` }, `a wrong password ${times}`);
    answers.set(status, (answers.get(status) ?? 0) + 1);
  }
  expect(new Set(answers.keys())).toEqual(new Set([403, 429]));
  expect(answers.get(403)).toBeLessThanOrEqual(10);
  const right = await signIn();
  expect(right.status).toBe(429);
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask("GET", "/members", undefined, open)).status).toBe(200);
});
