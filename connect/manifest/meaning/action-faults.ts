import { ACTION_INPUTS, type ActionManifest, type Manifest } from "../contract.ts";
import { faultsOfExpression, type MeaningFault } from "./fault.ts";
import { namesOfRequest, requestFaults } from "./template-faults.ts";

/** What cannot be meant in an action. */
export function actionFaults({ settings }: Manifest, action: ActionManifest, path: readonly string[]): MeaningFault[] {
  const { request, lookup, values, does, done, external_id } = action;
  const given = [...Object.keys(settings), ...ACTION_INPUTS.map((input) => `input.${input}`)];
  const known = [...given, ...Object.keys(values).map((name) => `value.${name}`)];
  const said = namesOfRequest(request);
  // By itself, or as a value that is made of it.
  const saysText = Object.entries(values).some(
    ([name, value]) => said.has(`value.${name}`) && /\binput\.text\b/.test(value),
  );
  const mute = (does === "reply" || does === "publish") && !said.has("input.text") && !saysText;
  const idle = lookup !== undefined && Object.keys(values).length === 0;
  return [
    ...(lookup ? requestFaults(lookup, [...path, "lookup"], { known: given }) : []),
    ...(idle
      ? [{ path: [...path, "lookup"], message: "write values: beside it, with what the request needs of it" }]
      : []),
    ...Object.entries(values).flatMap(([name, value]) => faultsOfExpression(value, [...path, "values", name])),
    ...requestFaults(request, [...path, "request"], { known }),
    ...(mute ? [{ path: [...path, "request"], message: "the request has to say {input.text} somewhere" }] : []),
    ...faultsOfExpression(done, [...path, "done"]),
    ...faultsOfExpression(external_id, [...path, "external_id"]),
  ];
}
