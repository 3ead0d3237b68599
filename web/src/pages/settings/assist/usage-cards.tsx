import type { AssistUsage } from "@firsthand/engage/assist/contract";
import { NativeSelect } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import classes from "../settings.module.css";
import own from "./assist.module.css";
import { costText, monthsUntil, monthText, wordsOfUse } from "./usage-words.ts";

const MONTHS = 13;

/** What was asked in a month: by use, by person, and each time. */
export function UsageCards({ cap }: { readonly cap: number | null }) {
  const [chosen, setChosen] = useState<string>();
  const [thisMonth] = useState(() => new Date().toISOString().slice(0, 7));
  const { data, error, refetch } = useQuery({
    ...api.assist.usage.queryOptions({ input: chosen === undefined ? {} : { month: chosen } }),
    placeholderData: keepPreviousData,
    meta: { topics: ["assist"] },
  });
  return (
    <Card
      title="What was asked"
      about="Who asked, what for and what it took; not what was said. Kept for 400 days, in the audit record as long as that is kept."
      flush
      actions={
        <NativeSelect
          size="xs"
          className={own["month"] ?? ""}
          aria-label="Month"
          value={chosen ?? thisMonth}
          data={monthsUntil(thisMonth, MONTHS).map((month) => ({ value: month, label: monthText(month) }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      }
    >
      {data ? (
        <Usage usage={data} cap={cap} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={4} height={48} />
      )}
    </Card>
  );
}

function Usage({ usage, cap }: { readonly usage: AssistUsage; readonly cap: number | null }) {
  const { total, byUse, byPerson, rows } = usage;
  if (total.asked === 0) {
    return <EmptyState title={`Nothing was asked in ${monthText(usage.month)}`}>What is asked stands here.</EmptyState>;
  }
  const tokens = total.promptTokens + total.answerTokens;
  return (
    <div className={own["usage"]}>
      <p className={own["total"]}>
        {`${countText(tokens)} tokens${cap === null ? "" : ` of ${countText(cap)} that a month may take`}, ${costText(total.costs) === "–" ? "no price known" : costText(total.costs)}.`}
      </p>
      <Tally title="What for" rows={byUse.map(({ use, ...rest }) => ({ name: wordsOfUse(use), ...rest }))} />
      <Tally title="Who" rows={byPerson} />
      <ul className={classes["list"]} aria-label="Each time">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {total.asked > rows.length && (
        <p
          className={own["total"]}
        >{`The newest ${countText(rows.length)} of ${countText(total.asked)}; all of them stand in the audit record.`}</p>
      )}
    </div>
  );
}

function Tally({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (AssistUsage["total"] & { readonly name: string })[];
}) {
  return (
    <section className={own["scroll"]} tabIndex={0} aria-label={`${title}, as a table`}>
      <table className={own["table"]}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Asked</th>
            <th scope="col">Failed</th>
            <th scope="col">Tokens asked</th>
            <th scope="col">Tokens answered</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{countText(row.asked)}</td>
              <td>{countText(row.failed)}</td>
              <td>{countText(row.promptTokens)}</td>
              <td>{countText(row.answerTokens)}</td>
              <td>{costText(row.costs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const states = {
  done: { text: "Answered", tone: "positive" },
  failed: { text: "Failed", tone: "negative" },
  asked: { text: "No answer yet", tone: "warning" },
} as const;

function Row({ row }: { readonly row: AssistUsage["rows"][number] }) {
  const { at, by, use, conversationId, themeId, model, state, milliseconds, estimated } = row;
  const { text, tone } = states[state];
  const facts = [
    model,
    `${estimated ? "about " : ""}${countText(row.promptTokens)} + ${countText(row.answerTokens)} tokens`,
    milliseconds === null ? undefined : `${countText(milliseconds)} ms`,
    row.cost === null ? undefined : costText([row.cost]),
    row.code === null ? undefined : row.code,
  ];
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{wordsOfUse(use)}</span>
          <Chip tone={tone}>{text}</Chip>
        </div>
        <p className={classes["fine"]}>
          {by},{" "}
          <time dateTime={at} title={fullText(at)}>
            {momentText(at)}
          </time>
          {` · ${facts.filter((one) => one !== undefined).join(" · ")}`}
        </p>
      </div>
      {conversationId !== null && (
        <Link to="/conversations/$conversation" params={{ conversation: conversationId }} preload={false}>
          Conversation
        </Link>
      )}
      {themeId !== null && (
        <Link to="/themes/$theme" params={{ theme: themeId }} preload={false}>
          Theme
        </Link>
      )}
    </li>
  );
}
