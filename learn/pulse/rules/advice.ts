/** Fewer alerts than this teach nothing. */
const LEAST_ALERTS = 3;

/** What people said of the alerts of a watch says of its sensitivity: at half false alarms it is too high. */
export function adviceOf(alerts: number, falseAlarms: number): "none" | "lower" {
  return alerts >= LEAST_ALERTS && falseAlarms * 2 >= alerts ? "lower" : "none";
}
