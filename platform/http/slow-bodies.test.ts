import { once } from "node:events";
import { connect } from "node:net";

import { afterEach, expect, test } from "vitest";

import { createHttpServer, createLogging, type HttpServer } from "./index.ts";

let server: HttpServer | undefined;
afterEach(() => server?.close({ graceSeconds: 0 }));

/** A server that waits a quarter of a second for bodies, but not at `/long`. */
async function start(): Promise<number> {
  server = await createHttpServer({
    config: { host: "127.0.0.1", port: 0 },
    ...createLogging({ level: "silent", write: () => {} }),
    version: "1",
    accessKey: "k".repeat(43),
    recognise: () => Promise.reject(new Error("nobody is asked for")),
    mounts: [],
    slowestBodySeconds: 0.25,
    plainRoutes: (app) => {
      app.post("/short", { config: { access: "open", pace: "free" } }, async () => "short");
      app.post("/long", { config: { access: "open", pace: "free", longBody: true } }, async () => "long");
    },
    page: async () => "",
    ready: () => Promise.resolve(),
    foresee: () => undefined,
  });
  return (await server.listen()).port;
}

/** What is answered to a body whose end comes after half a second. */
async function slowly(port: number, path: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => (said += String(chunk)));
  socket.on("error", () => {});
  const head = [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Connection: close"];
  socket.write(`${[...head, "Content-Type: application/json", "Content-Length: 2"].join("\r\n")}\r\n\r\n{`);
  setTimeout(() => socket.write("}"), 500);
  await once(socket, "close");
  return said;
}

test("a body that comes too slowly is cut off with a problem, but where a long one is meant", async () => {
  const port = await start();
  const [short, long] = await Promise.all([slowly(port, "/short"), slowly(port, "/long")]);
  expect(short).toMatch(/^HTTP\/1\.1 408 /);
  expect(short).toContain("application/problem+json");
  expect(long).toMatch(/^HTTP\/1\.1 200 [\s\S]*long/);
});
