import { createHmac } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import type { WebhookManifest } from "../../manifest/index.ts";
import { answerHandshake, verifySignature } from "./verify.ts";

type Hmac = Extract<WebhookManifest["signature"], { kind: "hmac" }>;

const now = new Date("2021-02-25T19:00:00Z");
const seconds = String(now.getTime() / 1000);
const hmac = (more: Partial<Hmac>): Hmac => ({
  kind: "hmac",
  secret: "key",
  secret_form: "text",
  hash: "sha256",
  over: "{body}",
  header: "X-Sign",
  prefix: "",
  encoding: "hex",
  tolerance_seconds: 300,
  ...more,
});
const bytes = (text: string) => Buffer.from(text);

test("the example of Standard Webhooks", () => {
  const signature = hmac({
    secret_form: "standard_webhooks",
    over: "{id}.{timestamp}.{body}",
    header: "webhook-signature",
    prefix: "v1,",
    encoding: "base64",
    timestamp: { header: "webhook-timestamp", unit: "seconds" },
    id_header: "webhook-id",
  });
  const event = {
    headers: {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature":
        "v2,xxx v1,bm9ldHUjKzFob2VudXRob2VodWUzMjRvdWVvdW9ldQo= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
    body: bytes('{"test": 2432232314}'),
  };
  const at = { secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], now: new Date(1_614_265_330_000) };
  expect(verifySignature(signature, event, at)).toEqual({ ok: true, id: "msg_p5jXN8AQM9LWM0D4loKWxJek" });
  expect(verifySignature(signature, event, { ...at, now })).toEqual({ ok: false, why: "too_old" });
  const other = { ...event, body: bytes('{"test": 2432232315}') };
  expect(verifySignature(signature, other, at)).toEqual({ ok: false, why: "wrong_signature" });
});

test("the example of GitHub", () => {
  const signature = hmac({ header: "X-Hub-Signature-256", prefix: "sha256=" });
  const said = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  const event = { headers: { "x-hub-signature-256": said }, body: bytes("Hello, World!") };
  expect(verifySignature(signature, event, { secrets: ["It's a Secret to Everybody"], now })).toEqual({
    ok: true,
    id: null,
  });
});

test("a header in parts, as Stripe writes it, and times in other units", () => {
  const parts = hmac({ over: "{timestamp}.{body}", prefix: "v1=", timestamp: { part: "t", unit: "seconds" } });
  const digest = createHmac("sha256", "k").update(`${seconds}.{}`).digest("hex");
  const event = { headers: { "x-sign": `t=${seconds},v1=${digest},v0=abc` }, body: bytes("{}") };
  expect(verifySignature(parts, event, { secrets: ["k"], now }).ok).toBe(true);
  for (const [unit, said] of [
    ["milliseconds", String(now.getTime())],
    ["iso", now.toISOString()],
  ] as const) {
    const timed = hmac({ over: "{timestamp}{body}", encoding: "base64", timestamp: { header: "X-Time", unit } });
    const sign = createHmac("sha256", "k").update(`${said}{}`).digest("base64");
    const headers = { "x-sign": sign, "x-time": said };
    expect(verifySignature(timed, { headers, body: bytes("{}") }, { secrets: ["k"], now }).ok).toBe(true);
  }
});

test.each<readonly [string, Record<string, string>, readonly string[], string]>([
  ["no header", {}, ["k"], "no_signature"],
  ["an empty header", { "x-sign": "" }, ["k"], "no_signature"],
  ["no secret", { "x-sign": "ab" }, [], "no_secret"],
  ["an empty secret", { "x-sign": createHmac("sha256", "").update("{}").digest("hex") }, [""], "no_secret"],
  ["nonsense", { "x-sign": "zz" }, ["k"], "no_signature"],
  ["another secret", { "x-sign": createHmac("sha256", "other").update("{}").digest("hex") }, ["k"], "wrong_signature"],
])("%s is refused", (_, headers, secrets, why) => {
  expect(verifySignature(hmac({}), { headers, body: bytes("{}") }, { secrets, now })).toEqual({ ok: false, why });
});

