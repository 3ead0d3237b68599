import fc from "fast-check";
import { expect, test } from "vitest";

import { isSignedBy, secretOf } from "./signature.ts";

const example = {
  id: "msg_loFOjxBNrRLzqYUf",
  timestamp: "1731705121",
  signature: "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
  body: Buffer.from('{"event_type":"ping","data":{"success":true}}'),
};
const secret = "whsec_plJ3nmyCDGBKInavdOK15jsl";
const at = (seconds: number) => new Date((1_731_705_121 + seconds) * 1000);

test("the published example of Standard Webhooks is signed with its secret", () => {
  expect(isSignedBy([secret], example, at(0))).toBe(true);
  expect(isSignedBy([secretOf(Buffer.alloc(32)), secret], example, at(0))).toBe(true);
  expect(isSignedBy([secret], { ...example, signature: `v1a,x v1,AAAA ${example.signature}` }, at(0))).toBe(true);
  expect(isSignedBy([], example, at(0))).toBe(false);
});

test("it counts five minutes, before and after", () => {
  for (const [seconds, good] of [
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
  ] as const)
    expect(isSignedBy([secret], example, at(seconds))).toBe(good);
});

test("whatever else is changed, it is not signed", () => {
  const field = fc.constantFrom("id", "timestamp", "signature", "body");
  fc.assert(
    fc.property(field, fc.string(), (name, value) => {
      const changed = { ...example, [name]: name === "body" ? Buffer.from(value) : value };
      fc.pre(String(changed[name]) !== String(example[name]));
      expect(isSignedBy([secret], changed, at(0))).toBe(false);
    }),
  );
});
