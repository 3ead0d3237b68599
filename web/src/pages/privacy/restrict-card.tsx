import type { PrivacyRequest, Restriction } from "@firsthand/govern/privacy/contract";
import { Button } from "@mantine/core";
import { useState } from "react";

import { dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Fact } from "../../parts/fact.tsx";
import { Note } from "../../parts/note.tsx";
import classes from "./privacy.module.css";
import { LiftDialog, RestrictDialog } from "./restrict-dialogs.tsx";

/** A restriction: what it would do, that it lasts, or how it ended. */
export function RestrictCard({ request }: { readonly request: PrivacyRequest }) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const { id, state, restriction } = request;
  if (restriction === null) {
    if (state !== "open") return undefined;
    return (
      <Card title="Keep their data, and use them no more">
        <div className={classes["stack"]}>
          <p>From then on, and until it is lifted:</p>
          <ul className={classes["points"]}>
            <li>Lists, threads, people and search show neither their name nor their addresses nor their words.</li>
            <li>Nobody may write to them, for any purpose.</li>
            <li>Labels of their messages cannot be corrected, and no rule deletes anything of theirs.</li>
            <li>Figures stay as they are: they count conversations and tell nothing of anybody.</li>
            <li>All that is joined with them is restricted with them, now or later.</li>
          </ul>
          <p className={classes["fine"]}>The request is answered by it. Tell the customer that it was done.</p>
          <div className={classes["buttons"]}>
            <Button onClick={() => setAsking(true)}>Restrict</Button>
          </div>
        </div>
        {asking && <RestrictDialog id={id} onClose={close} />}
      </Card>
    );
  }
  const { since, by, liftedAt } = restriction;
  return (
    <Card title={liftedAt === null ? "Restricted" : "Was restricted"}>
      <div className={classes["stack"]}>
        {liftedAt === null && (
          <Note tone="warning" title={`Restricted since ${dateText(since)}`}>
            Their data are kept and not used. What they wrote can be opened below by who answers requests.
          </Note>
        )}
        <dl className={classes["facts"]}>
          <Fact name="Since">
            <time title={fullText(since)}>{dateText(since)}</time>, by {by}
          </Fact>
          {restriction.why !== "" && <Fact name="Why">{restriction.why}</Fact>}
          <Lifted restriction={restriction} />
        </dl>
        {liftedAt === null && (
          <div className={classes["buttons"]}>
            <Button variant="default" onClick={() => setAsking(true)}>
              Lift the restriction
            </Button>
          </div>
        )}
      </div>
      {asking && <LiftDialog id={id} onClose={close} />}
    </Card>
  );
}

function Lifted({ restriction: { liftedAt, liftedBy, liftedWhy, toldAt } }: { readonly restriction: Restriction }) {
  if (liftedAt === null) return undefined;
  return (
    <>
      {toldAt !== null && (
        <Fact name="The customer was told">
          <time title={fullText(toldAt)}>{dateText(toldAt)}</time>
        </Fact>
      )}
      <Fact name="Lifted">
        <time title={fullText(liftedAt)}>{dateText(liftedAt)}</time>
        {liftedBy === "erased" ? ", since they were erased" : `, by ${liftedBy ?? ""}`}
      </Fact>
      {liftedWhy !== null && liftedWhy !== "" && <Fact name="Why it was lifted">{liftedWhy}</Fact>}
    </>
  );
}
