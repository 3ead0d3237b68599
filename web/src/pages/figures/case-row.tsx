import type { ListedConversation } from "@firsthand/engage/conversations/contract";
import type { MeasuredMetric, OpenedConversation } from "@firsthand/learn/metrics/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { fullText, momentText, utcDayText } from "../../format/dates.ts";
import { functionText } from "../../format/words.ts";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import type { ScopeSearch } from "../../scope/scope.ts";
import { useMay } from "../../shell/session.ts";
import { restrictedText } from "../conversations/names.ts";
import { amountText, countingText } from "./figure-words.ts";
import classes from "./figure.module.css";
import { SubjectLink, subjectText } from "./subject-link.tsx";

interface CaseRowProps {
  readonly row: OpenedConversation;
  readonly metric: MeasuredMetric;
  readonly conversation: ListedConversation | undefined;
  /** What was said is still being fetched. */
  readonly waiting: boolean;
  readonly said: ScopeSearch;
}

/** One case; the whole row leads to the message, the conversation or the person. */
export function CaseRow(props: CaseRowProps) {
  const { row, metric, said } = props;
  const mayRead = useMay("conversations.read");
  const maySeeFindings = useMay("insight.read");
  const maySeeData = useMay("quality.read");
  const maySeePeople = useMay("people.read");
  const isDay = row.conversationId === null && row.agentId !== null;
  const inner = (
    <>
      <time
        className={classes["caseAt"]}
        dateTime={row.at}
        title={isDay ? `${utcDayText(row.at)}, UTC` : fullText(row.at)}
      >
        {isDay ? utcDayText(row.at) : momentText(row.at)}
      </time>
      <span className={classes["caseChannel"]}>{row.channel !== null && <ChannelIcon channel={row.channel} />}</span>
      <CaseWords {...props} />
      <span className={classes["caseAmount"]}>
        {row.amount !== null && <span>{amountText(row.amount, metric.measure)}</span>}
        {row.amount === null && tellsCounting(metric) && (
          <span className={classes["counts"]} data-counts={row.counts || undefined}>
            {countingText(metric.id, row.counts)}
          </span>
        )}
      </span>
    </>
  );
  if (row.conversationId !== null && mayRead) {
    return (
      <li>
        <Link
          to="/conversations/$conversation"
          params={{ conversation: row.conversationId }}
          search={{ ...said, message: row.messageId ?? undefined }}
          className={classes["case"]}
        >
          {inner}
        </Link>
      </li>
    );
  }
  if (row.subject !== null && (/^(?:insight|digest):/.test(row.subject) ? maySeeFindings : maySeeData)) {
    return (
      <li>
        <SubjectLink subject={row.subject} className={classes["case"]}>
          {inner}
        </SubjectLink>
      </li>
    );
  }
  if (row.agentId === null || row.conversationId !== null || !maySeePeople)
    return <li className={classes["case"]}>{inner}</li>;
  return (
    <li>
      <Link to="/people/$person" params={{ person: row.agentId }} className={classes["case"]}>
        {inner}
      </Link>
    </li>
  );
}

function CaseWords(props: CaseRowProps) {
  const { subject, conversationId, agentId } = props.row;
  if (subject !== null) {
    return (
      <span className={classes["caseWords"]}>
        <strong>{subjectText(subject)}</strong>
      </span>
    );
  }
  return conversationId === null && agentId !== null ? <PersonDay row={props.row} /> : <Words {...props} />;
}

/** Whether cases differ in whether they count: not where the value is a mean, a percentile or all of them. */
function tellsCounting({ count, n }: MeasuredMetric): boolean {
  return count !== undefined && count !== n;
}

function Words({ row, conversation, waiting }: CaseRowProps) {
  const mayRead = useMay("conversations.read");
  if (!mayRead) {
    return (
      <span className={classes["caseWords"]}>
        <strong>A conversation</strong>
        {row.unit !== null && <span className={classes["caseUnit"]}>{row.unit}</span>}
        <span className={classes["caseSnippet"]}>{row.functions.map(functionText).join(" · ")}</span>
      </span>
    );
  }
  if (!conversation) {
    return (
      <span className={classes["caseWords"]}>
        {waiting ? "\u2026" : "This conversation has been joined to another."}
      </span>
    );
  }
  const { customer, subject, snippet, restrictedSince } = conversation;
  const name =
    restrictedSince === null ? (customer.name ?? customer.value ?? "Somebody unknown") : "Restricted customer";
  const said = subject === null || subject === "" ? snippet : `${subject} \u2013 ${snippet}`;
  return (
    <span className={classes["caseWords"]}>
      <strong>{name}</strong>
      {row.unit !== null && <span className={classes["caseUnit"]}>{row.unit}</span>}
      <span className={classes["caseSnippet"]}>
        {restrictedSince === null ? said || "No text" : restrictedText(restrictedSince)}
      </span>
    </span>
  );
}

/** A day of somebody who answers. */
function PersonDay({ row }: { readonly row: OpenedConversation }) {
  const maySee = useMay("people.read");
  const { data } = useQuery({
    ...api.people.show.queryOptions({ input: { id: row.agentId ?? "" } }),
    enabled: row.agentId !== null && maySee,
    staleTime: 5 * 60_000,
  });
  const name = data?.name ?? data?.identities.find(({ value }) => value !== null)?.value ?? "Somebody who answers";
  return (
    <span className={classes["caseWords"]}>
      <strong>{data === undefined && maySee ? "\u2026" : name}</strong>
      <span className={classes["caseSnippet"]}>
        {["Answered that day", ...row.functions.map(functionText)].join(" · ")}
      </span>
    </span>
  );
}
