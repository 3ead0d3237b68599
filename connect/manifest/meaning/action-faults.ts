import { ACTION_INPUTS, type ActionManifest, type Manifest } from "../contract.ts";
import { faultsOfExpression, type MeaningFault } from "./fault.ts";
import { namesOfRequest, requestFaults } from "./template-faults.ts";

/** What cannot be meant in an action. */
export function actionFaults(
  { settings }: Manifest,
  { request, does, done, external_id }: ActionManifest,
  path: readonly string[],
): MeaningFault[] {
  const known = [...Object.keys(settings), ...ACTION_INPUTS.map((input) => `input.${input}`)];
  const said = namesOfRequest(request);
  const mute = (does === "reply" || does === "publish") && !said.has("input.text");
  return [
    ...requestFaults(request, [...path, "request"], { known }),
    ...(mute ? [{ path: [...path, "request"], message: "the request has to say {input.text} somewhere" }] : []),
    ...faultsOfExpression(done, [...path, "done"]),
    ...faultsOfExpression(external_id, [...path, "external_id"]),
  ];
}
