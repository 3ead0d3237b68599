import type { KeepingState, KeptBackup } from "@firsthand/govern/keeping/contract";

import { fullText, momentText } from "../../format/dates.ts";
import { bytesText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { keptWords } from "./keeping-words.ts";
import classes from "./keeping.module.css";

/** The backups that lie in the directory, and what each is kept for. */
export function BackupsCard({ state: { backups, schedule, directory } }: { readonly state: KeepingState }) {
  const { days, weeks, months } = schedule.kept;
  const about = `The last one of each of ${days} days, ${weeks} weeks and ${months} months stays`;
  if (backups.length === 0) {
    return (
      <Card title="Backups">
        <p className={classes["muted"]}>
          There are none in <code>{directory}</code> yet.{" "}
          {schedule.at === null
            ? "None are made by themselves: BACKUP_AT is off."
            : `The first is made by itself after ${schedule.at} UTC, or now if you ask for it.`}
        </p>
      </Card>
    );
  }
  return (
    <Card title="Backups" about={about}>
      <ul className={classes["list"]}>
        {backups.map((backup) => (
          <Backup key={backup.name} backup={backup} />
        ))}
      </ul>
      <p className={classes["fine"]}>
        They lie in <code>{directory}</code> and are restored with <code>npx firsthand restore FILE</code>.
      </p>
    </Card>
  );
}

function Backup({ backup: { name, madeAt, bytes, encrypted, keptFor, drill } }: { readonly backup: KeptBackup }) {
  return (
    <li>
      <div className={classes["words"]}>
        <strong>
          <time dateTime={madeAt} title={fullText(madeAt)}>
            {momentText(madeAt)}
          </time>
        </strong>
        <span className={classes["muted"]}>{bytesText(bytes)}</span>
        <code className={classes["file"]}>{name}</code>
      </div>
      <div className={classes["chips"]}>
        {!encrypted && <Chip tone="warning">not encrypted</Chip>}
        {drill && (
          <Chip tone={drill.good ? "positive" : "negative"} title={fullText(drill.at)}>
            {drill.good ? "restored in a drill" : "drill failed"}
          </Chip>
        )}
        {keptFor.length === 0 ? (
          <Chip>goes next</Chip>
        ) : (
          keptFor.map((reason) => <Chip key={reason}>{keptWords[reason]}</Chip>)
        )}
      </div>
    </li>
  );
}
