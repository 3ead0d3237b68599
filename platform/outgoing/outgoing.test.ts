import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { placeOf } from "./addresses.ts";
import { createOutgoing, type Outgoing, type OutgoingSettings } from "./index.ts";
import { isAllowed } from "./rules/allowed.ts";
import { onward, type Sent } from "./rules/redirect.ts";

let server: Server;
let origin: string;
let answer: RequestListener;
let seen: { url: string; method: string; headers: Record<string, unknown>; body: string }[];
const opened: Outgoing[] = [];

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const { url = "", method = "", headers } = request;
      seen.push({ url, method, headers, body });
      answer(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answer = (_, response) => response.end("here");
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function outgoing(settings: Partial<OutgoingSettings> = {}): Outgoing {
  const one = createOutgoing({ allowedHosts: ["127.0.0.1"], ...settings });
  opened.push(one);
  return one;
}

/** A name service that knows what the test says; each look-up takes the next answer of a name, and the last one for good. */
function names(known: Readonly<Record<string, readonly (readonly string[])[]>>): LookupFunction {
  const asked = new Map<string, number>();
  return (hostname, _options, callback) => {
    const answers = known[hostname] ?? [];
    const turn = asked.get(hostname) ?? 0;
    asked.set(hostname, turn + 1);
    const addresses = answers[Math.min(turn, answers.length - 1)] ?? [];
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    if (found.length === 0) callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), []);
    else callback(null, found);
  };
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const port = () => new URL(origin).port;

describe("where it may ask", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "192.168.0.1",
    "172.31.0.1",
    "100.64.0.1",
    "[::1]",
    "[fe80::1]",
    "[fd00::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
  ])("%s is refused unless it is allowed", async (host) => {
    const asked = outgoing({ allowedHosts: [] }).ask({ url: `http://${host}:${port()}/`, plainHttp: true });
    await expect(asked).rejects.toMatchObject({ code: "address_refused" });
    expect(seen).toEqual([]);
  });

  test.each([
    "169.254.169.254",
    "[::ffff:169.254.169.254]",
    "[fd00:ec2::254]",
    "100.100.100.200",
    "0.0.0.0",
    "[::]",
    "[64:ff9b::7f00:1]",
    "224.0.0.1",
  ])("%s is refused also where it is allowed", async (host) => {
    const asked = outgoing({ allowedHosts: [host, host.slice(1, -1)] }).ask({ url: `http://${host}/` });
    await expect(asked).rejects.toMatchObject({ code: "address_refused" });
  });

  test("an allowed host is asked, also without encryption; its name allows no other", async () => {
    expect(textOf((await outgoing().ask({ url: origin })).bytes)).toBe("here");
    const lookup = names({ "desk.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]] });
    const one = outgoing({ allowedHosts: ["desk.example"], lookup });
    expect((await one.ask({ url: `http://desk.example:${port()}/` })).status).toBe(200);
    const asked = one.ask({ url: `http://other.example:${port()}/`, plainHttp: true });
    await expect(asked).rejects.toMatchObject({ code: "address_refused" });
    expect(seen).toHaveLength(2);
  });

  test("a name that leads inside is refused, also if it leads outside too, and at a second look", async () => {
    const lookup = names({
      "inside.example": [["127.0.0.1"]],
      "both.example": [["203.0.113.9", "127.0.0.1"]],
      "cloud.example": [["169.254.169.254"]],
      "none.example": [],
    });
    const one = outgoing({ allowedHosts: ["cloud.example"], lookup });
    for (const host of ["inside", "both", "cloud"]) {
      const asked = one.ask({ url: `http://${host}.example:${port()}/`, plainHttp: true });
      await expect(asked).rejects.toMatchObject({ code: "address_refused" });
    }
    await expect(one.ask({ url: "https://none.example/" })).rejects.toMatchObject({ code: "host_unreachable" });
    expect(seen).toEqual([]);
  });

  test("a name that changes its mind between look and connection is asked only where it was looked at", async () => {
    let looks = 0;
    const first = names({ "rebind.example": [["127.0.0.1"], ["169.254.169.254"]] });
    const lookup: LookupFunction = (...all) => {
      looks++;
      first(...all);
    };
    const one = outgoing({ allowedHosts: ["rebind.example"], lookup });
    expect((await one.ask({ url: `http://rebind.example:${port()}/` })).status).toBe(200);
    expect(looks).toBe(1);
  });

  test.each(["ftp://a.example/", "file:///etc/passwd", "data:,x", "nonsense", "https://me:secret@a.example/"])(
    "%s is no address to ask",
    async (url) => {
      const asked = await outgoing()
        .ask({ url })
        .catch((error: unknown) => error);
      expect(asked).toMatchObject({ code: "bad_address" });
      expect(String(asked)).not.toContain("secret");
    },
  );

  test("nothing goes without encryption to hosts that nobody allowed, unless it is nothing secret", async () => {
    const one = outgoing({ lookup: names({ "plain.example": [["10.0.0.1"]] }) });
    const whyNot = (plainHttp: boolean) =>
      one.ask({ url: "http://plain.example/", plainHttp }).catch((error: unknown) => String(error));
    expect(await whyNot(false)).toContain("without encryption");
    expect(await whyNot(true)).toContain("in a private network");
  });

  test("properties: whatever the numbers, the insides of networks are told, and no prefix hides them", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom("10", "127", "192.168", "172.20", "169.254"), byte, byte, byte, (start, a, b, c) => {
        const address = [...start.split("."), a, b, c].slice(0, 4).join(".");
        expect(placeOf(address)).not.toBe("outside");
        expect(placeOf(`::ffff:${address}`)).not.toBe("outside");
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => placeOf(text) === "never" || text.includes(".") || text.includes(":")),
    );
    expect([placeOf("93.184.216.34"), placeOf("2606:2800:220:1::1")]).toEqual(["outside", "outside"]);
  });

  test.each([
    ["https://Desk.example/", ["desk.example"], true],
    ["https://desk.example./", ["desk.example"], true],
    ["https://desk.example:8443/", ["desk.example:8443"], true],
    ["https://desk.example/", ["desk.example:443"], true],
    ["https://desk.example/", ["desk.example:8443"], false],
    ["https://desk.example.evil.test/", ["desk.example"], false],
    ["https://notdesk.example/", ["desk.example"], false],
    ["http://[::1]:80/", ["::1"], true],
    ["http://[::1]:8080/", ["[::1]:8080"], true],
  ])("%s with %j allowed: %s", (url, allowed, is) => {
    expect(isAllowed(new URL(url), allowed)).toBe(is);
  });
});

