import type { Counted, Subject } from "@firsthand/govern/privacy/contract";

import { countText } from "../../format/numbers.ts";
import { Chip } from "../../parts/chip.tsx";
import { identityText } from "../conversations/names.ts";
import classes from "./privacy.module.css";

/** How much there is of what. */
export function Counts({ counts, label }: { readonly counts: readonly Counted[]; readonly label: string }) {
  if (counts.length === 0) return <p className={classes["fine"]}>Nothing.</p>;
  return (
    <table className={classes["counts"]} aria-label={label}>
      <tbody>
        {counts.map(({ table, what, rows }) => (
          <tr key={`${table} ${what}`}>
            <th scope="row">{what.charAt(0).toUpperCase() + what.slice(1)}</th>
            <td>{countText(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By what somebody is known. */
export function Identities({ subject }: { readonly subject: Subject }) {
  return (
    <ul role="list" className={classes["identities"]}>
      {subject.identities.map(({ identityId, kind, value, sharing }) => (
        <li key={identityId}>
          {value ?? "Without value"} <span className={classes["fine"]}>{identityText(kind)}</span>{" "}
          {sharing === "shared" && <Chip tone="warning">shared by several people</Chip>}
        </li>
      ))}
    </ul>
  );
}
