import type { Duty } from "@firsthand/transform/attestations/contract";
import { IconAlarm, IconClockExclamation, IconEye, IconPencil, IconSignature } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { fullText } from "../../../format/dates.ts";
import { Chip } from "../../../parts/chip.tsx";
import { useNow } from "./use-now.ts";
import { dueText } from "./duty-words.ts";
import classes from "./duties.module.css";
import { dutyKey } from "./duties.ts";

const icons = {
  expired: IconAlarm,
  expiring: IconClockExclamation,
  sign: IconSignature,
  check: IconEye,
  answer: IconPencil,
} as const;

interface DutyListProps {
  readonly duties: readonly Duty[];
  /** By criterion where it belongs. */
  readonly homes: ReadonlyMap<string, string>;
  readonly label: string;
}

/** Duties as rows that open their criterion, where they are done. */
export function DutyList({ duties, homes, label }: DutyListProps) {
  const now = useNow();
  return (
    <ul role="list" className={classes["rows"]} aria-label={label}>
      {duties.map((duty) => {
        const { criterion, says, unit, due, at, owner } = duty;
        const Icon = icons[due];
        return (
          <li key={dutyKey(duty)}>
            <Link
              to="/criteria/$criterion"
              params={{ criterion }}
              search={unit === null ? {} : { unit }}
              className={classes["row"]}
            >
              <span className={classes["icon"]} data-due={due} aria-hidden="true">
                <Icon size={18} stroke={1.6} />
              </span>
              <span className={classes["words"]}>
                <span className={classes["says"]}>{says}</span>
                <span className={classes["fine"]}>
                  {homes.get(criterion) ?? "\u00A0"}
                  {unit !== null && <Chip>{unit}</Chip>}
                </span>
              </span>
              <span className={classes["due"]} data-due={due} title={at === null ? undefined : fullText(at)}>
                {dueText(duty, now)}
              </span>
              <span className={classes["owner"]}>{owner ? `Owner: ${owner.name}` : "Nobody is named"}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
