import { z } from "zod";

import { instant } from "./words.ts";

/** What the answer to a password holds instead of a session when that is not enough. */
const token = z.string().max(100);

/** The password was right; a code, a recovery code or a passkey is asked for besides. */
export const secondStep = z.object({
  state: z.literal("second_factor"),
  token,
  /** Whether a code of an authenticator app, or a recovery code, does. */
  code: z.boolean(),
  /** Whether the person has a passkey. */
  passkey: z.boolean(),
  expiresAt: instant,
});

/** The password was right; this installation asks for a second factor, and the person has none yet. */
export const enrolmentStep = z.object({ state: z.literal("enrolment"), token, expiresAt: instant });
