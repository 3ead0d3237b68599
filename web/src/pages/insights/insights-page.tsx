import type { InsightRow, InsightState } from "@firsthand/learn/insight/contract";
import { NativeSelect } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { functionText } from "../../format/words.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { functionChoices, functionOf } from "./functions.ts";
import classes from "./insights.module.css";
import { clockText, stateOf, volumeText } from "./words.ts";

const lanes = ["found", "shared", "decided", "acted", "told"] as const satisfies readonly InsightState[];

/** What was found in what customers say, and how far each finding has come. */
export function InsightsPage() {
  const search = useSearch({ from: "/shell/insights" });
  const mayManage = useMay("insight.manage");
  const of = functionOf(search.function);
  const { data, error, refetch } = useQuery({
    ...api.insights.list.queryOptions({ input: { ...(of ? { function: of } : {}), owner: search.owner } }),
    meta: { topics: ["insight"] },
  });
  const filtered = of !== undefined || search.owner !== undefined;
  return (
    <Page
      title="Insights"
      about="What was found in what customers say, from the day it was seen until customers know what was done."
      actions={
        <div className={classes["actions"]}>
          <LinkButton to="/insights/digest" variant="default">
            Weekly digest
          </LinkButton>
          {mayManage && <LinkButton to="/insights/new">Record a finding</LinkButton>}
        </div>
      }
    >
      <Filters />
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={4} height={110} />
        )
      ) : data.rows.length === 0 ? (
        <EmptyState
          title={filtered ? "No finding fits" : "Nothing was found yet"}
          icon={<IconBulb size={28} stroke={1.5} />}
        >
          {filtered
            ? "Choose another function or another person."
            : "A finding says in a sentence what many customers say, and brings their words. Begin with the weekly digest, or with a filter of conversations."}
        </EmptyState>
      ) : (
        <Board rows={data.rows} capped={data.capped} />
      )}
    </Page>
  );
}

function Filters() {
  const search = useSearch({ from: "/shell/insights" });
  const navigate = useNavigate();
  const { data: owners } = useQuery(api.insights.owners.queryOptions());
  const go = (changes: { readonly function?: string | undefined; readonly owner?: string | undefined }) =>
    void navigate({ to: "/insights", search: { ...search, ...changes }, replace: true });
  return (
    <div className={classes["bar"]}>
      <NativeSelect
        label="Function"
        value={search.function ?? ""}
        data={[{ value: "", label: "All functions" }, ...functionChoices]}
        onChange={({ currentTarget }) => go({ function: currentTarget.value || undefined })}
      />
      <NativeSelect
        label="Looked after by"
        value={search.owner ?? ""}
        data={[
          { value: "", label: "Anybody" },
          { value: "nobody", label: "Nobody yet" },
          ...(owners ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => go({ owner: currentTarget.value || undefined })}
      />
    </div>
  );
}

function Board({ rows, capped }: { readonly rows: readonly InsightRow[]; readonly capped: boolean }) {
  const byState = Map.groupBy(rows, ({ state }) => state);
  const declined = byState.get("declined") ?? [];
  return (
    <>
      {capped && <Note title="Only the newest 500 are shown">Choose a function to see older ones.</Note>}
      <div className={classes["board"]}>
        {lanes.map((state) => (
          <Lane key={state} state={state} rows={byState.get(state) ?? []} />
        ))}
      </div>
      {declined.length > 0 && (
        <div className={classes["declined"]}>
          <Lane state="declined" rows={declined} />
        </div>
      )}
    </>
  );
}

function Lane({ state, rows }: { readonly state: InsightState; readonly rows: readonly InsightRow[] }) {
  const { title, about } = stateOf(state);
  return (
    <section className={classes["lane"]} aria-label={title}>
      <div className={classes["laneHead"]}>
        <h2 className={classes["laneTitle"]}>
          {title} <span className={classes["fine"]}>{rows.length}</span>
        </h2>
      </div>
      {rows.length === 0 ? (
        <p className={classes["empty"]}>{about}: none.</p>
      ) : (
        <ul className={classes["cards"]}>
          {rows.map((row) => (
            <li key={row.id}>
              <InsightCard row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A finding in a few lines, leading to all of it. */
function InsightCard({ row }: { readonly row: InsightRow }) {
  return (
    <Link className={classes["card"]} to="/insights/$insight" params={{ insight: row.id }}>
      <span className={classes["cardTitle"]}>{row.title}</span>
      <p className={classes["fine"]}>
        {functionText(row.function)}
        {row.unit !== null && `, ${row.unit}`} · {volumeText(row)}
      </p>
      <p className={classes["fine"]}>
        <span className={row.overdue ? classes["late"] : undefined}>{clockText(row)}</span> ·{" "}
        {row.owner?.name ?? "nobody looks after it"}
      </p>
    </Link>
  );
}
