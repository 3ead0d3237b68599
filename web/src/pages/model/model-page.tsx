import type { ModelInForce } from "@firsthand/transform/models/contract";
import { Button, Skeleton } from "@mantine/core";
import { IconDownload, IconFileOff, IconPencil } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo, useRef } from "react";

import { failureOf } from "../../api/problem.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { downloadText } from "./download-model.ts";
import { LeaveGuard } from "./editor/leave-guard.tsx";
import { ModelEditor } from "./editor/model-editor.tsx";
import { useDraft } from "./editor/use-draft.ts";
import { InForceCard } from "./in-force-card.tsx";
import classes from "./model.module.css";
import { modelSearch } from "./search.ts";
import { OutlineCard } from "./text/outline-card.tsx";
import { outlineOf } from "./text/outline.ts";
import { TextView, type ViewHandle } from "./text/text-view.tsx";
import { useModel } from "./use-model.ts";
import { EarlierVersion, ShippedVersion } from "./versions/other-version.tsx";
import { VersionsCard } from "./versions/versions-card.tsx";

const title = "Maturity model";
const about = "What positions are worked out from: stages, rows, criteria, and the evidence that each asks for.";

/** The model in force, its versions, and for who may change it an editor. */
export function ModelPage() {
  const { data, error, refetch } = useModel();
  if (data) return <Shown inForce={data} />;
  return (
    <Page title={title} about={about}>
      {error === null ? (
        <Waiting />
      ) : failureOf(error).code === "no_model" ? (
        <EmptyState title="No model is in force" icon={<IconFileOff size={28} stroke={1.5} />}>
          {failureOf(error).advice}
        </EmptyState>
      ) : (
        <ErrorState error={error} retry={refetch} />
      )}
    </Page>
  );
}

function Shown({ inForce }: { readonly inForce: ModelInForce }) {
  const { version: asked } = modelSearch.parse(useSearch({ strict: false }));
  const mayEdit = useMay("model.edit");
  const navigate = useNavigate();
  const hold = useDraft(inForce);
  const outline = useMemo(() => outlineOf(inForce.text), [inForce.text]);
  const other = asked === inForce.version ? undefined : asked;
  const { draft, dirty } = hold;
  const versions = <VersionsCard inForce={inForce.version} shown={other ?? inForce.version} />;
  const edit = () => {
    if (!draft) hold.start();
    void navigate({ to: "/model", search: {} });
  };
  return (
    <Page
      title={title}
      about={mayEdit ? about : `${about} Your role may not change it.`}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            onClick={() => downloadText(`maturity-version-${inForce.version}.yaml`, inForce.text)}
          >
            Download
          </Button>
          {mayEdit && (!draft || other !== undefined) && (
            <Button leftSection={<IconPencil size={16} />} onClick={edit}>
              {draft ? "Back to the editor" : "Edit"}
            </Button>
          )}
        </>
      }
    >
      <div className={classes["stack"]}>
        <InForceCard inForce={inForce} title={outline.title ?? "Without a title"} />
        {other !== "shipped" && <ShippedNote inForce={inForce} mayTake={mayEdit} />}
        {other !== undefined ? (
          <Panes beside={versions}>
            {other === "shipped" ? (
              <ShippedVersion inForce={inForce} />
            ) : (
              <EarlierVersion version={other} inForce={inForce} />
            )}
          </Panes>
        ) : draft && mayEdit ? (
          <ModelEditor draft={draft} hold={hold} inForce={inForce} beside={versions} />
        ) : (
          <Reader inForce={inForce} beside={versions} />
        )}
      </div>
      <LeaveGuard dirty={dirty} />
    </Page>
  );
}

function Panes({ children, beside }: { readonly children: ReactNode; readonly beside: ReactNode }) {
  return (
    <div className={classes["panes"]}>
      {children}
      <div className={classes["side"]}>{beside}</div>
    </div>
  );
}

function Reader({ inForce: { text }, beside }: { readonly inForce: ModelInForce; readonly beside: ReactNode }) {
  const view = useRef<ViewHandle>(null);
  const { places } = useMemo(() => outlineOf(text), [text]);
  return (
    <div className={classes["panes"]}>
      <Card title="Text" about="In YAML. What stands behind a # is a remark for people." flush>
        <TextView text={text} label="Text of the model in force" handle={view} />
      </Card>
      <div className={classes["side"]}>
        <OutlineCard places={places} onGo={(line) => view.current?.goTo(line)} />
        {beside}
      </div>
    </div>
  );
}

/** What an edited model does not follow: the file that came with the product. */
function ShippedNote({
  inForce: { shipped, origin },
  mayTake,
}: {
  readonly inForce: ModelInForce;
  readonly mayTake: boolean;
}) {
  if (!shipped) return undefined;
  if (shipped.faults.length > 0) {
    return (
      <Note tone="warning" title="The model that came with the product has mistakes">
        It was not taken; what is in force stays in force. Line {shipped.faults[0]?.line}: {shipped.faults[0]?.message}
      </Note>
    );
  }
  return (
    <Note
      title="The model that came with the product is another one"
      action={
        <LinkButton variant="default" size="compact-sm" to="/model" search={{ version: "shipped" }} resetScroll={false}>
          {mayTake ? "See what it would change, and take it" : "See what it would change"}
        </LinkButton>
      }
    >
      {origin === "edited"
        ? "What is in force was written here, so it stays, also when a release brings a newer one."
        : "What is in force came with an earlier release."}
    </Note>
  );
}

function Waiting() {
  return (
    <div className={classes["stack"]} aria-busy="true" aria-label="Loading">
      <Skeleton height={110} radius="md" />
      <div className={classes["panes"]}>
        <Skeleton height={560} radius="md" />
        <div className={classes["side"]}>
          <Skeleton height={320} radius="md" />
          <Skeleton height={160} radius="md" />
        </div>
      </div>
    </div>
  );
}
