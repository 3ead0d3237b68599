import type { Disputed, JudgedLabel } from "@firsthand/learn/labelling/contract";
import { Button, NativeSelect } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { valueText } from "../reading/words.ts";
import { choicesOf, mayBeNone, NONE_OF_THEM } from "./choices.ts";
import classes from "./labelling.module.css";

/** Texts on which two people disagree; whoever settles one says what stands. */
export function DisputedCard({ label }: { readonly label: JudgedLabel }) {
  const { data, error, refetch } = useQuery({
    ...api.labelling.disputed.queryOptions({ input: { label } }),
    meta: { topics: ["labels", "log"] },
  });
  return (
    <Card
      title="Disagreements"
      about="Two people judged these texts without seeing each other's answer. Say what stands."
    >
      {data ? (
        data.rows.length === 0 ? (
          <EmptyState title="Nobody disagrees" icon={<IconScale size={28} stroke={1.5} />}>
            Where two people say different things of a text, it stands here until somebody settles it.
          </EmptyState>
        ) : (
          <ul role="list" className={classes["disputes"]}>
            {data.rows.map((row) => (
              <li key={row.message}>
                <Dispute row={row} />
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={3} height={120} />
      )}
    </Card>
  );
}

/** In a select null has to be told apart from nothing chosen; no id has spaces. */
const NONE = "none of them";

function Dispute({ row }: { readonly row: Disputed }) {
  const { label, message, first, second, machine, conversation } = row;
  const names = useTaxonomyNames();
  const queries = useQueryClient();
  const [other, setOther] = useState("");
  const settle = useMutation({
    mutationFn: (value: string | null) => client.labelling.settle({ message, label, value }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.labelling.key() }),
  });
  const text = (value: string | null) => valueText(label, value, names);
  const said = [first.value, second.value];
  const others = [
    ...choicesOf(label, names).filter(({ value }) => !said.includes(value)),
    ...(mayBeNone(label) && !said.includes(null) ? [{ value: NONE, label: NONE_OF_THEM }] : []),
  ];
  return (
    <article className={classes["dispute"]}>
      <p className={classes["chips"]}>
        <Chip>{plainText(row.channel)}</Chip>
        <Chip>{dateText(row.at)}</Chip>
        {conversation !== null && (
          <Link to="/conversations/$conversation" params={{ conversation }} search={{ message }}>
            Open the conversation
          </Link>
        )}
      </p>
      <blockquote className={classes["text"]} tabIndex={0} aria-label="The text" dir="auto">
        {row.text ?? "Its words are gone or withheld."}
      </blockquote>
      <div className={classes["sides"]}>
        {[first, second].map((side) => (
          <div key={side.by + side.at} className={classes["side"]}>
            <span className={classes["fine"]}>{`${side.by} says`}</span>
            <Button variant="default" disabled={settle.isPending} onClick={() => settle.mutate(side.value)}>
              {text(side.value)}
            </Button>
          </div>
        ))}
        {others.length > 0 && (
          <div className={classes["side"]}>
            <span className={classes["fine"]}>Or</span>
            <NativeSelect
              aria-label="Something else"
              value={other}
              disabled={settle.isPending}
              data={[{ value: "", label: "Something else…" }, ...others]}
              onChange={({ currentTarget }) => {
                setOther(currentTarget.value);
                if (currentTarget.value !== "")
                  settle.mutate(currentTarget.value === NONE ? null : currentTarget.value);
              }}
            />
          </div>
        )}
      </div>
      <p className={classes["fine"]}>{`The machine had said “${text(machine.value)}”.`}</p>
      <FailureNote error={settle.error} />
    </article>
  );
}
