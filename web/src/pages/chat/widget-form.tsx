import { chatLanguages, type ChatLanguage, type ChatWidget } from "@firsthand/engage/chat/contract";
import { Button, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import classes from "./chat.module.css";
import { type Draft, draftOf, languageNames, settingsOf } from "./draft.ts";
import { HoursFields } from "./hours-fields.tsx";
import { Preview } from "./preview.tsx";

interface Made {
  readonly id: string;
  /** Of a new one, to be copied now. */
  readonly secret: string | undefined;
}

/** How a chat looks, what it says and where it may be shown. `widget`: one that is there. */
export function WidgetForm({
  widget,
  onSaved,
  asideFirst = false,
  children,
}: {
  readonly widget: ChatWidget | undefined;
  readonly onSaved: (made: Made) => void;
  /** Whether that is to be seen first where there is no room beside. */
  readonly asideFirst?: boolean;
  /** What stands beside the form, below the preview. */
  readonly children?: ReactNode;
}) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(widget));
  const [tongue, setTongue] = useState<ChatLanguage>(draft.language);
  const saving = useMutation({
    mutationFn: async (): Promise<Made> => {
      const settings = settingsOf(draft);
      if (!widget) return await client.chat.make({ name: draft.name.trim(), settings });
      await client.chat.save({ id: widget.id, settings, ifVersion: widget.version });
      return { id: widget.id, secret: undefined };
    },
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: api.chat.key() });
      onSaved(made);
    },
  });
  const issues = issuesOf(saving.error);
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    saving.reset();
  };
  const words = draft.texts[tongue];
  const say = (part: Partial<typeof words>) => change({ texts: { ...draft.texts, [tongue]: { ...words, ...part } } });
  const first = tongue === draft.language;
  return (
    <div className={classes["pair"]} data-turned={asideFirst}>
      <form
        className={classes["stack"]}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Card title="Where it stands">
          <div className={classes["form"]}>
            {!widget && (
              <TextInput
                label="Name"
                description="Also the name of its source. It stays for ever."
                required
                value={draft.name}
                maxLength={100}
                error={issues["name"]}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            )}
            <Textarea
              label="Sites that may show it"
              description="One a line: https://www.example.org. Other pages are not answered."
              autosize
              minRows={2}
              spellCheck={false}
              value={draft.origins}
              error={Object.entries(issues).find(([path]) => path.startsWith("settings.origins"))?.[1]}
              onChange={(event) => change({ origins: event.currentTarget.value })}
            />
            <TextInput
              label="Unit"
              description="The brand, market or team that its conversations belong to, if any."
              value={draft.unit}
              maxLength={250}
              error={issues["settings.unit"]}
              onChange={(event) => change({ unit: event.currentTarget.value })}
            />
          </div>
        </Card>
        <Card title="What it says">
          <div className={classes["form"]}>
            <div className={classes["two"]}>
              <Select
                label="First language"
                description="For visitors of other languages."
                allowDeselect={false}
                value={draft.language}
                data={choices}
                error={issues["settings.texts"]}
                onChange={(value) => change({ language: known(value) ?? draft.language })}
              />
              <Select
                label="Texts in"
                description={first ? "The first language." : "Without a title it is not offered."}
                allowDeselect={false}
                value={tongue}
                data={choices}
                onChange={(value) => setTongue(known(value) ?? tongue)}
              />
            </div>
            <TextInput
              label="Title"
              required={first}
              value={words.title}
              maxLength={60}
              error={issues[`settings.texts.${tongue}.title`]}
              onChange={(event) => say({ title: event.currentTarget.value })}
            />
            <Textarea
              label="Greeting"
              autosize
              value={words.greeting}
              maxLength={500}
              onChange={(event) => say({ greeting: event.currentTarget.value })}
            />
            <Textarea
              label="While nobody is there"
              autosize
              value={words.away}
              maxLength={500}
              onChange={(event) => say({ away: event.currentTarget.value })}
            />
          </div>
        </Card>
        <Card title="When, and how it looks">
          <div className={classes["form"]}>
            <HoursFields draft={draft} issues={issues} change={change} />
            <div className={classes["two"]}>
              <TextInput
                label="Colour"
                type="color"
                value={draft.accent}
                error={issues["settings.accent"]}
                onChange={(event) => change({ accent: event.currentTarget.value })}
              />
              <div>
                <p className={classes["muted"]} id="chat-side">
                  Corner
                </p>
                <SegmentedControl
                  aria-labelledby="chat-side"
                  value={draft.side}
                  data={[
                    { value: "left", label: "Left" },
                    { value: "right", label: "Right" },
                  ]}
                  onChange={(side) => change({ side: side === "left" ? "left" : "right" })}
                />
              </div>
            </div>
          </div>
        </Card>
        <FailureNote error={saving.error} />
        {saving.isSuccess && widget && <Note tone="positive" title="Saved" told="status" />}
        <div className={classes["buttons"]}>
          <Button type="submit" loading={saving.isPending}>
            {widget ? "Save" : "Make the chat"}
          </Button>
        </div>
      </form>
      <div className={classes["stack"]}>
        <Preview draft={{ ...draft, language: tongue }} />
        {children}
      </div>
    </div>
  );
}

const choices = chatLanguages.map((value) => ({ value, label: languageNames[value] }));
const known = (value: string | null) => chatLanguages.find((one) => one === value);
