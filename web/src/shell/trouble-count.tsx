import { useQuery } from "@tanstack/react-query";

import { api } from "../api/client.ts";
import { countText } from "../format/numbers.ts";
import { useMay } from "./session.ts";
import classes from "./shell.module.css";

/**
 * How many sources, webhooks and alarms of the reading wait for somebody; undefined while it is not known or may not be
 * seen.
 */
export function useTroubles(): Readonly<Record<"sources" | "webhooks" | "reading", number | undefined>> {
  const [maySources, mayWebhooks] = [useMay("imports.read"), useMay("webhooks.manage")];
  const mayReading = useMay("taxonomy.manage");
  const connections = useQuery({
    ...api.connections.list.queryOptions(),
    meta: { topics: ["sources"] },
    enabled: maySources,
  });
  const ways = useQuery({
    ...api.places.ways.queryOptions(),
    meta: { topics: ["sources", "imports"] },
    enabled: maySources,
  });
  const webhooks = useQuery({
    ...api.webhooks.list.queryOptions(),
    meta: { topics: ["webhooks"] },
    enabled: mayWebhooks,
  });
  const drift = useQuery({
    ...api.reading.drift.queryOptions(),
    meta: { topics: ["taxonomy"] },
    enabled: mayReading,
  });
  const stopped = connections.data?.filter(({ state, health }) => state === "on" && health === "stopped").length;
  const troubled = ways.data?.filter(({ state }) => state === "trouble").length;
  return {
    sources: stopped === undefined || troubled === undefined ? undefined : stopped + troubled,
    webhooks: webhooks.data?.filter(({ state }) => state === "failing" || state === "gone").length,
    reading: drift.data?.alarms.filter(({ acknowledged }) => acknowledged === null).length,
  };
}

/** What of a page waits for somebody, beside its name in the side bar. */
export function TroubleCount({ of }: { readonly of: "sources" | "webhooks" | "reading" }) {
  const count = useTroubles()[of] ?? 0;
  if (count === 0) return undefined;
  const words = count === 1 ? "one needs you" : `${countText(count)} need you`;
  return (
    <>
      <span className={classes["trouble"]} aria-hidden="true" title={words}>
        {countText(count)}
      </span>
      <span className="hidden-visually">({words})</span>
    </>
  );
}
