import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { Card } from "../../../parts/card.tsx";
import { SettingsPage } from "../settings-page.tsx";
import classes from "../settings.module.css";
import { ModelForm } from "./model-form.tsx";
import { TestCard } from "./test-card.tsx";
import { UsageCards } from "./usage-cards.tsx";

/** Which language model is asked, what for, and what was asked of it. */
export function AssistPage() {
  const { data, error, refetch } = useQuery({ ...api.assist.settings.queryOptions(), meta: { topics: ["assist"] } });
  return (
    <SettingsPage
      title="Language model"
      about="Optional, and off until you switch it on. Everything else works without one. It drafts, summarises, translates and suggests; it sends nothing and decides nothing."
    >
      <div className={classes["stack"]}>
        {data ? (
          <>
            <ModelForm settings={data.settings} />
            {data.settings && <TestCard settings={data.settings} />}
            <UsageCards cap={data.settings?.monthTokens ?? null} />
          </>
        ) : (
          <Card>{error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={5} height={56} />}</Card>
        )}
      </div>
    </SettingsPage>
  );
}