test.each<readonly [Hmac["secret_form"], string]>([
  ["hex", "not hexadecimal"],
  ["hex", "0xab"],
  ["base64", "===="],
  ["standard_webhooks", "whsec_"],
])("a key that is no %s (%s) is no key that everybody has", (secret_form, secret) => {
  const headers = { "x-sign": createHmac("sha256", "").update("{}").digest("hex") };
  const verified = verifySignature(hmac({ secret_form }), { headers, body: bytes("{}") }, { secrets: [secret], now });
  expect(verified).toEqual({ ok: false, why: "no_secret" });
});

test.each(["soon", "", "1e12", "-1", "NaN", "Infinity"])(
  "a time that is none (%s) is too old, or no signature",
  (said) => {
    const timed = hmac({ over: "{timestamp}.{body}", timestamp: { header: "X-Time", unit: "seconds" } });
    const headers = { "x-time": said, "x-sign": createHmac("sha256", "k").update(`${said}.{}`).digest("hex") };
    expect(verifySignature(timed, { headers, body: bytes("{}") }, { secrets: ["k"], now }).ok).toBe(false);
  },
);

test("properties: any bytes of a body are good with their own signature, and no other bytes are", () => {
  const signature = hmac({ over: "x{body}{timestamp}", timestamp: { header: "X-Time", unit: "seconds" } });
  const body = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(body, body, fc.string({ minLength: 1 }), (one, other, secret) => {
      const sign = createHmac("sha256", secret).update("x").update(one).update(seconds).digest("hex");
      const headers = { "x-sign": sign, "x-time": seconds };
      expect(verifySignature(signature, { headers, body: one }, { secrets: ["old", secret], now }).ok).toBe(true);
      const same = Buffer.compare(one, other) === 0;
      expect(verifySignature(signature, { headers, body: other }, { secrets: [secret], now }).ok).toBe(same);
    }),
  );
});

test("the example of Twilio: the address and the fields of a form by name", () => {
  const signature = hmac({
    hash: "sha1",
    over: "{url}{form}",
    header: "X-Twilio-Signature",
    encoding: "base64",
  });
  const event = {
    url: "https://example.com/myapp.php?foo=1&bar=2",
    headers: { "x-twilio-signature": "L/OH5YylLD5NRKLltdqwSvS0BnU=" },
    body: bytes("Digits=1234&To=%2B18005551212&From=%2B14158675310&Caller=%2B14158675310&CallSid=CA1234567890ABCDE"),
  };
  const at = { secrets: ["12345"], now };
  expect(verifySignature(signature, event, at)).toEqual({ ok: true, id: null });
  expect(verifySignature(signature, { ...event, url: `${event.url}&more=1` }, at)).toMatchObject({ ok: false });
  expect(verifySignature(signature, { ...event, body: bytes("Digits=1235") }, at)).toMatchObject({ ok: false });
  const { url: _url, ...nowhere } = event;
  expect(verifySignature(signature, nowhere, at)).toEqual({ ok: false, why: "no_signature" });
});

test("a question whether one listens is answered to who knows the word, and to nobody while there is none", () => {
  const webhook: WebhookManifest = {
    stream: "messages",
    signature: { kind: "token", secret: "key", header: "X", prefix: "" },
    handshake: { token: "hub.verify_token", secret: "verify", answer: "hub.challenge" },
    body: "json",
    records: "$",
  };
  const asked = (word: string) => new URLSearchParams({ "hub.verify_token": word, "hub.challenge": "<b>1158</b>" });
  expect(answerHandshake(webhook, asked("w"), { verify: "w" })).toBe("<b>1158</b>");
  expect(answerHandshake(webhook, asked("v"), { verify: "w" })).toBeNull();
  expect(answerHandshake(webhook, asked(""), { verify: "" })).toBeNull();
  expect(answerHandshake(webhook, asked("w"), {})).toBeNull();
  expect(answerHandshake(webhook, new URLSearchParams({ "hub.verify_token": "w" }), { verify: "w" })).toBeNull();
});
