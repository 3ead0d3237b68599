import { readFile, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

import { shippedConnector, shippedConnectors } from "@firsthand/connect/connectors";
import {
  checkSettings,
  createMapper,
  type DryRunResult,
  openConnector,
  type TokenKeeper,
} from "@firsthand/connect/engine";
import { type Manifest, readManifest, readSettings, sourceOf } from "@firsthand/connect/manifest";
import { type Settings, StreamFailure } from "@firsthand/connect/streams";
import { Failure } from "@firsthand/kernel/errors";
import { nearNames } from "@firsthand/kernel/near-names";
import { createOutgoing } from "@firsthand/platform/outgoing";

import { count, print, printable, printJson, shortened, table } from "./output.ts";

interface CheckOptions {
  readonly settings?: string;
  readonly stream?: string;
  readonly event?: string;
  readonly records: string;
  readonly days?: string;
  readonly allow?: readonly string[];
  readonly json?: boolean;
}

/** `firsthand connector list`: the connectors that come with the product. */
export function listConnectors({ json }: { readonly json?: boolean }): Promise<void> {
  const rows = shippedConnectors().map(({ id, name, tried, streams, actions }) => ({
    id,
    name,
    streams: Object.keys(streams),
    actions: Object.keys(actions),
    tried: tried ?? null,
  }));
  if (json) printJson(rows);
  else {
    const cells = rows.map(({ id, name, streams, actions, tried }) => [
      id,
      name,
      streams.join(", "),
      actions.join(", "),
      tried ?? "not yet tried against the real thing",
    ]);
    print(table(["id", "name", "reads", "does", "tried"], cells));
  }
  return Promise.resolve();
}

/**
 * `firsthand connector check FILE`: every mistake with its line, and then exit code 1; with settings a dry run, which
 * asks the other side and keeps nothing. FILE may be the id of a connector of the product.
 */
export async function checkConnector(file: string, options: CheckOptions): Promise<void> {
  const manifest = await manifestIn(file, options);
  if (!manifest) return;
  if (options.settings === undefined) {
    if (options.json) printJson({ ok: true, contents: contentsOf(manifest), faults: [] });
    else {
      print(`${printable(file)} is right: ${contentsText(manifest)}.`);
      print("Try it with --settings FILE, a file with the settings it needs:");
      print(skeletonOf(manifest));
    }
    return;
  }
  const settings = await settingsIn(options.settings);
  if (options.event === undefined) await tryOut(manifest, settings, options);
  else await tryEvent(manifest, settings, { file: options.event, json: options.json ?? false });
}

/** What becomes of an event; its signature is not looked at, and nobody is asked. */
async function tryEvent(
  manifest: Manifest,
  settings: Settings,
  { file, json }: { readonly file: string; readonly json: boolean },
): Promise<void> {
  if (!manifest.webhook) {
    const advice = "Leave --event out: its streams are asked.";
    throw new Failure({ code: "no_events", status: 404, message: `${manifest.name} is sent no events.`, advice });
  }
  const body = new TextEncoder().encode(await textOf(file));
  const mapper = createMapper();
  const outgoing = createOutgoing({ allowedHosts: [] });
  try {
    const ground = { outgoing, mapper, now: () => new Date(), random: Math.random, sleep: () => Promise.resolve() };
    const { items, challenge } = await openConnector(manifest, ground, inMemory()).mapWebhook(settings, body);
    const samples = [{ raw: new TextDecoder().decode(body), items }];
    if (json) printJson({ ok: true, challenge, ...forPrograms({ samples, answers: [], complete: true }) });
    else if (challenge === null) showSamples(samples);
    else print(printable(`It asks whether one listens; the answer is ${shortened(challenge, 200)}`));
    if (items.some(({ status }) => status === "rejected")) process.exitCode = 1;
  } catch (error) {
    throw error instanceof StreamFailure ? asFailure(error) : error;
  } finally {
    await Promise.all([outgoing.close(), mapper.close()]);
  }
}

async function manifestIn(file: string, { json }: CheckOptions): Promise<Manifest | undefined> {
  const shipped = shippedConnector(file);
  if (shipped) return shipped;
  const read = readManifest(await textOf(file));
  if (read.ok) return read.manifest;
  process.exitCode = 1;
  if (json) printJson({ ok: false, contents: null, faults: read.faults });
  else {
    // As compilers write it, so that editors can jump there.
    for (const { line, path, message } of read.faults)
      print(printable(`${file}:${line} ${path === "" ? "" : `${path}: `}${message}`));
  }
  return undefined;
}

async function tryOut(manifest: Manifest, settings: Settings, options: CheckOptions): Promise<void> {
  const names = Object.keys(manifest.streams);
  const stream = options.stream ?? names[0];
  if (names.length === 0) {
    const advice = "Give it an event with --event FILE.";
    throw new Failure({
      code: "no_streams",
      status: 404,
      message: `${manifest.name} has nothing to be asked for.`,
      advice,
    });
  }
  if (stream === undefined || !names.includes(stream)) {
    throw new Failure({
      code: "no_such_stream",
      status: 404,
      message: `${manifest.name} has no stream ${stream ?? ""}.`,
      advice: `It has ${nearNames(stream ?? "", names).join(", ") || "none"}.`,
    });
  }
  const mapper = createMapper();
  const outgoing = createOutgoing({ allowedHosts: options.allow ?? [] });
  try {
    const ground = {
      outgoing,
      mapper,
      now: () => new Date(),
      random: Math.random,
      sleep: async (milliseconds: number, signal: AbortSignal) => {
        await wait(milliseconds, undefined, { signal });
      },
    };
    checkSettings(manifest, settings);
    const days = Number(options.days ?? manifest.streams[stream]?.backfill_days ?? 365);
    const result = await openConnector(manifest, ground, inMemory()).dryRun({
      stream,
      settings,
      since: new Date(Date.now() - days * 86_400_000),
      records: Number(options.records),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (options.json)
      printJson({ ok: true, stream, source: sourceOf(manifest, stream)?.declaration ?? null, ...forPrograms(result) });
    else showResult(manifest, stream, result);
  } catch (error) {
    throw error instanceof StreamFailure ? asFailure(error) : error;
  } finally {
    await Promise.all([outgoing.close(), mapper.close()]);
  }
}

const PATIENCE_MS = 300_000;

function showResult(manifest: Manifest, stream: string, { samples, answers, complete }: DryRunResult): void {
  const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
  print(`${manifest.name}, ${stream}: ${count(answers.length)} pages, ${count(bytes)} bytes, nothing was kept.\n`);
  showSamples(samples);
  const all = samples.flatMap(({ items }) => items);
  const rejected = all.filter(({ status }) => status === "rejected").length;
  const more = complete ? "these are all" : "there are more";
  print(
    `\n${count(samples.length)} records, ${count(all.length - rejected)} understood, ${count(rejected)} rejected; ${more}.`,
  );
  if (rejected > 0) process.exitCode = 1;
}

function showSamples(samples: DryRunResult["samples"]): void {
  for (const [index, { raw, items }] of samples.entries()) {
    print(printable(`${index + 1}. as it came   ${shortened(raw, 300)}`));
    if (items.length === 0) print("   left out by the map, or older than wanted");
    for (const item of items) {
      const said =
        item.status === "rejected"
          ? `is rejected  ${item.reason.code}: ${item.reason.message}`
          : `becomes      ${shortened(JSON.stringify(madeOf(item)), 600)}`;
      print(printable(`   ${said}`));
    }
  }
}

function madeOf(item: Exclude<DryRunResult["samples"][number]["items"][number], { readonly status: "rejected" }>) {
  if (item.status === "understood") return item.record;
  return item.status === "person" ? item.person : item.document;
}

/** What was rejected stands beside as it came; its bytes are the same once more. */
function forPrograms(result: DryRunResult) {
  const samples = result.samples.map(({ raw, items }) => ({
    raw,
    items: items.map((item) =>
      item.status === "rejected"
        ? { status: item.status, reason: item.reason }
        : { status: item.status, record: madeOf(item) },
    ),
  }));
  return { ...result, samples };
}

/** Tokens of OAuth 2 live as long as the command. */
function inMemory(): TokenKeeper {
  let kept: Awaited<ReturnType<TokenKeeper["current"]>> = null;
  return {
    current: () => Promise.resolve(kept),
    renew: async (work) => {
      kept = await work(kept);
      return kept;
    },
  };
}

function asFailure({ code, message, advice, answer }: StreamFailure): Failure {
  const said = answer === undefined ? "" : ` They answered: ${shortened(answer, 300)}`;
  return new Failure({ code: `connector_${code}`, status: 502, message: printable(message + said), advice });
}

const LARGEST = 2_000_000;

async function settingsIn(file: string): Promise<Settings> {
  const read = readSettings(await textOf(file));
  if (read.ok) return read.settings;
  const [fault] = read.faults;
  throw new Failure({
    code: "bad_settings_file",
    status: 422,
    message: `The settings ${file} are wrong in line ${fault?.line ?? 1}: ${fault?.message ?? "they cannot be read"}.`,
    advice: "Write one setting a line, for example: site: https://shop.example.com",
  });
}

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new Failure({
      code: "file_not_found",
      status: 404,
      message: `There is no file ${file}, and no connector of that name.`,
      advice: "Check the name; `firsthand connector list` shows the connectors that there are.",
    });
  }
  const advice = "A connector is a text file in UTF-8; docs/connectors.md describes it.";
  const unreadable = (why: string) =>
    new Failure({ code: "unreadable_file", status: 422, message: `The file ${file} cannot be read: ${why}.`, advice });
  if (found.size > LARGEST) throw unreadable("it is too long");
  const bytes = await readFile(file).catch(() => {
    throw unreadable("it may not be read");
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unreadable("it is not UTF-8");
  }
}

function contentsOf({ settings, streams, actions, webhook }: Manifest): Record<string, number> {
  return {
    settings: Object.keys(settings).length,
    streams: Object.keys(streams).length,
    actions: Object.keys(actions).length,
    webhooks: webhook ? 1 : 0,
  };
}

function contentsText(manifest: Manifest): string {
  return Object.entries(contentsOf(manifest))
    .map(([things, amount]) => `${count(amount)} ${things}`)
    .join(", ");
}

/** The settings as a file to fill in. */
function skeletonOf({ settings }: Manifest): string {
  const lines = Object.entries(settings).map(([name, { title, needed, example, default: usual, choices }]) => {
    const hint = choices ? Object.keys(choices).join(" | ") : (example ?? "");
    const about = `# ${title}${needed ? "" : ", may be left out"}${hint === "" ? "" : ` (${hint})`}`;
    return `  ${name}: ${usual ?? ""}  ${about}`;
  });
  return lines.join("\n");
}
