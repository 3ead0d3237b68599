import type { QuarantinedRow } from "@firsthand/engage/imports/contract";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { countText } from "../../../format/numbers.ts";
import { plainText } from "../../../format/words.ts";
import { Card } from "../../../parts/card.tsx";
import { LinkButton } from "../../../parts/link-button.tsx";
import { RowsSkeleton } from "../../../parts/states.tsx";
import classes from "./runs.module.css";

const looked = 200;

/** What an import could not understand, by reason, each with one example. */
export function RejectedReasons({
  importId,
  quarantined,
  moving,
}: {
  readonly importId: string;
  readonly quarantined: number;
  readonly moving: boolean;
}) {
  const { data } = useQuery({
    ...api.imports.quarantine.list.queryOptions({ input: { import: importId, limit: looked } }),
    meta: { topics: ["log", "imports"] },
  });
  const rows = data?.rows ?? [];
  const kept = data?.count.value ?? 0;
  const about =
    data && kept === 0
      ? "All of it was tried again and understood meanwhile, or taken off the list."
      : `Kept with its place and bytes; it can be tried again with a better mapping.${rows.length < quarantined && rows.length === looked ? ` Counted here are the newest ${looked}.` : ""}`;
  return (
    <Card
      title="What was not understood"
      about={about}
      actions={
        <LinkButton to="/quarantine" search={{ import: importId }} size="xs" variant="default">
          {moving ? "Look at it" : "Look at it and try again"}
        </LinkButton>
      }
    >
      {data ? (
        <ul className={classes["reasons"]}>
          {byReason(rows).map(({ code, count, example }) => (
            <li key={code}>
              <strong>{countText(count)}</strong>
              <div>
                {plainText(code)}: {example.reason}
                <code className={classes["sample"]}>{example.start}</code>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <RowsSkeleton rows={2} height={40} />
      )}
    </Card>
  );
}

function byReason(rows: readonly QuarantinedRow[]) {
  const groups = Map.groupBy(rows, ({ reasonCode }) => reasonCode);
  return [...groups]
    .flatMap(([code, group]) => (group[0] ? [{ code, count: group.length, example: group[0] }] : []))
    .toSorted((a, b) => b.count - a.count);
}
