import type { SystemHealth } from "@firsthand/platform/health/contract";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { useLiveState } from "../../api/live.ts";
import { agoText, fullText } from "../../format/dates.ts";
import { bytesText, countText, minutesText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { Tile, Tiles } from "../../parts/tiles.tsx";
import { useTroubles } from "../../shell/trouble-count.tsx";
import { FailedJobs, JobsCard } from "./jobs-card.tsx";
import classes from "./system.module.css";

/** How often it is asked anew while somebody looks. */
const everyMs = 10_000;

/** How the installation is doing: what runs, what failed, how much room there is. */
export function SystemPage() {
  const { data, error, refetch } = useQuery({
    ...api.health.show.queryOptions(),
    meta: { topics: ["jobs"] },
    refetchInterval: everyMs,
    refetchIntervalInBackground: false,
  });
  return (
    <Page
      title="System"
      about="What runs, what failed, and how much room there is. It is looked at anew every ten seconds."
    >
      {data ? <Health health={data} /> : error ? <ErrorState error={error} retry={refetch} /> : <Waiting />}
    </Page>
  );
}

function Health({ health }: { readonly health: SystemHealth }) {
  const { jobs, failedJobs, database } = health;
  return (
    <>
      <Stopped />
      <Figures health={health} />
      <div className={classes["grid"]}>
        <div className={classes["column"]}>
          <JobsCard jobs={jobs} />
          <FailedJobs jobs={failedJobs} />
          <Elsewhere />
        </div>
        <Tables database={database} />
      </div>
    </>
  );
}

/** Sources and webhooks that stopped and wait for somebody. */
function Stopped() {
  const { sources = 0, webhooks = 0 } = useTroubles();
  if (sources + webhooks === 0) return undefined;
  return (
    <div className={classes["stopped"]}>
      {sources > 0 && (
        <Note
          tone="negative"
          title={sources === 1 ? "A source needs you" : `${countText(sources)} sources need you`}
          action={<LinkButton to="/sources">To the sources</LinkButton>}
        >
          What customers say there may not come in.
        </Note>
      )}
      {webhooks > 0 && (
        <Note
          tone="negative"
          title={webhooks === 1 ? "A webhook stopped" : `${countText(webhooks)} webhooks stopped`}
          action={<LinkButton to="/webhooks">To the webhooks</LinkButton>}
        >
          Events wait there and are not sent until somebody has them go on.
        </Note>
      )}
    </div>
  );
}

function Figures({ health }: { readonly health: SystemHealth }) {
  const { version, startedAt, now, node, memory, database, disk, listeners, search, keeping } = health;
  const live = useLiveState();
  const behind = search.behindSeconds;
  const upMinutes = (Date.parse(now) - Date.parse(startedAt)) / 60_000;
  const tiles = [
    {
      title: "Version",
      value: version,
      about: `running for ${minutesText(upMinutes)}, on Node ${node.replace(/^v/, "")}`,
      hint: `Since ${fullText(startedAt)}`,
    },
    {
      title: "Database",
      value: bytesText(database.sizeBytes),
      about: `PostgreSQL ${database.version}, ${database.kind === "embedded" ? "built in" : "on a server"}`,
    },
    {
      title: "Disk, free",
      value: disk ? bytesText(disk.freeBytes) : "Not known",
      about: disk ? `of ${bytesText(disk.totalBytes)}, ${shareText(disk)}` : "",
    },
    { title: "Memory", value: bytesText(memory.rssBytes), about: "of this process" },
    {
      title: "Listening browsers",
      value: countText(listeners),
      about: live === "on" ? "hear of changes at once" : "this one is not connected",
    },
    {
      title: "Search",
      value: behind === null || behind < 5 ? "Up to date" : `${minutesText(behind / 60)} behind`,
      about: behind !== null && behind >= 5 ? "newer messages are still to be taken up" : "",
    },
    {
      title: "Last backup",
      value: keeping?.lastBackupAt ? agoText(keeping.lastBackupAt) : keeping ? "None yet" : "Not known",
      about: keeping && keeping.troubles.length > 0 ? "needs a look: see Backups" : "",
      hint: keeping?.lastDrillAt ? `Last restored in a drill ${agoText(keeping.lastDrillAt)}` : undefined,
    },
  ];
  return (
    <Tiles>
      {tiles.map(({ title, value, about, hint }) => (
        <Tile key={title} title={title} value={value} hint={hint}>
          {about}
        </Tile>
      ))}
    </Tiles>
  );
}

function shareText({ freeBytes, totalBytes }: { readonly freeBytes: number; readonly totalBytes: number }): string {
  const share = totalBytes > 0 ? freeBytes / totalBytes : 0;
  const percent = `${Math.round(share * 100)} %`;
  return share < 0.1 ? `${percent}: make room soon` : percent;
}

function Tables({ database }: { readonly database: SystemHealth["database"] }) {
  const largest = Math.max(1, ...database.tables.map(({ bytes }) => bytes));
  return (
    <Card title="Largest tables" about="With their indexes; rows are estimated">
      <ul className={classes["bars"]}>
        {database.tables.map(({ name, rows, bytes }) => (
          <li key={name}>
            <span className={classes["name"]}>{name}</span>
            <span>
              {bytesText(bytes)} {rows !== null && <em>· {countText(rows)} rows</em>}
            </span>
            <span className={classes["track"]} aria-hidden="true">
              <span className={classes["fill"]} style={{ display: "block", width: `${(bytes / largest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Elsewhere() {
  return (
    <Card title="For programs">
      <div className={classes["links"]}>
        <div>
          <a href="/api/">Reference of the API</a> <span>every endpoint with what it takes and gives</span>
        </div>
        <div>
          <a href="/api/openapi.json">openapi.json</a> <span>the same for generators of clients</span>
        </div>
        <div>
          <a href="/health">/health</a> <span>answers while the process lives</span>
        </div>
        <div>
          <a href="/ready">/ready</a> <span>answers when the database does</span>
        </div>
        <div>
          <a href="/metrics">/metrics</a> <span>measurements for Prometheus</span>
        </div>
      </div>
    </Card>
  );
}

function Waiting() {
  return (
    <div aria-busy="true">
      <div className={classes["waiting"]}>
        {Array.from({ length: 6 }, (_unused, at) => (
          <Skeleton key={at} height={94} radius="md" />
        ))}
      </div>
      <div className={classes["grid"]}>
        <Skeleton height={240} radius="md" />
        <Skeleton height={240} radius="md" />
      </div>
    </div>
  );
}
