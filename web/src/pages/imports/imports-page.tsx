import { Button, Tabs } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { MappingFiles } from "./mapping/mapping-files.tsx";
import { RunRow } from "./runs/run-row.tsx";
import { isMoving } from "./runs/run-state.ts";
import classes from "./runs/runs.module.css";
import { importsSearch } from "./search.ts";
import { DropVeil } from "./upload/drop-zone.tsx";
import { SendingCard } from "./upload/sending-card.tsx";
import { send, useSending } from "./upload/sending.ts";
import { useFileDrop } from "./upload/use-file-drop.ts";

/** All imports as they move, and the mapping files that were saved for them. */
export function ImportsPage() {
  const { tab = "runs" } = importsSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const mayEdit = useMay("imports.run");
  const sending = useSending();
  const take = (file: File) => {
    void send(file);
    void navigate({ to: "/imports/new" });
  };
  const over = useFileDrop(mayEdit ? take : undefined);
  return (
    <Page
      title="Imports"
      about={
        mayEdit
          ? "Files that were taken in. A file can also be dropped anywhere on this page."
          : "Files that were taken in."
      }
      actions={
        mayEdit && (
          <LinkButton to="/imports/new" leftSection={<IconFileImport size={16} />}>
            Import a file
          </LinkButton>
        )
      }
    >
      <DropVeil over={over} />
      <div className={classes["stack"]}>
        {sending.phase === "sending" && <SendingCard sending={sending} />}
        {sending.phase === "sent" && <SentNote name={sending.name} id={sending.id} />}
        <Tabs
          value={tab}
          onChange={(next) =>
            void navigate({ to: "/imports", search: next === "mappings" ? { tab: "mappings" } : {}, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="runs">Imports</Tabs.Tab>
            <Tabs.Tab value="mappings">Mapping files</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="runs">
            <Runs mayEdit={mayEdit} />
          </Tabs.Panel>
          <Tabs.Panel value="mappings">
            <Card flush>
              <MappingFiles />
            </Card>
          </Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  );
}

function SentNote({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Card>
      <div className={classes["head"]}>
        <span className={classes["name"]}>{name}</span>
        <span className={classes["muted"]}>is here, and not imported yet.</span>
        <LinkButton to="/imports/new/$upload" params={{ upload: id }} size="xs">
          Look at it
        </LinkButton>
      </div>
    </Card>
  );
}

function Runs({ mayEdit }: { readonly mayEdit: boolean }) {
  const mayLoad = useMay("system.manage");
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...api.imports.runs.list.infiniteOptions({
      input: (after: string | undefined) => ({ limit: 50, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    meta: { topics: ["imports"] },
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some((run) => isMoving(run))) ? 2_000 : false,
  });
  if (isPending) return <RowsSkeleton rows={4} height={64} />;
  if (!data) return <ErrorState error={error} retry={refetch} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Nothing was imported yet"
          icon={<IconFileImport size={28} stroke={1.5} />}
          action={
            mayEdit && (
              <>
                <LinkButton to="/imports/new">Choose a file</LinkButton>
                {mayLoad && (
                  <LinkButton to="/welcome" variant="default">
                    Look around with a sample
                  </LinkButton>
                )}
              </>
            )
          }
        >
          A file of messages, mails or survey answers is all that is needed to begin.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className={classes["stack"]}>
      <Card flush>
        <ul className={classes["list"]}>
          {rows.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      </Card>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show earlier ones
        </Button>
      )}
    </div>
  );
}
