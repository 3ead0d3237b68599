import { createHash } from "node:crypto";
import { request } from "node:http";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { tidyUploads } from "./commands/tidy-uploads.ts";
import { openDesk, ticking, withKey, type Desk } from "./testing/fixture.ts";

const begin = async (desk: Desk, name: string, size: number) => desk.ask("POST", "/uploads", { name, size });
const bytesOf = (desk: Desk, id: string) => readFileSync(join(desk.ground.directory, id));

test("slices are appended, the offset is checked, and a wrong one says where to go on", async () => {
  const desk = await openDesk();
  const { status, body } = await begin(desk, "chats.csv", 10);
  expect({ status, body }).toMatchObject({ status: 200, body: { name: "chats.csv", size: 10, received: 0 } });
  const id = String(body["id"]);
  expect(await desk.send(id, 0, Buffer.from("01234"))).toEqual({ status: 200, body: { received: 5 } });
  for (const offset of [0, 3, 6, 99])
    expect(await desk.send(id, offset, Buffer.from("xx"))).toMatchObject({
      status: 409,
      body: { code: "wrong_offset", received: 5 },
    });
  expect(await desk.send(id, 5, Buffer.from("56789"))).toEqual({ status: 200, body: { received: 10 } });
  expect((await desk.ask("GET", `/uploads/${id}`)).body).toMatchObject({ received: 10, size: 10 });
  expect(bytesOf(desk, id).toString()).toBe("0123456789");
  expect(statSync(desk.ground.directory).mode & 0o777).toBe(0o700);
  expect(statSync(join(desk.ground.directory, id)).mode & 0o777).toBe(0o600);
});

test("a network lost in mid-slice, and a restart of the server: what came is kept, and the rest follows", async () => {
  const first = await openDesk({ jobs: false });
  const content = Buffer.alloc(3_000_000, "abcdefg");
  const id = String((await begin(first, "big.csv", content.length)).body["id"]);
  const received = async (desk: Desk) => Number((await desk.ask("GET", `/uploads/${id}`)).body["received"]);
  await new Promise<void>((resolve) => {
    const path = `${first.url}/api/uploads/${id}/content?offset=0`;
    const headers = { ...withKey, "content-type": "application/octet-stream", "content-length": content.length };
    const sent = request(path, { method: "PUT", headers });
    sent.on("error", () => resolve());
    sent.write(content.subarray(0, 1_000_000), () => setTimeout(() => sent.destroy(new Error("network lost")), 200));
  });
  await expect.poll(() => received(first)).toBeGreaterThan(0);
  await first.stop();
  const second = await openDesk({ jobs: false, of: first });
  const kept = await received(second);
  expect(kept).toBeLessThanOrEqual(1_000_000);
  expect(await second.send(id, kept, content.subarray(kept))).toEqual({
    status: 200,
    body: { received: content.length },
  });
  expect(bytesOf(second, id).equals(content)).toBe(true);
});

test("a request that seems to hang gives way to the next one", async () => {
  const desk = await openDesk({ jobs: false });
  const id = String((await begin(desk, "a.csv", 100)).body["id"]);
  const path = `${desk.url}/api/uploads/${id}/content?offset=0`;
  const headers = { ...withKey, "content-type": "application/octet-stream", "content-length": 50 };
  const hanging = request(path, { method: "PUT", headers });
  hanging.on("error", () => {});
  await new Promise((resolve) => hanging.write(Buffer.alloc(20, "x"), resolve));
  await expect.poll(() => existsSync(join(desk.ground.directory, id))).toBe(true);
  await expect.poll(() => statSync(join(desk.ground.directory, id)).size).toBe(20);
  expect(await desk.send(id, 20, Buffer.alloc(80, "y"))).toEqual({ status: 200, body: { received: 100 } });
  hanging.destroy();
});

test("nothing is larger than declared, than a slice may be, than the limit, or than the disk", async () => {
  const desk = await openDesk({
    jobs: false,
    maxUploadBytes: 10_000_000,
    freeBytes: () => Promise.resolve(300 * 2 ** 20),
  });
  const small = String((await begin(desk, "a.csv", 4)).body["id"]);
  expect(await desk.send(small, 0, Buffer.from("12345"))).toMatchObject({
    status: 413,
    body: { code: "upload_too_long" },
  });
  expect(await begin(desk, "b.csv", 10_000_001)).toMatchObject({
    status: 413,
    body: { code: "upload_too_large", limitBytes: 10_000_000 },
  });
  expect(await begin(desk, "c.csv", 0)).toMatchObject({ status: 422, body: { code: "empty_file" } });
  const large = String((await begin(desk, "d.csv", 10_000_000)).body["id"]);
  expect(await desk.send(large, 0, Buffer.alloc(8 * 2 ** 20 + 1))).toMatchObject({
    status: 413,
    body: { code: "slice_too_large", limitBytes: 8 * 2 ** 20 },
  });
  const some = [await begin(desk, "e.csv", 9_000_000), await begin(desk, "f.csv", 9_000_000)];
  expect(some.map(({ status }) => status)).toEqual([200, 200]);
  for (let n = 0; n < 2; n++) await begin(desk, "g.csv", 9_000_000);
  const short = await begin(desk, "h.csv", 9_000_000);
  expect(short).toMatchObject({ status: 507, body: { code: "disk_short" } });
});

