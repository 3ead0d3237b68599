import type { ListedPlace } from "@firsthand/engage/places/contract";
import { Button, Checkbox, Modal, MultiSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./sources.module.css";

/** Lists a place, or changes or removes one. */
export function PlaceDialog({
  place,
  channels,
  onClose,
}: {
  readonly place: ListedPlace | undefined;
  readonly channels: readonly string[];
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [given, setGiven] = useState({
    name: place?.name ?? "",
    channels: [...(place?.channels ?? [])],
    dismissed: place?.dismissed ?? false,
    why: place?.why ?? "",
  });
  const done = async () => {
    await queries.invalidateQueries({ queryKey: api.places.key() });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const asked = { ...given, why: given.why.trim() === "" ? null : given.why };
      return place
        ? client.places.change({ ...asked, id: place.id, ifVersion: place.version })
        : client.places.add({ ...asked, knownAs: null });
    },
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => client.places.remove({ id: place?.id ?? "" }),
    onSuccess: done,
  });
  const all = [...new Set([...channels, ...given.channels])].toSorted();
  return (
    <Modal
      opened
      onClose={onClose}
      title={place ? `Change ${place.name}` : "List a place"}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          label="Where"
          required
          value={given.name}
          error={issuesOf(save.error)["name"]}
          onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })}
        />
        <MultiSelect
          label="Heard through these channels"
          description="Channels of the log; none if it is not heard"
          data={all}
          value={given.channels}
          searchable
          onChange={(chosen) => setGiven({ ...given, channels: chosen })}
        />
        <Checkbox
          label="Do not count it: our customers do not speak there"
          checked={given.dismissed}
          onChange={(event) => setGiven({ ...given, dismissed: event.currentTarget.checked })}
        />
        <Textarea
          label="Why"
          description="For example why it is not heard yet"
          autosize
          minRows={2}
          maxLength={1000}
          value={given.why}
          onChange={(event) => setGiven({ ...given, why: event.currentTarget.value })}
        />
        <FailureNote error={save.error ?? remove.error} />
        <div className={classes["actions"]}>
          <Button type="submit" loading={save.isPending}>
            {place ? "Save" : "List it"}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {place && (
            <Button color="red" variant="outline" loading={remove.isPending} onClick={() => remove.mutate()}>
              Take it off the list
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
