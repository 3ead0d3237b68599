import type { Grant, Role, Scope } from "@firsthand/govern/access/contract";
import { type Permission, permissionIds, unitsPermissionIds } from "@firsthand/kernel/permissions";

import classes from "./access.module.css";
import { lower, permissionText, scopeText } from "./grant-words.ts";
import { type OutcomeLine, outcomeOf } from "./outcome.ts";

interface OutcomeViewProps {
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly roles: readonly Role[];
}

/** What grants come to, in plain words. */
export function OutcomeView({ name, grants, roles }: OutcomeViewProps) {
  const { lines, missing } = outcomeOf(grants, roles);
  const who = name.trim() === "" ? "They" : name.trim();
  return (
    <section className={classes["outcome"]} aria-label="What this comes to" aria-live="polite">
      {lines.length === 0 && <p>{who} may do nothing with these roles.</p>}
      {lines.map((line) => (
        <LineView key={line.permissions.join()} who={who} line={line} />
      ))}
      {missing.length > 0 && (
        <p className={classes["fine"]}>
          Left out, because it needs the whole organisation{missing.some(isOfUnits) ? " or a whole unit" : ""}:{" "}
          {missing.map((id) => lower(permissionText(id))).join("; ")}.
        </p>
      )}
    </section>
  );
}

const isOfUnits = (id: Permission) => unitsPermissionIds.some((one) => one === id);

function LineView({ who, line }: { readonly who: string; readonly line: OutcomeLine }) {
  const where = line.scopes.map(placeText).join("; ");
  if (line.permissions.length === permissionIds.length) return <p>{who} may do everything.</p>;
  return (
    <>
      <p>
        {who} may, {where}:
      </p>
      <ul>
        {line.permissions.map((id) => (
          <li key={id}>{lower(permissionText(id))}</li>
        ))}
      </ul>
    </>
  );
}

function placeText(scope: Scope): string {
  const where = scopeText(scope);
  if (where === "") return "for the whole organisation";
  return scope.unit === null ? `in all units, ${where}` : where;
}
