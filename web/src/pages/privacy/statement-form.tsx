import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./privacy.module.css";

/** Takes down what a customer states, of a message or of themselves; what was typed stays when it fails. */
export function StatementForm({
  id,
  messageId,
  onDone,
}: {
  readonly id: string;
  readonly messageId?: string;
  readonly onDone?: () => void;
}) {
  const [text, setText] = useState("");
  const cache = useQueryClient();
  const state = useMutation({
    mutationFn: () =>
      client.privacy.state({ id, text: text.trim(), ...(messageId === undefined ? {} : { messageId }) }),
    onSuccess: (now) => {
      cache.setQueryData(api.privacy.corrected.queryKey({ input: { id } }), now);
      setText("");
      onDone?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.mutate();
  };
  return (
    <form className={classes["form"]} onSubmit={submit}>
      <Textarea
        label={messageId === undefined ? "What they state of themselves" : "What they state of this message"}
        description="In the words of the customer. It is shown beside it to everybody who may read it."
        value={text}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNote error={state.error} />
      <div className={classes["buttons"]}>
        <Button type="submit" variant="default" loading={state.isPending} disabled={text.trim() === ""}>
          Add the statement
        </Button>
        {onDone && (
          <Button variant="subtle" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
