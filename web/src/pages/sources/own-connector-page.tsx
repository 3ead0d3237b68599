import type { CheckedConnector, ConnectorFile } from "@firsthand/connect/connections/contract";
import { Button, FileButton, NativeSelect, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type RefObject, useRef, useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { SaysCard } from "./says-card.tsx";
import classes from "./sources.module.css";

/** A connector that somebody writes: the file, what it says, and keeping it. */
export function OwnConnectorPage() {
  const { connector: id } = useSearch({ from: "/shell/sources/own" });
  const { data, error, refetch } = useQuery({
    ...api.connections.connectorFile.queryOptions({ input: { id: id ?? "" } }),
    enabled: id !== undefined,
  });
  const title = id === undefined ? "A connector of your own" : `Change ${id}`;
  return (
    <Page
      title={title}
      about="Any system that answers with JSON is described in a file: what is asked, how pages follow each other, and what becomes of a record."
    >
      {id !== undefined && data === undefined ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={4} height={72} />
        )
      ) : (
        <Writing key={id ?? ""} stands={data} />
      )}
    </Page>
  );
}

function Writing({ stands }: { readonly stands: ConnectorFile | undefined }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [text, setText] = useState(stands?.text ?? "");
  const [removing, setRemoving] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const checking = useMutation({ mutationFn: () => client.connections.checkConnector({ text }) });
  const own = stands?.own ?? null;
  const saving = useMutation({
    mutationFn: () => client.connections.saveConnector({ text, ifVersion: own?.version ?? 0 }),
    onSuccess: async ({ id, paused }) => {
      await queries.invalidateQueries({ queryKey: api.connections.key() });
      if (paused.length === 0) await navigate({ to: "/sources/new", search: { connector: id } });
    },
  });
  const change = (next: string) => {
    setText(next);
    checking.reset();
    saving.reset();
  };
  return (
    <div className={classes["pair"]}>
      <Card title="The file" about={own ? `Version ${own.version}, by ${own.by}, ${dateText(own.at)}` : undefined}>
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            checking.mutate();
          }}
        >
          {!own && <BeginWith onText={change} />}
          <Textarea
            ref={area}
            label="YAML"
            required
            autosize
            minRows={16}
            maxRows={34}
            spellCheck={false}
            classNames={{ input: classes["code"] ?? "" }}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
          />
          <FailureNote error={checking.error ?? saving.error} />
          {saving.data && saving.data.paused.length > 0 && (
            <Note tone="warning" told="status" title="It is kept, and its secrets have to be filled in again">
              It could tell what is secret to other places than before, so {saving.data.paused.join(", ")} is paused:
              secrets and hosts of your own network are forgotten. Fill them in under <Link to="/sources">Sources</Link>
              , and have it go on.
            </Note>
          )}
          <div className={classes["actions"]}>
            <Button type="submit" variant="default" loading={checking.isPending}>
              Check it
            </Button>
            <Button
              disabled={checking.data?.contents === undefined || checking.data.contents === null}
              loading={saving.isPending}
              onClick={() => saving.mutate()}
            >
              Keep it
            </Button>
            {own && (
              <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
                Remove it
              </Button>
            )}
          </div>
        </form>
      </Card>
      <Said checked={checking.data} area={area} connections={own?.connections ?? []} />
      {removing && stands && (
        <Confirm
          title={`Remove the connector ${stands.id}?`}
          verb="Remove it"
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await client.connections.removeConnector({ id: stands.id });
            await queries.invalidateQueries({ queryKey: api.connections.key() });
            await navigate({ to: "/sources/new" });
          }}
        >
          The file is gone then. What it brought stays.
        </Confirm>
      )}
    </div>
  );
}

/** A file from the disk, or that of a connector of the product. */
function BeginWith({ onText }: { readonly onText: (text: string) => void }) {
  const { data } = useQuery(api.connections.connectors.queryOptions());
  const loading = useMutation({
    mutationFn: (id: string) => client.connections.connectorFile({ id }),
    onSuccess: ({ id, text }) =>
      onText(text.replace(/^# yaml-language-server.*\n/, "").replace(`id: ${id}`, `id: my-${id}`)),
  });
  const choices = (data ?? []).filter(({ described }) => described);
  return (
    <>
      <div className={classes["begin"]}>
        <NativeSelect
          label="Begin with the file of"
          value=""
          data={[
            { value: "", label: "Choose a connector" },
            ...choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => value !== "" && loading.mutate(value)}
        />
        <FileButton accept=".yaml,.yml,text/yaml" onChange={(file) => void file?.text().then(onText)}>
          {(props) => (
            <Button variant="default" {...props}>
              Load a file
            </Button>
          )}
        </FileButton>
      </div>
      <FailureNote error={loading.error} />
    </>
  );
}

/** Marks a line of a text field, and brings it into view. */
function goToLine(field: HTMLTextAreaElement | null, line: number): void {
  if (!field) return;
  const lines = field.value.split("\n");
  const begin = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  field.focus();
  field.setSelectionRange(begin, begin + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight * Math.max(0, line - 5)) / Math.max(1, lines.length);
}

function Said({
  checked,
  area,
  connections,
}: {
  readonly checked: CheckedConnector | undefined;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly connections: readonly string[];
}) {
  if (!checked)
    return (
      <Card title="What it says">
        <p className={classes["muted"]}>
          Check it to see what it says, or every mistake with its line. Nothing is asked of the other system before you
          connect.
        </p>
        {connections.length > 0 && (
          <p
            className={classes["muted"]}
          >{`Connected by it: ${connections.join(", ")}. They go on with the new file.`}</p>
        )}
      </Card>
    );
  if (checked.contents) return <SaysCard contents={checked.contents} />;
  const { faults } = checked;
  return (
    <Card
      title={faults.length === 1 ? "One thing is wrong" : `${countText(faults.length)} things are wrong`}
      about="Choose one to go to its line"
    >
      <ul role="list" className={classes["faults"]} aria-live="polite">
        {faults.map(({ line, path, message }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- several may stand in one line with the same words
          <li key={index}>
            <button type="button" className={classes["fault"]} onClick={() => goToLine(area.current, line)}>
              <strong>{`Line ${line}`}</strong>
              <span>{path === "" ? message : `${path}: ${message}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
