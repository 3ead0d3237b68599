import type { Unit } from "@firsthand/govern/access/contract";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";

import { api, client } from "../../../api/client.ts";
import { Confirm } from "../../../parts/confirm.tsx";

/** Takes a unit out of the tree; its messages stay. */
export function UnitRemoval({ unit: { name }, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const queries = useQueryClient();
  return (
    <Confirm
      title={`Take ${name} out of the tree?`}
      verb="Take it out"
      onConfirm={async () => {
        queries.setQueryData(api.access.units.queryKey(), await client.access.removeUnit({ name }));
        notifications.show({ message: `${name} is out of the tree.` });
      }}
      onClose={onClose}
    >
      Its rules go, and roles that are held for a unit above no longer reach it. Messages that name it stay as they are.
    </Confirm>
  );
}
