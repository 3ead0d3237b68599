import type { ShownRule } from "@firsthand/govern/quality/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { failureOf } from "../../../api/problem.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { plainText } from "../../../format/words.ts";
import { Card } from "../../../parts/card.tsx";
import { Sparkline } from "../../../parts/charts/sparkline.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { Fact } from "../../../parts/fact.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { Page } from "../../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../quality.module.css";
import { foundText, percentText, standOf, stateText } from "../words.ts";
import { FailingRows } from "./failing-rows.tsx";
import { mustText } from "./must-words.ts";
import { RuleEditor } from "./rule-editor.tsx";

/** One rule: what it asks, what it found, which rows fail, and its runs; it can be changed here. */
export function RulePage() {
  const { rule: id = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    ...api.quality.rules.show.queryOptions({ input: { id } }),
    meta: { topics: ["quality"] },
  });
  if (data) return <Shown rule={data} />;
  return (
    <Page title="Rule" about={<Link to="/quality">Data quality</Link>}>
      {!error ? (
        <RowsSkeleton rows={5} height={80} />
      ) : failureOf(error).status === 404 ? (
        <EmptyState title="There is no such rule" action={<Link to="/quality">See all rules</Link>} />
      ) : (
        <ErrorState error={error} retry={refetch} />
      )}
    </Page>
  );
}

function Shown({ rule }: { readonly rule: ShownRule }) {
  const mayManage = useMay("quality.manage");
  const [editing, setEditing] = useState(false);
  const queries = useQueryClient();
  const run = useMutation({
    ...api.quality.rules.run.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.quality.key() }),
  });
  const { body, last, points } = rule;
  const stand = standOf(rule);
  return (
    <Page
      title={body.title}
      about={
        <>
          <Link to="/quality" className={classes["back"]}>
            Data quality
          </Link>{" "}
          · {mustText(body)}
        </>
      }
      actions={
        mayManage && (
          <>
            <Button variant="default" loading={run.isPending} onClick={() => run.mutate({ id: rule.id })}>
              Run it now
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              Change
            </Button>
          </>
        )
      }
    >
      <FailureNote error={run.error} />
      <div className={classes["grid"]}>
        <div className={classes["column"]}>
          <Card title="What it found" actions={<Chip tone={stand.tone}>{stand.text}</Chip>}>
            <p>{last ? foundText(rule) : "It has not looked at the data yet."}</p>
            {points.length > 1 && (
              <div className={classes["trend"]}>
                <Sparkline values={points} fromZero partialEnd={false} />
              </div>
            )}
          </Card>
          <FailingRows rule={rule} />
        </div>
        <div className={classes["column"]}>
          <Card title="The rule">
            <dl className={classes["facts"]}>
              <Fact name="Kind">{plainText(body.kind)}</Fact>
              <Fact name="Weight">{plainText(body.severity)}</Fact>
              <Fact name="Table">
                <Link to="/quality/catalogue/$kind/$id" params={{ kind: "table", id: body.table }}>
                  {body.table}
                </Link>
              </Fact>
              <Fact name="Passes from">{percentText(body.pass)}</Fact>
              <Fact name="Version">
                {rule.version}, by {rule.savedBy}
              </Fact>
              <Fact name="Since">
                <time dateTime={rule.savedAt} title={fullText(rule.savedAt)}>
                  {momentText(rule.savedAt)}
                </time>
              </Fact>
              <Fact name="Why">{rule.why}</Fact>
            </dl>
          </Card>
          <Runs runs={rule.runs} />
        </div>
      </div>
      {editing && <RuleEditor rule={rule} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Runs({ runs }: { readonly runs: ShownRule["runs"] }) {
  return (
    <Card flush title="Last looks">
      {runs.length === 0 ? (
        <EmptyState title="There were none yet" />
      ) : (
        <section className={classes["scroll"]} tabIndex={0} aria-label="Looks, the newest first">
          <table className={classes["table"]}>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Outcome</th>
                <th scope="col">Looked at</th>
                <th scope="col">Fail</th>
                <th scope="col">Seconds</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.at}>
                  <th scope="row">
                    <time dateTime={run.at} title={fullText(run.at)}>
                      {momentText(run.at)}
                    </time>
                  </th>
                  <td title={run.reason ?? undefined}>{stateText[run.state]}</td>
                  <td>{countText(run.checked)}</td>
                  <td>{countText(run.failed)}</td>
                  <td>{run.seconds < 0.1 ? "under 0.1" : run.seconds.toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}
