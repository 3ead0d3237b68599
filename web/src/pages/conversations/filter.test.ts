import { describe, expect, test } from "vitest";

import { activeFilters, dayAfter, filterOf, windowOf, windowText } from "./filter.ts";
import { conversationsSearch } from "./search.ts";

const now = Date.parse("2026-03-20T10:00:00Z");
const span = { last: "2017-12-03T11:30:00Z" };

describe("the filter that an address means", () => {
  test("without a window it waits for nothing and means all time", () => {
    expect(filterOf({ channel: "mail", answered: false, text: "  lost bag " }, undefined, now)).toEqual({
      channel: "mail",
      answered: "false",
      text: "lost bag",
    });
  });

  test("a named window ends with the newest day of the log, and is unknown before that is known", () => {
    expect(filterOf({ range: "7d" }, undefined, now)).toBeUndefined();
    expect(filterOf({ range: "7d" }, span, now)).toEqual({ since: "2017-11-27", until: "2017-12-04" });
  });

  test("one end of a window is enough, and one that ends before it begins is none", () => {
    expect(windowOf({ since: "2026-01-01" }, undefined, now)).toEqual({ since: "2026-01-01" });
    expect(windowOf({ until: "2026-01-01" }, undefined, now)).toEqual({ until: "2026-01-01" });
    expect(windowOf({ since: "2026-02-01", until: "2026-01-01" }, undefined, now)).toEqual({});
  });

  test("what is not said and what is nonsense does not filter", () => {
    const search = conversationsSearch.parse({ state: "angry", mood: 3, answered: "maybe", person: "x", unit: "" });
    expect(filterOf(search, span, now)).toEqual({});
    expect(filterOf({ text: "   " }, span, now)).toEqual({});
  });

  test("a word of digits is a word", () => {
    expect(conversationsSearch.parse({ text: 2024 }).text).toBe("2024");
  });
});

describe("filters in force", () => {
  test("are named with what takes them away", () => {
    expect(
      activeFilters({ language: "fr", function: "care", answered: true, since: "2026-03-03", until: "2026-03-10" }),
    ).toEqual([
      { title: "Language", value: "French", keys: ["language"] },
      { title: "Function", value: "Customer care", keys: ["function"] },
      { title: "Answered", value: "Yes", keys: ["answered"] },
      { title: "Last activity", value: "3 Mar 2026 to 9 Mar 2026", keys: ["range", "since", "until"] },
    ]);
  });

  test("a state with a tab, words and the open message are shown elsewhere", () => {
    expect(activeFilters({ state: "waiting", text: "bag", message: crypto.randomUUID() })).toEqual([]);
    expect(activeFilters({ state: "nothing_asked" })).toHaveLength(1);
  });

  test("the last day of a window is the day before its end", () => {
    expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
    expect(windowText({ until: "2026-03-01" })).toBe("until 28 Feb 2026");
    expect(windowText({ range: "all" })).toBeUndefined();
  });
});
