import type { Room, Statement, StatementState } from "@firsthand/learn/pulse/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api } from "../../../api/client.ts";
import { momentText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../pulse.module.css";
import { useRefreshed } from "./use-room.ts";

const stateWords = {
  draft: { text: "Draft", tone: "plain" },
  approved: { text: "Approved", tone: "accent" },
  published: { text: "Published", tone: "positive" },
} as const;

/** What is said in public: drafted, approved, published, each with who and when. */
export function StatementsCard({ room }: { readonly room: Room }) {
  const mayRespond = useMay("pulse.respond");
  return (
    <Card title="Statements" about="Firsthand publishes nothing by itself: say here what you published elsewhere">
      <div className={classes["form"]}>
        {room.statements.length === 0 && <p className={classes["fine"]}>Nothing is drafted yet.</p>}
        <ul role="list" className={classes["list"]}>
          {room.statements.map((statement) => (
            <StatementItem key={`${statement.id} ${statement.version}`} statement={statement} mayRespond={mayRespond} />
          ))}
        </ul>
        {mayRespond && <DraftForm id={room.incident.id} />}
      </div>
    </Card>
  );
}

function StatementItem({ statement, mayRespond }: { readonly statement: Statement; readonly mayRespond: boolean }) {
  const [text, setText] = useState(statement.text);
  const refreshed = useRefreshed();
  const change = useMutation({ ...api.pulse.incidents.state.mutationOptions(), onSuccess: refreshed });
  const { id, version, audience, state } = statement;
  const go = (to: StatementState, words = statement.text) =>
    change.mutate({ id, ifVersion: version, text: words, audience, state: to });
  const rewritten = text.trim() !== statement.text;
  return (
    <li className={classes["form"]}>
      <span className={classes["chips"]}>
        <Chip tone={stateWords[state].tone}>{stateWords[state].text}</Chip>
        {audience !== "" && <Chip>{audience}</Chip>}
      </span>
      {mayRespond && state === "draft" ? (
        <Textarea
          aria-label="Statement"
          value={text}
          maxLength={5000}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      ) : (
        <p className={classes["text"]}>{statement.text}</p>
      )}
      <span className={classes["fine"]}>{historyOf(statement)}</span>
      <FailureNote error={change.error} />
      {mayRespond && state !== "published" && (
        <div className={classes["buttons"]}>
          {state === "draft" && rewritten && (
            <Button variant="default" loading={change.isPending} onClick={() => go("draft", text)}>
              Save the draft
            </Button>
          )}
          {state === "draft" && !rewritten && (
            <Button variant="default" loading={change.isPending} onClick={() => go("approved")}>
              Approve
            </Button>
          )}
          {state === "approved" && (
            <>
              <Button loading={change.isPending} onClick={() => go("published")}>
                It was published
              </Button>
              <Button variant="default" loading={change.isPending} onClick={() => go("draft")}>
                Back to a draft
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function historyOf({ draftedBy, draftedAt, approvedBy, approvedAt, publishedBy, publishedAt }: Statement): string {
  const parts = [
    `Drafted by ${draftedBy}, ${momentText(draftedAt)}`,
    approvedAt === null ? undefined : `approved by ${approvedBy ?? ""}, ${momentText(approvedAt)}`,
    publishedAt === null ? undefined : `published by ${publishedBy ?? ""}, ${momentText(publishedAt)}`,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}

function DraftForm({ id }: { readonly id: string }) {
  const [text, setText] = useState("");
  const [audience, setAudience] = useState("");
  const refreshed = useRefreshed();
  const draft = useMutation({
    ...api.pulse.incidents.draft.mutationOptions(),
    onSuccess: async () => {
      setText("");
      setAudience("");
      await refreshed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.mutate({ id, text, audience });
  };
  return (
    <form className={classes["form"]} onSubmit={submit}>
      <Textarea
        label="New statement"
        value={text}
        maxLength={5000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={classes["pair"]}>
        <TextInput
          label="For whom, and where"
          value={audience}
          maxLength={200}
          onChange={({ currentTarget }) => setAudience(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={draft.isPending} disabled={text.trim() === ""}>
          Draft it
        </Button>
      </div>
      <FailureNote error={draft.error} />
    </form>
  );
}
