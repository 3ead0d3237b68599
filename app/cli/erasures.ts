import { findErasures } from "@firsthand/govern/privacy";

import { eraseAgain } from "../erasing.ts";
import { count, print, printJson, table } from "./output.ts";
import { withLog, type Place } from "./session.ts";

interface Shown extends Place {
  readonly json?: boolean;
}

/** `firsthand erasures list`: who was erased and when, by ids alone. */
export async function listErasures(options: Shown): Promise<void> {
  const erasures = await withLog(options, ({ storage }) => findErasures(storage.db));
  if (options.json) {
    printJson(erasures);
    return;
  }
  if (erasures.length === 0) {
    print("Nobody was erased so far.");
    return;
  }
  const lines = table(
    ["when", "request", "identities", "messages"],
    erasures.map(({ at, erasureId, identityIds, deliveryIds }) => [
      at,
      erasureId,
      count(identityIds.length),
      count(deliveryIds.length),
    ]),
  );
  print(lines);
}

/** `firsthand erasures replay`: erases again whoever on the list has come back. */
export async function replayTheErasures(options: Shown): Promise<void> {
  const { erased } = await withLog(options, ({ config, storage }) => eraseAgain(config)(storage.db));
  if (options.json) printJson({ erased });
  else if (erased === 0) print("Nobody on the list has come back.");
  else print(`Erased again: ${count(erased)} of those on the list had come back.`);
}
