import { partKinds, type Part, type Room } from "@firsthand/learn/pulse/contract";
import { NativeSelect } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { Card } from "../../../parts/card.tsx";
import { Fact } from "../../../parts/fact.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../pulse.module.css";
import { useRefreshed } from "./use-room.ts";

const partWords: Readonly<Record<Part["part"], string>> = {
  lead: "Leads and decides",
  facts: "Finds out what is true",
  statements: "Writes what is said",
  answers: "Answers customers",
  record: "Keeps the timeline",
};

/** Who does what. */
export function PartsCard({ room }: { readonly room: Room }) {
  const mayRespond = useMay("pulse.respond");
  const { data: people } = useQuery({ ...api.pulse.people.queryOptions(), meta: { topics: ["access"] } });
  const refreshed = useRefreshed();
  const share = useMutation({ ...api.pulse.incidents.parts.mutationOptions(), onSuccess: refreshed });
  const holder = (part: Part["part"]) => room.parts.find((one) => one.part === part);
  const give = (part: Part["part"], memberId: string) => {
    const others = room.parts
      .filter((one) => one.part !== part)
      .map(({ part: of, memberId: by }) => ({ part: of, memberId: by }));
    share.mutate({
      id: room.incident.id,
      ifVersion: room.version,
      parts: [...others, ...(memberId === "" ? [] : [{ part, memberId }])],
    });
  };
  return (
    <Card title="Who does what">
      <FailureNote error={share.error} />
      {mayRespond ? (
        <div className={classes["pair"]}>
          {partKinds.map((part) => (
            <NativeSelect
              key={part}
              label={partWords[part]}
              value={holder(part)?.memberId ?? ""}
              disabled={share.isPending}
              data={choices(people?.members ?? [], holder(part))}
              onChange={({ currentTarget }) => give(part, currentTarget.value)}
            />
          ))}
        </div>
      ) : (
        <dl className={classes["facts"]}>
          {partKinds.map((part) => (
            <Fact key={part} name={partWords[part]}>
              {holder(part)?.name ?? "Nobody yet"}
            </Fact>
          ))}
        </dl>
      )}
    </Card>
  );
}

/** Who left stays named where they had a part. */
function choices(members: readonly { readonly id: string; readonly name: string }[], held: Part | undefined) {
  const known = members.map(({ id, name }) => ({ value: id, label: name }));
  const gone =
    held && !members.some(({ id }) => id === held.memberId) ? [{ value: held.memberId, label: held.name }] : [];
  return [{ value: "", label: "Nobody yet" }, ...known, ...gone];
}
