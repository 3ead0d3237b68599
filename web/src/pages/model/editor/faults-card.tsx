import type { ModelFault } from "@firsthand/transform/models/contract";
import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from "@tabler/icons-react";

import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { contentsText } from "../contents-words.ts";
import type { Checked } from "../use-model.ts";
import classes from "./editor.module.css";

const mostShown = 100;

/** What is wrong with the text; each mistake leads to its line. */
export function FaultsCard({
  checked: { faults, contents, checking, error },
  onGo,
}: {
  readonly checked: Checked;
  readonly onGo: (line: number) => void;
}) {
  return (
    <Card title="Check">
      <CheckState faults={faults.length} checking={checking} failed={error !== null} />
      {!checking && <FailureNote error={error} />}
      {contents && faults.length === 0 && error === null && (
        <p className={classes["fine"]}>
          It holds{" "}
          {contentsText(contents)
            .map(({ count, word }) => `${countText(count)} ${word}`)
            .join(", ")}
          .
        </p>
      )}
      {faults.length > 0 && (
        <ul className={classes["faults"]} aria-label="Mistakes">
          {faults.slice(0, mostShown).map((fault, at) => (
            <Fault key={at} fault={fault} onGo={onGo} />
          ))}
        </ul>
      )}
      {faults.length > mostShown && (
        <p className={classes["fine"]}>{countText(faults.length - mostShown)} more stand below these lines.</p>
      )}
    </Card>
  );
}

function Fault({
  fault: { line, path, message },
  onGo,
}: {
  readonly fault: ModelFault;
  readonly onGo: (line: number) => void;
}) {
  return (
    <li>
      <button type="button" className={classes["fault"]} onClick={() => onGo(line)}>
        <span className={classes["line"]}>Line {line}</span>
        {path !== "" && <code className={classes["path"]}>{path}</code>}
        <span>{message}</span>
      </button>
    </li>
  );
}

function CheckState({
  faults,
  checking,
  failed,
}: {
  readonly faults: number;
  readonly checking: boolean;
  readonly failed: boolean;
}) {
  const state = checking ? "checking" : failed ? "failed" : faults > 0 ? "wrong" : "right";
  const Icon = { checking: IconLoader2, failed: IconAlertTriangle, wrong: IconAlertTriangle, right: IconCircleCheck }[
    state
  ];
  const words = {
    checking: "Checking",
    failed: "Not checked",
    wrong: faults === 1 ? "1 mistake" : `${countText(faults)} mistakes`,
    right: "No mistakes",
  }[state];
  return (
    <output className={classes["state"]} data-state={state}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {words}
    </output>
  );
}
