import { createServer } from "node:net";
import { join } from "node:path";

import { accessKinds, type Reach } from "@firsthand/kernel/permissions";
import { type Asker, createHttpServer, createLogging, mountApi, nobody } from "@firsthand/platform/http";
import { createJobs } from "@firsthand/platform/jobs";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { onTestFinished } from "vitest";
import { z } from "zod";

import { testWorld } from "../../testing/index.ts";
import { createImportsRouter, defineImportJobs, importsPlainRoutes, type ImportsGround } from "../index.ts";

const key = "k".repeat(43);
export const withKey = { authorization: `Bearer ${key}` };

/** A server with the endpoints of this module, on real PostgreSQL. */
export interface Desk {
  readonly database: TestDatabase;
  readonly ground: ImportsGround;
  readonly url: string;
  /** Asks with the key; gives status and JSON. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends one slice. */
  send(id: string, offset: number, bytes: Uint8Array): Promise<Answer>;
  /** Uploads a file whole, in slices, and gives its id. */
  upload(name: string, content: string | Uint8Array): Promise<string>;
  /** Waits until an import is over, and gives it. */
  over(importId: string): Promise<Record<string, unknown>>;
  /** Stops server and jobs; the database and the files stay. */
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface DeskOptions extends Partial<Pick<ImportsGround, "maxUploadBytes" | "freeBytes" | "world">> {
  /** Taken over from a server that was stopped. */
  readonly of?: Pick<Desk, "database" | "ground">;
  /** Where a colleague who comes without the key sees personal data; nobody else comes. */
  readonly colleague?: Reach;
  /** Whether imports are run; else they wait. */
  readonly jobs?: boolean;
}

/** Somebody who may everything, and sees personal data there. */
const seeing = (clear: Reach): Asker => ({
  id: "2",
  name: "Eva",
  kind: "person",
  may: accessKinds,
  reach: (permission) => (permission === "personal.unmask" ? clear : "all"),
});

const record = z.record(z.string(), z.unknown());

/** Starts one; it ends with the test. */
export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const database = options.of?.database ?? (await cloneDatabase());
  const { logger, lineCounts } = createLogging({ level: "silent", write: () => {} });
  const jobs = createJobs({ ...database, kind: "embedded" }, logger);
  const ground: ImportsGround = {
    db: database.db,
    world: options.world ?? ticking(),
    directory: options.of?.ground.directory ?? folder(),
    maxUploadBytes: options.maxUploadBytes ?? 2 ** 30,
    freeBytes: options.freeBytes ?? (() => Promise.resolve(2 ** 40)),
    enqueue: options.jobs === false ? () => Promise.resolve("") : (tx, name, data) => jobs.enqueue(tx, name, data),
  };
  defineImportJobs(jobs, ground);
  const router = createImportsRouter();
  const server = await createHttpServer({
    config: { host: "127.0.0.1", port: await freePort() },
    logger,
    lineCounts,
    version: "1.2.3",
    accessKey: key,
    recognise: () => Promise.resolve({ asker: options.colleague === undefined ? nobody : seeing(options.colleague) }),
    mounts: [mountApi({ name: "imports", router, context: (asker) => ({ ground, asker }) })],
    plainRoutes: importsPlainRoutes(ground),
    page: async () => "",
    ready: () => Promise.resolve(),
    foresee: () => undefined,
  });
  if (options.jobs !== false) await jobs.start();
  const { url } = await server.listen();
  let stopped: Promise<unknown> | undefined;
  const stop = async () => {
    stopped ??= Promise.all([server.close({ graceSeconds: 1 }), jobs.stop({ graceSeconds: 5 })]);
    await stopped;
  };
  if (!options.of) onTestFinished(() => database.drop());
  onTestFinished(stop);
  return { database, ground, url, stop, ...clientOf(url) };
}

function clientOf(url: string): Pick<Desk, "ask" | "send" | "upload" | "over"> {
  const ask: Desk["ask"] = async (method, path, body) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? withKey : { ...withKey, "content-type": "application/json" };
    return await answerOf(await fetch(`${url}/api${path}`, { method, headers, ...json }));
  };
  const send: Desk["send"] = async (id, offset, bytes) => {
    const headers = { ...withKey, "content-type": "application/octet-stream" };
    const path = `${url}/api/uploads/${id}/content?offset=${offset}`;
    return await answerOf(await fetch(path, { method: "PUT", headers, body: Buffer.from(bytes) }));
  };
  const upload: Desk["upload"] = async (name, content) => {
    const bytes = Buffer.from(content);
    const { body } = await ask("POST", "/uploads", { name, size: bytes.length });
    const id = String(body["id"]);
    const slice = 1024 * 1024;
    for (let at = 0; at < bytes.length; at += slice) await send(id, at, bytes.subarray(at, at + slice));
    return id;
  };
  const over: Desk["over"] = async (importId) => {
    for (const deadline = Date.now() + 40_000; Date.now() < deadline; await pause(50)) {
      const { body } = await ask("GET", `/imports/${importId}`);
      if (!["waiting", "running"].includes(String(body["state"]))) return body;
    }
    throw new Error("the import does not end");
  };
  return { ask, send, upload, over };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const parsed: unknown = JSON.parse(text === "" ? "{}" : text);
  return { status: response.status, body: Array.isArray(parsed) ? { list: parsed } : record.parse(parsed) };
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A world of tests whose clock runs. */
export function ticking(more: Partial<ReturnType<typeof testWorld>> = {}) {
  const { random, secret, readTexts } = testWorld();
  return {
    get now() {
      return new Date();
    },
    random: () => Buffer.from(crypto.getRandomValues(new Uint8Array(random().length))),
    secret,
    readTexts,
    ...more,
  };
}

function folder(): string {
  const place = temporaryDirectory("firsthand-uploads-");
  onTestFinished(() => place.remove());
  return join(place.path, "uploads");
}

/** Whether the server is asked by its own name depends on its port, which must be known before it starts. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
