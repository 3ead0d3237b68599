import { setTimeout as sleep } from "node:timers/promises";

import { createOutgoing, type Outgoing } from "@firsthand/platform/outgoing";

import { createMapper, openConnector, type Connector as OpenedConnector, type TokenKeeper } from "../engine/index.ts";
import { type Manifest, type Setting, sourceOf, sourceOfEvents } from "../manifest/index.ts";
import type { SourceDeclaration } from "../records/index.ts";
import { StreamFailure } from "../streams/index.ts";
import { answersOf } from "./answers-of-manifest.ts";
import type { SettingField } from "./contract.ts";
import type { Connector, EventsOfConnector, OpenConnection } from "./ground.ts";

/** Connectors that are described in files, with the process that maps for all of them. */
export interface ManifestConnectors {
  readonly connectors: readonly Connector[];
  /** Makes one more of a manifest. */
  readonly of: (manifest: Manifest) => Connector;
  /** Ends the process, and gives connections back. */
  readonly close: () => Promise<void>;
}

interface Opened {
  readonly manifest: Manifest;
  readonly version: number;
  readonly opened: OpenedConnector;
  readonly outgoing: Outgoing;
}

/** For who has none. */
const NO_TOKENS: TokenKeeper = {
  current: () => Promise.resolve(null),
  renew: (work) => work(null),
};

/** Makes connectors of manifests; what counts the rate of asking of a connection is kept from turn to turn. */
export function manifestConnectors(
  manifests: readonly Manifest[],
  { now, random }: { readonly now: () => Date; readonly random: () => number },
): ManifestConnectors {
  const mapper = createMapper();
  const kept = new Map<string, Opened>();
  const open = (manifest: Manifest, { kept: of, allowedHosts, tokens = NO_TOKENS }: OpenConnection): Opened => {
    const outgoing = createOutgoing({ allowedHosts });
    const pause = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal });
    const ground = { outgoing, mapper, now, random, sleep: pause };
    return { manifest, version: of?.version ?? 0, outgoing, opened: openConnector(manifest, ground, tokens) };
  };
  const reuse = async (manifest: Manifest, connection: OpenConnection & Required<Pick<OpenConnection, "kept">>) => {
    const { id, version } = connection.kept;
    const before = kept.get(id);
    if (before?.version === version && before.manifest === manifest) return before;
    const opened = open(manifest, connection);
    kept.set(id, opened);
    await before?.outgoing.close();
    return opened;
  };
  const connectorOf = (manifest: Manifest): Connector => ({
    id: manifest.id,
    name: manifest.name,
    icon: manifest.icon,
    about: manifest.about,
    tried: manifest.tried ?? null,
    settings: Object.entries(manifest.settings).map(([name, setting]) => fieldOf(name, setting)),
    streams: Object.entries(manifest.streams).map(([name, { title, every_minutes }]) => ({
      name,
      words: title,
      everyMinutes: every_minutes,
    })),
    declaration: (name, _settings, stream) => declarationOf(manifest, name, stream),
    read: (connection) =>
      async function* (request) {
        const { kept: of } = connection;
        if (of) {
          yield* (await reuse(manifest, { ...connection, kept: of })).opened.readStream(request);
          return;
        }
        const once = open(manifest, connection);
        try {
          yield* once.opened.readStream(request);
        } finally {
          await once.outgoing.close();
        }
      },
    readAgain: (connection, asked) =>
      withOpened(open(manifest, connection), (one) => one.mapAgain(connection.settings, asked)),
    forget: async (id) => {
      const before = kept.get(id);
      kept.delete(id);
      await before?.outgoing.close();
    },
    ...answersOf(manifest, (connection) => reuse(manifest, connection), now),
    ...(manifest.webhook ? { events: eventsOf(manifest, open) } : {}),
    ...(manifest.authentication.kind === "oauth2_authorization_code" ? { agreement: agreementOf(manifest, open) } : {}),
  });
  return {
    connectors: manifests.filter(bringsAnything).map(connectorOf),
    of: connectorOf,
    close: async () => {
      await Promise.all([mapper.close(), ...[...kept.values()].map(({ outgoing }) => outgoing.close())]);
      kept.clear();
    },
  };
}

/** Whether anything comes in by it: it reads, or is sent what happens. */
export function bringsAnything({ streams, webhook }: Manifest): boolean {
  return Object.keys(streams).length > 0 || webhook !== undefined;
}

function agreementOf(
  manifest: Manifest,
  open: (manifest: Manifest, connection: OpenConnection) => Opened,
): NonNullable<Connector["agreement"]> {
  return {
    address: (settings, agreement) => {
      const { opened } = open(manifest, { settings, allowedHosts: [] });
      return opened.agreementAddress(settings, agreement);
    },
    tokens: async (connection, returned) => {
      const { opened, outgoing } = open(manifest, connection);
      try {
        return await opened.tokensForCode(connection.settings, returned);
      } finally {
        await outgoing.close();
      }
    },
  };
}

/** Works with a connector that is opened for this alone. */
async function withOpened<T>(once: Opened, work: (opened: OpenedConnector) => T | Promise<T>): Promise<T> {
  try {
    return await work(once.opened);
  } finally {
    await once.outgoing.close();
  }
}

function eventsOf(
  manifest: Manifest,
  open: (manifest: Manifest, connection: OpenConnection) => Opened,
): EventsOfConnector {
  const { about = null, stream = null } = manifest.webhook ?? {};
  const opened = <T>(connection: OpenConnection, work: (opened: OpenedConnector) => T | Promise<T>) =>
    withOpened(open(manifest, connection), work);
  return {
    about,
    stream,
    declaration: (name) => declarationOf(manifest, name, stream ?? undefined),
    answerHandshake: (connection, query) =>
      opened(connection, (one) => one.answerHandshake(connection.settings, query)),
    verify: (connection, event) =>
      opened(connection, (one) => one.verifyWebhook(event, [connection.settings[one.webhookSecret ?? ""] ?? ""])),
    map: (connection, body) => opened(connection, (one) => one.mapWebhook(connection.settings, body)),
  };
}

/** Streams that share a source bring it under the name of the connection; each further source is named after its stream. */
function declarationOf(manifest: Manifest, name: string, stream: string | undefined): SourceDeclaration {
  const names = Object.keys(manifest.streams);
  const first = names.find((one) => manifest.streams[one]?.maps === "interactions") ?? names[0];
  if (first === undefined) {
    const sent = sourceOfEvents(manifest);
    if (sent) return { ...sent.declaration, name };
    throw new TypeError("a connector without streams and events was asked for its source");
  }
  const main = sourceOf(manifest, first);
  const said = stream === undefined ? main : sourceOf(manifest, stream);
  if (!said)
    throw new StreamFailure("misset", `The connector has no stream ${stream}.`, { advice: "Connect it again." });
  const title = manifest.streams[said.stream]?.title ?? said.stream;
  return { ...said.declaration, name: said.stream === main?.stream ? name : `${name}, ${title}` };
}

function fieldOf(name: string, setting: Setting): SettingField {
  const { title, kind, needed, hint, example, link, choices = {} } = setting;
  const said = [hint, example === undefined ? undefined : `For example ${example}`, link].filter(
    (one) => one !== undefined,
  );
  return {
    name,
    label: title,
    kind,
    required: needed,
    hint: said.length === 0 ? null : said.join(" "),
    options: Object.entries(choices).map(([value, label]) => ({ value, label })),
    initial: setting.default ?? null,
  };
}
