import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";

import { afterAll, beforeAll, expect, test } from "vitest";

import { barriersOf } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

/** Another system, which takes what it is sent, or not. */
let server: Server;
let address: string;
let status = 200;
const arrived: { readonly id: string; readonly type: string; readonly body: string }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      const { type } = JSON.parse(body) as { type: string };
      arrived.push({ id: String(request.headers["webhook-id"]), type, body });
      response.writeHead(status).end(status === 200 ? "" : "<b>closed for ann@example.org</b>");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/in`;
});
afterAll(() => server.close());

const soon = { timeout: 60_000 };
let secret = "";
let path = "";

/** Sends a message to the incoming webhook, signed as Standard Webhooks says. */
async function send(text: string): Promise<number> {
  const [id, at] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
  const author = { email: "ann@example.org", name: "Ann Field" };
  const body = JSON.stringify({
    externalId: id,
    at: new Date().toISOString(),
    direction: "in",
    channel: "chat",
    author,
    text,
  });
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = `v1,${createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64")}`;
  const headers = { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature };
  const response = await fetch(path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  return response.status;
}

test("an administrator makes an address where another system sends, and its secret is shown once", async () => {
  const page = await stage().open("/webhooks");
  await page.getByText("Nothing is sent anywhere yet").waitFor();
  await page.getByRole("link", { name: "Incoming webhooks" }).click();
  await page.getByText("No system sends anything yet").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Make an address" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Shop");
  await page.getByRole("button", { name: "Make the address" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Channel").fill("chat");
  await page.getByRole("button", { name: "Make the address" }).click();
  secret = (await page.getByLabel("The secret", { exact: true }).textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "I have it" }).click();
  path = (await page.getByLabel("Address of Shop").textContent()) ?? "";
  await page.getByText("nothing came yet").waitFor();
  expect(await send("Where is my parcel?")).toBe(202);
  const right = secret;
  secret = `whsec_${Buffer.alloc(32).toString("base64")}`;
  expect(await send("Where is theirs?")).toBe(401);
  secret = right;
  await page.reload();
  await page.getByText("last used").waitFor();
  expect(await barriersOf(page)).toEqual([]);
}, 120_000);

test("what comes in is told to another system, and the log of deliveries says what became of it", async () => {
  const name = `Service desk ${randomUUID().slice(0, 4)}`;
  [status, arrived.length] = [200, 0];
  const page = await stage().open("/webhooks");
  await page.getByRole("button", { name: "Send to an address" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Address" }).fill(address);
  await page.getByRole("button", { name: "Begin to send" }).click();
  await page.getByText("it is reached without encryption").first().waitFor();
  await page.getByLabel("Its host stands in our own network").check();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Begin to send" }).click();
  await page.getByText("whsec_").waitFor();
  await page.getByRole("button", { name: "I have it" }).click();
  await page.getByRole("link", { name: `Open ${name}` }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText(/The test: Taken, 200/).waitFor(soon);
  await expect.poll(() => arrived.map(({ type }) => type), soon).toEqual(["webhook.test"]);

  status = 503;
  expect(await send("And where is the other one?")).toBe(202);
  await page.getByText("It has trouble of its own (503).").first().waitFor(soon);
  await page.getByText("Fails, tried again").waitFor(soon);
  await page.getByText("What it answered").first().click();
  const answer = page.locator("pre").first();
  expect(await answer.textContent()).toMatch(/^<b>closed for/);
  expect(await answer.textContent()).not.toContain("ann@example.org");
  expect(await barriersOf(page)).toEqual([]);

  status = 200;
  await page
    .getByRole("button", { name: /^Send again event \d+$/ })
    .first()
    .click();
  await page.getByText("was taken later").first().waitFor(soon);
  await page.getByText("Flows", { exact: true }).waitFor(soon);
  const told = arrived.filter(({ type }) => type === "interaction.received");
  expect(told.length).toBeGreaterThanOrEqual(2);
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  expect(told[0]?.body).toContain("And where is the other one?");
  expect(told[0]?.body).not.toContain("Ann Field");
}, 180_000);

test("who may not send to other systems sees none of it", async () => {
  const agent = await (await stage().window("agent")).newPage();
  await agent.goto(`${stage().app.url}/webhooks`);
  await agent.getByText("Service desk").waitFor({ state: "detached" });
  expect(await agent.getByRole("link", { name: "Webhooks" }).count()).toBe(0);
  expect((await agent.request.get(`${stage().app.url}/api/webhooks`)).status()).toBe(403);
});
