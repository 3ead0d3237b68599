import type { ModelInForce } from "@firsthand/transform/models/contract";
import { Button, SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";

import { fullText, momentText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { Confirm } from "../../../parts/confirm.tsx";
import { Note } from "../../../parts/note.tsx";
import { type EditorHandle, YamlEditor } from "../../../parts/yaml-editor.tsx";
import { ChangesView } from "../changes/changes-view.tsx";
import classes from "../model.module.css";
import { PutDialog } from "../put-dialog.tsx";
import { OutlineCard } from "../text/outline-card.tsx";
import { outlineOf } from "../text/outline.ts";
import { useCheck } from "../use-model.ts";
import { type Draft, isOvertaken } from "./draft.ts";
import styles from "./editor.module.css";
import { FaultsCard } from "./faults-card.tsx";
import type { DraftHold } from "./use-draft.ts";

/** The text of the model to change, checked while it is typed, with its mistakes and its parts beside it. */
export function ModelEditor({
  draft,
  hold: { dirty, change, goOn, discard },
  inForce,
  beside,
}: {
  readonly draft: Draft;
  readonly hold: DraftHold;
  readonly inForce: ModelInForce;
  /** What stands below the mistakes and the parts. */
  readonly beside: ReactNode;
}) {
  const editor = useRef<EditorHandle>(null);
  const [tab, setTab] = useState("text");
  const [asked, setAsked] = useState<"put" | "discard">();
  const checked = useCheck(draft.text);
  const [calm] = useDebouncedValue(draft.text, 300);
  const { places } = useMemo(() => outlineOf(calm), [calm]);
  const conflict = isOvertaken(draft, inForce);
  const ready = dirty && !conflict && !checked.checking && checked.faults.length === 0;
  // The button that was pressed to come here is gone.
  useEffect(() => editor.current?.focus(), []);
  const goTo = (line: number) => {
    // The text must be there before one can go to a line of it.
    flushSync(() => setTab("text"));
    editor.current?.goTo(line);
  };
  return (
    <div className={classes["panes"]}>
      <Card title="Edit the model" about="Nothing counts before it is put in force.">
        <div className={styles["bar"]}>
          <SegmentedControl
            size="xs"
            aria-label="What is shown"
            value={tab}
            onChange={setTab}
            data={[
              { value: "text", label: "Text" },
              { value: "changes", label: "What changes" },
            ]}
          />
          <div className={styles["buttons"]}>
            <Button size="xs" variant="default" onClick={() => (dirty ? setAsked("discard") : discard())}>
              {dirty ? "Discard" : "Stop editing"}
            </Button>
            <Button size="xs" disabled={!ready} onClick={() => setAsked("put")}>
              Put in force …
            </Button>
          </div>
        </div>
        {conflict && <Overtaken inForce={inForce} onGoOn={goOn} onDiscard={() => setAsked("discard")} />}
        {tab === "text" ? (
          <YamlEditor
            label="Text of the model"
            tall
            handle={editor}
            text={draft.text}
            problems={checked.faults}
            onChange={(text) => change({ text })}
            onKeyDown={(event) => {
              if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              if (ready) setAsked("put");
            }}
          />
        ) : (
          <div className={styles["framed"]}>
            <ChangesView before={inForce.text} after={draft.text} label="What changes" />
          </div>
        )}
      </Card>
      <div className={classes["side"]}>
        <FaultsCard checked={checked} onGo={goTo} />
        <OutlineCard places={places} onGo={goTo} />
        {beside}
      </div>
      {asked === "put" && (
        <PutDialog
          title="Put your version in force"
          verb="Put in force"
          text={draft.text}
          inForce={inForce}
          why={draft.why}
          onWhy={(why) => change({ why })}
          onDone={discard}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === "discard" && (
        <Confirm
          title="Discard what you changed?"
          verb="Discard it"
          onConfirm={async () => discard()}
          onClose={() => setAsked(undefined)}
        >
          What is in force stays as it is. Your changes cannot be brought back.
        </Confirm>
      )}
    </div>
  );
}

function Overtaken({
  inForce: { savedBy, savedAt, version, why },
  onGoOn,
  onDiscard,
}: {
  readonly inForce: ModelInForce;
  readonly onGoOn: () => void;
  readonly onDiscard: () => void;
}) {
  return (
    <div className={styles["note"]}>
      <Note
        tone="warning"
        told="alert"
        title={`${savedBy} put version ${version} in force meanwhile`}
        action={
          <>
            <Button variant="default" size="compact-sm" onClick={onDiscard}>
              Take theirs
            </Button>
            <Button size="compact-sm" onClick={onGoOn}>
              Go on with mine
            </Button>
          </>
        }
      >
        <time title={fullText(savedAt)}>{momentText(savedAt)}</time>: “{why}”
        <p>What you wrote is still here; “What changes” shows how it differs from theirs.</p>
      </Note>
    </div>
  );
}
