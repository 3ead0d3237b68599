import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";

import { Hint } from "../../parts/hint.tsx";
import { daysText } from "../../scope/window-text.ts";
import { casesText, comparisonOf, intervalText, remarksOf } from "./figure-words.ts";

/** The sign that something must be said beside a figure, with how many things there are. */
export function Remarks({ metric }: { readonly metric: MeasuredMetric }) {
  const remarks = remarksOf(metric);
  if (remarks.length === 0) return undefined;
  return (
    <Hint
      label={`${metric.title}: ${remarks.length === 1 ? "1 remark" : `${remarks.length} remarks`}`}
      tone="warning"
      sign={
        <>
          <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
          {remarks.length}
        </>
      }
    >
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </Hint>
  );
}

/** The definition of a figure, and how sure it is, on demand. */
export function Definition({ metric }: { readonly metric: MeasuredMetric }) {
  const interval = intervalText(metric);
  const { sentence } = comparisonOf(metric);
  return (
    <Hint label={`${metric.title}: what it means`} sign={<IconInfoCircle size={15} stroke={1.6} aria-hidden />}>
      <p>
        <strong>{metric.title}.</strong> {metric.definition}
      </p>
      {metric.since !== null && metric.until !== null && (
        <p>
          {daysText(metric.since, metric.until)}, {casesText(metric)}.
          {interval !== undefined &&
            ` The true value lies between ${interval.replace(" to ", " and ")} with 95 % certainty.`}
        </p>
      )}
      {sentence !== "" && <p>{sentence}</p>}
    </Hint>
  );
}
