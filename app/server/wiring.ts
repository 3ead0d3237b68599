import { reread } from "@firsthand/engage/conversations";
import { overview as readOverview } from "@firsthand/engage/listen";
import { findSources } from "@firsthand/engage/sources";
import { type Storage, transact } from "@firsthand/platform/storage";

import { wireAssist } from "./assist.ts";
import { wireChat } from "./chat.ts";
import { wireAttachments } from "./attachments.ts";
import { wireConnections } from "./connections.ts";
import { wireConsent } from "./consent.ts";
import { documentsMount } from "./documents.ts";
import { conversationsMount, peopleMount } from "./engage.ts";
import type { Ground, Wiring } from "./ground.ts";
import { healthMount } from "./health.ts";
import { wireImports } from "./imports.ts";
import { wireIngest } from "./ingest.ts";
import { wireInsight } from "./insight.ts";
import { wireThemes } from "./themes.ts";
import { wireKeeping } from "./keeping.ts";
import { wireLabelling } from "./labelling.ts";
import { createFigureCaches, metricsCsv, metricsMount } from "./metrics.ts";
import type { Overview } from "./overview.ts";
import { wirePlaces } from "./places.ts";
import { wirePosition } from "./position.ts";
import { wirePulse } from "./pulse.ts";
import { wirePrivacy } from "./privacy.ts";
import { wireQuality } from "./quality.ts";
import { wireReadingQuality } from "./reading-quality.ts";
import { defineRecordMonths, thenRecordMonths } from "./record-months.ts";
import { wireReplies } from "./replies.ts";
import { wireRetention } from "./retention.ts";
import { wireSample } from "./sample.ts";
import { type TaxonomyWiring, wireTaxonomy } from "./taxonomy.ts";
import { wireSearch } from "./search.ts";
import { wireWebhooks } from "./webhooks.ts";
import { wireFolder } from "./watched-folder.ts";

/** The one place where modules are joined to the server: their endpoints, jobs and reports. */
export function wireModules(ground: Ground): Wiring {
  const { db } = ground.storage;
  const taxonomy = wireTaxonomy(ground);
  defineReread(ground, taxonomy);
  defineRecordMonths(ground);
  wireFolder(ground);
  const connections = wireConnections(ground);
  const imports = wireImports(thenRecordMonths(ground), connections.again);
  const ingest = wireIngest(ground);
  const attachments = wireAttachments(ground);
  const search = wireSearch(ground);
  const caches = createFigureCaches(ground);
  const position = wirePosition(ground, caches);
  const chat = wireChat(ground);
  const consent = wireConsent(ground);
  const retention = wireRetention(ground);
  const privacy = wirePrivacy(ground, retention.heldBecause);
  const keeping = wireKeeping(ground);
  const quality = wireQuality(ground);
  const webhooks = wireWebhooks(ground);
  const insight = wireInsight(ground);
  const assist = wireAssist(ground);
  const pulse = wirePulse(ground);
  const labelling = wireLabelling(ground, taxonomy.reader);
  return {
    mounts: [
      metricsMount(ground, caches),
      ...position.mounts,
      conversationsMount(ground, search.searchText, labelling.corrected),
      peopleMount(ground),
      imports.mount,
      ingest.mount,
      attachments.mount,
      healthMount(ground, search.behind, keeping.health),
      search.mount,
      chat.mount,
      consent.mount,
      retention.mount,
      privacy.mount,
      quality.mount,
      keeping.mount,
      connections.mount,
      webhooks.mount,
      taxonomy.mount,
      pulse.mount,
      insight.mount,
      assist.mount,
      wireThemes(ground),
      labelling.mount,
      wireReadingQuality(ground),
      wireReplies(ground, [chat.door, connections.door]),
      documentsMount(ground),
      wirePlaces(ground, connections.sources),
      wireSample(thenRecordMonths(ground)),
    ],
    overview: () => overviewOf(db),
    plainRoutes: (app, gate) => {
      metricsCsv(ground)(app, gate);
      imports.plainRoutes(app, gate);
      ingest.plainRoutes(app, gate);
      attachments.plainRoutes(app, gate);
      position.plainRoutes(app, gate);
      search.follow(app);
      webhooks.follow(app);
      connections.follow(app);
      assist.follow(app);
      connections.plainRoutes(app);
      chat.plainRoutes(app, gate);
      consent.plainRoutes(app, gate);
      privacy.plainRoutes(app, gate);
      quality.plainRoutes(app, gate);
      taxonomy.plainRoutes(app, gate);
      pulse.plainRoutes(app, gate);
      insight.plainRoutes(app, gate);
    },
  };
}

const REREAD_AT_ONCE = 500;

/** What another version of the model read is read again, a little at a time, so that nobody waits for it. */
function defineReread({ storage: { db }, jobs, readTexts }: Ground, { reader }: Pick<TaxonomyWiring, "reader">): void {
  const readSome = async () => {
    const sources = new Map((await findSources(db)).map((source) => [source.name, source]));
    const request = { modelVersion: reader.modelVersion(), limit: REREAD_AT_ONCE, sources };
    return await transact(db, (tx) => reread(tx, readTexts, request));
  };
  jobs.define(
    "reread",
    async (_data, { signal }) => {
      await reader.refresh();
      while ((await readSome()) > 0) {
        signal.throwIfAborted();
        await new Promise(setImmediate);
      }
    },
    { retry: { times: 3, afterSeconds: 60 }, schedule: { cron: "*/10 * * * *" }, limitSeconds: 12 * 3600 },
  );
}

async function overviewOf(db: Storage["db"]): Promise<Overview> {
  const { sources } = await readOverview(db);
  return {
    sources: sources.map(({ source, deliveries, conversations, unattributed, quarantined }) => ({
      name: source,
      deliveries,
      conversations,
      waiting: unattributed,
      quarantined,
    })),
  };
}
