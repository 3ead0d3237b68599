import type { Manifest, WebhookManifest } from "../contract.ts";
import { namesIn, readTemplate } from "../rules/templates.ts";
import { faultsOfExpression, type MeaningFault, unknownName } from "./fault.ts";

const SIGNED = ["body", "timestamp", "id", "url", "form"];

/** What cannot be meant in how events are received. */
export function webhookFaults(manifest: Manifest, webhook: WebhookManifest): MeaningFault[] {
  const { signature, handshake, challenge, records, map } = webhook;
  const at = (key: string) => ["webhook", "signature", key];
  return [
    ...sourceFaults(manifest, webhook),
    ...secretFaults(manifest, signature.secret, at("secret")),
    ...(handshake ? secretFaults(manifest, handshake.secret, ["webhook", "handshake", "secret"]) : []),
    ...(signature.kind === "hmac" ? signedFaults(signature, webhook.body, at("over")) : []),
    ...faultsOfExpression(challenge, ["webhook", "challenge"]),
    ...faultsOfExpression(records, ["webhook", "records"]),
    ...faultsOfExpression(map, ["webhook", "map"]),
  ];
}

/** Either a stream says whose source it is and how to map, or the webhook itself does. */
function sourceFaults({ streams }: Manifest, { stream, source, map }: WebhookManifest): MeaningFault[] {
  if (source !== undefined) {
    const both =
      stream === undefined ? [] : [{ path: ["webhook", "source"], message: "write stream or source, not both" }];
    const silent =
      map === undefined
        ? [{ path: ["webhook", "source"], message: "with a source of its own write map beside it" }]
        : [];
    return [...both, ...silent];
  }
  if (stream === undefined) return [{ path: ["webhook"], message: "write stream, or a source of its own" }];
  return Object.hasOwn(streams, stream)
    ? []
    : [{ path: ["webhook", "stream"], message: unknownName("stream", stream, Object.keys(streams)) }];
}

function secretFaults({ settings }: Manifest, name: string, path: readonly string[]): MeaningFault[] {
  if (Object.hasOwn(settings, name) && settings[name]?.kind === "secret") return [];
  const secrets = Object.keys(settings).filter((one) => settings[one]?.kind === "secret");
  return [{ path, message: unknownName("setting of the kind secret", name, secrets) }];
}

type Hmac = Extract<WebhookManifest["signature"], { kind: "hmac" }>;

function signedFaults(
  { over, timestamp, id_header }: Hmac,
  body: WebhookManifest["body"],
  path: readonly string[],
): MeaningFault[] {
  const read = readTemplate(over);
  if (!read.ok) return [{ path, message: read.message }];
  const names = namesIn(over).map(({ name }) => name);
  const faults = names
    .filter((name) => !SIGNED.includes(name))
    .map((name) => ({ path, message: unknownName("value", name, SIGNED) }));
  if (!names.includes("body") && !names.includes("form"))
    faults.push({ path, message: "{body} has to be signed, or anybody can change it" });
  if (names.includes("form") && body !== "form") faults.push({ path, message: "{form} needs body: form" });
  if (names.includes("timestamp") && timestamp?.header === undefined && timestamp?.part === undefined)
    faults.push({ path, message: "write timestamp: beside it, with the header or the part where it stands" });
  if (timestamp && !names.includes("timestamp"))
    faults.push({ path, message: "{timestamp} has to be signed too, or anybody can send an old event again" });
  if (names.includes("id") && id_header === undefined)
    faults.push({ path, message: "write id_header: beside it, the header where the id stands" });
  return faults;
}
