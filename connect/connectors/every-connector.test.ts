import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../engine/index.ts";
import { keeperOf, openSite, readAll, type Site, testGround } from "../engine/testing/index.ts";
import type { Manifest } from "../manifest/index.ts";
import type { Delivery } from "../records/index.ts";
import { StreamFailure } from "../streams/index.ts";
import { shippedConnectors } from "./index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const mapper = createMapper();
let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());
afterAll(() => mapper.close());

/** Something for every setting that has to be filled in. */
function filledIn({ settings }: Manifest): Record<string, string> {
  const guesses = ["https://place.example", "1", "AB1", "12:AbC-d", "brand", "gb"];
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, { needed, default: usual }]) => needed && usual === undefined)
      .map(([name, { example, pattern, choices }]) => {
        const fits = (text: string) => pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(text);
        const found = choices ? Object.keys(choices)[0] : [example, ...guesses].find((one) => one && fits(one));
        return [name, found ?? ""];
      }),
  );
}

/** What reading a stream comes to on a server that answers everything in the same way. */
async function outcomeOf(
  manifest: Manifest,
  stream: string,
): Promise<{ readonly items: readonly Delivery[] } | StreamFailure> {
  const ground = testGround(mapper);
  const ask: typeof ground.outgoing.ask = (request) => {
    const url = new URL(request.url);
    return ground.outgoing.ask({ ...request, url: site.url + url.pathname + url.search });
  };
  const keeper = keeperOf({ accessToken: "a-token-of-theirs", refreshToken: null, expiresAt: null });
  const connector = openConnector(manifest, { ...ground, outgoing: { ...ground.outgoing, ask } }, keeper);
  try {
    return await readAll(connector, { settings: filledIn(manifest), stream, since: "2026-05-01T00:00:00Z" });
  } catch (error) {
    if (error instanceof StreamFailure) return error;
    throw error;
  } finally {
    await ground.close();
  }
}

const streams = shippedConnectors().flatMap((manifest) =>
  Object.keys(manifest.streams).map((stream) => [`${manifest.id}, ${stream}`, manifest, stream] as const),
);

describe.each(streams)("%s", (_, manifest, stream) => {
  test("credentials that are refused stop it, and are told", async () => {
    site.answers = (__, response) => response.writeHead(401).end("{}") && undefined;
    expect(await outcomeOf(manifest, stream)).toMatchObject({ code: "refused" });
  });

  test("a web page in place of data is told", async () => {
    site.answers = (__, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>") && undefined;
    expect(await outcomeOf(manifest, stream)).toMatchObject({ code: "not_understood" });
  });

  test("of an answer with nothing in it nothing is understood, and reading ends", async () => {
    site.answers = () => ({});
    const outcome = await outcomeOf(manifest, stream);
    if (outcome instanceof StreamFailure) expect(outcome.code).toBe("not_understood");
    else expect(outcome.items.filter(({ status }) => status !== "rejected")).toEqual([]);
    expect(site.asked.length).toBeLessThan(200);
  });
});

describe.each(
  shippedConnectors()
    .filter(({ webhook }) => webhook !== undefined)
    .map((manifest) => [manifest.id, manifest] as const),
)("events of %s", (_, manifest) => {
  const opened = () => openConnector(manifest, testGround(mapper), keeperOf());
  const event = (body: string) => opened().mapWebhook(filledIn(manifest), new TextEncoder().encode(body));

  test("are taken with their signature only", () => {
    const connector = opened();
    const body = new TextEncoder().encode("{}");
    expect(connector.verifyWebhook({ headers: {}, body }, ["a secret"])).toEqual({ ok: false, why: "no_signature" });
    expect(connector.verifyWebhook({ headers: {}, body }, [])).toEqual({ ok: false, why: "no_secret" });
    expect(manifest.settings[connector.webhookSecret ?? ""]?.kind).toBe("secret");
  });

  test("that hold nothing, or something else, give nothing; what is no data is kept with the reason", async () => {
    for (const body of ["{}", "[]", '{"object": "page", "entry": []}', '{"type": "ping", "zen": "Keep it simple"}']) {
      const { items } = await event(body);
      expect(items.filter(({ status }) => status !== "rejected")).toEqual([]);
    }
    expect((await event("{not json")).items).toMatchObject([
      { status: "rejected", reason: { code: "event_not_understood" } },
    ]);
  });
});
