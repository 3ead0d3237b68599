import type { WatchWithPoints } from "@firsthand/learn/pulse/contract";
import { Button, NumberInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { momentText } from "../../format/dates.ts";
import { minutesText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import classes from "./pulse.module.css";

/** Holds a drill: an invented crisis in real time, until the alert. */
export function DrillCard({ watch }: { readonly watch: WatchWithPoints }) {
  const [times, setTimes] = useState<number | string>(4);
  const cache = useQueryClient();
  const { data } = useQuery({ ...api.pulse.overview.queryOptions(), meta: { topics: ["pulse"] } });
  const onSuccess = () => cache.invalidateQueries({ queryKey: api.pulse.key() });
  const begin = useMutation({ ...api.pulse.drills.begin.mutationOptions(), onSuccess });
  const stop = useMutation({ ...api.pulse.drills.stop.mutationOptions(), onSuccess });
  const last = data?.drills.find(({ watchId }) => watchId === watch.id);
  const running = last?.state === "running";
  return (
    <Card
      title="Drill"
      about="An invented crisis, in real time. It grows for an hour in a copy of the counts; no message of it stands in the log. Those who are told get a real alert that says it is a drill."
    >
      <div className={classes["form"]}>
        {running && (
          <Note
            title={`A drill runs since ${momentText(last.beganAt)}`}
            action={
              <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ id: last.id })}>
                Stop it
              </Button>
            }
          >
            {`It is given up at ${momentText(last.endsAt)} if nothing is found.`}
          </Note>
        )}
        {last?.state === "found" && last.minutes !== null && (
          <Note tone="positive" title={`The last drill was found after ${minutesText(last.minutes)}`}>
            {last.incidentId !== null && (
              <Link to="/pulse/incidents/$incident" params={{ incident: last.incidentId }}>
                Its war room
              </Link>
            )}
          </Note>
        )}
        {last?.state === "missed" && <Note tone="negative" title="The last drill was not found" />}
        <FailureNote error={begin.error ?? stop.error} />
        {!running && (
          <div className={classes["pair"]}>
            <NumberInput label="Times the usual" min={0.5} max={50} value={times} onChange={setTimes} />
            <Button
              variant="default"
              loading={begin.isPending}
              onClick={() => begin.mutate({ watchId: watch.id, times: Number(times) })}
            >
              Begin a drill
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
