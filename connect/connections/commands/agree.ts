import { createHash, randomBytes } from "node:crypto";

import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { StreamFailure } from "../../streams/index.ts";
import { agreementOver, connectionFails, noAgreement, unknownConnection } from "../errors.ts";
import type { Connector, ConnectionsGround } from "../ground.ts";
import { insertAgreement, takeAgreement } from "../store/agreements.ts";
import { type ConnectionRow, findConnection } from "../store/connections.ts";
import { connectorOf, openedOf, secretsOf } from "./opened.ts";
import { steerConnection } from "./save-connection.ts";

const OPEN_MS = 10 * 60_000;
const PATIENCE_MS = 30_000;

/**
 * The address on the other side where somebody agrees that it is read (OAuth 2, RFC 6749 section 4.1 with PKCE, RFC
 * 7636); they come back to `redirect` within ten minutes. Throws `unknown_connection`, `no_agreement`,
 * `connection_fails`.
 */
export async function beginAgreement(
  ground: ConnectionsGround,
  { id, redirect }: { readonly id: string; readonly redirect: string },
  userId: string,
): Promise<string> {
  const { row, agreement } = await agreeable(ground, id);
  const [state, verifier] = [randomBytes(32).toString("base64url"), randomBytes(48).toString("base64url")];
  const settings = { ...row.settings, ...secretsOf(ground, row) };
  const address = await told(() => Promise.resolve(agreement.address(settings, { state, redirect, verifier })));
  const now = ground.now();
  await transact(ground.db, (tx) =>
    insertAgreement(
      tx,
      {
        state_hash: hashOf(state),
        connection_id: id,
        user_id: userId,
        verifier,
        redirect,
        ends_at: new Date(now.getTime() + OPEN_MS),
      },
      now,
    ),
  );
  return address;
}

/**
 * Somebody came back with a code: its tokens are kept, and the connection is read from now on. Gives its id. Throws
 * `agreement_over` for a state that is not theirs, was used or is too old, and `connection_fails`.
 */
export async function endAgreement(
  ground: ConnectionsGround,
  { state, code }: { readonly state: string; readonly code: string },
  userId: string,
): Promise<string> {
  const taken = await transact(ground.db, (tx) => takeAgreement(tx, hashOf(state), ground.now()));
  if (taken?.user_id !== userId) throw agreementOver();
  const { row, agreement } = await agreeable(ground, taken.connection_id);
  const opened = openedOf(ground, row, { ...row.settings, ...secretsOf(ground, row) });
  const { redirect, verifier } = taken;
  await told(async () => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const tokens = await agreement.tokens(opened, { redirect, verifier, code, signal });
    await opened.tokens?.renew(() => Promise.resolve(tokens));
  });
  // Somebody had it ask another place meanwhile: what was agreed is no agreement with that one.
  if ((await opened.tokens?.current()) === null) throw agreementOver();
  noteChange({ subject: `connection ${row.name}`, before: null, after: { agreed: true } });
  await steerConnection(ground, row.connection_id, "on");
  return row.connection_id;
}

async function agreeable(
  ground: ConnectionsGround,
  id: string,
): Promise<{ row: ConnectionRow; agreement: NonNullable<Connector["agreement"]> }> {
  // Before the connection: no newer file is to get secrets that were given to an older one.
  const known = ground.connectors();
  const row = await findConnection(ground.db, id);
  if (!row) throw unknownConnection(id);
  const { agreement } = connectorOf({ connectors: () => known }, row.connector);
  if (!agreement) throw noAgreement();
  return { row, agreement };
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StreamFailure ? connectionFails(error) : error;
  }
}

function hashOf(state: string): string {
  return createHash("sha256").update(state).digest("hex");
}
