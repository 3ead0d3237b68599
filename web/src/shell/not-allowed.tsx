import { type Access, accessWords } from "@firsthand/kernel/permissions";
import { IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { grantText } from "../access/grant-words.ts";
import { Page } from "../parts/page.tsx";
import { EmptyState } from "../parts/states.tsx";
import { startFor } from "./places.ts";
import { useSignedIn } from "./session.ts";

/** Stands in place of a page that who is signed in may not see: says what it needs, and who can help. */
export function NotAllowed({ needs }: { readonly needs: Access }) {
  const { person, may } = useSignedIn();
  const held = person.grants.map((grant) => grantText(grant)).join("; ");
  return (
    <Page title="You may not see this">
      <EmptyState
        title={`This page needs: ${accessWords(needs) ?? needs}`}
        icon={<IconLock size={28} stroke={1.5} />}
        action={<Link to={startFor(may)}>Go where you may</Link>}
      >
        {held === "" ? "You hold no role here." : `You are here as: ${held}.`} Ask an administrator for a role that
        includes it, for the whole organisation if the page shows all of it. It opens here by itself then.
      </EmptyState>
    </Page>
  );
}
