import { Popover } from "@mantine/core";
import { type ReactNode, useId, useRef, useState } from "react";

import classes from "./hint.module.css";

interface HintProps {
  /** What the sign says to who does not see it. */
  readonly label: string;
  /** The sign itself. */
  readonly sign: ReactNode;
  readonly tone?: "warning";
  readonly children: ReactNode;
}

const leavePauseMs = 120;

/** A small sign that tells more when it is pointed at, focused or tapped; it stays while the pointer is on the words. */
export function Hint({ label, sign, tone, children }: HintProps) {
  const [open, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const words = useId();
  const show = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setOpen(false), leavePauseMs);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={300}
      position="bottom-end"
      shadow="sm"
      withRoles={false}
      withinPortal={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes["target"]}
          data-tone={tone}
          aria-label={label}
          aria-expanded={open}
          aria-describedby={open ? words : undefined}
          onClick={show}
          onFocus={show}
          onBlur={leave}
          onMouseEnter={show}
          onMouseLeave={leave}
          onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
        >
          {sign}
        </button>
      </Popover.Target>
      <Popover.Dropdown onMouseEnter={show} onMouseLeave={leave}>
        <div className={classes["words"]} id={words}>
          {children}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
