import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Heatmap } from "../../parts/charts/heatmap.tsx";
import { TableSwitch } from "../../parts/charts/trend-card.tsx";
import { ErrorState } from "../../parts/states.tsx";
import type { Scope } from "../../scope/scope.ts";

const noCells: readonly [] = [];

/** When in the week customers write. */
export function RhythmCard({ scope }: { readonly scope: Scope | undefined }) {
  const [numbers, setNumbers] = useState(false);
  const { data, error, refetch } = useQuery({
    ...api.metrics.rhythm.queryOptions({ input: scope ?? skipToken }),
    placeholderData: keepPreviousData,
  });
  const title = "When customers write";
  const total = data === undefined ? "" : `, ${countText(data.total)} in all`;
  return (
    <Card
      title={title}
      about={`Messages by weekday and hour, UTC${total}`}
      actions={<TableSwitch on={numbers} onChange={setNumbers} of={title} />}
    >
      {error !== null && data === undefined ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <Heatmap cells={data?.cells ?? noCells} numbers={numbers} />
      )}
    </Card>
  );
}
