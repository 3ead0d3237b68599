import type { FailingRow, ShownRule } from "@firsthand/govern/quality/contract";
import { Link } from "@tanstack/react-router";

import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { EmptyState } from "../../../parts/states.tsx";
import classes from "../quality.module.css";

/** The rows that failed in the last look, each with where it can be seen; never what stands in them. */
export function FailingRows({ rule: { last, rows } }: { readonly rule: Pick<ShownRule, "last" | "rows"> }) {
  const failed = last?.failed ?? 0;
  const about = rows.length < failed ? `${countText(rows.length)} of ${countText(failed)}` : undefined;
  return (
    <Card flush title="What does not hold" about={about}>
      {rows.length === 0 ? (
        <EmptyState title={failed === 0 ? "Nothing" : "These rows are no longer kept"} />
      ) : (
        <ul role="list" className={classes["rows"]}>
          {rows.map((row) => (
            <li key={row.key}>
              <Row row={row} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ row: { key, seen, within } }: { readonly row: FailingRow }) {
  if (seen === "conversation" || (seen === "message" && within !== null)) {
    const message = seen === "message" ? key : undefined;
    return (
      <>
        <Link to="/conversations/$conversation" params={{ conversation: within ?? key }} search={{ message }}>
          {seen === "message" ? "Message" : "Conversation"}
        </Link>
        <code>{key}</code>
      </>
    );
  }
  if (seen === "person") {
    return (
      <>
        <Link to="/people/$person" params={{ person: key }}>
          Person
        </Link>
        <code>{key}</code>
      </>
    );
  }
  if (seen === "quarantine") {
    return (
      <>
        <Link to="/quarantine/$item" params={{ item: key }}>
          Delivery
        </Link>
        <code>{key}</code>
      </>
    );
  }
  if (seen === "source") {
    return (
      <Link to="/quality/catalogue/$kind/$id" params={{ kind: "source", id: key }}>
        {key}
      </Link>
    );
  }
  return <code>{key}</code>;
}
