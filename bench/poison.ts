import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";

import { seconds } from "./ingest-baseline.ts";
import { bodiesOf, declare, onServer, percentile, residentMegabytes, type SendingServer } from "./sending.ts";

const ROUNDS = 3;
const PHASE_MS = 20_000;
const EVERY_MS = 50;
const A_BODY = 10;
const POISON_EVERY_MS = 500;

interface Body {
  readonly what: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A steady flow of records, ten in a request, 20 requests a second, first by itself and then with poisoned and huge
 * ones sent between by others, two a second: how long the requests of the flow take. Ratio: their p95 with poison to that without.
 */
export async function run(args: string[]): Promise<void> {
  const phaseMs = Number(args[0] ?? PHASE_MS);
  await onServer(async (server) => {
    await declare(server, "flow");
    await declare(server, "poison");
    const bodies = bodiesOf(10_000_000, "flow", A_BODY);
    await flow(server, bodies, { phaseMs: phaseMs / 4, poison: [] });
    const ratios: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const alone = await flow(server, bodies, { phaseMs, poison: [] });
      const poison = poisonOf(round).map((one) => ({
        ...one,
        body: typeof one.body === "string" ? Buffer.from(one.body) : one.body,
      }));
      const beside = await flow(server, bodies, { phaseMs, poison });
      ratios.push(beside.p95 / alone.p95);
      console.log(
        `round ${round}: p95 ${said(alone.p95)} alone, ${said(beside.p95)} with ${beside.poisoned} poisoned requests between (p50 ${said(alone.p50)}, ${said(beside.p50)}; longest ${said(alone.longest)}, ${said(beside.longest)}); server ${residentMegabytes(server.pid)} MB resident`,
      );
      console.log(`  poisoned: ${[...beside.answers].map(([what, answer]) => `${what} ${answer}`).join("; ")}`);
    }
    console.log(`ratio ${percentile(ratios, 50).toFixed(3)}`);
  });
}

function said(time: number): string {
  return `${Math.round(time * 1000)} ms`;
}

interface Outcome {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly poisoned: number;
  /** What the server answered to each kind. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Sends on the clock and not when the last answer came: a server that stands still is felt by all who come meanwhile. */
async function flow(
  server: SendingServer,
  bodies: Iterator<string>,
  { phaseMs, poison }: { readonly phaseMs: number; readonly poison: readonly Body[] },
): Promise<Outcome> {
  const times: number[] = [];
  const answers = new Map<string, string>();
  const pending: Promise<unknown>[] = [];
  const began = performance.now();
  let poisoned = 0;
  for (let sent = 0; performance.now() - began < phaseMs; sent++) {
    const body = String(bodies.next().value);
    const due = began + sent * EVERY_MS;
    await sleep(Math.max(0, due - performance.now()));
    pending.push(timed(server, { what: "flow", body }, due).then((time) => times.push(time)));
    const one = poison[poisoned % poison.length];
    if (one && performance.now() - began > poisoned * POISON_EVERY_MS) {
      poisoned++;
      pending.push(post(server, one).then((answer) => answers.set(one.what, answer)));
    }
  }
  await Promise.all(pending);
  const at = (percent: number) => percentile(times, percent);
  return { p50: at(50), p95: at(95), longest: at(100), poisoned, answers };
}

async function timed(server: SendingServer, body: Body, due: number): Promise<number> {
  const late = Math.max(0, performance.now() - due) / 1000;
  return (
    late +
    (await seconds(async () => {
      const answer = await post(server, body);
      if (!answer.startsWith("202")) throw new Error(`a record of the flow was answered with ${answer}`);
    }))
  );
}

async function post({ url, authorization }: SendingServer, { body, headers }: Body): Promise<string> {
  try {
    const response = await fetch(`${url}/api/ingest?source=poison`, {
      method: "POST",
      headers: { authorization, "content-type": "application/x-ndjson", ...headers },
      body,
    });
    const text = await response.text();
    return `${response.status}${text.includes('"quarantined":[{') ? " quarantined" : ""}${text.includes('"rejected":[{') ? " rejected" : ""}`;
  } catch (error) {
    return error instanceof Error ? error.name : "no answer";
  }
}

/** What nobody can parse, what is huge, what is made to cost much; others in each round, so that none is known already. */
function poisonOf(round: number): readonly Body[] {
  const record = (id: string, fields: object) =>
    JSON.stringify({
      externalId: `${id} ${round}`,
      at: "2026-03-01T10:00:00Z",
      direction: "in",
      channel: "chat",
      author: { account: `${id} ${round}` },
      text: "Where is my order?",
      ...fields,
    });
  const long = (sign: string, length: number) => sign.repeat(Math.ceil(length / sign.length)).slice(0, length);
  const words = "I paid twice and nobody answers, this is really annoying! ";
  return [
    { what: "not UTF-8", body: Buffer.concat([Buffer.from(`{"text":"${round}`), Buffer.from([0xff, 0xfe, 0xfa])]) },
    { what: "nested 100,000 deep", body: long("[", 100_000) },
    { what: "10,000 nested quotes", body: record("quotes", { text: long("> ", 20_000) + words }) },
    { what: "a text of 900 kB", body: record("long", { text: long(words, 900_000) }) },
    { what: "a word of 900 kB", body: record("word", { text: long("a", 900_000) }) },
    { what: "900 kB of @", body: record("at", { text: long("a@b.", 900_000) }) },
    { what: "900 kB of digits", body: record("digits", { text: long("1 ", 900_000) }) },
    { what: "NUL and half characters", body: record("nul", { text: "a\0b\ud800" }) },
    { what: "1970", body: record("1970", { at: "1970-01-01T00:00:00Z" }) },
    { what: "9999", body: record("9999", { at: "9999-12-31T23:59:59Z" }) },
    {
      what: "a number that nothing holds",
      body: record("number", { rating: { kind: "csat", value: 1e300, lowest: 0, highest: 1e308 } }),
    },
    {
      what: "1,000 that it answers",
      body: record("parents", { parents: Array.from({ length: 1000 }, (_, at) => `p${round} ${at}`) }),
    },
    {
      what: "1,000 poisoned at once",
      body: Array.from({ length: 1000 }, (_, at) => `{"broken": ${round}${at}`).join("\n"),
    },
    { what: "one record of 50 MB", body: record("huge", { text: long("x", 50_000_000) }) },
    {
      what: "a packed body that becomes 200 MB",
      body: gzipSync(long(" ", 200_000_000)),
      headers: { "content-encoding": "gzip" },
    },
  ];
}
