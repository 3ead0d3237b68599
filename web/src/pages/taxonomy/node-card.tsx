import type { NodeKind, TaxonomyShown } from "@firsthand/learn/taxonomy/contract";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { functionText, languageText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { namesOf } from "../../format/taxonomy-words.ts";
import { useMay } from "../../shell/session.ts";
import { FunctionField, linesOf } from "./fields.tsx";
import { versionSeen, type UsedNode } from "./rows.ts";
import classes from "./taxonomy.module.css";

interface NodeCardProps {
  readonly kind: NodeKind;
  readonly id: string;
  readonly tree: TaxonomyShown;
  readonly used: UsedNode | undefined;
  /** Opens another node, or none. */
  readonly onGo: (id: string | null) => void;
}

interface Shown {
  readonly title: string;
  readonly about: string;
  readonly function: string | null;
  readonly version: number;
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** One topic or intent: what it means, its messages, its examples, and who may changes it. */
export function NodeCard(props: NodeCardProps) {
  const { kind, id, used, onGo } = props;
  const mayManage = useMay("taxonomy.manage");
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery({
    ...api.taxonomy.node.queryOptions({ input: { kind, id } }),
    meta: { topics: ["taxonomy"] },
  });
  return (
    <Card
      title={data?.title ?? id}
      about={data?.about === "" ? undefined : data?.about}
      actions={
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes["fixed"] ?? ""}
          leftSection={<IconX size={14} />}
          onClick={() => onGo(null)}
        >
          Close
        </Button>
      }
    >
      {data ? (
        <>
          <p className={classes["facts"]}>
            <Link to="/conversations" search={kind === "topic" ? { topic: id } : { intent: id }}>
              Conversations with it
            </Link>
            <span>{countText(used?.messages ?? 0)} messages in 13 weeks</span>
            <span>{countText(used?.before ?? 0)} in the 13 before</span>
            {data.function !== null && <span>{functionText(data.function)}</span>}
          </p>
          {editing ? (
            <EditForm {...props} shown={data} onDone={() => setEditing(false)} />
          ) : (
            <Examples examples={data.examples} />
          )}
          {mayManage && !editing && <Actions {...props} version={data.version} onEdit={() => setEditing(true)} />}
        </>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={3} height={32} />
      )}
    </Card>
  );
}

const languageName = (code: string): string => (code === "und" ? "Any language" : languageText(code));

function Examples({ examples }: Pick<Shown, "examples">) {
  const languages = Object.entries(examples);
  if (languages.length === 0) {
    return (
      <p className={classes["fine"]}>No examples of its own: it is never read by itself, only what is below it.</p>
    );
  }
  return languages.map(([language, texts]) => (
    <details key={language} open={language === "en" || languages.length === 1}>
      <summary className={classes["fold"]}>
        {languageName(language)} <span className={classes["fine"]}>{texts.length} examples</span>
      </summary>
      <ul>
        {texts.map((text) => (
          <li key={text} lang={language === "und" ? undefined : language}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  ));
}

function EditForm({ kind, id, shown, onDone }: NodeCardProps & { readonly shown: Shown; readonly onDone: () => void }) {
  // news of the tree come while it is being changed here
  const [opened] = useState(shown);
  const [title, setTitle] = useState(shown.title);
  const [about, setAbout] = useState(shown.about);
  const [concerned, setConcerned] = useState(shown.function);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries({ en: [], ...shown.examples }).map(([language, own]) => [language, own.join("\n")]),
    ),
  );
  const save = useMutation({ ...api.taxonomy.change.mutationOptions(), onSuccess: onDone });
  const examples = () =>
    Object.fromEntries(
      Object.entries(texts)
        .map(([language, text]) => [language, linesOf(text)] as const)
        .filter(([, lines]) => lines.length > 0),
    );
  return (
    <form
      className={classes["form"]}
      aria-label={`Change ${shown.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        const given = { title, about, function: concerned, examples: examples() };
        save.mutate({ kind, id, ...given, ifVersion: versionSeen(opened, shown) });
      }}
    >
      <TextInput
        label="Title"
        required
        maxLength={80}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label="What it is"
        maxLength={300}
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
      <FunctionField value={concerned} onChange={setConcerned} />
      {Object.entries(texts).map(([language, text]) => (
        <Textarea
          key={language}
          label={`Examples: ${languageName(language)}`}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={({ currentTarget: { value } }) => setTexts((was) => ({ ...was, [language]: value }))}
        />
      ))}
      <FailureNote error={save.error} />
      <div className={classes["buttons"]}>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Actions(props: NodeCardProps & { readonly version: number; readonly onEdit: () => void }) {
  const [asking, setAsking] = useState<"move" | "merge" | "retire">();
  return (
    <div className={classes["buttons"]}>
      <Button variant="default" size="compact-sm" onClick={props.onEdit}>
        Change
      </Button>
      {props.kind === "topic" && (
        <Button variant="default" size="compact-sm" onClick={() => setAsking("move")}>
          Move
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={() => setAsking("merge")}>
        Merge
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setAsking("retire")}>
        Retire
      </Button>
      {asking !== undefined && <Asked {...props} asking={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

const titles = { move: "Move", merge: "Merge into another", retire: "Retire" } as const;
const says = {
  move: "Labels of people and messages follow it at once.",
  merge: "Its examples, and the labels of people and messages, go to the other one at once. It cannot be parted again.",
  retire:
    "It is read no more. Labels that people gave are taken back and kept in the history; its messages are read anew.",
} as const;

function Asked({
  kind,
  id,
  tree,
  version,
  asking,
  onGo,
  onClose,
}: NodeCardProps & {
  readonly version: number;
  readonly asking: "move" | "merge" | "retire";
  readonly onClose: () => void;
}) {
  const names = namesOf(tree);
  const within = (other: string) => other === id || (kind === "topic" && other.startsWith(`${id}.`));
  const others = (kind === "topic" ? names.topics : names.intents).filter(({ value }) => !within(value));
  const [to, setTo] = useState(asking === "merge" ? (others[0]?.value ?? "") : "");
  const move = useMutation(api.taxonomy.move.mutationOptions());
  const retire = useMutation(api.taxonomy.retire.mutationOptions());
  const told = (labels: number, then: string | null) => {
    notifications.show({ message: `Done. ${countText(labels)} labels of people changed with it.` });
    onGo(then);
  };
  const confirm = async () => {
    if (asking === "move") {
      const moved = await move.mutateAsync({ id, parent: to === "" ? null : to, ifVersion: version });
      told(moved.labels, moved.id);
      return;
    }
    const into = asking === "merge" ? to : null;
    told((await retire.mutateAsync({ kind, id, into, ifVersion: version })).labels, into);
  };
  return (
    <Confirm title={titles[asking]} verb={titles[asking]} onConfirm={confirm} onClose={onClose}>
      <p>{says[asking]}</p>
      {asking !== "retire" && (
        <NativeSelect
          label={asking === "move" ? "Below" : "Into"}
          value={to}
          data={[...(asking === "move" ? [{ value: "", label: "At the top" }] : []), ...others]}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      )}
    </Confirm>
  );
}
