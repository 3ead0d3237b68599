import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addressOf, networkOf } from "./addresses.ts";
import { cookieIn, isSecure, sessionCookies } from "./cookies.ts";
import { secondsToWait } from "./limits.ts";
import { weaknessOf } from "./passwords.ts";

const ann = { name: "Ann Smith", email: "ann.smith@example.org" };

describe("passwords", () => {
  test.each([
    "password1234",
    "Password-2024!",
    "P@ssw0rd12345",
    "welcome123456",
    "administrator1",
    "letmein!!!!!!",
    "1q2w3e4r5t6y7u",
    "123456789012",
    "abcdefghijklmnop",
    "poiuytrewq54321",
    "abcabcabcabc",
    "aaaaaaaaaaab",
    "ann.smith@example.org",
    "Ann Smith !!!",
    "annsmith------",
    "correct horse battery staple",
    "Sunshine-Football-99",
    "iloveyouforever2024",
    "FirsthandCustomer1",
    "ann smith firsthand",
    "Schmetterling12345",
    "йцукенгшщзхъфыва",
    "pass phrase 123456",
  ])("%s is refused", (password) => {
    expect(weaknessOf(password, ann)).toMatch(/^(?:is|repeats|runs) /);
  });

  test.each([
    "correct horse battery stapler",
    "seventeen quiet otters",
    "sunshine football otter 99",
    "family summer coffee garden",
    "kT7#vz!qL0pw",
    "meine katze frisst gerne",
    "пароль длинный очень",
    "我的密码非常非常非常长的",
    "ann smith likes tea",
  ])("%s is taken", (password) => {
    expect(weaknessOf(password, ann)).toBeUndefined();
  });

  test("whatever is random enough is taken, and nothing breaks the check", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (password) => void weaknessOf(password, ann)),
    );
    const signs = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/".split(""));
    fc.assert(
      fc.property(fc.array(signs, { minLength: 16, maxLength: 32 }), (password) => {
        if (new Set(password).size > 8) expect(weaknessOf(password.join(""), ann)).toBeUndefined();
      }),
    );
  });
});

test("only a proxy on this machine is believed about where a request comes from", () => {
  expect(addressOf({ socket: "203.0.113.7", forwardedFor: "198.51.100.1" })).toBe("203.0.113.7");
  expect(addressOf({ socket: "127.0.0.1", forwardedFor: "6.6.6.6, 198.51.100.1" })).toBe("198.51.100.1");
  expect(addressOf({ socket: "::ffff:127.0.0.1", forwardedFor: undefined })).toBe("127.0.0.1");
  expect(addressOf({ socket: undefined, forwardedFor: undefined })).toBe("");
});

test("addresses of one network of IPv6 are one", () => {
  expect(networkOf("198.51.100.1")).toBe("198.51.100.1");
  expect(networkOf("2001:db8:0:1::5")).toBe("2001:db8:0:1");
  expect(networkOf("2001:0DB8:0000:0001:9:8:7:6%eth0")).toBe("2001:db8:0:1");
  expect(networkOf("2001:db8::7")).toBe("2001:db8:0:0");
  expect(networkOf("::1")).toBe("0:0:0:0");
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(networkOf(address).split(":").length).toBeLessThanOrEqual(4);
    }),
  );
});

test("the cookie kept to https wins over one that anybody could have set", () => {
  expect(cookieIn("a=1; fh=plain; __Host-fh=kept", "fh")).toEqual({ value: "kept", secure: true });
  expect(cookieIn("xfh=no;fh=a=b", "fh")).toEqual({ value: "a=b", secure: false });
  for (const header of [undefined, "", "fh", "=fh", "other=1"]) expect(cookieIn(header, "fh")).toBeUndefined();
  fc.assert(fc.property(fc.string(), (header) => void cookieIn(header, "fh")));
});

test("a cookie is kept to https when the browser came by it", () => {
  expect(isSecure({}, undefined)).toBe(false);
  expect(isSecure({ origin: "http://a.b" }, { value: "", secure: false })).toBe(false);
  expect(isSecure({ origin: "https://a.b" }, undefined)).toBe(true);
  expect(isSecure({ "x-forwarded-proto": "http, https" }, undefined)).toBe(true);
  expect(isSecure({}, { value: "", secure: true })).toBe(true);
  expect(sessionCookies(["fh=1; Path=/", "fh.data=2", "other=3"], "fh", true)).toEqual(["__Host-fh=1; Path=/; Secure"]);
});

test("who guessed too often waits until the window is over, a second at least", () => {
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
  expect(secondsToWait(at(0), at(0))).toBe(900);
  expect(secondsToWait(at(0), at(899.5))).toBe(1);
  expect(secondsToWait(at(0), at(5_000))).toBe(1);
});
