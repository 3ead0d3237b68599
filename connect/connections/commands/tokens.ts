import { type Handle, transact } from "@firsthand/platform/storage";
import { z } from "zod";

import type { TokenKeeper, Tokens } from "../../engine/index.ts";
import type { ConnectionsGround } from "../ground.ts";
import { isElsewhere } from "../rules/settings.ts";
import {
  type ConnectionRow,
  findConnection,
  findTokens,
  lockConnection,
  lockRenewing,
  writeTokens,
} from "../store/connections.ts";

const kept = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});

/** What the tokens of a connection are sealed for. */
export function tokensPurpose(connectionId: string): string {
  return `tokens of connection ${connectionId}`;
}

/**
 * Keeps the tokens of a connection, sealed; they are renewed by one at a time. Once the connection asks another place, its
 * secrets were forgotten, or it is gone, who still works with what it was before gets none of its tokens, and what they renewed is not kept.
 */
export function keeperOf(
  ground: ConnectionsGround,
  {
    connection_id: id,
    connector,
    settings,
    secrets,
  }: Pick<ConnectionRow, "connection_id" | "connector" | "settings" | "secrets">,
): TokenKeeper {
  const fields = ground.connectors().find((one) => one.id === connector)?.settings ?? [];
  const isHere = (row: ConnectionRow | undefined) =>
    row !== undefined &&
    row.connector === connector &&
    !isElsewhere(fields, settings, row.settings) &&
    (secrets === null || row.secrets !== null);
  const opened = (sealed: string | null): Tokens | null => {
    if (sealed === null) return null;
    const { expiresAt, ...tokens } = kept.parse(JSON.parse(ground.open(sealed, tokensPurpose(id))));
    return { ...tokens, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
  };
  /** Those that stand, where the connection is what it was even after they were looked up. */
  const found = async (tx: Handle) => {
    const sealed = await findTokens(tx, id);
    return isHere(await findConnection(tx, id)) ? opened(sealed) : null;
  };
  return {
    current: () => found(ground.db),
    renew: (work) =>
      transact(ground.db, async (tx) => {
        await lockRenewing(tx, id);
        const tokens = await work(await found(tx));
        // The other side took its time: what the connection is may have been changed meanwhile.
        if (isHere(await lockConnection(tx, id)))
          await writeTokens(tx, id, ground.seal(JSON.stringify(tokens), tokensPurpose(id)));
        return tokens;
      }),
  };
}

/** Keeps tokens for as long as a trial takes. */
export function passingKeeper(): TokenKeeper {
  let tokens: Tokens | null = null;
  return {
    current: () => Promise.resolve(tokens),
    renew: async (work) => (tokens = await work(tokens)),
  };
}
