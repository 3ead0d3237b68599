import type { Room, Task } from "@firsthand/learn/pulse/contract";
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api } from "../../../api/client.ts";
import { momentText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../pulse.module.css";
import { useRefreshed } from "./use-room.ts";

/** What has to be done, by whom and until when. */
export function TasksCard({ room }: { readonly room: Room }) {
  const mayRespond = useMay("pulse.respond");
  return (
    <Card title="Tasks">
      <div className={classes["form"]}>
        {room.tasks.length === 0 && <p className={classes["fine"]}>There is no task yet.</p>}
        <ul role="list" className={classes["list"]}>
          {room.tasks.map((task) => (
            <TaskItem key={task.id} task={task} mayRespond={mayRespond} />
          ))}
        </ul>
        {mayRespond && <TaskForm id={room.incident.id} />}
      </div>
    </Card>
  );
}

function TaskItem({ task, mayRespond }: { readonly task: Task; readonly mayRespond: boolean }) {
  const refreshed = useRefreshed();
  const change = useMutation({ ...api.pulse.incidents.changeTask.mutationOptions(), onSuccess: refreshed });
  const { id, version, title, ownerId, owner, dueAt, doneAt, doneBy } = task;
  const said = [
    owner ?? "Nobody's yet",
    dueAt === null ? undefined : `until ${momentText(dueAt)}`,
    doneAt === null ? undefined : `done by ${doneBy ?? ""}, ${momentText(doneAt)}`,
  ];
  return (
    <li>
      <Checkbox
        label={title}
        description={said.filter((part) => part !== undefined).join(" · ")}
        checked={doneAt !== null}
        disabled={!mayRespond || change.isPending}
        onChange={({ currentTarget }) =>
          change.mutate({ id, ifVersion: version, title, ownerId, dueAt, done: currentTarget.checked })
        }
      />
      <FailureNote error={change.error} />
    </li>
  );
}

function TaskForm({ id }: { readonly id: string }) {
  const [title, setTitle] = useState("");
  const [owner, setOwner] = useState("");
  const [due, setDue] = useState("");
  const { data: people } = useQuery({ ...api.pulse.people.queryOptions(), meta: { topics: ["access"] } });
  const refreshed = useRefreshed();
  const add = useMutation({
    ...api.pulse.incidents.addTask.mutationOptions(),
    onSuccess: async () => {
      setTitle("");
      setDue("");
      await refreshed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      id,
      title,
      ownerId: owner === "" ? null : owner,
      dueAt: due === "" ? null : new Date(due).toISOString(),
    });
  };
  return (
    <form className={classes["form"]} onSubmit={submit}>
      <TextInput
        label="New task"
        value={title}
        maxLength={300}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <div className={classes["pair"]}>
        <NativeSelect
          label="Whose"
          value={owner}
          data={[
            { value: "", label: "Nobody's yet" },
            ...(people?.members ?? []).map((member) => ({ value: member.id, label: member.name })),
          ]}
          onChange={({ currentTarget }) => setOwner(currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label="Until"
          value={due}
          onChange={({ currentTarget }) => setDue(currentTarget.value)}
        />
      </div>
      <FailureNote error={add.error} />
      <div className={classes["buttons"]}>
        <Button type="submit" variant="default" loading={add.isPending} disabled={title.trim() === ""}>
          Add
        </Button>
      </div>
    </form>
  );
}
