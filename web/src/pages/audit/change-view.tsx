import type { AuditDetail } from "@firsthand/govern/audit/contract";

import { countText } from "../../format/numbers.ts";
import { plainText } from "../../format/words.ts";
import { ChangesView } from "../model/changes/changes-view.tsx";
import classes from "./audit.module.css";
import { type ChangedField, shownChange } from "./changed-fields.ts";

/** What a setting was before and is after: by its fields, or line by line. */
export function ChangeView({ change }: { readonly change: AuditDetail["changes"][number] }) {
  const shown = shownChange(change.before, change.after);
  return (
    <section className={classes["changed"]} aria-label={`What changed: ${change.subject}`}>
      <h3 className={classes["subject"]}>{plainText(change.subject)}</h3>
      {shown.kind === "lines" ? (
        <ChangesView before={shown.before} after={shown.after} label={`Lines of ${change.subject}`} />
      ) : (
        <Fields fields={shown.fields} unchanged={shown.unchanged} />
      )}
    </section>
  );
}

function Fields({ fields, unchanged }: { readonly fields: readonly ChangedField[]; readonly unchanged: number }) {
  return (
    <>
      <table className={classes["fields"]}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name === "" ? "Value" : plainText(name.replaceAll(/([A-Z])/g, " $1").toLowerCase())}</th>
              <td>{before === undefined ? <Nothing /> : <del>{before}</del>}</td>
              <td>{after === undefined ? <Nothing /> : <ins>{after}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unchanged > 0 && (
        <p className={classes["muted"]}>
          {countText(unchanged)} {unchanged === 1 ? "field stays" : "fields stay"} as they were.
        </p>
      )}
    </>
  );
}

function Nothing() {
  return <span className={classes["muted"]}>nothing</span>;
}
