import type { ShownEntry } from "@firsthand/govern/quality/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";

import { api } from "../../../api/client.ts";
import { failureOf } from "../../../api/problem.ts";
import { agoText, fullText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { Fact } from "../../../parts/fact.tsx";
import { Page } from "../../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import { LineageCard } from "../lineage/lineage-card.tsx";
import quality from "../quality.module.css";
import { kindText, stateText } from "../words.ts";
import { DescribeDialog } from "./describe-dialog.tsx";

const kinds = z.enum(["source", "table", "metric", "model"]);

/** One entry of the catalogue: what it is, who owns it, where it comes from and what hangs on it. */
export function EntryPage() {
  const { kind, id = "" } = useParams({ strict: false });
  const known = kinds.safeParse(kind);
  return known.success ? <Known kind={known.data} id={id} /> : <Missing />;
}

function Missing() {
  return (
    <Page title="Catalogue">
      <EmptyState title="The catalogue has no such entry" action={<Link to="/quality/catalogue">See all</Link>}>
        It may have been removed, or the address is cut off.
      </EmptyState>
    </Page>
  );
}

function Known({ kind, id }: { readonly kind: z.infer<typeof kinds>; readonly id: string }) {
  const { data, error, refetch } = useQuery({
    ...api.quality.catalogue.show.queryOptions({ input: { kind, id } }),
    meta: { topics: ["quality", "position"] },
  });
  if (data) return <Shown entry={data} />;
  if (error && failureOf(error).status === 404) return <Missing />;
  return (
    <Page title="Catalogue">
      {error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={5} height={90} />}
    </Page>
  );
}

function Shown({ entry }: { readonly entry: ShownEntry }) {
  const mayManage = useMay("quality.manage");
  const [changing, setChanging] = useState(false);
  const { kind, id, owner, personal, rows, lastAt, decides, savedBy, savedAt, description } = entry;
  return (
    <Page
      title={entry.title}
      about={
        <>
          <Link to="/quality/catalogue">Catalogue of data</Link> · {kindText[kind]}
        </>
      }
      actions={
        mayManage && (
          <Button variant="default" onClick={() => setChanging(true)}>
            Change
          </Button>
        )
      }
    >
      <div className={quality["column"]}>
        <Card>
          {description !== "" && <p className={quality["description"]}>{description}</p>}
          <dl className={quality["facts"]}>
            <Fact name="Owner">{owner ?? "Nobody yet"}</Fact>
            <Fact name="Personal data">{personal ? "Yes" : "No"}</Fact>
            {rows !== null && <Fact name={kind === "source" ? "Messages" : "Rows, about"}>{countText(rows)}</Fact>}
            <Fact name="Newest">
              {lastAt === null ? (
                "Not known"
              ) : (
                <time dateTime={lastAt} title={fullText(lastAt)}>
                  {agoText(lastAt)}
                </time>
              )}
            </Fact>
            {(kind === "source" || kind === "table") && (
              <Fact name="Decisions run on it">{decides ? "Yes" : "No"}</Fact>
            )}
            {savedBy !== null && savedAt !== null && (
              <Fact name="Last said by">
                {savedBy}, {agoText(savedAt)}
              </Fact>
            )}
            {kind === "metric" && (
              <Fact name="Figure">
                <Link to="/figures/$metric" params={{ metric: id }}>
                  See it
                </Link>
              </Fact>
            )}
          </dl>
        </Card>
        <LineageCard entry={entry} />
        {entry.rules.length > 0 && <Rules rules={entry.rules} />}
        {entry.columns.length > 0 && <Columns columns={entry.columns} />}
      </div>
      {changing && <DescribeDialog entry={entry} onClose={() => setChanging(false)} />}
    </Page>
  );
}

function Rules({ rules }: { readonly rules: ShownEntry["rules"] }) {
  return (
    <Card flush title="Rules for it">
      <ul role="list" className={quality["sources"]}>
        {rules.map(({ id, title, state }) => (
          <li key={id}>
            <Link to="/quality/rules/$rule" params={{ rule: id }}>
              {title}
            </Link>
            <span />
            <Chip tone={state === "passed" ? "positive" : state === "failed" ? "warning" : "plain"}>
              {state === null ? "Not looked at yet" : stateText[state]}
            </Chip>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Columns({ columns }: { readonly columns: ShownEntry["columns"] }) {
  return (
    <Card flush title="Columns">
      <section className={quality["scroll"]} tabIndex={0} aria-label="Columns and their types">
        <table className={quality["table"]}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, type }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{type}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
