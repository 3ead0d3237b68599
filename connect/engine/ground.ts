import type { Outgoing } from "@firsthand/platform/outgoing";

import type { Mapper } from "./mapping/mapper.ts";

/** What the engine has from outside: the network, the thread for mapping, clock, chance and sleep. */
export interface EngineGround {
  readonly outgoing: Outgoing;
  readonly mapper: Mapper;
  readonly now: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Ends early, by rejecting with its reason, when the signal is given. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What OAuth 2 gave. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAt: Date | null;
}

/** Keeps the tokens of one connection, sealed. */
export interface TokenKeeper {
  readonly current: () => Promise<Tokens | null>;
  /**
   * Keeps what `work` gives. Only one work at a time, and it is given what stands then: a refresh token is often good for
   * one use only, so two processes must not use it both.
   */
  readonly renew: (work: (current: Tokens | null) => Promise<Tokens>) => Promise<Tokens>;
}
