import type { ConsentSummary, Purpose } from "@firsthand/govern/consent/contract";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { BringConsents } from "./bring-consents.tsx";
import { basisWords, channelWords } from "./consent-words.ts";
import classes from "./consent.module.css";
import { PurposeDialog } from "./purpose-dialog.tsx";

const topics = { topics: ["privacy"] } as const;

/** What customers are asked to agree to, and how many do. */
export function ConsentPage() {
  const mayChange = useMay("consent.manage");
  const [editing, setEditing] = useState<Purpose | "new">();
  const purposes = useQuery({ ...api.consent.purposes.list.queryOptions(), meta: topics });
  const summary = useQuery({ ...api.consent.summary.queryOptions(), meta: topics });
  return (
    <Page
      title="Consent"
      about="What customers agree to, purpose by purpose. The newest that they said stands, and a withdrawal counts at once."
      actions={
        mayChange && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing("new")}>
            Add a purpose
          </Button>
        )
      }
    >
      <div className={classes["stack"]}>
        <Card flush>
          {!purposes.data ? (
            purposes.error ? (
              <ErrorState error={purposes.error} retry={purposes.refetch} />
            ) : (
              <RowsSkeleton rows={5} height={110} />
            )
          ) : (
            <ul className={classes["list"]}>
              {purposes.data.map((purpose) => (
                <PurposeRow
                  key={purpose.id}
                  purpose={purpose}
                  summary={summary.data}
                  onEdit={mayChange ? () => setEditing(purpose) : undefined}
                />
              ))}
            </ul>
          )}
        </Card>
        <BringConsents />
      </div>
      {editing !== undefined && (
        <PurposeDialog
          key={editing === "new" ? "new" : editing.id}
          purpose={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

function PurposeRow({
  purpose,
  summary,
  onEdit,
}: {
  readonly purpose: Purpose;
  readonly summary: ConsentSummary | undefined;
  readonly onEdit: (() => void) | undefined;
}) {
  const { id, title, text, basis, version, by, at, active, origin } = purpose;
  const rows = summary?.rows.filter((row) => row.purpose === id) ?? [];
  const said = rows.filter(({ given, withdrawn }) => given + withdrawn > 0);
  const silent = rows.filter((row) => !said.includes(row));
  return (
    <li className={classes["purpose"]}>
      <div className={classes["head"]}>
        <h2 className={classes["name"]}>{title}</h2>
        <Chip tone={basis === "consent" ? "accent" : "plain"} title={basisWords[basis].says}>
          {basisWords[basis].short}
        </Chip>
        {!active && <Chip tone="warning">Switched off</Chip>}
        {onEdit && (
          <span className={classes["push"]}>
            <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={`Change ${title}`}>
              Change
            </Button>
          </span>
        )}
      </div>
      <p className={classes["words"]}>{text}</p>
      <p className={classes["fine"]}>
        Version {version}
        {origin === "edited" ? (
          <>
            , by {by}, <time title={fullText(at)}>{dateText(at)}</time>
          </>
        ) : (
          ", as it came with Firsthand"
        )}
        . Programs call it <code>{id}</code>.
      </p>
      {active && said.length > 0 && (
        <ul role="list" className={classes["counts"]} aria-label={`Who agreed to ${title}`}>
          {said.map((row) => (
            <ChannelLine key={row.channel} row={row} people={summary?.people ?? 0} />
          ))}
        </ul>
      )}
      {active && silent.length > 0 && (
        <p className={classes["silent"]}>
          Nobody said anything yet: {silent.map(({ channel }) => channelWords[channel].toLowerCase()).join(", ")}.
        </p>
      )}
    </li>
  );
}

function ChannelLine({ row, people }: { readonly row: ConsentSummary["rows"][number]; readonly people: number }) {
  const { channel, given, withdrawn, unknown } = row;
  const share = (count: number) => `${people === 0 ? 0 : (100 * count) / people}%`;
  return (
    <li className={classes["line"]}>
      <span>{channelWords[channel]}</span>
      <span className={classes["bar"]} aria-hidden="true">
        <span className={classes["given"]} style={{ width: share(given) }} />
        <span className={classes["withdrawn"]} style={{ width: share(withdrawn) }} />
      </span>
      <span className={classes["numbers"]}>
        <b>{countText(given)}</b> agreed · <b>{countText(withdrawn)}</b> withdrew · {countText(unknown)} said nothing
      </span>
    </li>
  );
}
