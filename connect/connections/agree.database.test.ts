import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";

import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { readManifest } from "../manifest/index.ts";
import { beginAgreement, endAgreement } from "./commands/agree.ts";
import { makeConnection } from "./commands/save-connection.ts";
import type { ConnectionsGround } from "./ground.ts";
import { type ManifestConnectors, manifestConnectors } from "./manifest-connector.ts";
import { showConnection } from "./queries/show-connections.ts";
import { begin, clock, groundWith, nothing, run, system, taken } from "./testing/index.ts";

let database: TestDatabase;
let server: Server;
let site: string;
let described: ManifestConnectors;
/** What the other side knows: who agreed with which challenge, and which tokens are good. */
let challenge: string | undefined;
let issued = 0;
let goodTokens: Set<string>;
let refreshes: Set<string>;

beforeAll(async () => {
  database = await cloneDatabase();
  const read = readManifest(manifest);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  described = manifestConnectors([read.manifest], { now: () => clock.now, random: () => 0.5 });
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const say = (status: number, value: unknown) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(value));
      };
      if (request.url === "/token") return say(...tokenAnswer(new URLSearchParams(body)));
      const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
      if (!goodTokens.has(token)) return say(401, { error: "expired" });
      return say(200, { messages: [{ id: "n1", text: "hello", at: "2026-10-31T10:00:00Z", by: "cleo" }] });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  site = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  await described.close();
  server.close();
  await database.drop();
});
beforeEach(async () => {
  await begin(database.db);
  await sql`delete from connection_agreement`.execute(database.db);
  [challenge, goodTokens, refreshes] = [undefined, new Set(), new Set()];
});

function tokenAnswer(form: URLSearchParams): [number, unknown] {
  const code = form.get("grant_type") === "authorization_code";
  const verified =
    createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url") === challenge && form.get("code") === "code-1";
  if (code ? !verified : !refreshes.delete(form.get("refresh_token") ?? "")) return [400, { error: "invalid_grant" }];
  issued += 1;
  goodTokens = new Set([`access-${issued}`]);
  refreshes.add(`refresh-${issued}`);
  return [
    200,
    { access_token: `access-${issued}`, refresh_token: `refresh-${issued}`, expires_in: 3600, token_type: "Bearer" },
  ];
}

const manifest = `
id: notes
name: Notes
about: Notes that customers leave.
settings:
  site: { title: Site, kind: url }
  client: { title: Client, kind: text }
  secret: { title: Secret, kind: secret }
base: "{site}"
authentication:
  kind: oauth2_authorization_code
  authorization_address: "{site}/agree"
  token_address: "{site}/token"
  client_id: "{client}"
  client_secret: "{secret}"
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: explicit }
    request: { path: /notes }
    records: messages
    edits: not_seen
    deletions: not_seen
    map: |
      { "externalId": id, "at": at, "direction": "in", "thread": id, "channel": "notes", "author": { "account": by }, "text": text }
`;

function ground(): ConnectionsGround {
  return {
    ...groundWith(
      database.db,
      system(() => 0, nothing),
    ),
    connectors: () => described.connectors,
  };
}

const given = () => ({
  connector: "notes",
  name: "Our notes",
  settings: { site, client: "firsthand", secret: "client-secret" },
  allowedHosts: [site.replace("http://", "")],
  days: 30,
});
const redirect = "https://cx.example/sources/agreed";

test("somebody agrees on the other side, comes back once, and it is read; tokens are renewed and never in the clear", async () => {
  const world = ground();
  const id = await makeConnection(world, given(), "Ann");
  await run(world);
  expect((await showConnection(world.db, world, id)).state).toBe("paused");
  const address = new URL(await beginAgreement(world, { id, redirect }, "ann"));
  expect([address.pathname, address.searchParams.get("redirect_uri")]).toEqual(["/agree", redirect]);
  challenge = address.searchParams.get("code_challenge") ?? undefined;
  const back = { state: address.searchParams.get("state") ?? "", code: "code-1" };
  await expect(endAgreement(world, back, "ben")).rejects.toMatchObject({ code: "agreement_over" });
  const again = new URL(await beginAgreement(world, { id, redirect }, "ann"));
  challenge = again.searchParams.get("code_challenge") ?? undefined;
  const state = again.searchParams.get("state") ?? "";
  expect(await endAgreement(world, { state, code: "code-1" }, "ann")).toBe(id);
  await expect(endAgreement(world, { state, code: "code-1" }, "ann")).rejects.toMatchObject({ code: "agreement_over" });
  await run(world);
  expect([...(await taken(world.db)).keys()]).toEqual(["n1"]);
  const { rows } = await sql<{ all: string }>`select connection::text as all from connection`.execute(database.db);
  expect(rows[0]?.all).not.toMatch(/access-|refresh-|client-secret/);

  goodTokens.clear(); // the other side ends the token early: it is renewed, and the new one kept
  clock.now = new Date(clock.now.getTime() + 60 * 60_000);
  await run(world);
  const { health, streams } = await showConnection(world.db, world, id);
  expect([health, streams[0]?.failure]).toEqual(["flows", null]);
});

test("a way back is good for ten minutes", async () => {
  const world = ground();
  const id = await makeConnection(world, given(), "Ann");
  const address = new URL(await beginAgreement(world, { id, redirect }, "ann"));
  clock.now = new Date(clock.now.getTime() + 10 * 60_000 + 1);
  const back = { state: address.searchParams.get("state") ?? "", code: "code-1" };
  await expect(endAgreement(world, back, "ann")).rejects.toMatchObject({ code: "agreement_over" });
});

test("what the other side says to a wrong code is told", async () => {
  const world = ground();
  const id = await makeConnection(world, given(), "Ann");
  const address = new URL(await beginAgreement(world, { id, redirect }, "ann"));
  const back = { state: address.searchParams.get("state") ?? "", code: "another" };
  await expect(endAgreement(world, back, "ann")).rejects.toMatchObject({ code: "connection_fails" });
});
