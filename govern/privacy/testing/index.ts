import { createRouterClient } from "@orpc/server";

import { createPrivacyRouter, type PrivacyGround } from "../index.ts";

/** The endpoints of requests as functions, for whoever asks by that name. */
export function privacyClient(ground: PrivacyGround, name: string) {
  return createRouterClient(createPrivacyRouter(), { context: { ground, asker: { name } } });
}
