import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, client } from "../../api/client.ts";

/** Puts a theme aside, or takes it back. */
export function usePutAside() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, aside }: { readonly id: string; readonly aside: boolean }) =>
      aside ? client.themes.dismiss({ id }) : client.themes.restore({ id }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.themes.key() }),
  });
}
