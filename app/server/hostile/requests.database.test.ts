import { connect } from "node:net";

import { expect, test } from "vitest";

import { faultOf, inHands, shareHostileSite } from "./testing/site.ts";

const site = shareHostileSite();

/** Sends a body as it stands to an endpoint that reads one. */
async function sendBody(body: string | Uint8Array<ArrayBuffer>, type: string | null = "application/json") {
  const response = await fetch(`${site().url}/api/people/links`, {
    method: "POST",
    headers: { ...site().key, ...(type === null ? {} : { "content-type": type }) },
    body,
  });
  return { status: response.status, fault: await faultOf(response) };
}

/** Sends bytes over a connection of its own; gives all that comes back until it is closed. */
function sendRaw(bytes: string, patienceMs = 5_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(site().server.port, "127.0.0.1");
    const parts: Buffer[] = [];
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString("latin1"));
    };
    socket.setTimeout(patienceMs, done);
    socket
      .on("data", (part) => parts.push(part))
      .on("end", done)
      .on("error", reject);
    socket.write(bytes, "latin1");
  });
}

const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

test.each([
  ["ten thousand lists in each other", deep(10_000)],
  ["ten thousand objects in each other", nested(10_000)],
  ["the deep in a field", `{"from":${nested(5_000)},"to":${deep(5_000)}}`],
  ["a hundred thousand keys", `{${Array.from({ length: 60_000 }, (_unused, at) => `"k${at}":1`).join(",")}}`],
  ["a hundred thousand items", `[${"1,".repeat(300_000)}1]`],
  ["a text of almost a megabyte", `{"from":"${"x".repeat(1_000_000)}"}`],
  ["a number that is too large", `{"from":${"9".repeat(100_000)}}`],
  ["a key twice", `{"from":"a","from":"b","to":"c"}`],
  ["a key that pollutes", `{"__proto__":{"polluted":true},"from":"a"}`],
  ["a constructor that pollutes", `{"constructor":{"prototype":{"polluted":true}}}`],
  ["a lone surrogate", `{"from":"\\ud800","to":"\\udfff"}`],
  ["a NUL", `{"from":"\\u0000","to":"a\\u0000b"}`],
  ["nothing", ""],
  ["null", "null"],
  ["a text", `"x"`],
  ["a number", "1e999"],
  ["half of it", `{"from":`],
  ["a mark of byte order", `\ufeff{"from":"a"}`],
  ["a form in JSON's clothes", "from=a&to=b"],
])("a body that is %s is refused as wrong input", async (_name, body) => {
  const answer = await sendBody(body);
  expect(answer).toEqual({ status: expect.any(Number), fault: undefined });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("a body of more than a megabyte is not read", async () => {
  const answer = await sendBody(`{"from":"${"x".repeat(2_000_000)}"}`).catch(() => ({ status: 413, fault: undefined }));
  expect(answer).toEqual({ status: 413, fault: undefined });
});

test.each([
  null,
  "text/plain",
  "text/html",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/jsonx",
  "application/json, text/plain",
  "x",
])("a body as %s is refused, so that no form of another page can send it", async (type) => {
  const answer = await sendBody(new Uint8Array(Buffer.from(`{"from":"a","to":"b"}`)), type);
  expect(answer.fault).toBeUndefined();
  expect([400, 415]).toContain(answer.status);
});

test("bytes that are no text are refused", async () => {
  const answer = await sendBody(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]));
  expect(answer).toEqual({ status: 400, fault: undefined });
});

const head = () => `Host: 127.0.0.1:${site().server.port}\r\n`;

