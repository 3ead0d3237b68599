import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { makeEndpoint, removeEndpoint } from "./commands/save-endpoint.ts";
import { createSender } from "./index.ts";
import { openLog, openReceiver, testWebhooks } from "./testing/index.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let database: TestDatabase;
let hooks: ReturnType<typeof testWebhooks>;
let log: Awaited<ReturnType<typeof openLog>>;
let run = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  hooks = testWebhooks(database.db);
  log = await openLog(database.db);
});
afterAll(async () => {
  await hooks.close();
  await database.drop();
});

const batch = fc.array(fc.constantFrom("ann", "bea", "cem", "dia"), { minLength: 1, maxLength: 3 });

test("whatever fails, and however often its process stops, each event arrives, and those of a conversation in their order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom("take", "refuse", "cut", "stop"), { minLength: 1, maxLength: 12 }),
      async (batches, fates) => {
        run += 1;
        const receiver = await openReceiver();
        const taken: { readonly id: string; readonly conversation: string; readonly number: number }[] = [];
        const start = () => {
          const sender = createSender({ ground: hooks.ground, logVersion: log.logVersion, onTrouble: () => {} });
          sender.start();
          return sender;
        };
        let sender = start();
        let restarted: Promise<void> = Promise.resolve();
        let next = 0;
        receiver.answers = ({ headers, data }, response) => {
          const fate = fates[next++] ?? "take";
          if (fate === "refuse") return response.writeHead(500).end();
          if (fate === "cut") return response.socket?.destroy();
          const conversation = String(data["conversationId"]);
          taken.push({ id: String(headers["webhook-id"]), conversation, number: data.number ?? 0 });
          if (fate === "take") return response.end();
          // It was taken, and whoever sent it does not live to hear that.
          restarted = restarted.then(async () => {
            await sender.stop();
            sender = start();
          });
          return undefined;
        };
        const settings = { channels: [], units: [], personal: "masked", ownNetwork: true } as const;
        const { id } = await makeEndpoint(
          hooks.ground,
          {
            ...settings,
            channels: [],
            units: [],
            name: `run ${run}`,
            address: receiver.url,
            events: ["interaction.received"],
          },
          "Ada",
        );
        for (const [index, names] of batches.entries())
          await log.say(
            ...names.map((name, at) => ({ externalId: `${run}.${index}.${at}`, author: { account: `${name}${run}` } })),
          );
        const expected = batches.flat().length;
        await expect
          .poll(
            async () => {
              hooks.forward(400_000);
              const { rows } = await sql<{ n: number }>`
                select count(*)::int as n from webhook_delivery where endpoint_id = ${id} and state = 'done'`.execute(
                database.db,
              );
              return rows[0]?.n;
            },
            { timeout: 60_000, interval: 200 },
          )
          .toBe(expected);
        await restarted;
        await sender.stop();
        await removeEndpoint(hooks.ground, id);
        await receiver.close();
        expect(new Set(taken.map((one) => one.id)).size).toBe(expected);
        for (const [, of] of Map.groupBy(taken, ({ conversation }) => conversation)) {
          const inOrder = of.filter((one, at) => of.findIndex(({ id: same }) => same === one.id) === at);
          expect(inOrder.map(({ number }) => number)).toEqual(
            inOrder.map(({ number }) => number).toSorted((a, b) => a - b),
          );
        }
      },
    ),
    { numRuns: 8 },
  );
});
