import { Autocomplete } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";

export interface SaidOwner {
  readonly owner: string;
  readonly ownerId: string | null;
}

/** A member by name, or anybody in words. */
export function OwnerInput({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (said: SaidOwner) => void;
}) {
  const { data = [] } = useQuery({ ...api.quality.catalogue.owners.queryOptions(), meta: { topics: ["access"] } });
  const names = [...new Set(data.map(({ name }) => name))];
  return (
    <Autocomplete
      label="Owner"
      description="Somebody who has access here, or any words: a person, a team, a role. Empty for nobody."
      comboboxProps={{ withinPortal: false }}
      data={names}
      value={value}
      maxLength={200}
      onChange={(owner) => {
        const [member, another] = data.filter(({ name }) => name === owner);
        // Of two people of one name nobody can tell which is meant.
        onChange({ owner, ownerId: member && !another ? member.id : null });
      }}
    />
  );
}
