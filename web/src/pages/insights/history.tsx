import type { Insight } from "@firsthand/learn/insight/contract";
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./insights.module.css";
import { stepText } from "./words.ts";

/** Who did what with a finding, and what was said about it. */
export function History({ insight: { id, steps, mayManage } }: { readonly insight: Insight }) {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const say = useMutation({
    mutationFn: () => client.insights.comment({ id, text }),
    onSuccess: async () => {
      setText("");
      await queries.invalidateQueries({ queryKey: api.insights.key() });
    },
  });
  return (
    <Card title="History">
      <ol className={classes["steps"]}>
        {steps.map(({ id: step, kind, by, at, note }) => (
          <li key={step} className={classes["step"]}>
            <strong>{by}</strong> {stepText(kind)}{" "}
            <time className={classes["fine"]} dateTime={at} title={fullText(at)}>
              {agoText(at)}
            </time>
            {note !== "" && <p className={classes["note"]}>{note}</p>}
          </li>
        ))}
      </ol>
      {mayManage && (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") say.mutate();
          }}
        >
          <Textarea
            label="Say something"
            autosize
            minRows={2}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <FailureNote error={say.error} />
          <div className={classes["actions"]}>
            <Button type="submit" variant="default" size="xs" loading={say.isPending} disabled={text.trim() === ""}>
              Say it
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
