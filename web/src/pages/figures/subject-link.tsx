import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { plainText } from "../../format/words.ts";

/** Leads to what a case is that is nothing anybody said: a rule for data (`rule:ID`), a finding, a digest, or an entry of their catalogue. */
export function SubjectLink({
  subject,
  className,
  children,
}: {
  readonly subject: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}) {
  const [kind, id] = partsOf(subject);
  const shown = { className: className ?? "", children };
  if (kind === "insight") return <Link to="/insights/$insight" params={{ insight: id }} {...shown} />;
  if (kind === "digest") {
    const [of = "", week] = id.split(" ");
    return <Link to="/insights/digest" search={{ function: of, week }} {...shown} />;
  }
  return kind === "rule" ? (
    <Link to="/quality/rules/$rule" params={{ rule: id }} {...shown} />
  ) : (
    <Link to="/quality/catalogue/$kind/$id" params={{ kind, id }} {...shown} />
  );
}

/** `table:metric_point` in words: "Table: Metric point". */
export function subjectText(subject: string): string {
  const [kind, id] = partsOf(subject);
  if (kind === "insight") return "A finding";
  return `${plainText(kind)}: ${kind === "source" ? id : plainText(id)}`;
}

function partsOf(subject: string): [kind: string, id: string] {
  const at = subject.indexOf(":");
  return [subject.slice(0, at), subject.slice(at + 1)];
}