describe("redirects", () => {
  test("are followed, each checked: one that leads inside is refused", async () => {
    answer = (request, response) => {
      if (request.url === "/away") response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
      else if (request.url === "/inside") response.writeHead(302, { location: `http://10.0.0.1/` }).end();
      else if (request.url === "/start") response.writeHead(301, { location: "/end" }).end();
      else response.end("arrived");
    };
    const one = outgoing();
    const arrived = await one.ask({ url: `${origin}/start` });
    expect([textOf(arrived.bytes), arrived.url]).toEqual(["arrived", `${origin}/end`]);
    await expect(one.ask({ url: `${origin}/away` })).rejects.toMatchObject({ code: "address_refused" });
    await expect(one.ask({ url: `${origin}/inside`, plainHttp: true })).rejects.toMatchObject({
      code: "address_refused",
    });
  });

  test("end after five", async () => {
    answer = (request, response) => response.writeHead(302, { location: `${request.url}x` }).end();
    await expect(outgoing().ask({ url: `${origin}/` })).rejects.toMatchObject({ code: "too_many_redirects" });
    expect(seen).toHaveLength(6);
  });

  test("tell another host no credentials, and hand no body on", async () => {
    const lookup = names({ "other.example": [["127.0.0.1"]] });
    const one = outgoing({ allowedHosts: ["127.0.0.1", "other.example"], lookup });
    answer = (request, response) => {
      const { host = "" } = request.headers;
      if (host.startsWith("127.")) response.writeHead(307, { location: `http://other.example:${port()}/there` }).end();
      else response.end("there");
    };
    const headers = { authorization: "Bearer one", "X-Api-Key": "two", cookie: "three=3", accept: "text/plain" };
    await one.ask({ url: origin, headers, secretHeaders: ["x-api-key"] });
    expect(seen[0]?.headers).toMatchObject({ authorization: "Bearer one", "x-api-key": "two" });
    expect(Object.keys(seen[1]?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/authorization|x-api-key|cookie/)]),
    );
    expect(seen[1]?.headers).toMatchObject({ accept: "text/plain" });
    const posted = one.ask({ url: origin, method: "POST", body: "client_secret=4" });
    await expect(posted).rejects.toMatchObject({ code: "redirect_refused" });
    expect(seen.map(({ body }) => body)).toEqual(["", "", "client_secret=4"]);
  });

  test("properties: credentials never leave their origin, and encryption is never given up", () => {
    const address = fc.constantFrom(
      "https://a.test/",
      "https://b.test/",
      "https://a.test:444/",
      "http://a.test/",
      "/x",
    );
    const sent = fc.record({
      url: fc.constantFrom("https://a.test/", "http://a.test/").map((url) => new URL(url)),
      method: fc.constantFrom("GET", "POST", "PUT", "HEAD"),
      headers: fc.constant({ Authorization: "s", "X-Key": "s", Accept: "a", "Content-Type": "c" }),
      body: fc.constantFrom(undefined, "b"),
    });
    const status = fc.constantFrom(200, 301, 302, 303, 304, 307, 308);
    fc.assert(
      fc.property(sent, status, address, (from: Sent, code, location) => {
        const next = onward(from, { status: code, location }, ["x-key"]);
        if (next.kind !== "onward") return;
        const { url, headers, body } = next.sent;
        expect(from.url.protocol === "https:" && url.protocol === "http:").toBe(false);
        if (url.origin === from.url.origin) return;
        expect(Object.values(headers)).not.toContain("s");
        expect(body).toBeUndefined();
      }),
    );
  });
});

