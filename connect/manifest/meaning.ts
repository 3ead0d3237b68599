import type { Manifest } from "./contract.ts";
import { actionFaults } from "./meaning/action-faults.ts";
import { connectionFaults } from "./meaning/connection-faults.ts";
import type { MeaningFault } from "./meaning/fault.ts";
import { streamFaults } from "./meaning/stream-faults.ts";
import { webhookFaults } from "./meaning/webhook-faults.ts";

/** Everything in a manifest that cannot be meant. */
export function meaningFaults(manifest: Manifest): MeaningFault[] {
  const { streams, actions, webhook } = manifest;
  const mute = Object.keys(streams).length === 0 && Object.keys(actions).length === 0;
  const nowhere = !mute && manifest.base === "";
  return [
    ...(mute && !webhook
      ? [{ path: [], message: "it does nothing: write at least one stream, action or webhook" }]
      : []),
    ...(nowhere ? [{ path: [], message: "write base: the beginning of every address that is asked" }] : []),
    ...connectionFaults(manifest),
    ...Object.entries(streams).flatMap(([name, stream]) => streamFaults(manifest, stream, ["streams", name])),
    ...Object.entries(actions).flatMap(([name, action]) => actionFaults(manifest, action, ["actions", name])),
    ...(webhook ? webhookFaults(manifest, webhook) : []),
  ];
}
