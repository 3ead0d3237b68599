import { Button, Progress } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";

import { bytesText, minutesText } from "../../../format/numbers.ts";
import { Note } from "../../../parts/note.tsx";
import { type Sending, cancelSending, doneSending } from "./sending.ts";
import classes from "./upload.module.css";

/** How far the file has come that is being sent. */
export function SendingCard({ sending }: { readonly sending: Exclude<Sending, { phase: "idle" | "sent" }> }) {
  const { name, size, sent, failure } = sending;
  if (sending.phase === "failed") {
    return (
      <Note
        tone="negative"
        told="alert"
        title={failure?.message ?? "The file was not sent."}
        action={
          <Button variant="default" size="xs" onClick={doneSending}>
            Close
          </Button>
        }
      >
        {failure?.advice} {sent > 0 && "Choose the same file again and it goes on where it stopped."}
      </Note>
    );
  }
  const share = size > 0 ? (sent / size) * 100 : 0;
  return (
    <section className={classes["sending"]} aria-label={`Sending ${name}`}>
      <div className={classes["head"]}>
        <span className={classes["name"]}>{name}</span>
        <Button variant="default" size="xs" onClick={() => void cancelSending()}>
          Cancel
        </Button>
      </div>
      <Progress value={share} aria-label="How much of the file has been sent" animated={failure === undefined} />
      <div className={classes["line"]}>
        <span>
          {bytesText(sent)} of {bytesText(size)} · {Math.floor(share)} %
        </span>
        {failure ? (
          <output className={classes["waiting"]}>
            <IconCloudOff size={16} aria-hidden />
            {failure.status === 0
              ? "The network is lost; it goes on by itself"
              : `${failure.message} It is tried again`}
          </output>
        ) : (
          <span>{speedText(sending)}</span>
        )}
      </div>
    </section>
  );
}

function speedText({ sent, size, startedAt, startedFrom }: Extract<Sending, { phase: "sending" | "failed" }>): string {
  const seconds = (performance.now() - startedAt) / 1000;
  const bytes = sent - startedFrom;
  if (seconds < 1 || bytes <= 0) return "";
  const perSecond = bytes / seconds;
  const left = (size - sent) / perSecond;
  return `${bytesText(perSecond)} a second, ${minutesText(left / 60)} left`;
}
