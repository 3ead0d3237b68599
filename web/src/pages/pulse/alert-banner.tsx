import { Button } from "@mantine/core";
import { IconHeartRateMonitor } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { useMay } from "../../shell/session.ts";
import classes from "./pulse.module.css";
import { severityText } from "./words.ts";

function useAlerts() {
  const mayRead = useMay("pulse.read");
  return useQuery({ ...api.pulse.alerts.queryOptions(), meta: { topics: ["pulse"] }, enabled: mayRead }).data ?? [];
}

/** What stands out and nobody has taken on, above every page, for those who are told of it. */
export function AlertBanner() {
  const alerts = useAlerts().filter(({ told }) => told);
  const mayRespond = useMay("pulse.respond");
  const cache = useQueryClient();
  const take = useMutation({
    ...api.pulse.incidents.acknowledge.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: api.pulse.key() }),
  });
  const [first] = alerts;
  if (!first) return undefined;
  const more = alerts.length - 1;
  return (
    <div role="alert" className={classes["banner"]}>
      <IconHeartRateMonitor size={18} stroke={1.7} aria-hidden />
      <span>
        <Link to="/pulse/incidents/$incident" params={{ incident: first.id }}>
          {first.drill ? "Drill: " : ""}
          {first.name}
        </Link>
        {` stands out since ${momentText(first.onset)}. ${severityText(first.severity)}.`}
        {more > 0 && (
          <>
            {" "}
            <Link to="/pulse">{`${countText(more)} more`}</Link>
          </>
        )}
      </span>
      {mayRespond && (
        <Button
          size="compact-sm"
          variant="default"
          loading={take.isPending}
          onClick={() => take.mutate({ id: first.id })}
        >
          Take it on
        </Button>
      )}
    </div>
  );
}

/** How many alerts nobody has taken on. */
export function AlertCount({ className }: { readonly className: string | undefined }) {
  const count = useAlerts().length;
  if (count === 0) return undefined;
  return (
    <>
      <span className={className} aria-hidden="true">
        {countText(count)}
      </span>
      <span className="hidden-visually">({count === 1 ? "one alert" : `${countText(count)} alerts`})</span>
    </>
  );
}
