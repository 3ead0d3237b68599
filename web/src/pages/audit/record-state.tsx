import { type AuditState, RETENTION_DAYS, type Verification } from "@firsthand/govern/audit/contract";
import { Button, Modal, NumberInput, Skeleton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, fullText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import classes from "./audit.module.css";

/** How far the record is sealed, when it was checked and how long it is kept; and the way to check it now. */
export function RecordState() {
  const mayKeep = useMay("system.manage");
  const [changing, setChanging] = useState(false);
  const state = useQuery({ ...api.audit.state.queryOptions(), meta: { topics: ["audit"] } });
  const check = useMutation({ mutationFn: () => client.audit.verify(), onSettled: () => void state.refetch() });
  const { data } = state;
  if (!data) return state.error ? <ErrorState error={state.error} retry={state.refetch} /> : <Skeleton height={64} />;
  return (
    <>
      <div className={classes["state"]}>
        <dl className={classes["facts"]}>
          <div>
            <dt>Sealed</dt>
            <dd>
              {data.newestSeal ? (
                <time dateTime={data.newestSeal.at} title={fullText(data.newestSeal.at)}>
                  to {momentText(data.newestSeal.at)}
                </time>
              ) : (
                "within a minute"
              )}
            </dd>
          </div>
          <LastCheck check={data.lastCheck} />
          <div>
            <dt>Kept for</dt>
            <dd>
              {countText(data.retentionDays)} days{" "}
              {mayKeep && (
                <button type="button" className={classes["change"]} onClick={() => setChanging(true)}>
                  Change<span className="hidden-visually"> how long lines are kept</span>
                </button>
              )}
            </dd>
          </div>
        </dl>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Check now
        </Button>
      </div>
      <FailureNote error={check.error} />
      {check.data && <Found found={check.data} onClose={() => check.reset()} />}
      {changing && <KeepDialog days={data.retentionDays} onClose={() => setChanging(false)} />}
    </>
  );
}

function LastCheck({ check }: { readonly check: AuditState["lastCheck"] }) {
  return (
    <div>
      <dt>Last checked</dt>
      <dd>
        {check ? (
          <>
            <time dateTime={check.at} title={fullText(check.at)}>
              {agoText(check.at)}
            </time>{" "}
            by {check.by}:{" "}
            <strong className={classes[check.sound ? "sound" : "unsound"]}>
              {check.sound ? "nothing was changed" : `${countText(check.faults)} faults`}
            </strong>
          </>
        ) : (
          "not yet; it is every night"
        )}
      </dd>
    </div>
  );
}

function Found({ found, onClose }: { readonly found: Verification; readonly onClose: () => void }) {
  const close = (
    <Button size="xs" variant="default" onClick={onClose}>
      Close
    </Button>
  );
  const counts = `${countText(found.lines)} lines under ${countText(found.seals)} seals were looked at.`;
  if (found.sound) {
    return (
      <Note tone="positive" told="status" title="Nothing was removed or changed" action={close}>
        {counts}
        {found.erased > 0 && ` Of ${countText(found.erased)} the content is gone because a customer was erased.`}
        {found.pruned > 0 && ` ${countText(found.pruned)} older ones are gone because their time was over.`}
      </Note>
    );
  }
  return (
    <Note tone="negative" told="alert" title="The record is not as it was written" action={close}>
      <p>{counts} Somebody with access to the database, or a damaged disk, changed it.</p>
      <ul className={classes["faults"]}>
        {found.faults.slice(0, 20).map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {found.faultCount > 20 && <p>And {countText(found.faultCount - 20)} more: see “firsthand audit verify”.</p>}
    </Note>
  );
}

function KeepDialog({ days, onClose }: { readonly days: number; readonly onClose: () => void }) {
  const [wanted, setWanted] = useState<number | string>(days);
  const save = useMutation({ mutationFn: (next: number) => client.audit.keep({ days: next }), onSuccess: onClose });
  const { least, most } = RETENTION_DAYS;
  const fits = typeof wanted === "number" && wanted >= least && wanted <= most;
  return (
    <Modal
      opened
      onClose={onClose}
      title="How long lines are kept"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        className={classes["stack"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) save.mutate(wanted);
        }}
      >
        <NumberInput
          label="Days"
          description={`From ${countText(least)} to ${countText(most)}. Older lines go in the night that follows; seals stay.`}
          value={wanted}
          min={least}
          max={most}
          clampBehavior="none"
          allowDecimal={false}
          data-autofocus
          error={fits ? undefined : `Write a number from ${countText(least)} to ${countText(most)}.`}
          onChange={setWanted}
        />
        <FailureNote error={save.error} />
        <div className={classes["buttons"]}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!fits}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