test("nonsense ids and offsets are answered as what they are; a name never becomes a path", async () => {
  const desk = await openDesk({ jobs: false });
  for (const id of ["nonsense", "..%2f..%2fetc%2fpasswd", "0".repeat(36)])
    expect((await desk.send(id, 0, Buffer.from("x"))).status).toBe(400);
  const unknown = "00000000-0000-7000-8000-000000000000";
  expect((await desk.send(unknown, 0, Buffer.from("x"))).body["code"]).toBe("unknown_upload");
  expect((await desk.ask("POST", `/uploads/${unknown}/inspection`, {})).status).toBe(404);
  const id = String((await begin(desk, "../../etc/pass\u202Ewd 😀.csv", 3)).body["id"]);
  expect((await desk.ask("GET", `/uploads/${id}`)).body["name"]).toBe("passwd 😀.csv");
  for (const offset of ["-1", "x", "1.5", ""]) {
    const path = `${desk.url}/api/uploads/${id}/content?offset=${offset}`;
    const headers = { ...withKey, "content-type": "application/octet-stream" };
    const { status } = await fetch(path, { method: "PUT", headers, body: "abc" });
    expect({ offset, status }).toEqual({ offset, status: offset === "" ? 200 : 400 });
  }
  expect(readdirSync(desk.ground.directory)).toEqual([id]);
});

test("300 MB in slices arrive whole in flat memory", async () => {
  const desk = await openDesk({ jobs: false });
  const slice = Buffer.alloc(8 * 2 ** 20, "0123456789abcdef");
  const slices = 36;
  const id = String((await begin(desk, "large.csv", slice.length * slices)).body["id"]);
  const whole = createHash("sha256");
  let most = 0;
  let before = 0;
  for (let n = 0; n < slices; n++) {
    slice.writeUInt32LE(n, 0);
    whole.update(slice);
    expect((await desk.send(id, n * slice.length, slice)).status).toBe(200);
    if (n === 5) before = process.memoryUsage.rss();
    most = Math.max(most, process.memoryUsage.rss());
  }
  expect(createHash("sha256").update(bytesOf(desk, id)).digest("hex")).toBe(whole.digest("hex"));
  // Client and server share this process; the client alone holds a slice twice.
  expect((most - before) / 2 ** 20).toBeLessThan(150);
});

test("what nobody touched for three days is removed, and what is being read is kept", async () => {
  let now = new Date();
  const world = Object.defineProperty({ ...ticking() }, "now", { get: () => now });
  const desk = await openDesk({ jobs: false, world });
  const old = await desk.upload("old.csv", "at,direction,text\n2024-01-01,in,hi\n");
  const read = await desk.upload("read.csv", "at,direction,text\n2024-01-01,in,ho\n");
  expect((await desk.ask("POST", "/imports", { uploadId: read })).status).toBe(200);
  const orphan = "00000000-0000-7000-8000-00000000000a";
  writeFileSync(join(desk.ground.directory, orphan), "x");
  now = new Date(Date.now() + 2.9 * 86_400_000);
  utimesSync(join(desk.ground.directory, orphan), new Date(0), new Date(0));
  await tidyUploads(desk.ground);
  expect(readdirSync(desk.ground.directory).toSorted()).toEqual([old, read].toSorted());
  now = new Date(Date.now() + 3.1 * 86_400_000);
  await tidyUploads(desk.ground);
  expect(readdirSync(desk.ground.directory)).toEqual([read]);
  expect((await desk.ask("GET", `/uploads/${old}`)).status).toBe(404);
});

test("an upload that is given up is gone, but not while an import waits for it", async () => {
  const desk = await openDesk({ jobs: false });
  const id = await desk.upload("a.csv", "at,direction,text\n2024-01-01,in,hi\n");
  const { body } = await desk.ask("POST", "/imports", { uploadId: id });
  expect((await desk.ask("DELETE", `/uploads/${id}`)).body["code"]).toBe("upload_in_use");
  expect((await desk.ask("DELETE", `/uploads/${id.toUpperCase()}`)).body["code"]).toBe("upload_in_use");
  await desk.ask("POST", `/imports/${String(body["id"])}/stop`);
  expect((await desk.ask("DELETE", `/uploads/${id}`)).body).toEqual({ removed: true });
  expect(readdirSync(desk.ground.directory)).toEqual([]);
  expect((await desk.ask("POST", `/imports/${String(body["id"])}/resume`)).body).toMatchObject({ code: "file_gone" });
  expect((await desk.ask("GET", `/imports/${String(body["id"])}`)).body).toMatchObject({
    state: "stopped",
    resumable: false,
  });
});
