type Facts = Readonly<Record<string, unknown>>;

/** The columns of the views of what is learnt, as `FACT_COLUMNS`. */
export const INSIGHT_COLUMNS = {
  insight_fact: {
    insight_id: "uuid",
    function: "text",
    unit: "text",
    kind: "text",
    at: "timestamp with time zone",
    acted: "boolean",
    amount: "double precision",
    weight: "double precision",
  },
  insight_told_fact: {
    told_id: "uuid",
    conversation_id: "uuid",
    insight_id: "uuid",
    customer_id: "uuid",
    function: "text",
    unit: "text",
    at: "timestamp with time zone",
    told: "boolean",
  },
  digest_fact: {
    report_id: "uuid",
    function: "text",
    week: "text",
    at: "timestamp with time zone",
    opened: "boolean",
  },
} as const;

/** Their usual rows: a finding that was acted on after a day, a customer who was not told, a digest that nobody opened. */
export function usualInsights({
  idOf,
  moment,
}: {
  readonly idOf: (number: number) => string;
  readonly moment: string;
}) {
  return {
    insight_fact: (index: number): Facts => ({
      insight_id: idOf(index),
      function: "care",
      kind: "acted",
      at: moment,
      acted: true,
      amount: 1,
      weight: 1,
    }),
    insight_told_fact: (index: number): Facts => ({
      told_id: idOf(index),
      conversation_id: idOf(index),
      insight_id: idOf(1),
      customer_id: idOf(index),
      function: "care",
      at: moment,
      told: false,
    }),
    digest_fact: (index: number): Facts => ({
      report_id: idOf(index),
      function: "care",
      week: "2026-W09",
      at: moment,
      opened: false,
    }),
  } as const;
}
