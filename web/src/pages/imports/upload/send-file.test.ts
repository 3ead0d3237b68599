import { SLICE_LIMIT } from "@firsthand/engage/imports/contract";
import { ORPCError } from "@orpc/client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { FileUnreadable, type SendingProgress, type UploadServer, nextSlice, sendFile } from "./send-file.ts";

const id = "0190a000-0000-7000-8000-000000000001";
const file = (size: number) => {
  const bytes = Uint8Array.from({ length: size }, (_unused, at) => at % 251);
  return {
    name: "a.csv",
    size,
    slice: (from: number, to: number) => ({ arrayBuffer: () => Promise.resolve(bytes.slice(from, to).buffer) }),
    bytes,
  };
};

/** A server that keeps what it gets and, when told so, loses an answer or the whole request. */
function serverThat(mishaps: ("ok" | "answer lost" | "request lost" | "busy")[], size: number) {
  const kept = new Uint8Array(size);
  let received = 0;
  const take = (bytes: Uint8Array) => {
    kept.set(bytes, received);
    received += bytes.length;
  };
  const upload = () => ({ id, name: "a.csv", size, received, createdAt: "2026-01-01T00:00:00.000Z" });
  const fail = (status: number, code: string) => new ORPCError(code, { status, message: code, data: { code } });
  const server: UploadServer = {
    begin: () => Promise.resolve(upload()),
    show: () => Promise.resolve(upload()),
    put: async (_id, offset, slice) => {
      const mishap = mishaps.shift() ?? "ok";
      if (mishap === "request lost") throw fail(503, "away");
      if (mishap === "busy") throw fail(429, "too_many");
      if (offset !== received) throw fail(409, "wrong_offset");
      take(new Uint8Array(slice));
      if (mishap === "answer lost") throw fail(504, "gateway_timeout");
      return received;
    },
  };
  return { server, kept, take, received: () => received };
}

async function send(size: number, server: UploadServer, cancelled = () => false) {
  const told: SendingProgress[] = [];
  const pauses: number[] = [];
  const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
  let now = 0;
  const clock = () => (now += 5_000);
  const tell = (progress: SendingProgress) => void told.push(progress);
  const sent = await sendFile(file(size), { server, pause, clock, tell, cancelled });
  return { sent, told, pauses };
}

test("whatever is lost on the way, the server ends with exactly the bytes of the file", async () => {
  const mishap = fc.constantFrom("ok" as const, "answer lost" as const, "request lost" as const, "busy" as const);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 600_000 }),
      fc.array(mishap, { maxLength: 8 }),
      async (size, mishaps) => {
        const { server, kept, received } = serverThat(mishaps, size);
        const { sent, told } = await send(size, server);
        expect(sent).toBe(id);
        const { bytes } = file(size);
        expect(received()).toBe(size);
        expect(kept.findIndex((byte, at) => byte !== bytes[at])).toBe(-1);
        expect(told.at(-1)).toEqual({ id, sent: size, waitingFor: undefined });
      },
    ),
    { numRuns: 25 },
  );
});

test("waits longer after each failure and says what it waits for", async () => {
  const { server } = serverThat(["request lost", "request lost", "request lost", "ok"], 1000);
  const { told, pauses } = await send(1000, server);
  expect(pauses).toEqual([500, 1_000, 2_000]);
  expect(told.filter(({ waitingFor }) => waitingFor?.code === "away")).toHaveLength(3);
});

test("goes on with an earlier upload from where the server is", async () => {
  const { server, kept, take } = serverThat([], 10);
  take(Uint8Array.of(0, 1, 2, 3));
  const sent = await sendFile(
    file(10),
    { server, pause: () => Promise.resolve(), clock: () => 0, tell: () => undefined, cancelled: () => false },
    await server.show(id),
  );
  expect(sent).toBe(id);
  expect([...kept]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

describe("what no later try would change is told", () => {
  test("a full disk", async () => {
    const { server } = serverThat([], 1000);
    const full = new ORPCError("disk_full", { status: 507, message: "The disk is full." });
    await expect(send(1000, { ...server, put: () => Promise.reject(full) })).rejects.toBe(full);
  });

  test("a file that went away", async () => {
    const { server } = serverThat([], 1000);
    const gone = { name: "a", size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) };
    const tools = {
      server,
      pause: () => Promise.resolve(),
      clock: () => 0,
      tell: () => undefined,
      cancelled: () => false,
    };
    await expect(sendFile(gone, tools)).rejects.toBeInstanceOf(FileUnreadable);
  });
});

test("a cancelled upload sends nothing more", async () => {
  const { server, received } = serverThat([], 1000);
  expect((await send(1000, server, () => true)).sent).toBeUndefined();
  expect(received()).toBe(0);
});

test("slices stay within the limit, whatever the network does", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 256 * 1024, max: SLICE_LIMIT }),
      fc.integer({ min: 0, max: 100_000 }),
      (bytes, ms) => {
        const next = nextSlice(bytes, ms);
        expect(next).toBeLessThanOrEqual(Math.min(SLICE_LIMIT, bytes * 2));
        expect(next).toBeGreaterThanOrEqual(256 * 1024);
      },
    ),
  );
  expect(nextSlice(1_000_000, 1_000)).toBe(1_000_000);
  expect(nextSlice(1_000_000, 10)).toBe(2_000_000);
});
