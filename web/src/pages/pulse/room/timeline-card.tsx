import type { Room } from "@firsthand/learn/pulse/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { api } from "../../../api/client.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../pulse.module.css";
import { useRefreshed } from "./use-room.ts";

/** What happened, by itself and by people, the newest first; and a place to write into it. */
export function TimelineCard({ room }: { readonly room: Room }) {
  const mayRespond = useMay("pulse.respond");
  return (
    <Card title="Timeline">
      <div className={classes["form"]}>
        {mayRespond && <NoteForm id={room.incident.id} />}
        <ol className={classes["list"]}>
          {room.entries.toReversed().map(({ id, at, by, text, conversationId }) => (
            <li key={id}>
              <span className={classes["fine"]}>
                <time dateTime={at} title={fullText(at)}>
                  {momentText(at)}
                </time>
                {` · ${by ?? "By itself"}`}
              </span>
              <p className={classes["text"]}>{text}</p>
              {conversationId !== null && (
                <Link to="/conversations/$conversation" params={{ conversation: conversationId }}>
                  Conversation
                </Link>
              )}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}

const CONVERSATION = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

function NoteForm({ id }: { readonly id: string }) {
  const [text, setText] = useState("");
  const [link, setLink] = useState("");
  const refreshed = useRefreshed();
  const write = useMutation({
    ...api.pulse.incidents.note.mutationOptions(),
    onSuccess: async () => {
      setText("");
      setLink("");
      await refreshed();
    },
  });
  const conversationId = CONVERSATION.exec(link)?.[0] ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ id, text, conversationId });
  };
  return (
    <form className={classes["form"]} onSubmit={submit}>
      <Textarea
        label="Write into the timeline"
        value={text}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <TextInput
        label="A conversation that belongs to it"
        description="Its address, if there is one"
        value={link}
        error={link !== "" && conversationId === null ? "This is not the address of a conversation" : undefined}
        onChange={({ currentTarget }) => setLink(currentTarget.value)}
      />
      <FailureNote error={write.error} />
      <div className={classes["buttons"]}>
        <Button
          type="submit"
          variant="default"
          loading={write.isPending}
          disabled={text.trim() === "" || (link !== "" && conversationId === null)}
        >
          Write
        </Button>
      </div>
    </form>
  );
}
