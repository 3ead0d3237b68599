import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const FIRSTHAND = join(import.meta.dirname, "..", "firsthand.mjs");

export interface RunOptions {
  readonly cwd?: string;
  /** Variables for the program; of ours it gets only the PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** As whom it runs; only root can choose. */
  readonly uid?: number;
}

export interface Run {
  readonly child: ChildProcess;
  /** What was written until now. */
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

/** Starts the real command `firsthand` as a process of its own. */
export function startCli(args: readonly string[], { cwd, env = {}, uid }: RunOptions = {}): Run {
  const child = spawn(process.execPath, [FIRSTHAND, ...args], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const chunks: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => (err += String(chunk)));
  const out = () => Buffer.concat(chunks).toString("utf8");
  const ended = once(child, "close").then(([code]): Ended => {
    return { code: typeof code === "number" ? code : null, out: out(), err, bytes: Buffer.concat(chunks) };
  });
  return { child, out, err: () => err, ended };
}

/** Runs the real command `firsthand` to its end. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return await startCli(args, options).ended;
}

/** Runs it, expects that all goes well, and gives what it printed as JSON. */
export async function jsonOf<Answer>(
  args: readonly string[],
  { parse, ...options }: RunOptions & { readonly parse: (value: unknown) => Answer },
): Promise<Answer> {
  const { code, out, err } = await runCli([...args, "--json"], options);
  if (code !== 0) throw new Error(`firsthand ${args.join(" ")} ended with ${code}: ${err}`);
  return parse(JSON.parse(out));
}
