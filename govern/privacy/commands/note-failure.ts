import { Failure } from "@firsthand/kernel/errors";
import { transact, type Handle } from "@firsthand/platform/storage";

import { tellPrivacy } from "../ground.ts";
import { changeRequest } from "../store/requests.ts";

/** Writes down why the work on a request does not go on. What was not foreseen is told without its words. */
export async function noteFailure(db: Handle, requestId: string, error: unknown): Promise<void> {
  const { code, message, advice = null } = error instanceof Failure ? error : UNFORESEEN;
  await transact(db, async (tx) => {
    await changeRequest(tx, requestId, { failure: { code, message, advice } });
    await tellPrivacy(tx);
  });
}

const UNFORESEEN = {
  code: "internal_error",
  message: "Something went wrong inside that nobody foresaw. It is tried again by itself.",
  advice: "If it stays, look for the failed job in the log of the server.",
};
