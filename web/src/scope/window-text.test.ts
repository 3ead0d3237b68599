import { expect, test } from "vitest";

import { dayAfter, daysText, lastDay, rangeText } from "./window-text.ts";

test("a window names its first and its last day, and a year once", () => {
  expect(daysText("2017-07-14", "2017-10-13")).toBe("14 Jul to 12 Oct 2017");
  expect(daysText("2016-12-30", "2017-01-02")).toBe("30 Dec 2016 to 1 Jan 2017");
  expect(daysText("2017-10-12", "2017-10-13")).toBe("12 Oct 2017");
});

test("a window that ends in the middle of a day holds that day", () => {
  expect(daysText("2017-10-01T04:00:00.000Z", "2017-10-12T13:20:00.000Z")).toBe("1 Oct to 12 Oct 2017");
});

test("the end that is shown and the end of the address are a day apart, there and back", () => {
  expect(lastDay("2024-03-01")).toBe("2024-02-29");
  expect(dayAfter(lastDay("2024-03-01"))).toBe("2024-03-01");
});

test("days in the wrong order do not hide the name of the window that counts", () => {
  expect(rangeText({})).toBe("13 weeks");
  expect(rangeText({ since: "2024-03-01", until: "2024-03-08" })).toBe("Own days");
  expect(rangeText({ since: "2024-03-08", until: "2024-03-01", range: "7d" })).toBe("7 days");
});
