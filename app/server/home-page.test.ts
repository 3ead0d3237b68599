import { expect, test } from "vitest";

import { type HomeFacts, homePage } from "./home-page.ts";

const facts: HomeFacts = {
  version: "1.2.3",
  startedAt: new Date("2026-11-21T10:00:00Z"),
  now: new Date("2026-11-21T13:12:00Z"),
  storage: "embedded",
  local: {
    data: "in /data",
    keyPath: "/data/access-key",
    importCommand: "npx firsthand import FILE",
    metricsCommand: "npx firsthand metrics --data /data",
    quarantineCommand: "npx firsthand quarantine list",
    whereToRun: "in the folder of the program",
  },
  overview: { sources: [], lastImport: null },
};
const source = { name: "tickets", deliveries: 4_999, conversations: 1_482, waiting: 27, quarantined: 3 };

test("it says what runs, what is stored and how to import", () => {
  const lastImport = { fileName: "a.csv", source: "tickets", records: 1, startedAt: facts.now, finishedAt: facts.now };
  const text = homePage({ ...facts, overview: { sources: [source], lastImport } });
  const parts = [
    "1.2.3",
    "3 hours",
    "in /data",
    "/data/access-key",
    "4,999",
    "1,482",
    "27",
    "tickets",
    "npx firsthand import FILE",
    "npx firsthand metrics --data /data",
    'href="/api/"',
  ];
  for (const part of [...parts, "a.csv into tickets, 1 record, finished 21 Nov 2026, 13:12 UTC"])
    expect(text).toContain(part);
});

test("sources stand one by one where there are several; of one the totals say it all", () => {
  const other = { ...source, name: "survey", deliveries: 1 };
  const pageOf = (...sources: (typeof source)[]) => homePage({ ...facts, overview: { sources, lastImport: null } });
  expect(pageOf(source)).not.toContain("<table");
  const text = pageOf(source, other);
  for (const part of ["<table", "tickets", "survey", "5,000", "2,964"]) expect(text).toContain(part);
});

test("an import that did not finish says how to go on", () => {
  const lastImport = { fileName: "a.csv", source: "tickets", records: 2, startedAt: facts.startedAt, finishedAt: null };
  expect(homePage({ ...facts, overview: { sources: [source], lastImport } })).toContain(
    "not finished: the same command goes on",
  );
});

test("nothing stored says what to do, a lost database says what is safe", () => {
  expect(homePage(facts)).toContain("Nothing yet");
  const away = homePage({ ...facts, overview: "away" });
  expect(away).toContain("The database does not answer");
  expect(away).toContain("is safe");
  expect(away).not.toContain(">Runs<");
});

test("to a network it tells neither figures nor places", () => {
  const text = homePage({ ...facts, local: undefined, overview: undefined });
  expect(text).not.toMatch(/\/data|4,999|tickets/);
  expect(text).toContain("npx firsthand import FILE");
});

test("a name from outside stays text", () => {
  const hostile = '<script>alert("x")</script>';
  const lastImport = { fileName: hostile, source: hostile, records: 2, startedAt: facts.now, finishedAt: null };
  const text = homePage({ ...facts, overview: { sources: [{ ...source, name: hostile }, source], lastImport } });
  expect(text).not.toContain("<script");
  expect(text).toContain("&lt;script&gt;");
});
