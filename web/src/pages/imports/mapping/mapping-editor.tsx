import type { Inspected, MappingProblem } from "@firsthand/engage/imports/contract";
import { Button, NativeSelect, Tabs } from "@mantine/core";
import { useState } from "react";

import { Note } from "../../../parts/note.tsx";
import { YamlEditor } from "../../../parts/yaml-editor.tsx";
import { MappingForm } from "./mapping-form.tsx";
import classes from "./mapping.module.css";
import { lineOf, readMapping } from "./mapping-text.ts";
import { SaveMapping } from "./save-mapping.tsx";
import { useSavedMappings } from "./saved-mappings.ts";

/** Corrects how a file is understood: as a form for the common things, or as the text of a mapping file. */
export function MappingEditor({
  text,
  inspected,
  problems,
  onChange,
}: {
  readonly text: string;
  readonly inspected: Inspected;
  readonly problems: readonly MappingProblem[];
  readonly onChange: (text: string) => void;
}) {
  const { data: saved = [] } = useSavedMappings();
  const [saving, setSaving] = useState(false);
  const [tab, setTab] = useState<string | null>("form");
  const read = readMapping(text);
  const told = read.readable
    ? problems.map(({ path, message, line }) => ({
        line: line ?? lineOf(text, path.split(".")),
        message: `${path} ${message}`.trim(),
      }))
    : [{ line: read.line, message: read.message }];
  const chosen = saved.find((one) => one.text === text)?.name ?? "";
  return (
    <div>
      <div className={classes["bar"]}>
        <NativeSelect
          label="Saved mapping"
          disabled={saved.length === 0}
          value={chosen}
          onChange={(event) => {
            const next = saved.find(({ name }) => name === event.currentTarget.value);
            if (next) onChange(next.text);
          }}
        >
          <option value="">{saved.length === 0 ? "None is saved yet" : "None of them"}</option>
          {saved.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <Button variant="default" onClick={() => setSaving(true)}>
          Save as …
        </Button>
      </div>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="form">Form</Tabs.Tab>
          <Tabs.Tab value="text">Text{told.length > 0 ? ` (${told.length} wrong)` : ""}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form">
          {read.readable ? (
            <MappingForm text={text} read={read} inspected={inspected} problems={problems} onChange={onChange} />
          ) : (
            <Note tone="warning" title="The text is no YAML yet">
              Correct line {read.line} in the text; then the form shows it.
            </Note>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <YamlEditor text={text} problems={told} onChange={onChange} />
        </Tabs.Panel>
      </Tabs>
      {saving && (
        <SaveMapping
          text={text}
          saved={saved}
          suggested={chosen || (inspected.source?.name ?? "").replaceAll(/[^\p{L}\p{N} ._-]/gu, "-").slice(0, 100)}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  );
}
