import { type Server, createServer } from "node:http";
import { describe, expect, test, beforeEach, afterEach } from "vitest";
import { type Fixture, buildServer, startFixture } from "./testing/fixture.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.server.close({ graceSeconds: 0 }));

describe("start and stop", () => {
  let other: Server | undefined;
  afterEach(() => void other?.close());

  test("a port in use is a failure that names it", async () => {
    other = createServer();
    const taken = await new Promise<number>((resolve) => {
      other?.listen(0, "127.0.0.1", () => {
        const address = other?.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const second = await buildServer({ port: taken });
    await expect(second.listen()).rejects.toMatchObject({
      code: "port_in_use",
      message: expect.stringContaining(String(taken)),
    });
    await second.close({ graceSeconds: 0 });
  });

  test("an address of another machine is a failure", async () => {
    const second = await buildServer({ host: "192.0.2.1" });
    await expect(second.listen()).rejects.toMatchObject({ code: "host_not_here" });
    await second.close({ graceSeconds: 0 });
  });

  test("a running request is finished, a new one is not taken", async () => {
    const slow = fetch(`${fixture.url}/slow`);
    await expect.poll(() => typeof fixture.letGo).toBe("function");
    const closing = fixture.server.close({ graceSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(fetch(`${fixture.url}/health`)).rejects.toThrow();
    fixture.letGo?.();
    expect(await (await slow).json()).toEqual({ done: true });
    const began = performance.now();
    await closing;
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test("a request that does not end is cut after the time of grace", async () => {
    const slow = fetch(`${fixture.url}/slow`).then(
      () => "answered",
      () => "cut",
    );
    await expect.poll(() => typeof fixture.letGo).toBe("function");
    await fixture.server.close({ graceSeconds: 0.2 });
    expect(await slow).toBe("cut");
  });
});
