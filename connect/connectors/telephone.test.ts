import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, expect, test, vi } from "vitest";

import { recordOf, simulate, type Simulation } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});

const settings = { secret: "a long word of ours" };
const mapped = async (value: unknown) => {
  open = await simulate("call-centre", settings, {});
  return (await open.connector.mapWebhook(settings, Buffer.from(JSON.stringify(value)))).items;
};

test("a telephone system: the guide's call, with who spoke, how long, recording and transcript", async () => {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/connectors.md"), "utf8");
  const [, call = ""] = /## A telephone system[^]*?```json\n([^]*?)```/.exec(guide) ?? [];
  expect((await mapped(JSON.parse(call))).map(recordOf)).toEqual([
    {
      externalId: "c-20260201-17",
      version: 0,
      deleted: false,
      at: "2026-02-01T09:00:00.000Z",
      direction: "in",
      kind: "call",
      channel: "telephone",
      author: { role: "customer", phone: "+4930123456", customerNumber: "C-7", name: "Ann Bee" },
      recipient: { role: "agent", account: "ben", email: "ben@brand.example", name: "Ben" },
      thread: "c-20260201-17",
      parents: [],
      broadcast: false,
      unit: "Berlin",
      subject: "Orders",
      text: "customer: Where is my order?\nagent: It comes tomorrow.",
      recording: "https://calls.example/recordings/17.mp3",
      extra: { result: "answered", queue: "Orders", waited_seconds: "21", language: "en" },
    },
    {
      externalId: "c-20260201-17-taken",
      version: 0,
      deleted: false,
      at: "2026-02-01T09:00:21.000Z",
      direction: "out",
      kind: "call",
      channel: "telephone",
      author: { role: "agent", account: "ben", email: "ben@brand.example", name: "Ben" },
      recipient: { role: "customer", phone: "+4930123456", customerNumber: "C-7", name: "Ann Bee" },
      thread: "c-20260201-17",
      parents: ["c-20260201-17"],
      broadcast: false,
      unit: "Berlin",
      text: "",
      handlingSeconds: 312,
      extra: { queue: "Orders" },
    },
  ]);
});

test("a telephone system: several calls at once, ours too; what fits nowhere is kept with the reason", async () => {
  const at = "2026-02-01T10:00:00Z";
  const items = await mapped({
    calls: [
      { id: 1, direction: "outbound", started_at: at, to: "+4930123456", agent: { id: "ben" }, transcript: "Hello" },
      { id: 2, direction: "inbound", started_at: at, from: "+4930123457", result: "missed", thread: "t" },
      { id: 3, direction: "inbound", started_at: "yesterday" },
      { id: 4, direction: "inbound", started_at: at, recording_url: "javascript:alert(1)" },
    ],
  });
  expect(items.slice(0, 2).map(recordOf)).toMatchObject([
    {
      externalId: "1",
      direction: "out",
      author: { role: "agent", account: "ben" },
      recipient: { phone: "+4930123456" },
      text: "Hello",
    },
    { externalId: "2", direction: "in", thread: "t", text: "", extra: { result: "missed" } },
  ]);
  expect(items.slice(2)).toMatchObject([
    { status: "rejected", externalId: "3", reason: { code: "mapping_does_not_fit" } },
    { status: "rejected", externalId: "4", reason: { message: expect.stringContaining("recording") } },
  ]);
});

test("a telephone system says its word in a header; without it nothing is taken", async () => {
  open = await simulate("call-centre", settings, {});
  const { connector } = open;
  const body = Buffer.from("{}");
  const said = (word: string) =>
    connector.verifyWebhook({ headers: { "x-call-secret": word }, body }, [settings.secret]);
  expect(said(settings.secret)).toEqual({ ok: true, id: null });
  expect(said("another")).toEqual({ ok: false, why: "wrong_signature" });
  expect(connector.verifyWebhook({ headers: {}, body }, [settings.secret])).toEqual({ ok: false, why: "no_signature" });
});
