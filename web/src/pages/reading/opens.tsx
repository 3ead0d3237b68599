import type { JudgedLabel } from "@firsthand/learn/labelling/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link to the judged texts behind a figure; the days stay. */
export function Opens({
  label,
  search,
  children,
}: {
  readonly label: JudgedLabel;
  readonly search: {
    readonly set?: "twice" | "disputed" | "corrected";
    readonly expected?: string;
    readonly given?: string;
    readonly language?: string;
    readonly version?: string;
    readonly right?: boolean;
  };
  readonly children: ReactNode;
}) {
  return (
    <Link to="/reading/$label/judgements" params={{ label }} search={({ days }) => ({ days, ...search })}>
      {children}
    </Link>
  );
}
