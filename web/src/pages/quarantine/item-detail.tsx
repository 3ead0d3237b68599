import { Button, Skeleton } from "@mantine/core";
import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { api, client } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { bytesText, countText } from "../../format/numbers.ts";
import { plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { EmptyState, ErrorState } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import classes from "./quarantine.module.css";
import { RawView } from "./raw-view.tsx";
import type { Replayed } from "./replay.ts";
import { ReplayDialog } from "./replay-dialog.tsx";
import type { QuarantineSearch } from "./search.ts";

/** One thing that could not be understood: why, where it stood, its bytes, and what can be done. */
export function ItemDetail({
  id,
  filter,
  onReplayed,
}: {
  readonly id: string;
  readonly filter: QuarantineSearch;
  readonly onReplayed: (done: Replayed) => void;
}) {
  const mayEdit = useMay("imports.run");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"replay" | "dismiss">();
  const { data, error, refetch } = useQuery(api.imports.quarantine.show.queryOptions({ input: { id } }));
  const back = (
    <LinkButton
      className={classes["back"] ?? ""}
      to="/quarantine"
      search={filter}
      variant="default"
      size="xs"
      leftSection={<IconArrowLeft size={15} />}
    >
      All
    </LinkButton>
  );
  if (error && failureOf(error).status === 404) {
    return (
      <Card>
        <EmptyState
          title="This is no longer in quarantine"
          action={
            <Link to="/quarantine" search={filter}>
              See what is left
            </Link>
          }
        >
          It was understood meanwhile, or taken off the list.
        </EmptyState>
      </Card>
    );
  }
  if (error && !data) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <Skeleton height={380} />;
  const leave = async () => {
    setAsking(undefined);
    await queries.invalidateQueries({ queryKey: api.imports.quarantine.key() });
  };
  return (
    <Card
      title={data.reason.charAt(0).toUpperCase() + data.reason.slice(1)}
      about={plainText(data.reasonCode)}
      actions={back}
    >
      <dl className={classes["facts"]}>
        <Fact title="Source">{data.source}</Fact>
        <Fact title="File">
          {data.importId === null ? (
            (data.fileName ?? "not known")
          ) : (
            <Link to="/imports/$import" params={{ import: data.importId }}>
              {data.fileName ?? "See the import"}
            </Link>
          )}
        </Fact>
        <Fact title="Record">{countText(data.record)}</Fact>
        <Fact title="Line">{countText(data.line)}</Fact>
        <Fact title="Size">{bytesText(data.bytes)}</Fact>
        <Fact title="Came">
          <time dateTime={data.receivedAt} title={fullText(data.receivedAt)}>
            {momentText(data.receivedAt)}
          </time>
        </Fact>
      </dl>
      <RawView raw={data.raw} text={data.rawText} truncated={data.truncated} />
      <div className={classes["actions"]} style={{ marginTop: "var(--space-3)" }}>
        {mayEdit && <Button onClick={() => setAsking("replay")}>Try again</Button>}
        {data.raw !== null && (
          <Button
            component="a"
            variant="default"
            href={`/api/quarantine/${encodeURIComponent(id)}/raw`}
            download
            leftSection={<IconDownload size={16} />}
          >
            Download the bytes
          </Button>
        )}
        {mayEdit && (
          <Button variant="default" onClick={() => setAsking("dismiss")}>
            Take it off the list
          </Button>
        )}
      </div>
      {asking === "replay" && (
        <ReplayDialog
          title="Try this one again"
          what={{ ids: [id] }}
          onClose={() => setAsking(undefined)}
          onDone={(done) => {
            onReplayed(done);
            void leave();
            if (done.understood > 0) void navigate({ to: "/quarantine", search: filter });
          }}
        />
      )}
      {asking === "dismiss" && (
        <Confirm
          title="Take it off the list?"
          verb="Take it off"
          onConfirm={async () => {
            await client.imports.quarantine.dismiss({ id });
            await leave();
            await navigate({ to: "/quarantine", search: filter });
          }}
          onClose={() => setAsking(undefined)}
        >
          It will not be tried again together with others. Its bytes stay in the database.
        </Confirm>
      )}
    </Card>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
