import { ADMINISTRATOR, type Role } from "@firsthand/govern/access/contract";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useRoles } from "../../access/use-roles.ts";
import { api, client } from "../../api/client.ts";
import { agoText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { RoleDialog } from "./roles/role-dialog.tsx";
import { RoleMatrix } from "./roles/role-matrix.tsx";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";

interface Asked {
  readonly what: "edit" | "removal";
  readonly role: Role | undefined;
}

/** The roles, and what each may do. */
export function RolesPage() {
  const [asked, setAsked] = useState<Asked>();
  const queries = useQueryClient();
  const mayManage = useMay("access.manage:whole");
  const { data, error, refetch } = useRoles();
  const close = () => setAsked(undefined);
  return (
    <SettingsPage
      title="Roles"
      width="wide"
      about="A role is a named set of permissions. A change of it holds at once, for everybody who has it."
      actions={
        mayManage ? <Button onClick={() => setAsked({ what: "edit", role: undefined })}>Make a role</Button> : undefined
      }
    >
      {data ? (
        <div className={classes["stack"]}>
          <Card flush>
            <ul className={classes["list"]}>
              {data.map((role) => (
                <RoleRow
                  key={role.role}
                  role={role}
                  onEdit={() => setAsked({ what: "edit", role })}
                  onRemove={() => setAsked({ what: "removal", role })}
                />
              ))}
            </ul>
          </Card>
          <RoleMatrix roles={data} />
        </div>
      ) : (
        <Card flush>
          {error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={8} height={56} />}
        </Card>
      )}
      {asked?.what === "edit" && data && (
        <RoleDialog key={asked.role?.role ?? ""} role={asked.role} roles={data} onClose={close} />
      )}
      {asked?.what === "removal" && asked.role && (
        <Confirm
          title={`Remove the role ${asked.role.title}?`}
          verb="Remove the role"
          onConfirm={async () => {
            await client.access.removeRole({ role: asked.role?.role ?? "" });
            await queries.invalidateQueries({ queryKey: api.access.roles.key() });
            notifications.show({ message: `The role ${asked.role?.title} is removed.` });
          }}
          onClose={close}
        >
          Nobody holds it. It can be made again, but not brought back.
        </Confirm>
      )}
    </SettingsPage>
  );
}

interface RoleRowProps {
  readonly role: Role;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function RoleRow({
  role: { role, title, words, shipped, holders, changedAt, changedBy },
  onEdit,
  onRemove,
}: RoleRowProps) {
  const mayManage = useMay("access.manage:whole");
  const fixed = role === ADMINISTRATOR;
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{title}</span>
          {!shipped && <Chip tone="accent">Own role</Chip>}
          {fixed && <Chip>Cannot be changed</Chip>}
        </div>
        <p className={classes["muted"]}>{words}</p>
        <p className={classes["fine"]}>
          {holdersText(holders)}
          {changedAt !== null && ` · changed ${agoText(changedAt)}${changedBy === null ? "" : ` by ${changedBy}`}`}
        </p>
      </div>
      {mayManage && !fixed && (
        <div className={classes["buttons"]}>
          <Button size="xs" variant="default" aria-label={`Change the role ${title}`} onClick={onEdit}>
            Change
          </Button>
          {!shipped && (
            <Button
              size="xs"
              variant="default"
              disabled={holders > 0}
              title={holders > 0 ? "Somebody holds it" : undefined}
              aria-label={`Remove the role ${title}`}
              onClick={onRemove}
            >
              Remove
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function holdersText(holders: number): string {
  if (holders === 0) return "Nobody holds it";
  return holders === 1 ? "One holds it" : `${countText(holders)} hold it`;
}
