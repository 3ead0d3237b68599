import type { Position } from "@firsthand/transform/maturity/contract";
import { IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { Hint } from "../../../parts/hint.tsx";
import { usePlace } from "../use-position.ts";
import classes from "./bridge.module.css";
import { type Columns, bridgeOf } from "./places.ts";
import { Sign } from "./sign.tsx";

type Gate = Position["gates"][number];

/** The bridge over the chasm: a span a gate, laid where the gate is open. */
export function Bridge({ position, columns }: { readonly position: Position; readonly columns: Columns }) {
  const { divide, gates, binding } = position;
  const place = bridgeOf(columns);
  if (divide === null || place === undefined || gates.length === 0) return undefined;
  const open = gates.filter((gate) => gate.open).length;
  return (
    <section className={classes["bridge"]} aria-label={`Gates: ${divide.title}`}>
      <div className={classes["name"]}>
        <h3 className={classes["title"]}>
          {divide.title}
          {divide.says !== null && (
            <Hint label={`What this is: ${divide.title}`} sign={<IconInfoCircle size={15} stroke={1.6} aria-hidden />}>
              <p className={classes["says"]}>{divide.says}</p>
            </Hint>
          )}
        </h3>
        <p className={classes["words"]}>
          {open === gates.length ? "All gates are open" : `${open} of ${gates.length} gates open`}
        </p>
      </div>
      <ul role="list" className={classes["gates"]} style={{ gridColumn: place }}>
        {gates.map((gate, at) => (
          <GateMark
            key={gate.id}
            gate={gate}
            binding={binding.gates.includes(gate.id)}
            landing={at === landingOf(gates.length)}
          />
        ))}
      </ul>
    </section>
  );
}

/** More gates than this may not stand in one line. */
const mostInLine = 4;

/** The first gate on the far side, where as many stand on each side of the chasm. */
function landingOf(amount: number): number | undefined {
  return amount % 2 === 0 && amount <= mostInLine ? amount / 2 : undefined;
}

interface GateMarkProps {
  readonly gate: Gate;
  readonly binding: boolean;
  /** Its words stand clear of the chasm; its span reaches over it. */
  readonly landing: boolean;
}

function GateMark({ gate, binding, landing }: GateMarkProps) {
  const search = usePlace();
  return (
    <li className={classes["gate"]} data-open={gate.open || undefined} data-landing={landing || undefined}>
      <Link
        to="/criteria/$criterion"
        params={{ criterion: gate.id }}
        search={search}
        className={classes["link"]}
        title={binding ? `${gate.title}: needed to cross` : gate.title}
      >
        <span className={classes["post"]}>
          <Sign state={gate.open ? "met" : gate.state === "met" ? "unmet" : gate.state} size={18} />
        </span>
        <span className={classes["label"]}>{gate.title}</span>
        <span className={classes["state"]}>{gateText(gate)}</span>
      </Link>
    </li>
  );
}

function gateText({ open, state }: Gate): string {
  if (open) return "Open";
  return state === "unknown" ? "Closed: not yet known" : "Closed";
}
