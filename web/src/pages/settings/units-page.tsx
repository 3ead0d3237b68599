import type { Unit } from "@firsthand/govern/access/contract";
import { Button } from "@mantine/core";
import { IconBinaryTree2 } from "@tabler/icons-react";
import { useState } from "react";

import { treeRows } from "../../access/unit-choices.ts";
import { useUnits } from "../../access/use-roles.ts";
import { Card } from "../../parts/card.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";
import { UnitDialog } from "./units/unit-dialog.tsx";
import { UnitRemoval } from "./units/unit-removal.tsx";
import { UnitRow } from "./units/unit-row.tsx";

interface Asked {
  readonly what: "place" | "removal";
  /** Undefined: a unit that nobody knows yet. */
  readonly unit: Unit | undefined;
}

/** The tree of units with their rules, and units of the log that nobody has placed yet. */
export function UnitsPage() {
  const [asked, setAsked] = useState<Asked>();
  const mayManage = useMay("access.manage:whole");
  const { data, error, refetch } = useUnits();
  const close = () => setAsked(undefined);
  return (
    <SettingsPage
      title="Units"
      about="Brands, markets and teams. Who holds a role for a unit holds it for all units below."
      actions={
        mayManage ? <Button onClick={() => setAsked({ what: "place", unit: undefined })}>Add a unit</Button> : undefined
      }
    >
      {data ? (
        <Trees units={data} onAsked={setAsked} />
      ) : (
        <Card flush>
          {error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={4} height={56} />}
        </Card>
      )}
      {asked?.what === "place" && data && (
        <UnitDialog key={asked.unit?.name ?? ""} unit={asked.unit} units={data} onClose={close} />
      )}
      {asked?.what === "removal" && asked.unit && <UnitRemoval unit={asked.unit} onClose={close} />}
    </SettingsPage>
  );
}

function Trees({ units, onAsked }: { readonly units: readonly Unit[]; readonly onAsked: (asked: Asked) => void }) {
  const mayPlace = useMay("access.manage:whole");
  const rows = treeRows(units);
  const loose = units.filter(({ version }) => version === null);
  const row = (unit: Unit, depth: number) => (
    <UnitRow
      key={unit.name}
      unit={unit}
      depth={depth}
      onPlace={() => onAsked({ what: "place", unit })}
      onRemove={() => onAsked({ what: "removal", unit })}
    />
  );
  return (
    <div className={classes["stack"]}>
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState title="There is no tree yet" icon={<IconBinaryTree2 size={28} stroke={1.5} />}>
            {loose.length === 0
              ? "Units come with the messages that name them, or are added here before."
              : mayPlace
                ? "Place the units below: each can stand under another one, and takes over its rules."
                : "Who administers the whole organisation places the units below. Rules can be set then."}
          </EmptyState>
        ) : (
          <ul className={classes["list"]} aria-label="Tree of units">
            {rows.map(({ unit, depth }) => row(unit, depth))}
          </ul>
        )}
      </Card>
      {loose.length > 0 && (
        <Card title="Not placed yet" about="Messages name these units; each stands alone until it is placed" flush>
          <ul className={classes["list"]} aria-label="Units that are not placed yet">
            {loose.map((unit) => row(unit, 0))}
          </ul>
        </Card>
      )}
    </div>
  );
}
