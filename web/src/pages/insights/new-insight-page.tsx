import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { api, client } from "../../api/client.ts";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { functionOf } from "./functions.ts";
import { type InsightDraft, InsightForm } from "./insight-form.tsx";
import type { NewInsightSearch } from "./search.ts";

const DAY = 86_400_000;
/** So many days of evidence are looked at where nothing is said. */
const USUAL_DAYS = 28;

/** Records a finding; what leads here may fill in what it knows. */
export function NewInsightPage() {
  const search = useSearch({ from: "/shell/insights/new" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const messages = search.messages ?? [];
  const save = useMutation({
    mutationFn: ({ filter, since, until, ...given }: InsightDraft) =>
      client.insights.add({
        ...given,
        evidence: {
          filter,
          since,
          until,
          messageIds: [...messages],
          ...(search.theme === undefined ? {} : { theme: search.theme.slice(0, 200) }),
        },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.insights.key() });
      await navigate({ to: "/insights/$insight", params: { insight: id }, replace: true });
    },
  });
  return (
    <Page title="Record a finding" width="narrow">
      {messages.length > 0 && (
        <Note
          title={messages.length === 1 ? "One message stands under it" : `${messages.length} messages stand under it`}
        >
          Its words are shown masked; whoever may opens the conversation from there.
        </Note>
      )}
      <InsightForm
        begin={begun(search)}
        verb="Record it"
        error={save.error}
        pending={save.isPending}
        onSave={(draft) => save.mutate(draft)}
        onCancel={() => void navigate({ to: "/insights" })}
      />
    </Page>
  );
}

function begun({
  title = "",
  says = "",
  function: of,
  unit,
  filter = {},
  since,
  until,
}: NewInsightSearch): InsightDraft {
  const today = Math.floor(Date.now() / DAY) * DAY;
  return {
    title: title.slice(0, 200),
    says,
    function: functionOf(of) ?? functionOf(filter.functions?.[0]) ?? "product",
    unit: unit ?? filter.unit ?? null,
    targetDays: 30,
    filter,
    since: since ?? dayOf(today - (USUAL_DAYS - 1) * DAY),
    until: until ?? dayOf(today + DAY),
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
