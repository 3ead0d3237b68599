import type { Room } from "@firsthand/learn/pulse/contract";
import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { momentText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../pulse.module.css";
import { useRefreshed } from "./use-room.ts";

/** What was learnt, when it is over; closing ends the incident for good. */
export function ReviewCard({ room: { incident, learnt, version } }: { readonly room: Room }) {
  const mayRespond = useMay("pulse.respond");
  const [text, setText] = useState(learnt);
  const refreshed = useRefreshed();
  const review = useMutation({ ...api.pulse.incidents.review.mutationOptions(), onSuccess: refreshed });
  const keep = (close: boolean) => review.mutate({ id: incident.id, ifVersion: version, learnt: text, close });
  const reviewed =
    incident.reviewedAt === null
      ? "When it is over: what went well, what did not, and what will be different"
      : `Closed by ${incident.reviewedBy ?? ""}, ${momentText(incident.reviewedAt)}`;
  return (
    <Card title="Review" about={reviewed}>
      {mayRespond ? (
        <div className={classes["form"]}>
          <Textarea
            label="What was learnt"
            value={text}
            maxLength={10_000}
            autosize
            minRows={3}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <FailureNote error={review.error} />
          <div className={classes["buttons"]}>
            <Button variant="default" loading={review.isPending} disabled={text === learnt} onClick={() => keep(false)}>
              Keep
            </Button>
            {incident.reviewedAt === null && (
              <Button
                variant="default"
                loading={review.isPending}
                disabled={text.trim() === ""}
                onClick={() => keep(true)}
              >
                Keep and close
              </Button>
            )}
          </div>
        </div>
      ) : (
        <p className={classes["text"]}>{learnt === "" ? "Nothing is written yet." : learnt}</p>
      )}
    </Card>
  );
}
