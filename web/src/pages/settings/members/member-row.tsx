import type { Member } from "@firsthand/govern/access/contract";
import { Button } from "@mantine/core";
import { useState } from "react";

import { grantText, type RoleTitles } from "../../../access/grant-words.ts";
import { agoText, dateText, fullText } from "../../../format/dates.ts";
import { Chip } from "../../../parts/chip.tsx";
import { useSignedIn } from "../../../shell/session.ts";
import { FactorsMember } from "../factors-member.tsx";
import classes from "../settings.module.css";

interface MemberRowProps {
  readonly member: Member;
  readonly titles: RoleTitles;
  /** Whether there is no other administrator. */
  readonly last: boolean;
  readonly onGrants: () => void;
  readonly onRemove: () => void;
}

/** Somebody with access, or invited: who, with which roles, seen when. */
export function MemberRow({ member, titles, last, onGrants, onRemove }: MemberRowProps) {
  const { id, name, grants, state } = member;
  const own = useSignedIn().person.id === id;
  const { may } = useSignedIn();
  const managesAll = may.includes("access.manage:whole");
  const mayManage = may.includes("access.manage");
  const [signIn, setSignIn] = useState(false);
  const invited = state === "invited";
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
          {own && <Chip tone="accent">You</Chip>}
          {invited && <Chip tone="warning">{isPast(member.expiresAt) ? "Invitation has run out" : "Invited"}</Chip>}
        </div>
        <Seen member={member} />
        <ul className={classes["chips"]} aria-label={`Roles of ${name}`}>
          {grants.map((grant) => (
            <li key={JSON.stringify(grant)}>
              <Chip>{grantText(grant, titles)}</Chip>
            </li>
          ))}
        </ul>
        {last && <p className={classes["fine"]}>The only administrator; somebody has to stay one.</p>}
      </div>
      {mayManage && (
        <div className={classes["buttons"]}>
          {!invited && (
            <>
              {managesAll && (
                <Button size="xs" variant="default" aria-label={`Sign-in of ${name}`} onClick={() => setSignIn(true)}>
                  Sign-in
                </Button>
              )}
              <Button size="xs" variant="default" aria-label={`Change the roles of ${name}`} onClick={onGrants}>
                Roles
              </Button>
            </>
          )}
          {(invited || managesAll) && (
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
          )}
        </div>
      )}
      {signIn && <FactorsMember member={member} onClose={() => setSignIn(false)} />}
    </li>
  );
}

function Seen({ member: { email, state, createdAt, expiresAt, lastSeenAt } }: { readonly member: Member }) {
  return (
    <p className={classes["fine"]}>
      {email} ·{" "}
      {state === "invited" ? (
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
  );
}

function isPast(at: string | null): boolean {
  return at !== null && Date.parse(at) < Date.now();
}
