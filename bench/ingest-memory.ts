import { seconds } from "./ingest-baseline.ts";
import { bodiesOf, declare, onServer, perSecond, residentMegabytes, sendAll, type SendingServer } from "./sending.ts";

const ROWS = 1_000_000;
const A_STEP = 100_000;
const CONNECTIONS = 4;

/**
 * The memory of the server while many records are sent in over HTTP: the most that it held while each 100,000 came.
 * Ratio: of the last to the second of them; the first warms up.
 */
export async function run(args: string[]): Promise<void> {
  const rows = Number(args[0] ?? ROWS);
  await onServer(async (server) => {
    const source = "bench";
    await declare(server, source);
    const bodies = bodiesOf(rows, source, 1000);
    const most: number[] = [];
    for (let sent = 0; sent < rows; sent += A_STEP) {
      const count = Math.min(A_STEP, rows - sent);
      const { time, memory } = await watching(server, () =>
        sendAll(server, firstOf(bodies, Math.ceil(count / 1000)), CONNECTIONS),
      );
      most.push(memory);
      const said = `${(sent + count).toLocaleString("en-GB")} records: ${perSecond(count, time)} a second`;
      console.log(`${said}; at most ${memory} MB, now ${residentMegabytes(server.pid)} MB resident`);
    }
    console.log(`ratio ${((most.at(-1) ?? 0) / (most[1] ?? most[0] ?? 1)).toFixed(3)}`);
  });
}

async function watching(
  { pid }: SendingServer,
  work: () => Promise<unknown>,
): Promise<{ readonly time: number; readonly memory: number }> {
  let memory = residentMegabytes(pid);
  const look = setInterval(() => (memory = Math.max(memory, residentMegabytes(pid))), 200);
  const time = await seconds(async () => {
    await work();
  });
  clearInterval(look);
  return { time, memory };
}

/** The next so many; the rest stays for later. */
function* firstOf(bodies: Iterator<string>, count: number): Generator<string> {
  for (let taken = 0; taken < count; taken++) {
    const next = bodies.next();
    if (next.done === true) return;
    yield next.value;
  }
}
