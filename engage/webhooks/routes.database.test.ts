import type { Reach } from "@firsthand/kernel/permissions";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { createWebhooksRouter } from "./index.ts";
import { testWebhooks } from "./testing/index.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let database: TestDatabase;
let hooks: ReturnType<typeof testWebhooks>;
beforeAll(async () => {
  database = await cloneDatabase();
  hooks = testWebhooks(database.db);
  everything = asked({ system: true, unmasks: "all" });
  integrator = asked({ system: false, unmasks: [] });
});
afterAll(async () => {
  await hooks.close();
  await database.drop();
});

/** The endpoints as somebody with these rights asks them. */
function asked({ system, unmasks }: { readonly system: boolean; readonly unmasks: Reach }) {
  const may = system ? (["webhooks.manage", "system.manage"] as const) : (["webhooks.manage"] as const);
  const asker = { kind: "person", id: "1", name: "Ina", may, reach: () => unmasks } as const;
  return createRouterClient(createWebhooksRouter(), { context: { ground: hooks.ground, asker } });
}

let everything: ReturnType<typeof asked>;
let integrator: ReturnType<typeof asked>;
const plain = { address: "https://desk.example.org/in", events: ["interaction.received" as const] };

test("who may not see personal data everywhere sends none in full, and what was opened stays with its address", async () => {
  const full = { ...plain, personal: "full" as const };
  for (const unmasks of [[], [{ units: ["South"], functions: null }]])
    await expect(asked({ system: true, unmasks }).make({ ...full, name: "full" })).rejects.toMatchObject({
      code: "personal_not_yours",
    });
  const { id, version } = await everything.make({ ...full, name: "full" });
  const renamed = await integrator.change({ ...full, name: "renamed", id, ifVersion: version });
  expect(renamed).toMatchObject({ name: "renamed", personal: "full" });
  const elsewhere = { ...full, address: "https://other.example.org/in", name: "renamed", id };
  await expect(integrator.change({ ...elsewhere, ifVersion: renamed.version })).rejects.toMatchObject({
    code: "personal_not_yours",
  });
});

test("what leaves in full does not become more by who may not see it", async () => {
  const full = { ...plain, personal: "full" as const, channels: ["mail"], units: ["South"], name: "narrow" };
  const made = await everything.make(full);
  const change = (more: object) => integrator.change({ ...full, ...more, id: made.id, ifVersion: made.version });
  for (const wider of [
    { units: [] },
    { units: ["South", "North"] },
    { channels: [] },
    { channels: ["chat"] },
    { events: ["interaction.received" as const, "interaction.sent" as const] },
  ])
    await expect(change(wider)).rejects.toMatchObject({ code: "personal_not_yours" });
  expect(await change({ units: [], personal: "masked" })).toMatchObject({ personal: "masked", units: [] });
});

test("hosts of the own network are opened by who manages the system", async () => {
  const inside = { ...plain, address: "http://10.0.0.1/in", name: "inside", ownNetwork: true };
  await expect(integrator.make(inside)).rejects.toMatchObject({ code: "hosts_not_yours" });
  expect(await everything.make(inside)).toMatchObject({ ownNetwork: true, state: "on" });
});

test("names are taken once, and who is late hears of it", async () => {
  const { id, version, secret } = await integrator.make({ ...plain, name: "desk" });
  expect(secret).toMatch(/^whsec_/);
  expect(JSON.stringify(await integrator.list())).not.toContain(secret);
  await expect(integrator.make({ ...plain, name: "desk" })).rejects.toMatchObject({ code: "webhook_twice" });
  const other = await integrator.make({ ...plain, name: "other" });
  await expect(
    integrator.change({ ...plain, name: "desk", id: other.id, ifVersion: other.version }),
  ).rejects.toMatchObject({ code: "webhook_twice" });
  await integrator.pause({ id });
  await expect(integrator.change({ ...plain, name: "desk", id, ifVersion: version })).rejects.toMatchObject({
    code: "webhook_conflict",
  });
  await integrator.remove({ id });
  for (const ask of [() => integrator.pause({ id }), () => integrator.test({ id }), () => integrator.attempts({ id })])
    await expect(ask()).rejects.toMatchObject({ code: "unknown_webhook" });
  await expect(integrator.attempts({ id: other.id, after: "nonsense" })).rejects.toMatchObject({
    code: "unreadable_cursor",
  });
});
