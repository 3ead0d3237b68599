import { Button } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";

import classes from "./upload.module.css";
import { useFileDrop } from "./use-file-drop.ts";

/** Where a file is dropped or chosen. The whole window takes the drop; what went wrong is told below. */
export function DropZone({ onFile, told }: { readonly onFile: (file: File) => void; readonly told?: ReactNode }) {
  const over = useFileDrop(onFile);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes["stack"]}>
      <div className={classes["zone"]} data-over={over || undefined}>
        <span className={classes["sign"]} aria-hidden="true">
          <IconFileUpload size={36} stroke={1.4} />
        </span>
        <p className={classes["title"]}>{over ? "Let go to look at the file" : "Drop a file here"}</p>
        <p className={classes["about"]}>
          CSV, TSV, JSON lines, mbox or eml, also packed with gzip. Nothing is imported before you have seen how it will
          be understood.
        </p>
        <Button mt="xs" onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File to import"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // The same file can be chosen again after it was corrected.
            event.currentTarget.value = "";
            if (file) onFile(file);
          }}
        />
      </div>
      {told}
    </div>
  );
}

/** Shows over the whole window that a file may be let go. */
export function DropVeil({ over }: { readonly over: boolean }) {
  if (!over) return undefined;
  return <div className={classes["veil"]}>Let go to look at the file</div>;
}
