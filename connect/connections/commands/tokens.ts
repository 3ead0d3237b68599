import { transact } from "@firsthand/platform/storage";
import { z } from "zod";

import type { TokenKeeper, Tokens } from "../../engine/index.ts";
import type { ConnectionsGround } from "../ground.ts";
import { findTokens, lockTokens, writeTokens } from "../store/connections.ts";

const kept = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});

/** What the tokens of a connection are sealed for. */
export function tokensPurpose(connectionId: string): string {
  return `tokens of connection ${connectionId}`;
}

/** Keeps the tokens of a connection, sealed; they are renewed by one at a time. */
export function keeperOf(ground: ConnectionsGround, id: string): TokenKeeper {
  const opened = (sealed: string | null): Tokens | null => {
    if (sealed === null) return null;
    const { expiresAt, ...tokens } = kept.parse(JSON.parse(ground.open(sealed, tokensPurpose(id))));
    return { ...tokens, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
  };
  return {
    current: async () => opened(await findTokens(ground.db, id)),
    renew: (work) =>
      transact(ground.db, async (tx) => {
        const tokens = await work(opened(await lockTokens(tx, id)));
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
