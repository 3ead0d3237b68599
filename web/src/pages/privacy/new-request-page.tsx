import type { RequestKind } from "@firsthand/govern/privacy/contract";
import { Button, Radio, Skeleton, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { Counts, Identities } from "./counts.tsx";
import classes from "./privacy.module.css";
import { kindWords, stateOf, subjectName } from "./request-words.ts";
import { newRequestSearch } from "./search.ts";
import { SubjectFinder } from "./subject-finder.tsx";

/** Notes a request: whose it is, what there is of them, what they ask for. */
export function NewRequestPage() {
  const { person } = newRequestSearch.parse(useSearch({ strict: false }));
  return (
    <Page title="New data request" about="First find the customer. What stands under all their addresses counts.">
      {person === undefined ? <Finder /> : <Chosen key={person} id={person} />}
    </Page>
  );
}

function Finder() {
  const navigate = useNavigate();
  return (
    <Card title="Who asks?">
      <SubjectFinder onChoose={({ personId }) => void navigate({ to: "/privacy/new", search: { person: personId } })} />
    </Card>
  );
}

function Chosen({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    ...api.privacy.show.queryOptions({ input: { id } }),
    meta: { topics: ["privacy"] },
  });
  if (error && !data) return <ErrorState error={error} retry={refetch} />;
  if (!data) {
    return (
      <div className={classes["columns"]} aria-busy="true">
        <Skeleton height={320} radius="md" />
        <Skeleton height={320} radius="md" />
      </div>
    );
  }
  const { subject, counts, requests } = data;
  const open = requests.filter(({ endedAt }) => endedAt === null);
  const lasting = requests.filter(({ restriction }) => restriction?.liftedAt === null);
  return (
    <div className={classes["columns"]}>
      <div className={classes["stack"]}>
        {open.map((request) => (
          <Note key={request.id} tone="warning" title="There is a request of theirs already">
            <Link to="/privacy/$request" params={{ request: request.id }}>
              {kindWords[request.kind].title}, {stateOf(request).words.toLowerCase()}
            </Link>
          </Note>
        ))}
        {lasting.map((request) => (
          <Note key={request.id} tone="warning" title="Their data are restricted now">
            <Link to="/privacy/$request" params={{ request: request.id }}>
              The request by which they are
            </Link>
          </Note>
        ))}
        <RequestForm personId={subject.personId} />
      </div>
      <div className={classes["stack"]}>
        <Card title={subjectName(subject)} actions={<Link to="/privacy/new">Somebody else</Link>}>
          <Identities subject={subject} />
        </Card>
        <Card title="What there is of them">
          <Counts counts={counts} label="What there is of them" />
        </Card>
      </div>
    </div>
  );
}

function RequestForm({ personId }: { readonly personId: string }) {
  const [kind, setKind] = useState<RequestKind>("access");
  const [received, setReceived] = useState("");
  const [note, setNote] = useState("");
  const navigate = useNavigate();
  const cache = useQueryClient();
  const open = useMutation({
    ...api.privacy.open.mutationOptions(),
    onSuccess: async ({ id }) => {
      void cache.invalidateQueries({ queryKey: api.privacy.list.key() });
      await navigate({ to: "/privacy/$request", params: { request: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({
      personId,
      kind,
      ...(received === "" ? {} : { receivedAt: new Date(`${received}T00:00:00`).toISOString() }),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    });
  };
  return (
    <Card title="What do they ask for?">
      <form className={classes["stack"]} onSubmit={submit}>
        <Radio.Group value={kind} onChange={(value) => setKind(value as RequestKind)} aria-label="What they ask for">
          <div className={classes["facts"]}>
            {(Object.keys(kindWords) as RequestKind[]).map((one) => (
              <Radio key={one} value={one} label={kindWords[one].title} description={kindWords[one].says} />
            ))}
          </div>
        </Radio.Group>
        <TextInput
          type="date"
          label="Came on"
          description="The month counts from here. Empty: today."
          value={received}
          onChange={(event) => setReceived(event.currentTarget.value)}
        />
        <Textarea
          label="Note"
          description="How it came, and how you know that it is them. It is cleared when they are erased."
          value={note}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FailureNote error={open.error} />
        <div className={classes["buttons"]}>
          <Button type="submit" loading={open.isPending}>
            Note the request
          </Button>
        </div>
        <p className={classes["fine"]}>Nothing is handed out, changed, restricted or erased yet.</p>
      </form>
    </Card>
  );
}
