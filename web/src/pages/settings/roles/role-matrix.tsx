import type { Role } from "@firsthand/govern/access/contract";
import { IconCheck } from "@tabler/icons-react";

import { permissionsOf } from "../../../access/outcome.ts";
import { permissionGroups } from "../../../access/permission-groups.ts";
import { Card } from "../../../parts/card.tsx";
import classes from "./role-matrix.module.css";

/** Which role may do what, at a glance. */
export function RoleMatrix({ roles }: { readonly roles: readonly Role[] }) {
  const held = new Map(roles.map(({ role }) => [role, new Set(permissionsOf(role, roles))]));
  return (
    <Card
      title="What each role may do"
      about="What is marked with * counts only if the role is held for the whole organisation, with † also for a whole unit"
      flush
    >
      {/* It scrolls in both directions within a narrow window, also by keyboard. */}
      <section className={classes["scroll"]} tabIndex={0} aria-label="Roles and permissions">
        <table className={classes["matrix"]}>
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {roles.map(({ role, title }) => (
                <th key={role} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          {permissionGroups.map((group) => (
            <tbody key={group.title}>
              <tr className={classes["group"]}>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  <span>{group.title}</span>
                </th>
              </tr>
              {group.permissions.map(({ id, words, reach }) => (
                <tr key={id}>
                  <th scope="row">
                    {words}
                    {reach === "whole" && <span title="Only for the whole organisation">*</span>}
                    {reach === "units" && <span title="For the whole organisation or a whole unit">†</span>}
                  </th>
                  {roles.map(({ role }) => (
                    <Cell key={role} may={held.get(role)?.has(id) ?? false} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </Card>
  );
}

function Cell({ may }: { readonly may: boolean }) {
  return (
    <td data-may={may || undefined}>
      {may && <IconCheck size={15} stroke={2.2} aria-hidden />}
      <span className="hidden-visually">{may ? "yes" : "no"}</span>
    </td>
  );
}
