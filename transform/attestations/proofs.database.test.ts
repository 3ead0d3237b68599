import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { backup, restore } from "@firsthand/platform/storage";
import { emptyDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { expect, onTestFinished, test } from "vitest";

import { PROOF_SIZE } from "./contract.ts";
import { findStanding } from "./index.ts";
import { readProof } from "./store/proofs.ts";
import { as, codeOf, idOf, openDesk, type Desk, type Who } from "./testing/fixture.ts";

const download = ({ url }: Desk, id: string, who: Who = "Vera") =>
  fetch(`${url}/api/attestations/proofs/${id}`, { headers: as(who) });

const counts = async ({ database }: Desk) => {
  const { rows } = await database.pool.query<{ proofs: number; files: number }>(
    "select (select count(*)::int from attestation_proof) as proofs, (select count(*)::int from attestation_file) as files",
  );
  return rows[0];
};

test("a file comes out byte for byte, to be saved and never shown", async () => {
  const desk = await openDesk();
  const html = "<script>alert(document.cookie)</script>";
  const uploaded = await desk.upload("Ann", "../\u202eZiele 2026.txt", html, { "content-type": "text/html" });
  expect(uploaded).toEqual({ status: 200, body: { id: expect.any(String), name: "Ziele 2026.txt", bytes: 39 } });
  const given = await desk.give("Ann", { proof: { kind: "file", id: idOf(uploaded) } });
  expect(given.body["proof"]).toEqual({ kind: "file", ...uploaded.body });
  const listed = await desk.ask("Vera", "GET", "?criterion=budget");
  expect(listed.body["answers"]).toEqual([given.body]);
  const back = await download(desk, idOf(uploaded));
  expect(await back.text()).toBe(html);
  expect(Object.fromEntries(back.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="Ziele 2026.txt"; filename*=UTF-8''Ziele%202026.txt`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=3600",
    "content-security-policy": expect.stringContaining("default-src 'none'"),
  });
});

test("whatever type the request says: JSON, a form, none at all", async () => {
  const desk = await openDesk();
  const types = ["application/json", "application/x-www-form-urlencoded", "text/plain", "application/octet-stream"];
  for (const type of types) {
    const { status, body } = await desk.upload("Ann", "a.txt", "{not json", { "content-type": type });
    expect([type, status, body["bytes"]]).toEqual([type, 200, 9]);
  }
  const untyped = await desk.upload("Ann", "/a.CSV", new Blob(["abc"]));
  expect(untyped).toMatchObject({ status: 200, body: { name: "a.CSV", bytes: 3 } });
});

test("viewers and strangers upload nothing, strangers read nothing, and nonsense is told as such", async () => {
  const desk = await openDesk();
  expect((await desk.upload("Vera", "a.txt", "x")).status).toBe(403);
  expect((await desk.upload("Nobody", "a.txt", "x")).status).toBe(401);
  const id = idOf(await desk.upload("Ann", "a.txt", "x"));
  expect((await download(desk, id, "Nobody")).status).toBe(401);
  expect((await download(desk, id.toUpperCase())).status).toBe(200);
  expect((await download(desk, "nonsense")).status).toBe(400);
  expect(await (await download(desk, "00000000-0000-7000-8000-000000000000")).json()).toMatchObject({
    status: 404,
    code: "unknown_proof",
  });
  expect((await desk.upload("Ann", "x".repeat(1001), "x")).status).toBe(400);
});

test("a file that is not what its name says, or of another kind, is refused with words and kept nowhere", async () => {
  const desk = await openDesk();
  for (const [name, content, why] of [
    ["run.exe", "MZ", "ending"],
    ["page.html", "<p>x</p>", "ending"],
    ["drawing.svg", "<svg/>", "ending"],
    ["", "x", "ending"],
    ["report.pdf.js", "%PDF-1.7", "ending"],
    ["report.pdf", "MZ\u0090", "content"],
    ["picture.png", "<svg/>", "content"],
    ["table.xlsx", "PK\u0003\u0004 and so on", "content"],
    ["notes.txt", "\u0000\u0001", "content"],
  ] as const) {
    const { status, body } = await desk.upload("Ann", name, content);
    expect({ name, status, code: body["code"], why: body["why"] }).toEqual({
      name,
      status: 415,
      code: "proof_kind_refused",
      why,
    });
    expect(body["advice"]).toContain("pdf, png");
  }
  expect(await counts(desk)).toEqual({ proofs: 0, files: 0 });
});

test("ten megabytes fit, a byte more does not, said beforehand or met on the way; nothing is none", async () => {
  const desk = await openDesk();
  const full = Buffer.alloc(PROOF_SIZE, "a");
  const id = idOf(await desk.upload("Ann", "full.txt", full));
  const back = Buffer.from(await (await download(desk, id)).arrayBuffer());
  expect(back.equals(full)).toBe(true);
  const more = Buffer.alloc(PROOF_SIZE + 1);
  expect(await desk.upload("Ann", "more.bin", more)).toMatchObject({
    status: 413,
    body: { code: "proof_too_large", limitBytes: PROOF_SIZE },
  });
  const unannounced = new Blob([more, more]).stream();
  expect(await codeOf(desk.upload("Ann", "stream.bin", unannounced))).toBe("413 proof_too_large");
  expect(await codeOf(desk.upload("Ann", "empty.txt", ""))).toBe("422 empty_proof");
  expect(await counts(desk)).toEqual({ proofs: 1, files: 1 });
});

test("the same bytes are kept once, under each name; what no answer uses within a day goes", async () => {
  const desk = await openDesk();
  const used = await desk.upload("Ann", "minutes-may.pdf", "%PDF-1.7 the same");
  const other = await desk.upload("Ben", "minutes-june.pdf", "%PDF-1.7 the same");
  await desk.upload("Ben", "draft.pdf", "%PDF-1.7 something else");
  expect([used.body["name"], other.body["name"]]).toEqual(["minutes-may.pdf", "minutes-june.pdf"]);
  expect(await counts(desk)).toEqual({ proofs: 3, files: 2 });
  await desk.give("Ann", { proof: { kind: "file", id: idOf(used) } });
  desk.setNow("2026-03-11T09:00:00Z");
  await desk.upload("Ann", "next.pdf", "%PDF-1.7 next");
  expect(await counts(desk)).toEqual({ proofs: 4, files: 3 });
  desk.setNow("2026-03-11T09:00:00.001Z");
  await desk.upload("Ann", "later.pdf", "%PDF-1.7 later");
  expect(await counts(desk)).toEqual({ proofs: 3, files: 3 });
  expect((await download(desk, idOf(used))).status).toBe(200);
  expect(await codeOf(desk.give("Ben", { criterion: "vision", proof: { kind: "file", id: idOf(other) } }))).toBe(
    "404 unknown_proof",
  );
});

test("a backup holds the largest file, and gives it back", async () => {
  const desk = await openDesk();
  const place = temporaryDirectory();
  onTestFinished(() => place.remove());
  const other = await emptyDatabase();
  onTestFinished(() => other.drop());
  const content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(PROOF_SIZE - 9)]);
  const id = idOf(await desk.upload("Ann", "full.pdf", content));
  await desk.give("Ann", { proof: { kind: "file", id } });
  const file = join(place.path, "backup.gz");
  const from = { dataDirectory: join(place.path, "from"), databaseUrl: desk.database.url };
  await backup(from, file, { plain: true });
  await restore({ dataDirectory: join(place.path, "to"), databaseUrl: other.url }, file, { replace: false });
  const back = await readProof(other.db, id, { by: "1", units: undefined });
  expect(back?.content.equals(content)).toBe(true);
  expect((await findStanding(other.db, { asOf: desk.ground.now() })).get("budget")?.answer.proof).toBe("given");
});
