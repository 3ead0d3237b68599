import type { WatchWithPoints } from "@firsthand/learn/pulse/contract";
import { Button, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { Fact } from "../../parts/fact.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { BandChart } from "./band-chart.tsx";
import { DrillCard } from "./drill-card.tsx";
import { filterText } from "./filter-text.ts";
import classes from "./pulse.module.css";
import { RehearsalCard } from "./rehearsal-card.tsx";
import { inputOf, WatchFields, type WatchDraft } from "./watch-form.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { standOf, stepWords } from "./words.ts";

/** One watch: how it stands, how it is set, its past replayed, and drills. */
export function WatchPage() {
  const { watch: id } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    ...api.pulse.watches.show.queryOptions({ input: { id: id ?? "" } }),
    meta: { topics: ["pulse"] },
  });
  if (!data) {
    return (
      <Page title="Watch" actions={<Link to="/pulse">Pulse</Link>}>
        {error ? <ErrorState error={error} retry={refetch} /> : <Skeleton height={420} radius="md" />}
      </Page>
    );
  }
  return <Shown key={data.id} watch={data} />;
}

function Shown({ watch }: { readonly watch: WatchWithPoints }) {
  const mayManage = useMay("pulse.manage");
  const mayRespond = useMay("pulse.respond");
  const names = useTaxonomyNames();
  const stand = standOf(watch);
  return (
    <Page title={watch.name} about={filterText(watch, names)} actions={<Link to="/pulse">All watches</Link>}>
      <div className={classes["stack"]}>
        {watch.state === "learning" && <Learning watch={watch} />}
        {watch.advice === "lower" && (
          <Note tone="warning" title="Half of its alerts were called false, or more">
            Lower its sensitivity, or narrow what it watches.
          </Note>
        )}
        <Card title="The last days" actions={<Chip tone={stand.tone}>{stand.text}</Chip>}>
          {watch.points.length > 1 ? (
            <BandChart points={watch.points} kind={watch.kind} step={watch.step} summary={summaryOf(watch)} />
          ) : (
            <p className={classes["fine"]}>The first steps come within a minute, once there are messages.</p>
          )}
          <dl className={classes["facts"]}>
            <Fact name="Looked at">{stepWords[watch.step]}</Fact>
            <Fact name="Alerts in 90 days">
              {countText(watch.alerts)}
              {watch.falseAlarms > 0 ? `, ${countText(watch.falseAlarms)} of them false` : ""}
            </Fact>
            <Fact name="Told">
              {watch.told.length === 0
                ? "Whoever may see it, in the app"
                : watch.told.map(({ name }) => name ?? "Somebody who left").join(", ")}
            </Fact>
            <Fact name="Set by">{`${watch.changedBy}, ${momentText(watch.changedAt)}`}</Fact>
          </dl>
        </Card>
        <div className={classes["grid"]}>
          <RehearsalCard watch={watch} />
          <div className={classes["stack"]}>
            {mayRespond && <DrillCard watch={watch} />}
            {mayManage && <Settings key={watch.version} watch={watch} />}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Learning({ watch: { learningUntil } }: { readonly watch: WatchWithPoints }) {
  return learningUntil === null ? (
    <Note title="It waits for messages">It begins to learn with the first message that it means.</Note>
  ) : (
    <Note title={`Learning until ${momentText(learningUntil)}`}>
      Until then it only learns what is usual, and tells nobody of anything.
    </Note>
  );
}

function summaryOf({ points, name }: WatchWithPoints): string {
  const out = points.filter(({ severity }) => severity > 0).length;
  const left = out === 0 ? "none of them out of the usual" : `${countText(out)} of them out of the usual`;
  return `${name}: ${countText(points.length)} steps, ${left}.`;
}

function Settings({ watch }: { readonly watch: WatchWithPoints }) {
  const [draft, setDraft] = useState<WatchDraft>(() => ({
    name: watch.name,
    filter: watch.filter,
    kind: watch.kind,
    step: watch.step,
    sensitivity: String(watch.sensitivity),
    told: watch.told.map(({ kind, id }) => ({ kind, id })),
    enabled: watch.enabled,
  }));
  const [removing, setRemoving] = useState(false);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    ...api.pulse.watches.save.mutationOptions(),
    onSuccess: () => {
      notifications.show({ message: "Saved. What changed in its counting is learnt anew." });
      return cache.invalidateQueries({ queryKey: api.pulse.key() });
    },
  });
  const remove = useMutation(api.pulse.watches.remove.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ id: watch.id, ifVersion: watch.version, ...inputOf(draft) });
  };
  return (
    <Card title="Settings">
      <form className={classes["form"]} onSubmit={submit}>
        <WatchFields draft={draft} onChange={setDraft} />
        <FailureNote error={save.error} />
        <div className={classes["buttons"]}>
          <Button type="submit" loading={save.isPending} disabled={draft.name.trim() === ""}>
            Save
          </Button>
          {watch.origin === "made" && (
            <Button variant="default" onClick={() => setRemoving(true)}>
              Remove the watch
            </Button>
          )}
        </div>
      </form>
      {removing && (
        <Confirm
          title="Remove this watch?"
          verb="Remove the watch"
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await remove.mutateAsync({ id: watch.id });
            void cache.invalidateQueries({ queryKey: api.pulse.key() });
            await navigate({ to: "/pulse" });
          }}
        >
          Its steps go; its incidents and their war rooms stay.
        </Confirm>
      )}
    </Card>
  );
}
