import type { ConnectionShown } from "@firsthand/connect/connections/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import { replayAll } from "../quarantine/replay.ts";
import classes from "./sources.module.css";

/** What lies in quarantine of its sources now, and the way to try it again with the settings as they are. */
export function NotUnderstood({ connection: { sources } }: { readonly connection: ConnectionShown }) {
  const may = useMay("imports.run");
  const queries = useQueryClient();
  const { data } = useQuery({
    ...api.imports.quarantine.list.queryOptions({ input: { limit: 1 } }),
    meta: { topics: ["log", "sources"] },
  });
  const again = useMutation({
    mutationFn: async () => {
      const done = { understood: 0, kept: 0 };
      for (const source of sources) {
        const { understood, kept } = await replayAll({ source }, () => {});
        done.understood += understood;
        done.kept += kept;
      }
      return done;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.imports.quarantine.key() }),
  });
  const lying = (data?.bySource ?? []).filter(({ source }) => sources.includes(source));
  if (lying.length === 0 && !again.data) return undefined;
  return (
    <>
      <div className={classes["actions"]}>
        {lying.map(({ source, count }) => (
          <LinkButton key={source} to="/quarantine" search={{ source }} variant="default">
            {lying.length === 1
              ? `See ${countText(count)} not understood`
              : `${source}: ${countText(count)} not understood`}
          </LinkButton>
        ))}
        {may && lying.length > 0 && (
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            Try them again
          </Button>
        )}
      </div>
      {again.data && (
        <Note
          told="status"
          tone={again.data.understood > 0 ? "positive" : "warning"}
          title={
            again.data.understood > 0
              ? `${countText(again.data.understood)} understood now`
              : "Not understood this time either"
          }
        >
          {again.data.kept > 0 &&
            `${countText(again.data.kept)} stay in quarantine. Where the other side has corrected them, Read again brings them anew.`}
        </Note>
      )}
      <FailureNote error={again.error} />
    </>
  );
}
