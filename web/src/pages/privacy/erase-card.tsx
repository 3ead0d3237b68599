import type { ErasePreview, PrivacyRequest } from "@firsthand/govern/privacy/contract";
import { Button, Progress, Skeleton } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Note } from "../../parts/note.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { Counts } from "./counts.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import classes from "./privacy.module.css";

/** An erasure: what it would do, how far it is, or what it did. */
export function EraseCard({ request }: { readonly request: PrivacyRequest }) {
  if (request.hasProof) return <Erased request={request} />;
  if (request.steps !== null) return <Erasing request={request} />;
  return request.state === "open" ? <Preview request={request} /> : null;
}

function Preview({ request: { id } }: { readonly request: PrivacyRequest }) {
  const mayErase = useMay("privacy.erase");
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery({
    ...api.privacy.preview.queryOptions({ input: { id } }),
    meta: { topics: ["privacy"] },
  });
  if (error && !data) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <Skeleton height={360} radius="md" aria-busy="true" />;
  const nothing = data.counts.length === 0;
  return (
    <>
      {data.held.map(({ holdId, why }) => (
        <Note key={holdId} tone="negative" title="A legal hold forbids to erase them now">
          {why} (It is let go at Retention.)
        </Note>
      ))}
      {data.shared > 0 && (
        <Note tone="warning" title="An address of theirs is used by several people">
          Nothing that was said there is surely of one of them, so it stays.
        </Note>
      )}
      <Card title="What would be erased">
        <div className={classes["stack"]}>
          <Counts counts={data.counts} label="What would be erased" />
          <Stays preview={data} />
          {mayErase ? (
            <div className={classes["buttons"]}>
              <Button color="red" disabled={data.held.length > 0 || nothing} onClick={() => setAsking(true)}>
                Erase
              </Button>
            </div>
          ) : (
            <p className={classes["fine"]}>Somebody who may erase customers has to do it.</p>
          )}
        </div>
      </Card>
      {asking && <EraseDialog id={id} onClose={() => setAsking(false)} />}
    </>
  );
}

function Stays({ preview: { stays, ofOthers } }: { readonly preview: ErasePreview }) {
  return (
    <>
      <p className={classes["fine"]}>
        Figures stay as they are: that there was a message, when, and what was read in it is kept without words and
        without name.
        {ofOthers > 0 &&
          ` What others wrote in the same conversations (${countText(ofOthers)}) stays, and names them no more.`}
      </p>
      <details className={classes["stays"]}>
        <summary>What stays, and why</summary>
        <ul>
          {stays.map(({ table, column, what, why }) => (
            <li key={`${table}.${column}`}>
              {what.charAt(0).toUpperCase() + what.slice(1)}: {why}{" "}
              <code className={classes["fine"]}>
                {table}.{column}
              </code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Erasing({ request: { id, steps, failure, counts } }: { readonly request: PrivacyRequest }) {
  const [asking, setAsking] = useState(false);
  const { done, of } = steps ?? { done: 0, of: 1 };
  return (
    <Card title="Being erased">
      <div className={classes["stack"]}>
        <Progress value={(100 * done) / of} aria-label={`${done} of ${of} steps`} />
        <p className={classes["fine"]}>
          {countText(done)} of {countText(of)} steps. If the server stops, it goes on after the next start.
        </p>
        {failure !== null && (
          <Note
            tone="warning"
            title={failure.message}
            told="alert"
            action={
              <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                Try again now
              </Button>
            }
          >
            {failure.advice}
          </Note>
        )}
        {counts.length > 0 && <Counts counts={counts} label="What is erased so far" />}
      </div>
      {asking && <EraseDialog id={id} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function Erased({ request: { id, counts } }: { readonly request: PrivacyRequest }) {
  return (
    <Card title="What was erased">
      <div className={classes["stack"]}>
        <Counts counts={counts} label="What was erased" />
        <p className={classes["fine"]}>
          The proof says when, by whom and how much of what, what was looked through and whether anything was left. It
          holds nothing of what was erased. A backup from before is erased again when it is restored.
        </p>
        <div className={classes["buttons"]}>
          <Button
            component="a"
            variant="default"
            href={`/api/privacy/requests/${id}/proof`}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            Download the proof
          </Button>
        </div>
      </div>
    </Card>
  );
}
