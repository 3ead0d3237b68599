import { Button } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState } from "../../parts/states.tsx";
import { ScopePickers } from "../../scope/scope-pickers.tsx";
import { useScope } from "../../scope/use-scope.ts";
import { useMay } from "../../shell/session.ts";
import { ExportLink } from "./export-link.tsx";
import classes from "./figures.module.css";
import { GroupSection } from "./group-section.tsx";
import { groups } from "./groups.ts";
import { introText } from "./intro-text.ts";
import { useFigures, useTrends } from "./use-figures.ts";

/** The front page: all figures of a window, in the groups in which a person thinks. */
export function FiguresPage() {
  const { scope, said } = useScope();
  const span = useQuery(api.metrics.span.queryOptions());
  const empty = span.data?.first === null;
  const figures = useFigures(empty ? undefined : scope);
  const trends = useTrends(empty ? undefined : scope);
  if (empty) return <NothingYet />;
  const failed = span.error ?? figures.error;
  const about = figures.data && introText(said, figures.data, span.data);
  return (
    <Page
      title="Figures"
      about={about ?? "\u00A0"}
      actions={
        <>
          <ScopePickers />
          <ExportLink path="metrics.csv" scope={scope} label="All figures as a CSV file" />
        </>
      }
    >
      {failed !== null && !figures.data ? (
        <Failed error={failed} retry={() => Promise.all([span.refetch(), figures.refetch()])} />
      ) : (
        <div className={classes["groups"]} data-stale={figures.isPlaceholderData || undefined}>
          {groups.map((group) => (
            <GroupSection
              key={group.id}
              group={group}
              metrics={figures.data}
              trends={trends}
              scope={scope}
              said={said}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => unknown }) {
  return (
    <>
      <ErrorState error={error} retry={retry} />
      <p className={classes["centred"]}>
        <Link to="/">All units, 13 weeks</Link>
      </p>
    </>
  );
}

function NothingYet() {
  const mayImport = useMay("imports.run");
  const mayLoad = useMay("system.manage");
  return (
    <Page title="Figures">
      <EmptyState
        icon={<IconInbox size={32} stroke={1.4} />}
        title="Nothing has been heard yet"
        action={
          <>
            {mayImport && (
              <Button component={Link} to="/imports/new">
                Import a file
              </Button>
            )}
            {mayLoad && (
              <Button component={Link} to="/welcome" variant="default">
                Look around with a sample
              </Button>
            )}
          </>
        }
      >
        {mayImport
          ? "Figures are measured from messages. Bring in a file of mails, chats, posts or survey answers, and they appear here."
          : "Figures are measured from messages, and the log holds none. Somebody who may import files can bring some in."}
      </EmptyState>
    </Page>
  );
}
