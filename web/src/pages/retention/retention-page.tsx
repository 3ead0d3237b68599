import type { RetentionRun } from "@firsthand/govern/retention/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { HoldsCard } from "./holds-card.tsx";
import { RulesCard } from "./rules-card.tsx";
import { RunItems } from "./run-items.tsx";
import { RunsCard } from "./runs-card.tsx";
import classes from "./retention.module.css";

const topics = { topics: ["privacy"] } as const;

/** How long data are kept: the rules, what they would take out, what they took out, and what is held. */
export function RetentionPage() {
  const queries = useQueryClient();
  const all = useMay("retention.manage:whole");
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({ ...api.retention.show.queryOptions(), meta: topics });
  const preview = useMutation({
    ...api.retention.preview.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.retention.runs.key() }),
  });
  const someActive = data?.rules.some(({ active }) => active) ?? false;
  const some = (data?.rules.length ?? 0) > 0;
  return (
    <Page
      title="Retention"
      about="How long words and records are kept. What is over its time goes each night; figures stay as they are."
      actions={
        some &&
        all && (
          <div className={classes["buttons"]}>
            <Button
              variant="default"
              loading={preview.isPending}
              onClick={() => preview.mutate({ withInactive: true })}
            >
              Preview
            </Button>
            {someActive && (
              <Button variant="default" onClick={() => setAsking(true)}>
                Run now
              </Button>
            )}
          </div>
        )
      }
    >
      <div className={classes["stack"]}>
        <FailureNote error={preview.error} />
        {asked && (
          <Note tone="positive" told="status" title="A run was asked for">
            It begins within seconds and shows below when it does. Where nothing is due there is nothing to show.
          </Note>
        )}
        {preview.data && <Preview run={preview.data} onClose={() => preview.reset()} />}
        {data ? (
          <RulesCard retention={data} />
        ) : (
          <Card>{error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={3} height={56} />}</Card>
        )}
        {all && (
          <>
            <HoldsCard channels={data?.channels ?? []} units={data?.units ?? []} />
            <RunsCard />
          </>
        )}
      </div>
      {asking && (
        <Confirm
          title="Take out now what is over its time?"
          verb="Take it out"
          onConfirm={async () => {
            await client.retention.run();
            preview.reset();
            setAsked(true);
          }}
          onClose={() => setAsking(false)}
        >
          What the active rules say goes for good, also from the search. Backups hold it until they are replaced.
        </Confirm>
      )}
    </Page>
  );
}

function Preview({ run, onClose }: { readonly run: RetentionRun; readonly onClose: () => void }) {
  return (
    <Card
      title="What would go now"
      about="Of all rules, also of those that are off. Nothing was taken out; for a week a run does this without asking."
      actions={
        <Button variant="default" size="compact-sm" className={classes["keep"] ?? ""} onClick={onClose}>
          Close
        </Button>
      }
    >
      <output>
        <RunItems run={run} />
      </output>
    </Card>
  );
}
