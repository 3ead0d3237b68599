import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addressOf, networkOf } from "./addresses.ts";
import { describeError, withoutValues } from "./describe-error.ts";
import { expositionOf } from "./exposition.ts";
import { isLoopback, isOwnHost } from "./host.ts";
import { acceptedRequestId } from "./request-id.ts";
import { fitsPattern, methodsAt, patternOf } from "./route-patterns.ts";
import { isPagePath } from "./page-paths.ts";
import { schemaText } from "./schema-text.ts";

describe("hosts", () => {
  test.each(["localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "LOCALHOST"])(
    "%s is this machine alone",
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );
  test.each(["0.0.0.0", "::", "10.0.0.1", "localhost.example", "1127.0.0.1", "127.0.0.1.example"])(
    "%s is not",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
  test("no name of a stranger is taken for one of ours", () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (domain, port) => {
        expect(isOwnHost(`${domain}:${port}`, port)).toBe(false);
        expect(isOwnHost(`localhost:${port}`, port)).toBe(true);
      }),
    );
    expect(isOwnHost("localhost", 80)).toBe(true);
    expect(isOwnHost(undefined, 80)).toBe(false);
  });
});

test("an accepted id is always safe in a header and in a line of a log", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (given) => {
      expect(acceptedRequestId(given) ?? "a").toMatch(/^[\w.-]{1,64}$/);
    }),
  );
  expect(acceptedRequestId(["a", "b"])).toBeUndefined();
});

describe("patterns", () => {
  test("an OpenAPI path becomes a pattern, and a filled path fits it", () => {
    expect(patternOf("/a/{id}/b/{+rest}")).toBe("/a/:id/b/*");
    expect(fitsPattern("/a/1/b/c/d", "/a/:id/b/*")).toBe(true);
    expect(fitsPattern("/a/1/x/c", "/a/:id/b/*")).toBe(false);
    expect(fitsPattern("/a//b", "/a/:id/b")).toBe(false);
    expect(fitsPattern("/a/1/2", "/a/:id")).toBe(false);
  });
  test("the methods of a path come from all patterns that fit", () => {
    const routes = [
      { method: "POST", url: "/a/:id" },
      { method: "GET", url: "/a/one" },
      { method: "PUT", url: "/b" },
    ];
    expect(methodsAt("/a/one", routes)).toEqual(["GET", "POST"]);
    expect(methodsAt("/c", routes)).toEqual([]);
  });
});

describe("what is logged of an error", () => {
  test.each([
    ['invalid input syntax for type uuid: "ann@example.org"', "invalid input syntax for type uuid: “…”"],
    ["Key (email)=(ann@example.org) already exists.", "Key (email)=(…) already exists."],
    ["call to +62 812-3456-789 failed", "call to … failed"],
    ["no mail from ann@example.org here", "no mail from … here"],
    ["can't open the file", "can't open the file"],
    ["relation `x", "relation “…”"],
  ])("%s", (message, shown) => expect(withoutValues(message)).toBe(shown));

  test("whatever stands in quotes is not in it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{9,20}$/), fc.constantFrom('"', "`"), (word, quote) => {
        const error = Object.assign(new Error(`bad value ${quote}${word}${quote} here`), {
          code: "22P02",
          table: "delivery",
          detail: word,
        });
        const described = describeError(new Error("outer", { cause: error }));
        expect(JSON.stringify(described)).not.toContain(word);
        expect(described.cause).toMatchObject({ code: "22P02", place: "table delivery" });
      }),
    );
  });

  test("lines of a message are not taken for frames", () => {
    expect(describeError(new Error("x\n    at Ann Smith, Main Street 1")).frames.join("")).not.toContain("Ann");
    expect(describeError(new Error("x")).frames[0]).toContain("rules.test.ts");
    expect(describeError("thrown text")).toEqual({ type: "string", message: expect.any(String), frames: [] });
  });
});

test("labels are escaped and numbers written as the format wants", () => {
  const samples = [{ labels: { a: 'x"\\\n' }, value: 1.5 }, { value: Infinity }, { value: NaN }];
  expect(expositionOf([{ name: "m", help: "one\ntwo", type: "gauge", samples }])).toBe(
    '# HELP m one\\ntwo\n# TYPE m gauge\nm{a="x\\"\\\\\\n"} 1.5\nm +Inf\nm NaN\n',
  );
});

test("a schema reads like a type", () => {
  const schema = {
    type: "object",
    required: ["id", "list"],
    properties: {
      id: { type: "string", format: "uuid" },
      value: { anyOf: [{ type: "number" }, { type: "null" }] },
      list: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
      limit: { type: "integer", minimum: 1, maximum: 10 },
      way: { enum: ["up", "down"] },
      inner: { type: "object", properties: { a: { type: "boolean" } } },
    },
  };
  expect(schemaText(schema)).toBe(
    [
      "{",
      "  id: text (uuid)",
      "  value?: number or null",
      "  list: list of Thing",
      "  limit?: whole number from 1 to 10",
      '  way?: "up" or "down"',
      "  inner?: {",
      "    a?: true or false",
      "  }",
      "}",
    ].join("\n"),
  );
  expect(schemaText(undefined)).toBe("anything");
});

test.each(["/", "/figures", "/conversations/01a2", "/invitation/a-b_C", "/apis", "/a.b/c"])("%s is a page", (path) => {
  expect(isPagePath(path)).toBe(true);
});

test.each(["/api", "/api/x", "/health", "/metrics", "/ready/", "/assets/x", "/favicon.ico", "/x/y.js", "/style.css"])(
  "%s is no page",
  (path) => {
    expect(isPagePath(path)).toBe(false);
  },
);

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
