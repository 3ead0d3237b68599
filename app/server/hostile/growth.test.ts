import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const areas = [
  "kernel",
  "analytics",
  "connect",
  "engage",
  "govern",
  "learn",
  "transform",
  "platform",
  "app",
  "web/src",
];

/** Every regular expression that is written out in the sources, with the file in which it stands. */
function expressions(): { readonly source: string; readonly flags: string; readonly file: string }[] {
  const found = new Map<string, { source: string; flags: string; file: string }>();
  for (const area of areas) {
    for (const file of globSync(`${area}/**/*.{ts,tsx}`, {
      cwd: root,
      exclude: (name) => /node_modules|testing|\.test\.tsx?$/.test(name),
    })) {
      const text = readFileSync(join(root, file), "utf8");
      const literals =
        /(?<=[(=,:?![&|]\s*|return |=> |\n\s*)\/((?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[.,;)\s\]])/g;
      for (const [, source = "", flags = ""] of text.matchAll(literals))
        if (isExpression(source, flags)) found.set(`/${source}/${flags}`, { source, flags, file });
    }
  }
  return [...found.values()];
}

function isExpression(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

/** What an expression repeats, taken from itself, and what texts of people are full of. */
const units = [
  "a",
  "A",
  "0",
  " ",
  "\n",
  "\t",
  "-",
  ".",
  ",",
  "@",
  "<",
  ">",
  "=",
  "/",
  "\\",
  ":",
  "_",
  '"',
  "'",
  "(",
].concat([
  "[",
  "{",
  "|",
  "\u0301",
  "é",
  "aa.",
  "a ",
  "0.",
  "0,",
  "a@",
  "a-",
  "<a",
  "</",
  "\r\n",
  "> ",
  "=?",
  "https://",
  "%2",
]);

/** Milliseconds of work that one text of this length may cost; quadratic work would cost several times that. */
const ALLOWED_MS = 150;
const LENGTH = 25_000;

/** Runs beside the test, so that an expression without an end can be ended. */
const work = `
const { parentPort, workerData } = require("node:worker_threads");
for (const [at, { source, flags }] of workerData.list.entries()) {
  parentPort.postMessage({ began: at });
  let worst = 0;
  for (const unit of workerData.units) {
    for (const end of ["", "!", "\\n!"]) {
      if (worst > workerData.allowed) break;
      const text = unit.repeat(Math.ceil(workerData.length / unit.length)) + end;
      const before = process.threadCpuUsage ? process.threadCpuUsage() : process.cpuUsage();
      text.replace(new RegExp(source, flags.replace("y", "")), "");
      const after = process.threadCpuUsage ? process.threadCpuUsage(before) : process.cpuUsage(before);
      worst = Math.max(worst, (after.user + after.system) / 1000);
    }
  }
  parentPort.postMessage({ done: at, worst });
}
`;

interface Said {
  readonly began?: number;
  readonly done?: number;
  readonly worst?: number;
}

/** Those that never see a long text of somebody else: where, and why. Each is to be looked at again when it changes. */
const bounded: readonly (readonly [file: string, source: string, because: string])[] = [
  ["analytics/text/rules/scan.ts", "{2,})$", "sees the last six signs of a word"],
  ["platform/storage/write/index.ts", "^[a-z]", "sees names of types that the program writes"],
  ["platform/http/rules/describe-error.ts", "@", "sees 1,000 signs of a message"],
  ["platform/http/rules/route-patterns.ts", "[^}]", "sees paths of contracts"],
  ["platform/personal-data/marks.ts", "@_*", "sees an address or a handle of at most 500 signs"],
  ["platform/config/contract.ts", "0-9A-Fa-f:", "sees a setting of who starts the server"],
];

type Expression = Pick<ReturnType<typeof expressions>[number], "source" | "flags">;

/** Those that need too much work for a long text, or do not come to an end within `patienceMs`. */
async function slowOnes(list: readonly Expression[], patienceMs = 10_000): Promise<Map<number, number>> {
  const slow = new Map<number, number>();
  for (let from = 0; from < list.length;) {
    const endless = await workOn(list.slice(from), patienceMs, (at, ms) => slow.set(from + at, ms));
    if (endless === undefined) break;
    slow.set(from + endless, Number.POSITIVE_INFINITY);
    from += endless + 1;
  }
  return slow;
}

/** Gives the place of one that had to be ended; undefined when all came to an end. */
function workOn(
  list: readonly Expression[],
  patienceMs: number,
  tell: (at: number, ms: number) => void,
): Promise<number | undefined> {
  const workerData = { list, units, length: LENGTH, allowed: ALLOWED_MS };
  return new Promise((resolve, reject) => {
    const worker = new Worker(work, { eval: true, workerData });
    let at = 0;
    const give = () => {
      resolve(at);
      void worker.terminate();
    };
    let patience = setTimeout(give, patienceMs);
    worker.on("message", ({ began, done, worst = 0 }: Said) => {
      clearTimeout(patience);
      patience = setTimeout(give, patienceMs);
      if (began !== undefined) at = began;
      if (done !== undefined && worst > ALLOWED_MS) tell(done, worst);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      clearTimeout(patience);
      resolve(undefined);
    });
  });
}

test("the work of no regular expression grows faster than the text", async () => {
  const list = expressions();
  expect(list.length).toBeGreaterThan(150);
  const slow = await slowOnes(list);
  const named = [...slow].flatMap(([at, ms]) => {
    const { file = "", source = "" } = list[at] ?? {};
    return bounded.some(([where, part]) => where === file && source.includes(part))
      ? []
      : [`${file} /${source}/: ${Math.round(ms)} ms`];
  });
  expect(named).toEqual([]);
}, 180_000);

test("one that does grow is found", async () => {
  const slow = await slowOnes([{ source: "^(a+)+$", flags: "" }], 2_000);
  expect([...slow.keys()]).toEqual([0]);
}, 30_000);

test("and one whose work is the square of the text", async () => {
  const slow = await slowOnes([
    { source: "a+b", flags: "" },
    { source: "a", flags: "g" },
  ]);
  expect([...slow.keys()]).toEqual([0]);
}, 30_000);
