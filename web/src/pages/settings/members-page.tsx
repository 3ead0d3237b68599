import { ADMINISTRATOR, type Member } from "@firsthand/govern/access/contract";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { isWhole } from "../../access/outcome.ts";
import { useRoles, useRoleTitles } from "../../access/use-roles.ts";
import { api, client } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay, useUnitsOf } from "../../shell/session.ts";
import { ChangeGrants } from "./members/change-grants.tsx";
import { InviteMember } from "./members/invite-member.tsx";
import { MemberRow } from "./members/member-row.tsx";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";

/** Who has access, with which roles, and who is invited. */
export function MembersPage() {
  const [inviting, setInviting] = useState(false);
  const mayManage = useMay("access.manage");
  const bounded = useUnitsOf("access.read");
  return (
    <SettingsPage
      title="People"
      about={
        bounded === undefined
          ? "Everybody has an account of their own. Roles say what they may do, and where."
          : `Who holds a role in ${bounded[0] ?? "your units"}, with these roles. Others are not shown.`
      }
      actions={mayManage ? <Button onClick={() => setInviting(true)}>Invite somebody</Button> : undefined}
    >
      <Members />
      {inviting && <InviteMember onClose={() => setInviting(false)} />}
    </SettingsPage>
  );
}

interface Asked {
  readonly what: "grants" | "removal";
  readonly member: Member;
}

function Members() {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery({ ...api.access.members.queryOptions(), meta: { topics: ["access"] } });
  const titles = useRoleTitles(useRoles().data);
  const refresh = () => queries.invalidateQueries({ queryKey: api.access.members.key() });
  const close = () => setAsked(undefined);
  if (!data) {
    return (
      <Card flush>{error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={3} height={56} />}</Card>
    );
  }
  const administrators = data.filter(isAdministrator);
  const isLast = (member: Member) => administrators.length === 1 && administrators[0]?.id === member.id;
  return (
    <Card flush>
      <ul className={classes["list"]}>
        {data.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            titles={titles}
            last={isLast(member)}
            onGrants={() => setAsked({ what: "grants", member })}
            onRemove={() => setAsked({ what: "removal", member })}
          />
        ))}
      </ul>
      {asked?.what === "grants" && (
        <ChangeGrants member={asked.member} last={isLast(asked.member)} onChanged={refresh} onClose={close} />
      )}
      {asked?.what === "removal" && <Removing member={asked.member} onRemoved={refresh} onClose={close} />}
    </Card>
  );
}

function isAdministrator({ grants, state }: Member): boolean {
  return state === "active" && grants.some((grant) => grant.role === ADMINISTRATOR && isWhole(grant));
}

function Removing({
  member: { id, name, state },
  onRemoved,
  onClose,
}: {
  readonly member: Member;
  readonly onRemoved: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const invited = state === "invited";
  return (
    <Confirm
      title={invited ? `Withdraw the invitation of ${name}?` : `Remove ${name}?`}
      verb={invited ? "Withdraw it" : "Remove"}
      onConfirm={async () => {
        if (invited) await client.access.withdrawInvitation({ id });
        else {
          const { keysRemoved } = await client.access.removeMember({ id });
          const keys = keysRemoved === 1 ? " and one key" : keysRemoved > 1 ? ` and ${keysRemoved} keys` : "";
          notifications.show({ message: `${name}${keys} removed.` });
        }
        await onRemoved();
      }}
      onClose={onClose}
    >
      {invited
        ? "The link no longer opens. You can invite them again."
        : "All of their sessions and API keys end at once. What they corrected stays, under their name."}
    </Confirm>
  );
}
