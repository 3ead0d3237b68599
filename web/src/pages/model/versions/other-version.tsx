import type { ModelFault, ModelInForce } from "@firsthand/transform/models/contract";
import { Button, SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { fullText, momentText } from "../../../format/dates.ts";
import { failureOf } from "../../../api/problem.ts";
import { Card } from "../../../parts/card.tsx";
import { LinkButton } from "../../../parts/link-button.tsx";
import { Note } from "../../../parts/note.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import { ChangesView } from "../changes/changes-view.tsx";
import { PutDialog } from "../put-dialog.tsx";
import { TextView } from "../text/text-view.tsx";
import { useCheck, useVersion } from "../use-model.ts";
import classes from "./versions.module.css";

/** A version that is not in force, with what it would change, and the way to put it in force again. */
export function EarlierVersion({ version, inForce }: { readonly version: number; readonly inForce: ModelInForce }) {
  const { data, error, refetch } = useVersion(version);
  if (!data) {
    return (
      <Card flush>
        {error === null ? (
          <RowsSkeleton rows={8} height={40} />
        ) : failureOf(error).code === "unknown_model_version" ? (
          <EmptyState title={`There is no version ${version}`} action={<ToInForce />}>
            The list of versions holds all that there are.
          </EmptyState>
        ) : (
          <ErrorState error={error} retry={refetch} />
        )}
      </Card>
    );
  }
  const { savedAt, savedBy, why, text } = data;
  return (
    <OtherText
      key={version}
      title={`Version ${version}`}
      about={
        <>
          Put in force by {savedBy},{" "}
          <time dateTime={savedAt} title={fullText(savedAt)}>
            {momentText(savedAt)}
          </time>
          . {why}
        </>
      }
      text={text}
      inForce={inForce}
      put={{ verb: "Put in force again", why: `Back to version ${version}.` }}
    />
  );
}

/** The file that came with the product, where it is not what is in force. */
export function ShippedVersion({ inForce }: { readonly inForce: ModelInForce }) {
  const { shipped } = inForce;
  if (!shipped) {
    return (
      <Card flush>
        <EmptyState title="The model in force is as it came with the product" action={<ToInForce />} />
      </Card>
    );
  }
  return (
    <OtherText
      title="The model that came with the product"
      about="If it is taken, later releases bring theirs by themselves again, until somebody edits it."
      text={shipped.text}
      inForce={inForce}
      put={{ verb: "Take it", why: "The model that came with the product." }}
    />
  );
}

function OtherText({
  title,
  about,
  text,
  inForce,
  put: { verb, why: suggested },
}: {
  readonly title: string;
  readonly about: ReactNode;
  readonly text: string;
  readonly inForce: ModelInForce;
  readonly put: { readonly verb: string; readonly why: string };
}) {
  const mayPut = useMay("model.edit");
  const navigate = useNavigate();
  const [tab, setTab] = useState("changes");
  const [putting, setPutting] = useState(false);
  const [why, setWhy] = useState(suggested);
  const { faults, checking } = useCheck(text);
  const same = text === inForce.text;
  return (
    <Card title={title} about={about} flush>
      <div className={classes["bar"]}>
        <SegmentedControl
          size="xs"
          aria-label="What is shown"
          value={tab}
          onChange={setTab}
          data={[
            { value: "changes", label: "What it would change" },
            { value: "text", label: "Text" },
          ]}
        />
        <div className={classes["buttons"]}>
          <LinkButton size="xs" variant="default" to="/model" search={{}} resetScroll={false}>
            Back to what is in force
          </LinkButton>
          {mayPut && !same && (
            <Button size="xs" disabled={checking || faults.length > 0} onClick={() => setPutting(true)}>
              {verb} …
            </Button>
          )}
        </div>
      </div>
      {faults.length > 0 && <Unfit faults={faults} />}
      {tab === "text" ? (
        <TextView text={text} label={`Text of ${title.toLowerCase()}`} />
      ) : (
        <ChangesView before={inForce.text} after={text} label="What it would change" />
      )}
      {putting && (
        <PutDialog
          title={`${verb}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
          verb={verb}
          text={text}
          inForce={inForce}
          why={why}
          onWhy={setWhy}
          onDone={() => void navigate({ to: "/model", search: {} })}
          onClose={() => setPutting(false)}
        />
      )}
    </Card>
  );
}

/** Other releases may have read it otherwise. */
function Unfit({ faults }: { readonly faults: readonly ModelFault[] }) {
  return (
    <div className={classes["note"]}>
      <Note tone="warning" title="It cannot be put in force as it is">
        <ul className={classes["faults"]}>
          {faults.slice(0, 5).map(({ line, path, message }) => (
            <li key={`${line} ${path} ${message}`}>
              Line {line}: {path} {message}
            </li>
          ))}
        </ul>
        {faults.length > 5 && <p>And {faults.length - 5} more.</p>}
      </Note>
    </div>
  );
}

function ToInForce() {
  return (
    <LinkButton variant="default" to="/model" search={{}}>
      What is in force
    </LinkButton>
  );
}
