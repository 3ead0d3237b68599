import fc from "fast-check";
import { expect, test } from "vitest";

import type { SettingField } from "../contract.ts";
import { shortAddress } from "./addresses.ts";
import { settled } from "./settings.ts";
import { UNIT_FIELD, inUnit } from "./unit.ts";
import type { Delivery } from "../../records/index.ts";

const field: SettingField = {
  name: "url",
  label: "Address",
  kind: "url",
  required: true,
  hint: null,
  options: [],
  initial: null,
};
const OPEN = { plain: {}, secret: {} };

test.each([
  ["https://forum.example/feed?token=s3cret", "https://forum.example/feed?token=s3…"],
  ["https://forum.example/feed?page=2&rss_key=abc#top", "https://forum.example/feed?page=2&rss_key=ab…"],
  ["https://forum.example/private/4f9a8b7c6d5e4f3a2b1c/feed.xml", "https://forum.example/private/4f…/feed.xml"],
  ["https://a.example/0b8e6a1c-1111-4222-8333-944455556666", "https://a.example/0b…"],
  ["https://a.example/feed?QWxhZGRpbjpvcGVuc2VzYW1l1", "https://a.example/feed?QW…"],
])("%s is shown as %s", (address, short) => {
  expect(shortAddress(address)).toBe(short);
});

test.each([
  "https://blog.example/2026/11/what-customers-told-us-in-2026/feed",
  "https://blog.example/feed?page=2&lang=en",
  "http://192.168.0.1:8080/comments/feed/",
  "not an address",
])("%s is shown as it is", (address) => {
  expect(shortAddress(address)).toBe(address);
});

test("whatever the token is, all of it but its first two signs is hidden, and shortening again changes nothing", () => {
  const token = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/);
  fc.assert(
    fc.property(token, (word) => {
      const short = shortAddress(`https://forum.example/feed?token=${word}`);
      expect(short).not.toContain(word.slice(0, 3));
      expect(shortAddress(short)).toBe(short);
    }),
  );
});

test("an address with a token is kept as a secret, and stays when it comes back as it was shown", () => {
  const address = "https://forum.example/feed?token=s3cret";
  const first = settled([field], { url: address }, OPEN);
  expect(first).toEqual({ plain: { url: shortAddress(address) }, secret: { url: address }, issues: [] });
  expect(settled([field], { url: shortAddress(address) }, first)).toEqual(first);
  // As earlier versions kept it.
  expect(settled([field], { url: shortAddress(address) }, { plain: { url: address }, secret: {} })).toEqual(first);
  const open = { plain: { url: "https://forum.example/feed" }, secret: {}, issues: [] };
  expect(settled([field], { url: "https://forum.example/feed" }, first)).toEqual(open);
});

test("the unit of a connection holds for what says none", () => {
  const of = (unit: string | undefined) =>
    ({ status: "understood", record: { text: "x", ...(unit === undefined ? {} : { unit }) } }) as unknown as Delivery;
  const units = (settings: Readonly<Record<string, string>>) =>
    inUnit([of(undefined), of("South")], settings).map((item) =>
      item.status === "understood" ? item.record.unit : undefined,
    );
  expect(units({ [UNIT_FIELD.name]: " North " })).toEqual(["North", "South"]);
  expect(units({ [UNIT_FIELD.name]: " " })).toEqual([undefined, "South"]);
  expect(units({})).toEqual([undefined, "South"]);
});
