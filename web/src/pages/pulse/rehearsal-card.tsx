import type { WatchWithPoints } from "@firsthand/learn/pulse/contract";
import { Button, Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./pulse.module.css";
import { ReplayResult } from "./replay-result.tsx";

const DAY_MS = 86_400_000;

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Replays a past time through the watch, or an invented flood in a copy of it; the clock is simulated. */
export function RehearsalCard({ watch }: { readonly watch: WatchWithPoints }) {
  const [now] = useState(() => Date.now());
  const [since, setSince] = useState(dayOf(now - 30 * DAY_MS));
  const [until, setUntil] = useState(dayOf(now));
  const [flooded, setFlooded] = useState(false);
  const [times, setTimes] = useState<number | string>(4);
  const [hours, setHours] = useState<number | string>(6);
  const replay = useMutation(api.pulse.watches.replay.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = [Date.parse(`${since}T00:00:00Z`), Math.min(now, Date.parse(`${until}T00:00:00Z`) + DAY_MS)];
    // The flood begins where three quarters of the span are over.
    const at = new Date(from + (to - from) * 0.75).toISOString();
    replay.mutate({
      id: watch.id,
      since: new Date(from).toISOString(),
      until: new Date(to).toISOString(),
      ...(flooded ? { invented: { at, times: Number(times), hours: Number(hours) } } : {}),
    });
  };
  return (
    <Card
      title="Rehearsal"
      about="When would it have been found? A past time, judged step by step by what came before it alone. Nothing is kept and nobody is told."
    >
      <form className={classes["form"]} onSubmit={submit}>
        <div className={classes["pair"]}>
          <TextInput
            type="date"
            label="From"
            value={since}
            required
            onChange={(e) => setSince(e.currentTarget.value)}
          />
          <TextInput type="date" label="To" value={until} required onChange={(e) => setUntil(e.currentTarget.value)} />
        </div>
        <Checkbox
          label="With an invented flood"
          description="Added to a copy of the counts, at three quarters of the span. The clock is simulated."
          checked={flooded}
          onChange={({ currentTarget }) => setFlooded(currentTarget.checked)}
        />
        {flooded && (
          <div className={classes["pair"]}>
            <NumberInput label="Times the usual" min={0.5} max={50} value={times} onChange={setTimes} />
            <NumberInput label="Hours" min={1} max={168} value={hours} onChange={setHours} />
          </div>
        )}
        <div className={classes["buttons"]}>
          <Button type="submit" variant="default" loading={replay.isPending} disabled={since === "" || until === ""}>
            Replay
          </Button>
        </div>
        <FailureNote error={replay.error} />
      </form>
      {replay.data && (
        <div className={classes["result"]}>
          <ReplayResult result={replay.data} kind={watch.kind} />
        </div>
      )}
    </Card>
  );
}
