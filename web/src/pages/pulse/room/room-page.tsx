import type { Room } from "@firsthand/learn/pulse/contract";
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import { api } from "../../../api/client.ts";
import { momentText } from "../../../format/dates.ts";
import { minutesText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { Fact } from "../../../parts/fact.tsx";
import { FailureNote, Note } from "../../../parts/note.tsx";
import { Page } from "../../../parts/page.tsx";
import { ErrorState } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import { BandChart } from "../band-chart.tsx";
import classes from "../pulse.module.css";
import { amountText, excessText, incidentStand, lastedText, severityText, severityTone } from "../words.ts";
import { EvidenceCards } from "./evidence-cards.tsx";
import { PartsCard } from "./parts-card.tsx";
import { ReviewCard } from "./review-card.tsx";
import { StatementsCard } from "./statements-card.tsx";
import { TasksCard } from "./tasks-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";

/** The war room of an incident: what it is, where it comes from, who does what, and what is said. */
export function RoomPage() {
  const { incident: id } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    ...api.pulse.incidents.show.queryOptions({ input: { id: id ?? "" } }),
    meta: { topics: ["pulse"] },
  });
  if (!data) {
    return (
      <Page title="War room" actions={<Link to="/pulse">Pulse</Link>}>
        {error ? <ErrorState error={error} retry={refetch} /> : <Skeleton height={420} radius="md" />}
      </Page>
    );
  }
  return <Shown room={data} />;
}

function Shown({ room }: { readonly room: Room }) {
  const { incident, points, lead } = room;
  const stand = incidentStand(incident);
  return (
    <Page
      title={incident.drill ? `Drill: ${incident.name}` : incident.name}
      about={`Began ${momentText(incident.onset)}, ${incident.endedAt === null ? "for" : "lasted"} ${lastedText(incident.onset, incident.endedAt)}. ${excessText(incident)}.`}
      actions={<Actions room={room} />}
    >
      <div className={classes["stack"]}>
        {incident.drill && (
          <Note title="This is a drill">
            The crisis is invented: it was added to a copy of the counts, so neither the chart nor the log show it.
          </Note>
        )}
        <Card
          title="What happened"
          actions={
            <span className={classes["chips"]}>
              <Chip tone={severityTone(incident.severity)}>{severityText(incident.severity)}</Chip>
              <Chip tone={stand.tone}>{stand.text}</Chip>
            </span>
          }
        >
          {points.length > 1 && (
            <BandChart
              points={points}
              kind={incident.kind}
              step={incident.step}
              onset={incident.onset}
              summary={`${incident.name}: it left the band of what is usual at ${momentText(incident.onset)}.`}
            />
          )}
          <dl className={classes["facts"]}>
            <Fact name="Peak">{`${incident.kind === "share" ? "" : `${amountText(incident.peak, "count")}, `}${momentText(incident.peakAt)}`}</Fact>
            <Fact name="Onset to alert">{minutesOr(lead.onsetToAlert)}</Fact>
            <Fact name="Alert to somebody on it">{minutesOr(lead.alertToAcknowledged)}</Fact>
            <Fact name="Onset to first statement">{minutesOr(lead.onsetToStatement)}</Fact>
            <Fact name="On it">{incident.acknowledgedBy ?? "Nobody yet"}</Fact>
          </dl>
        </Card>
        <div className={classes["grid"]}>
          <div className={classes["stack"]}>
            {!incident.drill && <EvidenceCards incident={incident} />}
            <StatementsCard room={room} />
            <ReviewCard key={room.version} room={room} />
          </div>
          <div className={classes["stack"]}>
            <PartsCard room={room} />
            <TasksCard room={room} />
            <TimelineCard room={room} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function minutesOr(minutes: number | null): string {
  return minutes === null ? "Not yet" : minutesText(minutes);
}

function Actions({ room: { incident } }: { readonly room: Room }) {
  const mayRespond = useMay("pulse.respond");
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: api.pulse.key() });
  const take = useMutation({ ...api.pulse.incidents.acknowledge.mutationOptions(), onSuccess });
  const judge = useMutation({ ...api.pulse.incidents.judge.mutationOptions(), onSuccess });
  const isFalse = incident.falseAlarmBy !== null;
  return (
    <>
      <FailureNote error={take.error ?? judge.error} />
      <Link to="/pulse/watches/$watch" params={{ watch: incident.watchId }}>
        The watch
      </Link>
      {mayRespond && !incident.drill && (
        <Button
          variant="default"
          loading={judge.isPending}
          onClick={() => judge.mutate({ id: incident.id, falseAlarm: !isFalse })}
        >
          {isFalse ? "No false alarm" : "False alarm"}
        </Button>
      )}
      {mayRespond && incident.acknowledgedAt === null && (
        <Button loading={take.isPending} onClick={() => take.mutate({ id: incident.id })}>
          Take it on
        </Button>
      )}
    </>
  );
}
