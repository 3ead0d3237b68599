import fc from "fast-check";
import { describe, expect, test } from "vitest";

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
    "123456789987654321",
    "12345678901234567890",
    "1234qwerasdfzxcv",
    "qwertasdfgzxcvb",
    "1qazxsw23edcvfr4",
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
