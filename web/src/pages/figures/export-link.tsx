import { IconDownload } from "@tabler/icons-react";

import type { Scope } from "../../scope/scope.ts";
import classes from "./figures.module.css";

/** Fetches the same numbers as a file for a spreadsheet. */
export function ExportLink({
  path,
  scope,
  label,
}: {
  readonly path: string;
  readonly scope: Scope | undefined;
  readonly label: string;
}) {
  const query = new URLSearchParams({ ...scope }).toString();
  return (
    <a
      href={`/api/${path}${query === "" ? "" : `?${query}`}`}
      download
      className={classes["export"]}
      aria-label={label}
      title={label}
    >
      <IconDownload size={16} stroke={1.6} aria-hidden />
      <span>CSV</span>
    </a>
  );
}
