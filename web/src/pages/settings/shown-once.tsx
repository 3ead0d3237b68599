import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";

import { CopyText } from "../../parts/copy-text.tsx";
import { Note } from "../../parts/note.tsx";
import classes from "./settings.module.css";

interface ShownOnceProps {
  readonly title: string;
  /** What to know about it. */
  readonly children: ReactNode;
  readonly text: string;
  /** What the text is. */
  readonly label: string;
  readonly onClose: () => void;
}

/** A secret just made, to be copied: it is not shown again. */
export function ShownOnce({ title, children, text, label, onClose }: ShownOnceProps) {
  return (
    <div className={classes["made"]}>
      <Note tone="warning" title={title} told="status">
        {children}
      </Note>
      <CopyText text={text} label={label} />
      <Group justify="flex-end">
        <Button onClick={onClose}>I have it</Button>
      </Group>
    </div>
  );
}
