import type { Manifest } from "../manifest/index.ts";
import type { Delivery } from "../records/index.ts";
import type { ReadStream, Settings, StreamPage } from "../streams/index.ts";
import { type ActionDone, type ActionInputs, noAction, runAction } from "./actions/run-action.ts";
import { type Agreement, agreementAddress, tokensForCode } from "./authorise.ts";
import { readySettings } from "./exchange/ready-settings.ts";
import { createSender } from "./exchange/send.ts";
import { misset } from "./failures.ts";
import type { EngineGround, TokenKeeper, Tokens } from "./ground.ts";
import { mapAgain } from "./stream/map-again.ts";
import { readRun, type RunPage } from "./stream/read-run.ts";
import { mapEvent, type MappedEvent } from "./webhooks/map-event.ts";
import { answerHandshake, type Event, type Verified, verifySignature } from "./webhooks/verify.ts";

/** One connection to another side: what its manifest can do, with the rate of asking counted in it. */
export interface Connector {
  readonly readStream: ReadStream;
  /** The first records, each as it came beside what became of it; nothing is kept. Throws StreamFailure. */
  readonly dryRun: (asked: DryRun) => Promise<DryRunResult>;
  readonly runAction: (asked: RunAction) => Promise<ActionDone>;
  readonly verifyWebhook: (event: Event, secrets: readonly string[]) => Verified;
  /** The name of the setting with the secret of incoming events; null where there are none. */
  readonly webhookSecret: string | null;
  /** The answer to a question by GET whether one listens; null where it is not asked as the manifest says. */
  readonly answerHandshake: (settings: Settings, query: URLSearchParams) => string | null;
  readonly mapWebhook: (settings: Settings, body: Uint8Array) => Promise<MappedEvent>;
  /** What a record that was not understood comes to by the maps as they are now; null: it is still not understood. */
  readonly mapAgain: (settings: Settings, asked: Parameters<typeof mapAgain>[2]) => ReturnType<typeof mapAgain>;
  /** Where somebody is sent to agree (OAuth 2, authorisation code). */
  readonly agreementAddress: (settings: Settings, agreement: Agreement) => string;
  /** What coming back from there gives; the keeper has to keep it. */
  readonly tokensForCode: (settings: Settings, returned: Parameters<typeof tokensForCode>[2]) => Promise<Tokens>;
}

interface DryRun {
  readonly stream: string;
  readonly settings: Settings;
  readonly since: Date;
  readonly records: number;
  readonly signal: AbortSignal;
}

export interface DryRunResult {
  readonly samples: readonly { readonly raw: string; readonly items: readonly Delivery[] }[];
  /** What the requests took. */
  readonly answers: readonly StreamPage["answer"][];
  /** Nothing came after these. */
  readonly complete: boolean;
}

interface RunAction {
  readonly action: string;
  readonly settings: Settings;
  readonly inputs: ActionInputs;
  readonly signal: AbortSignal;
}

/** More items than this never come at once. */
const MOST_ITEMS = 1000;

/** Opens a connection: `keeper` keeps its tokens where it signs in by OAuth 2. */
export function openConnector(manifest: Manifest, ground: EngineGround, keeper: TokenKeeper): Connector {
  const sender = createSender(manifest, ground, keeper);
  const streamOf = (id: string) => {
    const stream = Object.hasOwn(manifest.streams, id) ? manifest.streams[id] : undefined;
    if (!stream) throw misset(`The connector has no stream ${id}.`, "Choose one of its streams.");
    return stream;
  };
  const reading = (settings: Settings, signal: AbortSignal) => ({ manifest, sender, ground, settings, signal });

  return {
    readStream: async function* ({ stream, settings, cursor, since, signal }) {
      const run = { stream: streamOf(stream), cursor, since };
      let before = cursor;
      for await (const page of readRun(reading(settings, signal), run)) {
        yield* chunksOf(page, before);
        before = { ...page.cursor };
      }
    },
    dryRun: async ({ stream, settings, since, records, signal }) => {
      const samples: RunPage["records"][number][] = [];
      const answers: StreamPage["answer"][] = [];
      const run = { stream: streamOf(stream), cursor: null, since };
      for await (const page of readRun(reading(settings, signal), run)) {
        samples.push(...page.records);
        answers.push(page.answer);
        if (samples.length >= records) {
          const complete = samples.length === records && page.cursor.place === null;
          return { samples: samples.slice(0, records), answers, complete };
        }
      }
      return { samples, answers, complete: true };
    },
    runAction: async ({ action: id, settings, inputs, signal }) => {
      const action = Object.hasOwn(manifest.actions, id) ? manifest.actions[id] : undefined;
      if (!action) throw noAction(id);
      return await runAction(reading(settings, signal), action, inputs);
    },
    webhookSecret: manifest.webhook?.signature.secret ?? null,
    verifyWebhook: (event, secrets) =>
      manifest.webhook
        ? verifySignature(manifest.webhook.signature, event, { secrets, now: ground.now() })
        : { ok: false, why: "no_secret" },
    answerHandshake: (settings, query) =>
      manifest.webhook ? answerHandshake(manifest.webhook, query, settings) : null,
    mapWebhook: (settings, body) => mapEvent({ manifest, mapper: ground.mapper }, settings, body),
    mapAgain: (settings, asked) => mapAgain({ manifest, mapper: ground.mapper }, settings, asked),
    agreementAddress: (settings, agreement) => agreementAddress(manifest, settings, agreement),
    tokensForCode: (settings, returned) => tokensForCode({ manifest, ground }, settings, returned),
  };
}

/** A page in pieces of at most 1,000 items; only the last one goes on behind it. */
function* chunksOf(
  { records, cursor, answer, drift }: RunPage,
  before: StreamPage["cursor"] | null,
): Generator<StreamPage> {
  const items = records.flatMap((record) => record.items);
  const here = before ?? { ...cursor, place: null, since: new Date(0).toISOString(), newest: null };
  for (let from = 0; from + MOST_ITEMS < items.length; from += MOST_ITEMS) {
    yield {
      items: items.slice(from, from + MOST_ITEMS),
      cursor: here,
      answer: { bytes: 0, milliseconds: 0 },
      drift: [],
    };
  }
  const rest = items.length === 0 ? 0 : Math.floor((items.length - 1) / MOST_ITEMS) * MOST_ITEMS;
  yield { items: items.slice(rest), cursor: { ...cursor }, answer, drift };
}

/** Whether settings are complete and well written. Throws StreamFailure `misset` that says which are not. */
export function checkSettings(manifest: Manifest, settings: Settings): void {
  readySettings(manifest, settings);
}
