import type { KeepingRun } from "@firsthand/govern/keeping/contract";

import { agoText, fullText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Fact } from "../../parts/fact.tsx";
import { Note } from "../../parts/note.tsx";
import { byText, lastedText, outcomeText } from "./keeping-words.ts";
import classes from "./keeping.module.css";

/** What the last restore drill found. */
export function DrillCard({ drill }: { readonly drill: KeepingRun | null }) {
  return (
    <Card title="Last restore drill" about="A backup is restored beside the data, compared, and dropped again">
      {drill === null ? (
        <p className={classes["muted"]}>None yet. The first one follows the first backup by itself.</p>
      ) : drill.failure ? (
        <Note tone="negative" title={drill.failure.message}>
          {drill.file ?? "No backup"} was tried {agoText(drill.beganAt)}, {byText(drill.by)}.
        </Note>
      ) : drill.state === "running" ? (
        <p className={classes["muted"]}>One is running since {momentText(drill.beganAt)}.</p>
      ) : (
        <Report drill={drill} />
      )}
    </Card>
  );
}

function Report({ drill }: { readonly drill: KeepingRun }) {
  const { file, backupMadeAt, tables, rows, migrated, erased, beganAt, by } = drill;
  return (
    <dl className={classes["facts"]}>
      <Fact name="Backup">
        <code className={classes["file"]}>{file}</code>
        {backupMadeAt !== null && ` of ${momentText(backupMadeAt)}`}
      </Fact>
      <Fact name="Every row and checksum">
        <Chip tone="positive">as written</Chip> {countText(rows ?? 0)} rows of {tables ?? 0} tables
      </Fact>
      <Fact name="Brought up to date">{migrated ? `${countText(migrated)} steps` : "it was of this version"}</Fact>
      <Fact name="Erased again">{erased ? `${countText(erased)} people` : "nobody had to be"}</Fact>
      <Fact name="Done">
        <time dateTime={beganAt} title={fullText(beganAt)}>
          {agoText(beganAt)}
        </time>{" "}
        {byText(by)}, in {lastedText(drill)}
      </Fact>
    </dl>
  );
}

/** Backups and drills as they were done, the newest first. */
export function RunsCard({ runs }: { readonly runs: readonly KeepingRun[] }) {
  if (runs.length === 0) return undefined;
  return (
    <Card title="What was done">
      <ul className={classes["list"]}>
        {runs.map((run) => (
          <li key={run.id}>
            <div className={classes["words"]}>
              <strong>{run.kind === "backup" ? "Backup" : "Restore drill"}</strong>
              <span className={classes["muted"]}>
                <time dateTime={run.beganAt} title={fullText(run.beganAt)}>
                  {momentText(run.beganAt)}
                </time>
                , {byText(run.by)}
              </span>
              <span className={classes["outcome"]}>{outcomeText(run)}</span>
            </div>
            <div className={classes["chips"]}>
              {run.state === "good" && <Chip tone="positive">good</Chip>}
              {run.state === "failed" && <Chip tone="negative">failed</Chip>}
              {run.state === "running" && <Chip tone="accent">running</Chip>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
