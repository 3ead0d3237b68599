import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useRef, useState } from "react";

import classes from "./copy-text.module.css";

/** A text that is meant to be taken along, with a button that copies it. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [state, setState] = useState<"fresh" | "copied" | "refused">("fresh");
  const place = useRef<HTMLElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // Without https the clipboard is closed to pages: the text is marked, and Ctrl+C takes it.
      if (place.current) getSelection()?.selectAllChildren(place.current);
      setState("refused");
    }
  };
  return (
    <div>
      <div className={classes["box"]}>
        <code ref={place} className={classes["text"]} aria-label={label}>
          {text}
        </code>
        <Button
          variant="default"
          leftSection={state === "copied" ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => void copy()}
        >
          {state === "copied" ? "Copied" : "Copy"}
        </Button>
      </div>
      <output className="hidden-visually">{state === "copied" ? "Copied" : ""}</output>
      {state === "refused" && <output>It is marked now: press Ctrl+C to copy it.</output>}
    </div>
  );
}
