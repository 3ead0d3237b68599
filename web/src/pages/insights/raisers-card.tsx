import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { utcDayText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { nameOf } from "../conversations/names.ts";
import classes from "./insights.module.css";

/** Who had raised what was acted on, and who of them was told: from here each can be answered. */
export function RaisersCard({ id }: { readonly id: string }) {
  const mayRead = useMay("conversations.read");
  const live = { meta: { topics: ["log", "insight"] } } as const;
  const evidence = useQuery({ ...api.insights.evidence.queryOptions({ input: { id } }), ...live });
  const { data, error, refetch } = useQuery({ ...api.insights.raisers.queryOptions({ input: { id } }), ...live });
  const ids = (data?.rows ?? []).map(({ conversationId }) => conversationId).join(",");
  const brief = useQuery({
    ...api.conversations.brief.queryOptions({ input: { ids } }),
    enabled: mayRead && ids !== "",
  });
  const customers = new Map(brief.data?.rows.map((row) => [row.id, row]));
  const told = evidence.data?.told;
  return (
    <Card
      title="Customers who had raised it"
      about={
        told
          ? `${countText(told.told)} of ${countText(told.raised)} had an answer of substance after the action, where they had raised it`
          : "Who had an answer after the action, where they had raised it"
      }
    >
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={3} height={40} />
        )
      ) : data.rows.length === 0 ? (
        <p className={classes["empty"]}>Nobody is known to have raised it.</p>
      ) : (
        <>
          <ul className={classes["raisers"]}>
            {data.rows.map(({ conversationId, channel, raisedAt, toldAt }) => {
              const row = customers.get(conversationId);
              const name = row ? nameOf({ ...row.customer, restrictedSince: row.restrictedSince }) : "A customer";
              return (
                <li key={conversationId} className={classes["raiser"]}>
                  <span>
                    {mayRead ? (
                      <Link to="/conversations/$conversation" params={{ conversation: conversationId }} preload={false}>
                        {name}
                      </Link>
                    ) : (
                      name
                    )}{" "}
                    <span className={classes["fine"]}>
                      {plainText(channel)}, raised it {utcDayText(raisedAt)}
                    </span>
                  </span>
                  {toldAt === null ? (
                    <Chip tone="warning">To be told</Chip>
                  ) : (
                    <Chip tone="positive">{`Told ${utcDayText(toldAt)}`}</Chip>
                  )}
                </li>
              );
            })}
          </ul>
          {data.total > data.rows.length && (
            <p className={classes["fine"]}>
              {countText(data.total - data.rows.length)} more conversations; those without an answer stand first.
            </p>
          )}
        </>
      )}
    </Card>
  );
}
