import { beginLoading, beginRemoving, bringAbout, showSample } from "@firsthand/samples";
import { transact } from "@firsthand/platform/storage";

import { liveWorld } from "../world.ts";
import { count, print } from "./output.ts";
import { nextCommand, withLog, withNewLog, type Place } from "./session.ts";

/** `firsthand sample load`: an invented organisation to look around in; a loading that broke off goes on. */
export async function loadSample(options: Place): Promise<void> {
  const state = await withNewLog(options, async ({ config, storage, stopAsked }) => {
    const world = liveWorld(config);
    await transact(storage.db, (tx) => beginLoading(tx, world.now));
    await bringAbout(storage.db, world, { signal: stopAsked }).catch((error: unknown) => {
      if (!stopAsked.aborted) throw error;
    });
    return await showSample(storage.db);
  });
  if (state.state !== "loaded") {
    print(`Stopped after ${count(state.done)} of ${count(state.total)} interactions; the same command goes on.`);
    return;
  }
  print(`The sample organisation is here: ${count(state.total)} interactions of thirteen weeks until yesterday.`);
  print(`See the figures: ${nextCommand("metrics", options)}`);
  print(`Take it out again: ${nextCommand("sample remove", options)}`);
}

/** `firsthand sample remove`: everything of it, and nothing else. */
export async function removeSample(options: Place): Promise<void> {
  const wasHere = await withLog(options, async ({ config, storage }) => {
    const asked = await transact(storage.db, (tx) => beginRemoving(tx));
    await bringAbout(storage.db, liveWorld(config));
    return asked;
  });
  print(wasHere ? "Everything of the sample organisation is removed." : "The sample organisation is not here.");
}
