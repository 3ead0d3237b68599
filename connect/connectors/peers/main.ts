import { Failure } from "@firsthand/kernel/errors";

import { peers } from "./index.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Installs the peers that are named, or all; one that fails does not keep the others away. */
async function installPeers(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !peers.some((peer) => peer.name === name));
  if (unknown !== undefined)
    throw new Failure({
      code: "unknown_peer",
      status: 400,
      message: `There is no peer ${unknown}.`,
      advice: `There are ${peers.map(({ name }) => name).join(", ")}; without a name, all are installed.`,
    });
  for (const peer of peers.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (peer.isInstalled()) {
      say(`${peer.name}: ${peer.title} is here already`);
      continue;
    }
    try {
      await peer.install();
      say(`${peer.name}: ${peer.title} is installed`);
    } catch (error) {
      report(`${peer.name}: `, error);
    }
  }
}

function report(before: string, error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  const advice = error instanceof Failure ? (error.advice ?? "") : "";
  process.stderr.write(`${before}${said}\n${advice}\n`);
  process.exitCode = 1;
}

try {
  await installPeers(process.argv.slice(2));
} catch (error) {
  report("", error);
}
