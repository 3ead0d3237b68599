import { Button, Popover } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";

import classes from "./filters.module.css";

interface FilterPopoverProps {
  /** How many filters are in force. */
  readonly active: number;
  readonly position: "bottom-start" | "bottom-end";
  /** The fields. */
  readonly children: ReactNode;
}

/** The button that opens the filters of a list, and says how many are in force. */
export function FilterPopover({ active, position, children }: FilterPopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position={position} width={340} trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconAdjustmentsHorizontal size={15} aria-hidden />}
          onClick={() => setOpen((was) => !was)}
        >
          {active === 0 ? "Filters" : `Filters (${active})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters" className={classes["panel"] ?? ""}>
        <div className={classes["fields"]}>{children}</div>
        <Button variant="default" size="sm" fullWidth onClick={() => setOpen(false)}>
          Done
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
