import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";

import { type Asking, askJson } from "./reach.ts";

/** A server on this machine, and where it was asked. */
async function serverThat(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    answer(response, request);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

/** Names are found by what is said here, the n-th time the n-th; gives how often they were looked for. */
function namesAre(...turns: readonly (readonly string[])[]) {
  let times = 0;
  const resolve: Asking["resolve"] = (_name, _options, done) => {
    const found = turns[Math.min(times, turns.length - 1)] ?? [];
    times += 1;
    done(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { resolve, times: () => times };
}

const fine = (response: ServerResponse) => response.end('{"fine":true}');

test("a name that leads into the network is refused, also when only one of its addresses does", async () => {
  const inside = ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.31.255.255", "::1", "fd12::1", "::ffff:10.0.0.1"];
  for (const address of inside) {
    for (const found of [[address], ["203.0.113.10", address]]) {
      const asked = askJson("https://login.example", { privateAddresses: false, resolve: namesAre(found).resolve });
      await expect(asked, String(found)).rejects.toMatchObject({ code: "address_refused" });
    }
  }
});

test("where no provider ever stands is refused by any name, also where the own network is allowed", async () => {
  for (const address of ["169.254.169.254", "0.0.0.0", "fe80::1", "64:ff9b::a9fe:a9fe", "::ffff:169.254.169.254"]) {
    const asked = askJson("http://login.example", { privateAddresses: true, resolve: namesAre([address]).resolve });
    await expect(asked, address).rejects.toMatchObject({ code: "address_refused" });
  }
});

test("a name is looked at once, and the address that was looked at is the one that is asked", async () => {
  const { port, asked } = await serverThat(fine);
  // The second answer would lead elsewhere: whoever asks for the name once more would go there.
  const names = namesAre(["127.0.0.1"], ["169.254.169.254"]);
  const asking = { privateAddresses: true, resolve: names.resolve };
  expect(await askJson(`http://login.example:${port}/one`, asking)).toEqual({ status: 200, body: { fine: true } });
  expect(names.times()).toBe(1);
  expect(asked).toEqual(["/one"]);
  // And each request looks anew.
  const again = askJson(`http://login.example:${port}/two`, asking);
  await expect(again).rejects.toMatchObject({ code: "address_refused" });
  expect(asked).toEqual(["/one"]);
});

test("whoever answers with another address is not followed", async () => {
  const inner = await serverThat(fine);
  for (const status of [301, 302, 303, 307, 308]) {
    const outer = await serverThat((response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${inner.port}/keys` }).end("{}"),
    );
    const answer = await askJson(`http://127.0.0.1:${outer.port}/`, { privateAddresses: true });
    expect(answer).toEqual({ status, body: {} });
  }
  expect(inner.asked).toEqual([]);
});

test("an answer that is no JSON or too long is refused, without waiting for its end", async () => {
  const page = await serverThat((response) => response.end("<p>sign in</p>"));
  const asked = askJson(`http://127.0.0.1:${page.port}/`, { privateAddresses: true });
  await expect(asked).rejects.toMatchObject({ code: "provider_unreachable" });
  const endless = await serverThat((response) => {
    const more = () => void (response.destroyed || response.write("x".repeat(100_000), more));
    more();
  });
  const begun = performance.now();
  const long = askJson(`http://127.0.0.1:${endless.port}/`, { privateAddresses: true });
  await expect(long).rejects.toMatchObject({ code: "provider_unreachable" });
  expect(performance.now() - begun).toBeLessThan(5_000);
});
