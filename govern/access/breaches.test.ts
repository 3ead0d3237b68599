import { createHash } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";

import { createBreachCheck } from "./breaches.ts";

const password = "seventeen quiet otters";
const hash = createHash("sha1").update(password).digest("hex").toUpperCase();
const [start, rest] = [hash.slice(0, 5), hash.slice(5)];

/** A list of stolen passwords on this machine, and what it was asked. */
async function listThat(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const asked: { path: string | undefined; padding: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url, padding: request.headers["add-padding"] });
    answer(response, request);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
  return { address, isBreached: createBreachCheck(address), asked, close };
}

const other = "0018A45C4D1DEF81644B54AB7F969B88D65:1";

test("a password that stands in the list is told, and the list learns five signs of its hash alone", async () => {
  const { isBreached, asked } = await listThat((response) => response.end(`${other}\r\n${rest}:3\r\n`));
  expect(await isBreached(password)).toBe(true);
  // One password is one on every keyboard: the signs of full width are the same.
  expect(await isBreached(password.replace("seventeen", "\uff53eventeen"))).toBe(true);
  expect(asked).toEqual(Array.from({ length: 2 }, () => ({ path: `/range/${start}`, padding: "true" })));
  expect(await isBreached("eighteen quiet otters")).toBe(false);
});

test("what only fills the list up, or begins alike, is not told", async () => {
  for (const lines of [`${rest}:0`, `${rest.slice(0, -1)}:5`, `X${rest}:5`, `${other}\r\n`, ""]) {
    const { isBreached } = await listThat((response) => response.end(lines));
    expect([lines, await isBreached(password)]).toEqual([lines, false]);
  }
});

test("nobody is kept out by a list that is away, slow, wrong, endless or sends elsewhere", async () => {
  const away = await listThat((response) => response.end());
  away.close();
  expect(await away.isBreached(password)).toBe(false);

  const elsewhere = await listThat((response) => response.end(`${rest}:3`));
  const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
    "no answer at all": () => {},
    "half an answer": (response) => void response.write(`${rest}:`),
    "an error with the line in it": (response) => response.writeHead(503).end(`${rest}:3`),
    "a page": (response) => response.setHeader("content-type", "text/html").end("<p>no</p>"),
    "broken off": (response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("x", () => response.destroy());
    },
    "sent elsewhere": (response) => response.writeHead(302, { location: elsewhere.address + start }).end(),
    endless: (response) => {
      const more = () => void (response.destroyed || response.write("x".repeat(1_000_000), more));
      more();
    },
  };
  for (const [what, answer] of Object.entries(answers)) {
    const { isBreached } = await listThat(answer);
    const begun = performance.now();
    expect([what, await isBreached(password)]).toEqual([what, false]);
    expect(performance.now() - begun).toBeLessThan(4_000);
  }
  expect(elsewhere.asked).toEqual([]);
}, 30_000);

test("without an address nothing is asked", async () => {
  expect(await createBreachCheck(undefined)(password)).toBe(false);
});
