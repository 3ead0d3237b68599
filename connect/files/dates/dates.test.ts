import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decideDates } from "../inspect/decide-dates.ts";
import { DATE_FORMATS, dateFormatNamed, dateParser, type DateFormat } from "./date-format.ts";
import { localiser } from "./time-zone.ts";

const iso = (text: string, format: DateFormat, zone = "UTC") => {
  const moment = dateParser(format, zone)(text);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

test.each<[string, DateFormat, string | undefined]>([
  ["2017-10-31T22:10:47.5+01:00", "iso", "2017-10-31T21:10:47.500Z"],
  ["2017-10-31 22:10", "iso", "2017-10-31T22:10:00.000Z"],
  ["2017/10/31", "iso", "2017-10-31T00:00:00.000Z"],
  ["2017-10-31T22:10:47Z", "iso", "2017-10-31T22:10:47.000Z"],
  ["2017-02-29", "iso", undefined],
  ["2017-13-01", "iso", undefined],
  ["2017-10-31 24:10", "iso", undefined],
  ["2017-10-31T22:10:47+25:00", "iso", undefined],
  ["Tue Oct 31 22:10:47 +0000 2017", "twitter", "2017-10-31T22:10:47.000Z"],
  ["Tue, 31 Oct 2017 22:10:47 -0230 (NDT)", "named", "2017-11-01T00:40:47.000Z"],
  ["Oct 31, 2017 10:10 PM", "named", "2017-10-31T22:10:00.000Z"],
  ["31-Oct-17", "named", "2017-10-31T00:00:00.000Z"],
  ["31st October 2017, 12:05 am", "named", "2017-10-31T00:05:00.000Z"],
  ["31/10/2017 22:10", "dd/mm/yyyy", "2017-10-31T22:10:00.000Z"],
  ["31.10.99", "dd/mm/yyyy", "1999-10-31T00:00:00.000Z"],
  ["31/10-2017", "dd/mm/yyyy", undefined],
  ["10/31/2017 12:10 PM", "mm/dd/yyyy", "2017-10-31T12:10:00.000Z"],
  ["31/10/2017", "mm/dd/yyyy", undefined],
  ["1509487847", "unix", "2017-10-31T22:10:47.000Z"],
  ["1509487847123", "unix_ms", "2017-10-31T22:10:47.123Z"],
  ["1509487847123", "unix", undefined],
])("%s as %s", (text, format, expected) => {
  expect(iso(text, format)).toBe(expected);
});

test("every moment written as ISO 8601 is read back", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
      expect(iso(date.toISOString(), "iso")).toBe(date.toISOString());
    }),
  );
});

test("text that is no date never throws", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...DATE_FORMATS), (text, format) => {
      expect(() => dateParser(format, "Europe/Berlin")(text)).not.toThrow();
    }),
  );
});

describe("clock times of a zone", () => {
  test("in summer, in winter, twice and never", () => {
    expect(iso("2024-01-15 12:00", "iso", "Europe/Berlin")).toBe("2024-01-15T11:00:00.000Z");
    expect(iso("2024-07-15 12:00", "iso", "Europe/Berlin")).toBe("2024-07-15T10:00:00.000Z");
    // 02:30 came twice: the first is meant.
    expect(iso("2024-10-27 02:30", "iso", "Europe/Berlin")).toBe("2024-10-27T00:30:00.000Z");
    // 02:30 never came: an hour later is meant, 03:30.
    expect(iso("2024-03-31 02:30", "iso", "Europe/Berlin")).toBe("2024-03-31T01:30:00.000Z");
    expect(iso("2024-03-31 03:00", "iso", "Europe/Berlin")).toBe("2024-03-31T01:00:00.000Z");
    expect(iso("2024-06-01 00:00", "iso", "Asia/Kathmandu")).toBe("2024-05-31T18:15:00.000Z");
    expect(iso("2024-06-01T00:00Z", "iso", "Asia/Kathmandu")).toBe("2024-06-01T00:00:00.000Z");
  });

  test("a moment whose clock time is unambiguous is found again", () => {
    const zone = "America/St_Johns";
    const localise = localiser(zone);
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    const clock = (moment: number) => Date.parse(`${format.format(moment).replace(" ", "T")}Z`);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_893_456_000 }), (seconds) => {
        expect(clock(localise(clock(seconds * 1000)))).toBe(clock(seconds * 1000));
      }),
    );
  });
});

describe("the form of a file's dates", () => {
  test("is decided by a single date that fits only one order", () => {
    expect(decideDates(["01/02/2024", "05/06/2024", "13/06/2024"])).toMatchObject({ format: "dd/mm/yyyy" });
    expect(decideDates(["01/02/2024", "05/06/2024", "06/13/2024"])).toMatchObject({ format: "mm/dd/yyyy" });
  });

  test("is left open if every date fits both, decided if that makes no difference or dots are used", () => {
    expect(decideDates(["01/02/2024", "05/06/2024"])).toEqual({ status: "undecided" });
    expect(decideDates(["05/05/2024", "06/06/2024"])).toMatchObject({ format: "dd/mm/yyyy" });
    expect(decideDates(["01.02.2024", "05.06.2024"])).toMatchObject({ format: "dd/mm/yyyy" });
  });

  test("is the one that reads most of them", () => {
    expect(decideDates(["2024-01-01", "?", "2024-01-02"])).toMatchObject({ format: "iso" });
    expect(decideDates(["1509487847123"])).toMatchObject({ format: "unix_ms" });
    expect(decideDates(["soon", "later"])).toEqual({ status: "unknown" });
  });
});

test("patterns name a form by the order of their parts", () => {
  const patterns = [
    "dd/mm/yyyy hh:mm",
    "d.m.yy",
    "MM/DD/YYYY",
    "yyyy-mm-dd hh:mm:ss",
    "dd mon yyyy",
    "rfc2822",
    "unix",
  ];
  expect(patterns.map(dateFormatNamed)).toEqual([
    "dd/mm/yyyy",
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "iso",
    "named",
    "named",
    "unix",
  ]);
  expect(() => dateFormatNamed("the usual")).toThrow(/not a date format/);
});
