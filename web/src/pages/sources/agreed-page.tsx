import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";

import { client } from "../../api/client.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { RowsSkeleton } from "../../parts/states.tsx";

/** Where the other side sends somebody back to who agreed, or did not. */
export function AgreedPage() {
  const { state, code, error } = useSearch({ from: "/shell/sources/agreed" });
  const navigate = useNavigate();
  const { mutate, error: failure } = useMutation({
    mutationFn: (given: { readonly state: string; readonly code: string }) => client.connections.agreed(given),
    onSuccess: ({ id }) => navigate({ to: "/sources/$source", params: { source: id }, replace: true }),
  });
  useEffect(() => {
    // The code is good once: what was taken from the address is not asked again by going back.
    if (state !== undefined && code !== undefined) mutate({ state, code });
  }, [mutate, state, code]);
  const without = state === undefined || code === undefined;
  return (
    <Page title="Back from the other side" width="narrow">
      {without ? (
        <Note tone="negative" title="Nobody agreed" action={<LinkButton to="/sources">To the sources</LinkButton>}>
          {error === undefined ? "The address brings nothing to connect with." : `The other side says: ${error}.`} Open
          the source and agree again.
        </Note>
      ) : failure ? (
        <FailureNote error={failure} action={<LinkButton to="/sources">To the sources</LinkButton>} />
      ) : (
        <RowsSkeleton rows={2} height={60} />
      )}
    </Page>
  );
}
