import type { Position, StandingDimension } from "@firsthand/transform/maturity/contract";
import { IconX } from "@tabler/icons-react";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import { useWindowTitle } from "../../parts/page.tsx";
import { EmptyState } from "../../parts/states.tsx";
import { isTyping } from "../../shell/shortcuts.tsx";
import { cellAddress, findCell, takeAsked } from "./map/asked-cell.ts";
import { Sign } from "./map/sign.tsx";
import { CellWords, RowWords } from "./panel/cell-words.tsx";
import classes from "./panel/panel.module.css";
import { usePlace, usePosition } from "./use-position.ts";

/** One cell of the map, opened beside it: what it says, its criteria, and their evidence. */
export function CellPanel() {
  const { dimension, level } = useParams({ strict: false });
  const { data: position } = usePosition();
  const region = useRef<HTMLElement>(null);
  useEscape();
  useFocusOnOpen(region, cellAddress(dimension ?? "", level ?? ""), position !== undefined);
  if (!position) return undefined;
  const row = position.dimensions.find(({ id }) => id === dimension);
  const stage = position.stages.find((one) => String(one.level) === level);
  return (
    <aside ref={region} className={classes["panel"]} aria-label={row?.title ?? "Cell"} tabIndex={0} data-panel>
      <header className={classes["head"]}>
        <h2 className={classes["title"]}>{row?.title ?? "No such cell"}</h2>
        <CloseLink />
        {row?.about !== undefined && row.about !== null && <p className={classes["about"]}>{row.about}</p>}
        {row && <StageLinks row={row} stages={position.stages} />}
      </header>
      {row && stage ? (
        <>
          <Named title={`${row.title}, stage ${stage.level}`} />
          <CellWords position={position} row={row} stage={stage} />
          <RowWords position={position} row={row} />
        </>
      ) : (
        <EmptyState title="The model in force has no such cell">
          The address may be misspelt, or come from an earlier version of the model. Choose a cell of the map.
        </EmptyState>
      )}
    </aside>
  );
}

function Named({ title }: { readonly title: string }) {
  useWindowTitle(title);
  return undefined;
}

function CloseLink() {
  const search = usePlace();
  return (
    <Link
      to="/position"
      search={search}
      resetScroll={false}
      className={classes["close"]}
      activeOptions={{ exact: true }}
      aria-label="Close the cell"
      title="Close (Esc)"
    >
      <IconX size={18} stroke={1.7} aria-hidden />
    </Link>
  );
}

interface StageLinksProps {
  readonly row: StandingDimension;
  readonly stages: Position["stages"];
}

/** The other cells of the row. */
function StageLinks({ row, stages }: StageLinksProps) {
  const search = usePlace();
  return (
    <nav className={classes["steps"]} aria-label={`Stages of ${row.title}`}>
      {stages.map((stage) => {
        const cell = row.cells.find((one) => one.level === stage.level);
        return (
          <Link
            key={stage.level}
            to="/position/$dimension/$level"
            params={{ dimension: row.id, level: String(stage.level) }}
            search={search}
            replace
            resetScroll={false}
            className={classes["step"]}
            activeProps={{}}
            activeOptions={{ includeSearch: false }}
            title={stage.title}
          >
            <Sign state={cell !== undefined && cell.criteria.length > 0 ? cell.state : "unasked"} />
            <span className="hidden-visually">Stage </span>
            {stage.level}
            {(cell?.criteria.length ?? 0) === 0 && <span className="hidden-visually">, nothing is asked</span>}
          </Link>
        );
      })}
    </nav>
  );
}

/** Escape closes the cell, unless something above it is open. */
function useEscape(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isTyping(event.target)) return;
      // Closed lists stay in the page, unseen.
      const above = [...document.querySelectorAll("[role=dialog], [role=menu], [role=listbox]")];
      if (above.some((element) => element.checkVisibility())) return;
      event.preventDefault();
      void navigate({ to: "/position", search: (before) => before, resetScroll: false });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate]);
}

/** Who opened a cell from the map goes on in it; the cell stays in sight beside it. */
function useFocusOnOpen(region: { readonly current: HTMLElement | null }, cell: string, ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    if (takeAsked(cell)) region.current?.focus({ preventScroll: true });
    const inMap = findCell(cell);
    const shown = inMap?.offsetParent ?? null;
    (shown === null ? region.current : inMap)?.scrollIntoView({ block: "nearest" });
  }, [region, cell, ready]);
}
