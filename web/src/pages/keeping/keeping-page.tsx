import type { KeepingState } from "@firsthand/govern/keeping/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { agoText, dateText, fullText, momentText } from "../../format/dates.ts";
import { bytesText } from "../../format/numbers.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { Tile, Tiles } from "../../parts/tiles.tsx";
import { useMay } from "../../shell/session.ts";
import { BackupsCard } from "./backups-card.tsx";
import { KeyCard } from "./key-card.tsx";
import { troubles } from "./keeping-words.ts";
import classes from "./keeping.module.css";
import { DrillCard, RunsCard } from "./runs-card.tsx";

/** How often it is asked anew while something runs. */
const runningMs = 3000;

/** Backups, whether they can be restored, and the key that opens them. */
export function KeepingPage() {
  const { data, error, refetch } = useQuery({
    ...api.keeping.show.queryOptions(),
    meta: { topics: ["jobs"] },
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => run.state === "running") ? runningMs : false),
  });
  return (
    <Page
      title="Backups"
      about="Made each night and tried each week by restoring them beside the data."
      actions={data && <Actions state={data} />}
    >
      {data ? (
        <Kept state={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={4} height={90} />
      )}
    </Page>
  );
}

function Actions({ state }: { readonly state: KeepingState }) {
  const may = useMay("system.manage");
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: api.keeping.show.key() });
  const backUp = useMutation({ ...api.keeping.backUp.mutationOptions(), onSettled: renew });
  const drill = useMutation({ ...api.keeping.drill.mutationOptions(), onSettled: renew });
  if (!may) return undefined;
  const running = state.runs.find((run) => run.state === "running")?.kind;
  return (
    <div className={classes["actions"]}>
      <Button
        variant="default"
        disabled={state.backups.length === 0 || running === "backup"}
        loading={drill.isPending || running === "drill"}
        onClick={() => drill.mutate({})}
      >
        Try the newest
      </Button>
      <Button
        disabled={running === "drill"}
        loading={backUp.isPending || running === "backup"}
        onClick={() => backUp.mutate({})}
      >
        Back up now
      </Button>
      <FailureNote error={backUp.error ?? drill.error} />
    </div>
  );
}

function Kept({ state }: { readonly state: KeepingState }) {
  return (
    <>
      <div className={classes["notes"]}>
        {state.troubles.map((trouble) => {
          const { tone, title, words } = troubles[trouble];
          return (
            <Note key={trouble} tone={tone} title={title}>
              {words}
            </Note>
          );
        })}
        {state.directoryFailure !== null && (
          <Note tone="negative" title="The backups cannot be looked at">
            {state.directoryFailure}
          </Note>
        )}
        {state.replaced.map((one) => (
          <Replaced key={one.name} replaced={one} />
        ))}
        {state.filesIn !== null && (
          <Note title={`Files of messages lie in ${state.filesIn}`}>
            No backup holds them. Switch on the versions of the bucket, or have it copied by whoever runs it.
          </Note>
        )}
        {state.sameDisk === true && state.backups.length > 0 && (
          <Note title="The backups lie on the same disk as the data">
            They help against mistakes, and not against a lost disk. Copy them elsewhere, or set BACKUP_DIR to another
            disk.
          </Note>
        )}
      </div>
      <Figures state={state} />
      <div className={classes["grid"]}>
        <div className={classes["column"]}>
          <BackupsCard state={state} />
          <RunsCard runs={state.runs} />
        </div>
        <div className={classes["column"]}>
          <DrillCard drill={state.lastDrill} />
          <KeyCard keyState={state.key} />
        </div>
      </div>
    </>
  );
}

/** What a restore replaced still holds whoever was erased since, so it does not stay. */
function Replaced({ replaced: { name, at, bytes, goesAt } }: { readonly replaced: KeepingState["replaced"][number] }) {
  return (
    <Note title={`What was there before the restore of ${momentText(at)} is still kept`}>
      The database <code>{name}</code> ({bytesText(bytes)}) goes by itself on {dateText(goesAt)}. To have it gone now,
      give <code>npx firsthand backup forget-replaced</code> on the server.
    </Note>
  );
}

function Figures({ state }: { readonly state: KeepingState }) {
  const { lastGoodBackup, lastDrill, schedule, freeBytes } = state;
  const tiles = [
    {
      title: "Last good backup",
      value: lastGoodBackup ? agoText(lastGoodBackup.beganAt) : "None yet",
      about: lastGoodBackup?.bytes ? bytesText(lastGoodBackup.bytes) : "",
      hint: lastGoodBackup ? fullText(lastGoodBackup.beganAt) : undefined,
    },
    {
      title: "Last restore drill",
      value: lastDrill ? { good: "Passed", failed: "Failed", running: "Running" }[lastDrill.state] : "None yet",
      about: lastDrill ? agoText(lastDrill.beganAt) : "follows the first backup",
      hint: lastDrill ? fullText(lastDrill.beganAt) : undefined,
    },
    nextTile("Next backup", schedule.nextBackupAt, state.now),
    state.backups.length === 0
      ? { title: "Next drill", value: "Not yet", about: "after the first backup", hint: undefined }
      : nextTile("Next drill", schedule.nextDrillAt, state.now),
    {
      title: "Disk, free",
      value: freeBytes === null ? "Not known" : bytesText(freeBytes),
      about: state.directory,
      hint: undefined,
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

function nextTile(title: string, at: string | null, now: string) {
  if (at === null) return { title, value: "None", about: "", hint: undefined };
  const soon = Date.parse(at) <= Date.parse(now);
  return { title, value: soon ? "Within 15 minutes" : momentText(at), about: "by itself", hint: fullText(at) };
}
