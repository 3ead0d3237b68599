import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";

import { type AuditSearch, filterOf } from "./search.ts";

/** All lines that fit, with before and after, as a file; that it was exported stands in the record. */
export function ExportMenu({ search }: { readonly search: AuditSearch }) {
  const question = new URLSearchParams(filterOf(search)).toString();
  const addressOf = (format: "csv" | "jsonl") => `/api/audit.${format}${question === "" ? "" : `?${question}`}`;
  return (
    <Menu position="bottom-end" shadow="sm">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} rightSection={<IconChevronDown size={14} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={addressOf("csv")} download>
          For a spreadsheet (CSV)
        </Menu.Item>
        <Menu.Item component="a" href={addressOf("jsonl")} download>
          For programs (JSON lines)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
