import { openStorage, type Handle } from "@firsthand/platform/storage";

import { seconds, writePlainly } from "./ingest-baseline.ts";
import {
  bodiesOf,
  declare,
  onServer,
  percentile,
  perSecond,
  residentMegabytes,
  sendAll,
  type SendingServer,
} from "./sending.ts";

const ROWS = 40_000;
const ROUNDS = 3;
const CONNECTIONS = 4;
const A_BATCH = 1000;

/**
 * Records sent to the real server in batches of 1,000 over several connections at once, from the request to the answer
 * that says that they are stored, against the same interactions written in bulk on as many connections.
 */
export async function run(args: string[]): Promise<void> {
  const rows = Number(args[0] ?? ROWS);
  await onServer(async (server) => {
    const storage = await openStorage({ dataDirectory: server.dataDirectory }, "command");
    try {
      await compare(storage.db, rows, server);
    } finally {
      await storage.close();
    }
  });
}

async function compare(db: Handle, rows: number, server: SendingServer): Promise<void> {
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const source = `bench ${round}`;
    await declare(server, source);
    const bodies = [...bodiesOf(rows, source, A_BATCH)];
    let times: number[] = [];
    const sent = await seconds(async () => {
      times = await sendAll(server, bodies.values(), CONNECTIONS);
    });
    const written = await writePlainly(db, source, CONNECTIONS);
    ratios.push(written / sent);
    const p95 = Math.round(percentile(times, 95) * 1000);
    console.log(
      `round ${round}: sent in ${perSecond(rows, sent)} rows a second (a batch p95 ${p95} ms), bulk insert ${perSecond(rows, written)}; server ${residentMegabytes(server.pid)} MB resident`,
    );
  }
  console.log(`ratio ${percentile(ratios, 50).toFixed(3)}`);
}
