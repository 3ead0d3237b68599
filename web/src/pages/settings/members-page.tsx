import { type Member, type Role, role as roles } from "@firsthand/govern/access/contract";
import { Button, NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { agoText, dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay, useSignedIn } from "../../shell/session.ts";
import { roleWords } from "../access/role-words.ts";
import { InviteMember } from "./invite-member.tsx";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";

/** Who has access, as what, and who is invited. */
export function MembersPage() {
  const [inviting, setInviting] = useState(false);
  return (
    <SettingsPage
      title="People with access"
      needs="administer"
      about="Everybody signs in with an account of their own."
      actions={<Button onClick={() => setInviting(true)}>Invite somebody</Button>}
    >
      <div className={classes["stack"]}>
        <Members />
        <Card title="What each role may do">
          <ul className={classes["roles"]}>
            {roles.options.map((one) => (
              <li key={one}>
                <strong>{roleWords[one].title}</strong> {roleWords[one].may}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {inviting && <InviteMember onClose={() => setInviting(false)} />}
    </SettingsPage>
  );
}

function Members() {
  const allowed = useMay("administer");
  const queries = useQueryClient();
  const [removing, setRemoving] = useState<Member>();
  const { data, error, refetch } = useQuery({
    ...api.access.members.queryOptions(),
    enabled: allowed,
    meta: { topics: ["access"] },
  });
  const refresh = () => queries.invalidateQueries({ queryKey: api.access.members.key() });
  if (!data) {
    return (
      <Card flush>{error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={3} height={56} />}</Card>
    );
  }
  const administrators = data.filter(({ role, state }) => role === "administrator" && state === "active").length;
  return (
    <Card flush>
      <ul className={classes["list"]}>
        {data.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            last={member.role === "administrator" && member.state === "active" && administrators === 1}
            onRemove={() => setRemoving(member)}
            onChanged={refresh}
          />
        ))}
      </ul>
      {removing && <Removing member={removing} onRemoved={refresh} onClose={() => setRemoving(undefined)} />}
    </Card>
  );
}

function MemberRow({
  member,
  last,
  onRemove,
  onChanged,
}: {
  readonly member: Member;
  /** Whether there is no other administrator. */
  readonly last: boolean;
  readonly onRemove: () => void;
  readonly onChanged: () => Promise<void>;
}) {
  const { id, name, email, role, state, lastSeenAt, createdAt, expiresAt } = member;
  const { person } = useSignedIn();
  const own = person.id === id;
  const invited = state === "invited";
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
          {own && <Chip tone="accent">You</Chip>}
          {invited && <Chip tone="warning">{isPast(expiresAt) ? "Invitation has run out" : "Invited"}</Chip>}
        </div>
        <p className={classes["fine"]}>
          {email} ·{" "}
          {invited ? (
            <>
              invited{" "}
              <time dateTime={createdAt} title={fullText(createdAt)}>
                {agoText(createdAt)}
              </time>
              {expiresAt !== null && !isPast(expiresAt) && `, open until ${dateText(expiresAt)}`}
            </>
          ) : lastSeenAt === null ? (
            "never seen"
          ) : (
            <time dateTime={lastSeenAt} title={fullText(lastSeenAt)}>
              seen {agoText(lastSeenAt)}
            </time>
          )}
        </p>
        {last && (
          <p className={classes["fine"]}>The only administrator: make somebody else one before this role can change.</p>
        )}
      </div>
      <div className={classes["buttons"]}>
        {invited ? (
          <Chip>{roleWords[role].title}</Chip>
        ) : (
          <RoleSelect member={member} locked={last} onChanged={onChanged} />
        )}
        <Button
          size="xs"
          variant="default"
          disabled={own}
          title={own ? "Nobody can remove themselves" : undefined}
          aria-label={invited ? `Withdraw the invitation of ${name}` : `Remove ${name}`}
          onClick={onRemove}
        >
          {invited ? "Withdraw" : "Remove"}
        </Button>
      </div>
    </li>
  );
}

function RoleSelect({
  member: { id, name, role },
  locked,
  onChanged,
}: {
  readonly member: Member;
  readonly locked: boolean;
  readonly onChanged: () => Promise<void>;
}) {
  const change = useMutation({
    mutationFn: (next: Role) => client.access.changeRole({ id, role: next }),
    onError: (error) => {
      const { message, advice } = failureOf(error);
      notifications.show({ color: "red", title: message, message: advice ?? "" });
    },
    onSettled: onChanged,
  });
  return (
    <NativeSelect
      size="xs"
      aria-label={`Role of ${name}`}
      disabled={locked || change.isPending}
      data={roles.options.map((value) => ({ value, label: roleWords[value].title }))}
      value={change.isPending ? change.variables : role}
      onChange={(event) => {
        const next = roles.safeParse(event.currentTarget.value);
        if (next.success) change.mutate(next.data);
      }}
    />
  );
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

function isPast(at: string | null): boolean {
  return at !== null && Date.parse(at) < Date.now();
}
