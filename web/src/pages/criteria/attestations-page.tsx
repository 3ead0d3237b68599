import type { Duty } from "@firsthand/transform/attestations/contract";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useUnitsOf } from "../../shell/session.ts";
import { useOwnUnit } from "../position/use-position.ts";
import classes from "./duties/duties.module.css";
import { type Due, countsOf, homesOf, settledOf, shared } from "./duties/duties.ts";
import { DutyFilters } from "./duties/duty-filters.tsx";
import { DutyList } from "./duties/duty-list.tsx";
import { SettledList } from "./duties/settled-list.tsx";
import { attestationsSearch } from "./search.ts";
import { dueTitles } from "./duties/duty-words.ts";

const meta = { topics: ["position"] } as const;

/** What has to be answered, signed or renewed, one's own first; and the answers that stand. */
export function AttestationsPage() {
  const { mine: onlyMine, due } = attestationsSearch.parse(useSearch({ strict: false }));
  const all = useQuery({ ...api.attestations.duties.queryOptions({ input: {} }), meta });
  const own = useQuery({ ...api.attestations.duties.queryOptions({ input: { mine: "true" } }), meta });
  const error = all.error ?? own.error;
  return (
    <Page
      title="Attestations"
      about="What no figure can tell, somebody answers for: with proof, for a time, and again when it has passed."
    >
      {all.data && own.data ? (
        <Lists all={all.data} own={own.data} onlyMine={onlyMine === true} due={due} />
      ) : error !== null ? (
        <Card>
          <ErrorState error={error} retry={() => Promise.all([all.refetch(), own.refetch()])} />
        </Card>
      ) : (
        <RowsSkeleton rows={8} height={60} />
      )}
    </Page>
  );
}

interface ListsProps {
  readonly all: readonly Duty[];
  readonly own: readonly Duty[];
  readonly onlyMine: boolean;
  readonly due: Due | undefined;
}

function Lists({ all, own, onlyMine, due }: ListsProps) {
  // Says where a criterion belongs, and what stands; the duties do not wait for it.
  const { known, unit } = useOwnUnit();
  const { data: position } = useQuery({
    ...api.position.position.queryOptions({ input: unit === undefined ? {} : { unit } }),
    meta: { topics: ["log", "position"] },
    enabled: known,
  });
  const homes = position ? homesOf(position) : new Map<string, string>();
  const { mine, others } = shared(all, own, due);
  const settled = position && !onlyMine && due === undefined ? settledOf(position.criteria) : [];
  return (
    <div className={classes["stack"]}>
      <DutyFilters onlyMine={onlyMine} due={due} counts={countsOf(onlyMine ? own : all)} />
      {mine.length > 0 && (
        <Card flush title="Yours" about={mineText(mine)}>
          <DutyList duties={mine} homes={homes} label="What you have to do" />
        </Card>
      )}
      {mine.length === 0 && (onlyMine || others.length === 0) && <NothingDue onlyMine={onlyMine} due={due} />}
      {!onlyMine && others.length > 0 && (
        <Card flush title={mine.length > 0 ? "Everybody else’s" : "Everybody’s"} about={othersText(others)}>
          <DutyList duties={others} homes={homes} label="What others have to do" />
        </Card>
      )}
      {settled.length > 0 && (
        <Card
          flush
          title="Answers that stand"
          about={`${countText(settled.length)} for ${unit ?? "the whole organisation"}, the next to expire first`}
        >
          <SettledList settled={settled} homes={homes} />
        </Card>
      )}
    </div>
  );
}

function mineText(mine: readonly Duty[]): string {
  return mine.length === 1 ? "One waits for you" : `${countText(mine.length)} wait for you, the most pressing first`;
}

function othersText(others: readonly Duty[]): string {
  if (others.length === 1) return "One is due";
  const nobody = others.filter(({ owner, due }) => owner === null && due === "answer").length;
  if (nobody === 0) return "The most pressing first";
  return `The most pressing first. For ${countText(nobody)} nobody is named yet: whoever answers first is.`;
}

function NothingDue({ onlyMine, due }: Pick<ListsProps, "onlyMine" | "due">) {
  const bounded = useUnitsOf("position.read") !== undefined;
  if (due !== undefined) {
    return (
      <Card>
        <EmptyState
          title={`Nothing here: ${dueTitles[due].toLowerCase()}`}
          action={
            <LinkButton to="/attestations" search={onlyMine ? { mine: true } : {}} variant="default">
              Show all that is due
            </LinkButton>
          }
        />
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        title={onlyMine ? "Nothing waits for you" : "Nothing is due"}
        action={
          onlyMine ? (
            <LinkButton to="/attestations" variant="default">
              Show everybody’s
            </LinkButton>
          ) : (
            <LinkButton to="/position" variant="default">
              Open the map
            </LinkButton>
          )
        }
      >
        {onlyMine
          ? "You are told here 30 days before an answer of yours expires, and when somebody needs a second signature."
          : bounded
            ? "What a unit answers for itself is told here 30 days before it expires. Open a criterion of its map to answer."
            : "Every answer that the model asks for stands. Owners are told here 30 days before one expires."}
      </EmptyState>
    </Card>
  );
}
