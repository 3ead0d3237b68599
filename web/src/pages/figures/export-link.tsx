import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";

import type { Scope } from "../../scope/scope.ts";

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
    <Button
      component="a"
      href={`/api/${path}${query === "" ? "" : `?${query}`}`}
      download
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      aria-label={label}
      title={label}
    >
      CSV
    </Button>
  );
}
