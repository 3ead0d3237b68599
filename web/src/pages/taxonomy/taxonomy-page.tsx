import type { TaxonomyShown, TaxonomyUsage } from "@firsthand/learn/taxonomy/contract";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { Tile, Tiles } from "../../parts/tiles.tsx";
import { useMay } from "../../shell/session.ts";
import { AddDialog } from "./add-dialog.tsx";
import { ModelsCard } from "./models-card.tsx";
import { NodeCard } from "./node-card.tsx";
import { NodeList } from "./node-list.tsx";
import { shareText, usedNodes } from "./rows.ts";
import classes from "./taxonomy.module.css";
import { TextCard } from "./text-card.tsx";

const days = 91;

/** What customers write about and what they want: the tree with how often it comes up, and what reads it. */
export function TaxonomyPage() {
  const mayManage = useMay("taxonomy.manage");
  const [adding, setAdding] = useState(false);
  const tree = useQuery({ ...api.taxonomy.show.queryOptions(), meta: { topics: ["taxonomy"] } });
  const usage = useQuery({
    ...api.taxonomy.usage.queryOptions({ input: { days } }),
    meta: { topics: ["log", "taxonomy"] },
  });
  const error = tree.error ?? usage.error;
  return (
    <Page
      title="Topics and intents"
      about="What customers write about and what they want. Counts are messages of the last 13 weeks of the log."
      actions={
        mayManage &&
        tree.data && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            Add
          </Button>
        )
      }
    >
      {tree.data && usage.data ? (
        <Tree tree={tree.data} usage={usage.data} />
      ) : error ? (
        <ErrorState error={error} retry={() => Promise.all([tree.refetch(), usage.refetch()])} />
      ) : (
        <RowsSkeleton rows={10} height={44} />
      )}
      {adding && tree.data && <AddDialog tree={tree.data} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Tree({ tree, usage }: { readonly tree: TaxonomyShown; readonly usage: TaxonomyUsage }) {
  const { topic, intent } = useSearch({ from: "/shell/taxonomy" });
  const navigate = useNavigate({ from: "/taxonomy" });
  const topics = usedNodes(tree.topics, usage.topics);
  const intents = usedNodes(tree.intents, usage.intents);
  const open = topic !== undefined ? { kind: "topic" as const, id: topic } : undefined;
  const opened = open ?? (intent === undefined ? undefined : { kind: "intent" as const, id: intent });
  const show = (search: { topic?: string; intent?: string }) => void navigate({ search, replace: true });
  return (
    <>
      <Figures tree={tree} usage={usage} />
      <div className={classes["grid"]}>
        <div className={classes["column"]}>
          <Card flush title="Topics" about="A branch counts with all below it; the line shows the weeks">
            <NodeList label="Topics" rows={topics} opened={topic} onOpen={(id) => show({ topic: id })} />
          </Card>
          <Card flush title="Intents" about="What customers want when they write">
            <NodeList label="Intents" rows={intents} opened={intent} onOpen={(id) => show({ intent: id })} />
          </Card>
        </div>
        <div className={classes["column"]}>
          {opened && (
            <NodeCard
              key={`${opened.kind} ${opened.id}`}
              {...opened}
              tree={tree}
              used={(opened.kind === "topic" ? topics : intents).find(({ node }) => node.id === opened.id)}
              onGo={(id) => show(id === null ? {} : { [opened.kind]: id })}
            />
          )}
          <ModelsCard />
          <TextCard version={tree.version} />
        </div>
      </div>
    </>
  );
}

function Figures({ tree, usage }: { readonly tree: TaxonomyShown; readonly usage: TaxonomyUsage }) {
  const { messages, withTopic, withIntent } = usage;
  return (
    <Tiles>
      <Tile title="Messages with a topic" value={shareText(withTopic, messages)}>
        of {countText(messages)} in 13 weeks
      </Tile>
      <Tile title="Not covered" value={shareText(messages - withTopic, messages)}>
        {countText(messages - withTopic)} messages without a topic
      </Tile>
      <Tile title="Messages with an intent" value={shareText(withIntent, messages)}>
        {countText(withIntent)} messages
      </Tile>
      <Tile title="In force" value={<>Version {tree.version}</>}>
        by {tree.savedBy}, {dateText(tree.savedAt)}
      </Tile>
    </Tiles>
  );
}
