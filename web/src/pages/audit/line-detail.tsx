import type { AuditDetail } from "@firsthand/govern/audit/contract";
import { Skeleton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Fact } from "../../parts/fact.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { EmptyState, ErrorState } from "../../parts/states.tsx";
import classes from "./audit.module.css";
import { ChangeView } from "./change-view.tsx";
import { endText, wayText, whatText, whoText } from "./line-words.ts";
import type { AuditSearch } from "./search.ts";

/** One line with everything: who, to what, from where, and what was before and after. */
export function LineDetail({ id, search }: { readonly id: string; readonly search: AuditSearch }) {
  const { data, error, refetch } = useQuery({
    ...api.audit.show.queryOptions({ input: { id } }),
    meta: { topics: ["audit"] },
  });
  const close = (
    <LinkButton
      className={classes["close"] ?? ""}
      to="/audit"
      search={search}
      variant="default"
      size="xs"
      resetScroll={false}
      leftSection={<IconX size={15} />}
    >
      Close
    </LinkButton>
  );
  if (error && !data) {
    return (
      <Card actions={close} title="This line">
        {failureOf(error).status === 404 ? (
          <EmptyState title="There is no such line">Its time may be over.</EmptyState>
        ) : (
          <ErrorState error={error} retry={refetch} />
        )}
      </Card>
    );
  }
  if (!data) return <Skeleton height={320} />;
  return (
    <Card title={whatText(data)} about={fullText(data.at)} actions={close}>
      <Facts line={data} />
      {data.erasure && (
        <Note title="The content was erased">
          Together with a customer’s data, on {fullText(data.erasure.at)}. That it was done, by whom and when stays.
        </Note>
      )}
      {data.changes.map((change, at) => (
        <ChangeView key={at} change={change} />
      ))}
    </Card>
  );
}

function Facts({ line }: { readonly line: AuditDetail }) {
  const [way, end] = [wayText(line), endText(line)];
  return (
    <dl className={classes["facts"]}>
      <Fact name="Who">
        {whoText(line)}
        {way !== undefined && ` (${way})`}
      </Fact>
      <Fact name="Outcome">{end ?? "Done"}</Fact>
      {line.subject && (
        <Fact name="To what">
          <SubjectLink subject={line.subject} />
        </Fact>
      )}
      {line.unit !== null && <Fact name="Unit">{line.unit}</Fact>}
      {line.address !== null && <Fact name="From">{line.address}</Fact>}
      {Object.entries(line.input)
        .filter(([, value]) => value !== line.subject?.id && value !== line.unit)
        .map(([name, value]) => (
          <Fact key={name} name={plainText(name.replaceAll(/([A-Z])/g, " $1").toLowerCase())}>
            {value}
          </Fact>
        ))}
      <Fact name="Sealed">{line.seal === null ? "within a minute" : `by seal ${countText(line.seal)}`}</Fact>
      {line.requestId !== null && <Fact name="Request">{line.requestId}</Fact>}
      <Fact name="Operation">{line.operation}</Fact>
    </dl>
  );
}

function SubjectLink({ subject: { kind, id } }: { readonly subject: { readonly kind: string; readonly id: string } }) {
  if (kind === "people") {
    return (
      <Link to="/people/$person" params={{ person: id }}>
        Customer {id}
      </Link>
    );
  }
  if (kind === "conversations") {
    return (
      <Link to="/conversations/$conversation" params={{ conversation: id }}>
        Conversation {id}
      </Link>
    );
  }
  return `${plainText(kind)} ${id}`;
}