describe("what it bears", () => {
  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ] as const)("%s is unpacked, but not without end", async (encoding, pack) => {
    const bytes = pack(Buffer.alloc(5_000_000, "a"));
    answer = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    const one = outgoing();
    expect((await one.ask({ url: origin })).bytes).toHaveLength(5_000_000);
    const bounded = one.ask({ url: origin, limits: { mostBytes: 1_000_000 } });
    await expect(bounded).rejects.toMatchObject({ code: "answer_too_long" });
    answer = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end("not packed at all");
    await expect(one.ask({ url: origin })).rejects.toMatchObject({ code: "answer_garbled" });
    answer = (_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bytes.subarray(0, bytes.length / 2));
    await expect(one.ask({ url: origin })).rejects.toMatchObject({ code: "answer_garbled" });
  });

  test("an answer that does not end is cut where it is too long, and where it takes too long", async () => {
    answer = (_, response) => {
      const timer = setInterval(() => response.write("x".repeat(10_000)), 5);
      response.on("close", () => clearInterval(timer));
    };
    const one = outgoing();
    await expect(one.ask({ url: origin, limits: { mostBytes: 50_000 } })).rejects.toMatchObject({
      code: "answer_too_long",
    });
    await expect(one.ask({ url: origin, limits: { wholeMs: 120 } })).rejects.toMatchObject({ code: "answer_slow" });
  });

  test("one that does not begin, one that is broken off, one that is cut by whoever asked", async () => {
    answer = () => {};
    const one = outgoing();
    await expect(one.ask({ url: origin, limits: { firstByteMs: 60 } })).rejects.toMatchObject({
      code: "answer_slow",
      message: "127.0.0.1 was too slow: the first byte took longer than 0.06 s.",
    });
    const signal = AbortSignal.timeout(50);
    await expect(one.ask({ url: origin, signal })).rejects.toMatchObject({ name: "TimeoutError" });
    answer = (_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    };
    await expect(one.ask({ url: origin })).rejects.toMatchObject({ code: "answer_cut" });
  });

  test("nobody answers at that port", async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    const asked = await outgoing()
      .ask({ url: `${origin}/?key=secret` })
      .catch((error: unknown) => error);
    expect(asked).toMatchObject({ code: "host_unreachable", message: expect.stringContaining("nothing answers") });
    expect(String(asked)).not.toContain("secret");
  });

  test("a stream comes piece by piece, with its status and headers", async () => {
    answer = (_, response) => response.writeHead(418, { "X-Said": "so" }).end("tea");
    const { status, headers, body } = await outgoing().open({ url: origin });
    let said = "";
    for await (const part of body) said += textOf(part);
    expect([status, headers["x-said"], said]).toEqual([418, "so", "tea"]);
  });
});
