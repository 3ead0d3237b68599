import type { Corrected, PrivacyRequest, Subject } from "@firsthand/govern/privacy/contract";
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { identityText } from "../conversations/names.ts";
import classes from "./privacy.module.css";
import { StatementForm } from "./statement-form.tsx";

/** What of a customer can be corrected, what was, and what they state. */
export function CorrectCard({ request }: { readonly request: PrivacyRequest }) {
  const { id, state, subject } = request;
  const { data, error, refetch } = useQuery({
    ...api.privacy.corrected.queryOptions({ input: { id } }),
    meta: { topics: ["privacy"] },
  });
  const open = state === "open" && subject !== null;
  return (
    <>
      {open && (
        <Card title="What is wrong?" about="What is right counts at once, and for all that comes in later.">
          <div className={classes["stack"]}>
            <ValueForm
              key={subject.name ?? ""}
              label="Name"
              value={subject.name ?? ""}
              save={(name) => client.privacy.correctName({ id, name })}
              id={id}
            />
            <Values id={id} subject={subject} />
          </div>
        </Card>
      )}
      <Card title="What they state" about="Shown beside what it is about, wherever that is read.">
        <div className={classes["stack"]}>
          {error && !data && <ErrorState error={error} retry={refetch} />}
          {!data && error === null && <Skeleton height={48} aria-busy="true" />}
          {data && <Statements id={id} corrected={data} open={open} />}
          {open && <StatementForm id={id} />}
        </div>
      </Card>
      {data && data.corrections.length > 0 && (
        <Card title="What was corrected">
          <Made corrections={data.corrections} />
        </Card>
      )}
    </>
  );
}

const CORRECTABLE: readonly string[] = ["email", "phone", "customer_number"];

function Values({ id, subject }: { readonly id: string; readonly subject: Subject }) {
  const own = subject.identities.filter(({ sharing }) => sharing === "personal");
  const accounts = own.filter(({ kind }) => kind === "account").length;
  return (
    <>
      {own.map(({ identityId, kind, value }) =>
        value !== null && CORRECTABLE.includes(kind) ? (
          <ValueForm
            key={`${identityId} ${value}`}
            label={identityText(kind)}
            value={value}
            save={(right) => client.privacy.correctValue({ id, identityId, value: right })}
            id={id}
          />
        ) : undefined,
      )}
      <p className={classes["fine"]}>
        What still comes in under an old address goes on to be theirs. An address that somebody else has cannot be given
        to them: join the two on the page of the customer.
        {accounts > 0 && " Accounts are named by the place where they are, and are corrected there."}
      </p>
    </>
  );
}

function ValueForm({
  label,
  value,
  save,
  id,
}: {
  readonly label: string;
  readonly value: string;
  readonly save: (right: string) => Promise<Corrected>;
  readonly id: string;
}) {
  const [right, setRight] = useState(value);
  const cache = useQueryClient();
  const correct = useMutation({
    mutationFn: () => save(right.trim()),
    onSuccess: async (now) => {
      cache.setQueryData(api.privacy.corrected.queryKey({ input: { id } }), now);
      await cache.invalidateQueries({ queryKey: api.privacy.request.key() });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correct.mutate();
  };
  return (
    <form className={classes["form"]} onSubmit={submit}>
      <div className={classes["line"]}>
        <TextInput
          label={label}
          value={right}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => setRight(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={correct.isPending}
          disabled={right.trim() === "" || right.trim() === value}
          aria-label={`Correct: ${label}`}
        >
          Correct
        </Button>
      </div>
      <FailureNote error={correct.error} />
    </form>
  );
}

function Statements({
  id,
  corrected: { statements },
  open,
}: {
  readonly id: string;
  readonly corrected: Corrected;
  readonly open: boolean;
}) {
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: (statementId: string) => client.privacy.takeBack({ id, statementId }),
    onSuccess: (now) => cache.setQueryData(api.privacy.corrected.queryKey({ input: { id } }), now),
  });
  if (statements.length === 0) return <p className={classes["fine"]}>Nothing so far.</p>;
  return (
    <>
      <ul role="list" className={classes["messages"]} aria-label="Statements">
        {statements.map((one) => (
          <li key={one.id}>
            <p className={classes["said"]} dir="auto">
              {one.text}
            </p>
            <p className={classes["fine"]}>
              {one.messageId === null ? "Of themselves" : "Of a message"}, noted{" "}
              <time title={fullText(one.at)}>{dateText(one.at)}</time> by {one.by}
            </p>
            {open && (
              <Button
                variant="default"
                size="compact-sm"
                loading={remove.isPending && remove.variables === one.id}
                onClick={() => remove.mutate(one.id)}
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNote error={remove.error} />
    </>
  );
}

function Made({ corrections }: { readonly corrections: Corrected["corrections"] }) {
  return (
    <ul role="list" className={classes["messages"]} aria-label="Corrections">
      {corrections.map(({ id, field, kind, before, after, at, by }) => (
        <li key={id}>
          <p className={classes["said"]}>
            {field === "name" ? "Name" : identityText(kind)}: <s>{before ?? "none"}</s> <b>{after}</b>
          </p>
          <p className={classes["fine"]}>
            <time title={fullText(at)}>{dateText(at)}</time>, by {by}
          </p>
        </li>
      ))}
    </ul>
  );
}
