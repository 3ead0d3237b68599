import type { Group, MeasuredMetric } from "@firsthand/learn/metrics/contract";

/** The groups in the order of a conversation: it comes in, is answered, how fast, by whom, and how it felt; then what was
 * learnt, and the data. */
export const groups: readonly {
  readonly id: Group;
  readonly title: string;
  readonly about: string;
  readonly cards: number;
}[] = [
  { id: "heard", title: "Heard", about: "What reached us", cards: 6 },
  { id: "answered", title: "Answered", about: "Who got an answer, and who waits", cards: 4 },
  { id: "speed", title: "Speed", about: "How long people waited", cards: 4 },
  { id: "people", title: "People", about: "Who answered", cards: 8 },
  { id: "feeling", title: "Feeling", about: "How customers felt about it", cards: 6 },
  { id: "learnt", title: "Learnt", about: "What came of it", cards: 6 },
  { id: "data", title: "Data", about: "Whether the data are in order", cards: 3 },
];

/** The metrics of all groups in the order in which the pages show them. */
export function inOrder(metrics: readonly MeasuredMetric[]): MeasuredMetric[] {
  return groups.flatMap(({ id }) => metrics.filter(({ group }) => group === id));
}
