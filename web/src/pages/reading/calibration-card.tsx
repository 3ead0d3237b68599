import type { ReadingOfLabel } from "@firsthand/learn/reading/contract";
import { Link } from "@tanstack/react-router";

import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import classes from "./reading.module.css";
import { missingText, percentText } from "./words.ts";

const BOX = { left: 40, top: 10, size: 300, width: 366, height: 352 } as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

const x = (share: number): number => BOX.left + share * BOX.size;
const y = (share: number): number => BOX.top + (1 - share) * BOX.size;

/** Whether what is said to be right in 80 of 100 cases is; a point opens its texts. */
export function CalibrationCard({ reading: { label, calibration } }: { readonly reading: ReadingOfLabel }) {
  const { n, missing, bins } = calibration;
  if (n === 0) {
    return (
      <Card title="Calibration">
        <p className={classes["fine"]}>
          No judged text had a value with a probability. {missingText(missing)} with one are needed.
        </p>
      </Card>
    );
  }
  return (
    <Card
      title="Calibration"
      about="How often a value is right, by how likely the machine took it to be. On the dashed line both are the same."
    >
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} className={classes["curve"]}>
        {TICKS.map((tick) => (
          <g key={tick} aria-hidden="true">
            <path className={classes["axis"]} d={`M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}`} />
            <text x={x(tick)} y={y(0) + 16} textAnchor="middle">
              {percentText(tick)}
            </text>
            <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
              {Math.round(tick * 100)}
            </text>
          </g>
        ))}
        <path className={classes["ideal"]} d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} aria-hidden="true" />
        <text x={x(0.5)} y={y(0) + 32} textAnchor="middle" aria-hidden="true">
          Stated
        </text>
        {bins.map((bin, at) => {
          const { stated, right, interval } = bin;
          if (stated === null || right === null || interval === null) return undefined;
          const words = `Stated ${percentText(stated)}, right ${percentText(right)} of ${countText(bin.n)}`;
          return (
            <Link
              key={bin.from}
              to="/reading/$label/judgements"
              params={{ label }}
              search={({ days }) => ({ days, bin: at })}
              aria-label={words}
            >
              <title>{words}</title>
              <path className={classes["spread"]} d={`M${x(stated)} ${y(interval.low)}V${y(interval.high)}`} />
              <circle
                className={classes["point"]}
                cx={x(stated)}
                cy={y(right)}
                r={Math.max(4, Math.min(9, 3 + Math.sqrt(bin.n) / 2))}
              />
            </Link>
          );
        })}
      </svg>
      <p className={classes["fine"]}>
        {missing > 0
          ? `${countText(n)} texts: ${missingText(missing)} with a probability tell the error.`
          : `${countText(n)} texts. Lines: the 95 % interval. Larger points: more texts.`}
      </p>
    </Card>
  );
}
