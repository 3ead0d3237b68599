import { useQueryClient } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";

/** What is done when something in a war room was changed: everything of Pulse is fetched again. */
export function useRefreshed(): () => Promise<void> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: api.pulse.key() });
}
