import type { Drill, Incident, PulseOverview, WatchWithPoints } from "@firsthand/learn/pulse/contract";
import { IconHeartRateMonitor, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { agoText, fullText, momentText } from "../../format/dates.ts";
import { countText, minutesText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { BandLine } from "./band-line.tsx";
import classes from "./pulse.module.css";
import { filterText } from "./filter-text.ts";
import { excessText, incidentStand, lastedText, severityText, severityTone, standOf, stepWords } from "./words.ts";

/** What stands out now, what is watched, and what stood out before. */
export function PulsePage() {
  const mayManage = useMay("pulse.manage");
  const { data, error, refetch } = useQuery({ ...api.pulse.overview.queryOptions(), meta: { topics: ["pulse"] } });
  return (
    <Page
      title="Pulse"
      about="When more is said than usual, or worse. Each watch knows its own hours and days, and tells of a thing once."
      actions={
        mayManage && (
          <LinkButton to="/pulse/new" leftSection={<IconPlus size={16} />}>
            New watch
          </LinkButton>
        )
      }
    >
      {data ? (
        <Overview overview={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={6} height={72} />
      )}
    </Page>
  );
}

function Overview({ overview: { watches, open, past, drills } }: { readonly overview: PulseOverview }) {
  if (watches.length === 0 && past.length === 0) {
    return (
      <EmptyState
        title="Nothing is watched yet"
        icon={<IconHeartRateMonitor size={28} stroke={1.5} />}
        action={<Link to="/imports">Import something</Link>}
      >
        Two watches come by themselves within a minute after the first messages: how much people write, and which share
        of it is negative. They learn what is usual before they tell of anything.
      </EmptyState>
    );
  }
  return (
    <div className={classes["stack"]}>
      <Card
        flush
        title="Stands out now"
        about={open.length === 0 ? "Everything that is watched is as usual" : undefined}
      >
        {open.length > 0 && (
          <ul role="list" className={classes["rows"]}>
            {open.map((incident) => (
              <IncidentRow key={incident.id} incident={incident} />
            ))}
          </ul>
        )}
      </Card>
      <Card flush title="Watches" about="The last 96 steps of each, in the band of what is usual">
        <ul role="list" className={classes["rows"]}>
          {watches.map((watch) => (
            <WatchRow key={watch.id} watch={watch} />
          ))}
        </ul>
      </Card>
      <div className={classes["grid"]}>
        <Card flush title="Before">
          {past.length === 0 ? (
            <p className={classes["none"]}>Nothing has stood out since watching began.</p>
          ) : (
            <ul role="list" className={classes["rows"]}>
              {past.map((incident) => (
                <IncidentRow key={incident.id} incident={incident} />
              ))}
            </ul>
          )}
        </Card>
        <Card flush title="Drills" about="Invented crises, in real time; begun on the page of a watch">
          {drills.length === 0 ? (
            <p className={classes["none"]}>There was no drill yet.</p>
          ) : (
            <ul role="list" className={classes["rows"]}>
              {drills.map((drill) => (
                <DrillRow key={drill.id} drill={drill} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </div>
  );
}

function IncidentRow({ incident }: { readonly incident: Incident }) {
  const stand = incidentStand(incident);
  return (
    <li>
      <Link to="/pulse/incidents/$incident" params={{ incident: incident.id }} className={classes["row"]}>
        <span className={classes["words"]}>
          <strong>
            {incident.drill ? "Drill: " : ""}
            {incident.name}
          </strong>
          <span className={classes["fine"]}>
            <time dateTime={incident.onset} title={fullText(incident.onset)}>
              Began {momentText(incident.onset)}
            </time>
            {` · ${incident.endedAt === null ? "for" : "lasted"} ${lastedText(incident.onset, incident.endedAt)} · ${excessText(incident)}`}
          </span>
        </span>
        <Chip tone={severityTone(incident.severity)}>{severityText(incident.severity)}</Chip>
        <Chip tone={stand.tone}>{stand.text}</Chip>
      </Link>
    </li>
  );
}

function WatchRow({ watch }: { readonly watch: WatchWithPoints }) {
  const names = useTaxonomyNames();
  const stand = standOf(watch);
  const alerts =
    watch.alerts === 0
      ? "no alert in 90 days"
      : `${countText(watch.alerts)} ${watch.alerts === 1 ? "alert" : "alerts"} in 90 days`;
  return (
    <li>
      <Link to="/pulse/watches/$watch" params={{ watch: watch.id }} className={classes["row"]} data-line="">
        <span className={classes["words"]}>
          <strong>{watch.name}</strong>
          <span className={classes["fine"]}>
            {[filterText(watch, names), stepWords[watch.step], alerts].join(" · ")}
          </span>
        </span>
        {watch.points.length > 1 ? <BandLine points={watch.points} kind={watch.kind} /> : <span />}
        <Chip tone={stand.tone}>{stand.text}</Chip>
      </Link>
    </li>
  );
}

const drillWords = {
  running: { text: "Runs", tone: "accent" },
  found: { text: "Found", tone: "positive" },
  missed: { text: "Not found", tone: "negative" },
  stopped: { text: "Stopped", tone: "plain" },
} as const;

function DrillRow({ drill }: { readonly drill: Drill }) {
  const { text, tone } = drillWords[drill.state];
  const said = `${agoText(drill.beganAt)}, by ${drill.by}`;
  return (
    <li className={classes["plainRow"]}>
      <span className={classes["words"]}>
        {drill.incidentId === null ? (
          <strong>{drill.name}</strong>
        ) : (
          <Link to="/pulse/incidents/$incident" params={{ incident: drill.incidentId }}>
            {drill.name}
          </Link>
        )}
        <span className={classes["fine"]}>
          {drill.minutes === null ? said : `Alert after ${minutesText(drill.minutes)} · ${said}`}
        </span>
      </span>
      <Chip tone={tone}>{text}</Chip>
    </li>
  );
}