test.each([
  ["two lengths", "POST /api/setup HTTP/1.1\r\nHOSTContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"],
  [
    "a length and pieces",
    "POST /api/setup HTTP/1.1\r\nHOSTContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  [
    "a piece without a size",
    "POST /api/setup HTTP/1.1\r\nHOSTTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
  ],
  ["a negative piece", "POST /api/setup HTTP/1.1\r\nHOSTTransfer-Encoding: chunked\r\n\r\n-1\r\nhello\r\n0\r\n\r\n"],
  ["a hidden encoding", "POST /api/setup HTTP/1.1\r\nHOSTTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n"],
  ["a bare line end", "GET /health HTTP/1.1\nX: y\r\n\r\n"],
  ["a NUL in a header", "GET /health HTTP/1.1\r\nHOSTX-A: a\0b\r\n\r\n"],
  ["a folded header", "GET /health HTTP/1.1\r\nHOSTX-A: a\r\n\tb: c\r\n\r\n"],
  ["endless headers", `GET /health HTTP/1.1\r\nHOST${"X-A: b\r\n".repeat(5_000)}\r\n`],
  ["an endless line", `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHOST\r\n`],
  ["no HTTP", "HELO desk\r\n\r\n"],
  ["another version", "GET /health HTTP/9.9\r\nHOST\r\n"],
  ["no host", "GET /health HTTP/1.1\r\n\r\n"],
])(
  "a request with %s is refused and its connection closed",
  async (_name, request) => {
    const answer = await sendRaw(request.replace("HOST", head()));
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).not.toMatch(/\n\s+at |node_modules/);
  },
  20_000,
);

test("the id of a request cannot break a header or a line of the log", async () => {
  const response = await fetch(`${site().url}/health`, { headers: { "x-request-id": "<script>'\" \t{}" } });
  expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
});

const upwards = [
  "/../../../../etc/passwd",
  "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
  "/..%2f..%2f..%2fetc%2fpasswd",
  "/..%5c..%5c..%5cetc%5cpasswd",
  "/%252e%252e%252fetc%252fpasswd",
  "/..;/..;/etc/passwd",
  "/....//....//etc/passwd",
  "/%c0%ae%c0%ae/etc/passwd",
  "/access-key",
  "/%00/etc/passwd",
  "//etc/passwd",
  "/etc/passwd%00.js",
];

test("no path leads to a file that is not meant: as asset, upload, proof, download or backup", async () => {
  const places = ["", "/assets", "/api/uploads", "/api/attestations/proofs", "/api/quarantine", "/api/backups"];
  const more = ["/api/privacy/requests", "/api/imports", "/api/mappings", "/api/metrics", "/api/models"];
  await inHands([...places, ...more], 4, async (place) => {
    for (const path of upwards) {
      const { authorization = "" } = site().key;
      const request = `GET ${place}${path} HTTP/1.1\r\n${head()}Authorization: ${authorization}\r\nConnection: close\r\n\r\n`;
      const answer = await sendRaw(request);
      expect({ place, path, answer }).toEqual({ place, path, answer: expect.stringMatching(/^HTTP\/1\.1 [234]\d\d /) });
      expect(answer).not.toMatch(/root:.*:0:0:/);
      expect(answer).not.toContain(authorization.slice(7));
    }
  });
}, 120_000);

test("a name of a file is a name and never a place", async () => {
  for (const name of ["../../../../tmp/zqx.csv", "/etc/zqx.csv", "..\\..\\zqx.csv", "C:\\zqx.csv", "a/../../zqx.csv"]) {
    const response = await fetch(`${site().url}/api/uploads`, {
      method: "POST",
      headers: { ...site().key, "content-type": "application/json" },
      body: JSON.stringify({ name, size: 3 }),
    });
    expect(await response.json()).toMatchObject({ name: "zqx.csv" });
  }
});

test("every method that a route does not have is refused; none says what others sent", async () => {
  for (const method of ["TRACE", "CONNECT", "PROPFIND", "PUT", "DELETE", "PATCH"]) {
    const answer = await sendRaw(`${method} /health HTTP/1.1\r\n${head()}X-Secret: zqx\r\nConnection: close\r\n\r\n`);
    expect({ method, answer }).toEqual({ method, answer: expect.not.stringContaining("zqx") });
    expect(answer === "" || /^HTTP\/1\.1 40[045] /.test(answer)).toBe(true);
  }
}, 60_000);

test("fifty requests whose bodies never come keep nobody else waiting", async () => {
  const request = `POST /api/session HTTP/1.1\r\n${head()}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{`;
  const waiting = Array.from({ length: 50 }, () => sendRaw(request, 2_000));
  const response = await fetch(`${site().url}/ready`);
  expect(response.status).toBe(200);
  await Promise.all(waiting);
});
