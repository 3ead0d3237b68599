import type { Manifest, WebhookManifest } from "../contract.ts";
import { namesIn, readTemplate } from "../rules/templates.ts";
import { faultsOfExpression, type MeaningFault, unknownName } from "./fault.ts";

const SIGNED = ["body", "timestamp", "id"];

/** What cannot be meant in how events are received. */
export function webhookFaults({ settings, streams }: Manifest, webhook: WebhookManifest): MeaningFault[] {
  const { stream, signature, challenge, records, map } = webhook;
  const secret = Object.hasOwn(settings, signature.secret) ? settings[signature.secret] : undefined;
  const secrets = Object.keys(settings).filter((name) => settings[name]?.kind === "secret");
  const at = (key: string) => ["webhook", "signature", key];
  return [
    ...(Object.hasOwn(streams, stream)
      ? []
      : [{ path: ["webhook", "stream"], message: unknownName("stream", stream, Object.keys(streams)) }]),
    ...(secret?.kind === "secret"
      ? []
      : [{ path: at("secret"), message: unknownName("setting of the kind secret", signature.secret, secrets) }]),
    ...(signature.kind === "hmac" ? signedFaults(signature, at("over")) : []),
    ...faultsOfExpression(challenge, ["webhook", "challenge"]),
    ...faultsOfExpression(records, ["webhook", "records"]),
    ...faultsOfExpression(map, ["webhook", "map"]),
  ];
}

type Hmac = Extract<WebhookManifest["signature"], { kind: "hmac" }>;

function signedFaults({ over, timestamp, id_header }: Hmac, path: readonly string[]): MeaningFault[] {
  const read = readTemplate(over);
  if (!read.ok) return [{ path, message: read.message }];
  const names = namesIn(over).map(({ name }) => name);
  const faults = names
    .filter((name) => !SIGNED.includes(name))
    .map((name) => ({ path, message: unknownName("value", name, SIGNED) }));
  if (!names.includes("body")) faults.push({ path, message: "{body} has to be signed, or anybody can change it" });
  if (names.includes("timestamp") && timestamp?.header === undefined && timestamp?.part === undefined)
    faults.push({ path, message: "write timestamp: beside it, with the header or the part where it stands" });
  if (names.includes("id") && id_header === undefined)
    faults.push({ path, message: "write id_header: beside it, the header where the id stands" });
  return faults;
}
