import { type Html, html, page } from "@firsthand/platform/http";

import { type ImportSummary, type Overview, type SourceSummary, totalsOf } from "./overview.ts";
import { type StartFacts, countText, momentText, spanText } from "./texts.ts";

export interface HomeFacts {
  readonly version: string;
  readonly startedAt: Date;
  readonly now: Date;
  readonly storage: "embedded" | "server";
  /** What belongs to those who sit at this machine; undefined when the server listens to a network as well. */
  readonly local:
    | Pick<StartFacts, "data" | "keyPath" | "importCommand" | "metricsCommand" | "quarantineCommand" | "whereToRun">
    | undefined;
  /** Undefined on a network; "away" when the database does not answer. */
  readonly overview: Overview | "away" | undefined;
}

/** The page at `/`: what runs, what is stored, how to import and how to read the figures. */
export function homePage(facts: HomeFacts): string {
  const isAway = facts.overview === "away";
  const body = html`<main>
    <header>
      <h1>Firsthand</h1>
      <span class="muted">version ${facts.version}</span>
      ${isAway ? html`<span class="state negative">The database does not answer</span>` : html`<span class="state positive">Runs</span>`}
    </header>
    ${storedSection(facts.overview)} ${importSection(facts)} ${figuresSection(facts)} ${runningSection(facts)}
    <nav aria-label="More">
      <ul>
        <li><a href="/api/">API reference</a></li>
        <li><a href="/api/openapi.json">OpenAPI document</a></li>
        <li><a href="/health">Health</a></li>
        <li><a href="/ready">Readiness</a></li>
      </ul>
    </nav>
  </main>`;
  return page({ title: "Firsthand", body });
}

function storedSection(overview: HomeFacts["overview"]): Html {
  return html`<section aria-labelledby="stored">
    <h2 id="stored">What is stored</h2>
    ${storedContent(overview)}
  </section>`;
}

function storedContent(overview: HomeFacts["overview"]): Html {
  if (overview === undefined) {
    return html`<p>
      This server listens to a network, so what is stored is told only through the API, to who has the access key.
    </p>`;
  }
  if (overview === "away") {
    return html`<p>
      The figures cannot be read at the moment. What was imported is safe: it is on disk before it is acknowledged. The
      server tries again by itself; load this page again in a while.
    </p>`;
  }
  if (overview.sources.length === 0) {
    return html`<p>Nothing yet. Import an export of your conversations; what came of it is counted here.</p>`;
  }
  return html`${totals(overview)} ${overview.sources.length > 1 ? sourceTable(overview.sources) : undefined}
  ${lastImportFacts(overview.lastImport)}`;
}

function totals(overview: Overview): Html {
  const { deliveries, conversations, waiting, quarantined } = totalsOf(overview);
  const shown: readonly (readonly [string, number])[] = [
    ["messages, over all time", deliveries],
    ["conversations", conversations],
    ["waiting, customer unknown", waiting],
    ["not understood", quarantined],
  ];
  return html`<dl class="figures">
    ${shown.map(
      ([name, count]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${countText(count)}</dd>
        </div>`,
    )}
  </dl>`;
}

function sourceTable(sources: readonly SourceSummary[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources">
    <table>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col" class="number">Messages</th>
          <th scope="col" class="number">Conversations</th>
          <th scope="col" class="number">Waiting</th>
          <th scope="col" class="number">Not understood</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          (source) =>
            html`<tr>
              <td>${source.name}</td>
              ${[source.deliveries, source.conversations, source.waiting, source.quarantined].map(
                (count) => html`<td class="number">${countText(count)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function lastImportFacts(last: ImportSummary | null): Html | undefined {
  if (!last) return undefined;
  const records = `${countText(last.records)} ${last.records === 1 ? "record" : "records"}`;
  const state = last.finishedAt
    ? html`finished ${momentText(last.finishedAt)}`
    : html`begun ${momentText(last.startedAt)}, not finished: the same command goes on where it stopped`;
  return html`<dl class="facts">
    <dt>Last import</dt>
    <dd>${last.fileName} into ${last.source}, ${records}, ${state}</dd>
  </dl>`;
}

function importSection({ local }: HomeFacts): Html {
  return html`<section aria-labelledby="import">
    <h2 id="import">How to import</h2>
    <p>In a terminal, ${local?.whereToRun ?? "in the folder of the program"}, with the path of your file as FILE:</p>
    <pre tabindex="0" aria-label="Command"><code>${local?.importCommand ?? "npx firsthand import FILE"}</code></pre>
    <p class="muted">
      It reads .csv, .tsv, .jsonl, .mbox and .eml, each also .gz. To import the same file again adds nothing; what
      cannot be understood is kept, with its reason:
      <code>${local?.quarantineCommand ?? "npx firsthand quarantine list"}</code>.
    </p>
  </section>`;
}

function figuresSection({ local }: HomeFacts): Html {
  return html`<section aria-labelledby="figures">
    <h2 id="figures">How to read the figures</h2>
    <pre tabindex="0" aria-label="Command"><code>${local?.metricsCommand ?? "npx firsthand metrics"}</code></pre>
    <p class="muted">
      How much was answered, how fast, what is waiting: each with its sample size, its 95 % interval and what to know
      about it. Programs ask <code>/api/metrics</code>, with the access key.
    </p>
  </section>`;
}

function runningSection({ startedAt, now, storage, local }: HomeFacts): Html {
  const engine = storage === "embedded" ? "PostgreSQL that came with the program" : "A PostgreSQL server";
  return html`<section aria-labelledby="running">
    <h2 id="running">What runs</h2>
    <dl class="facts">
      <dt>Running for</dt>
      <dd>${spanText((now.getTime() - startedAt.getTime()) / 1000)}, since ${momentText(startedAt)}</dd>
      <dt>Data</dt>
      <dd>${local?.data ?? engine}</dd>
      ${
        local
          ? html`<dt>Access key</dt>
              <dd>in the file <code>${local.keyPath}</code>; who has it may read everything</dd>`
          : undefined
      }
    </dl>
  </section>`;
}
