import type { Person } from "@firsthand/engage/identities/contract";

import { Chip } from "../../parts/chip.tsx";
import { identityText } from "../conversations/names.ts";
import classes from "./people.module.css";

type Shown = Pick<Person["identities"][number], "kind" | "space" | "value" | "name" | "sharing">;

/** One way to recognise somebody: its value, what it is, and whether several people use it. */
export function IdentityLine({
  identity: { kind, space, value, name, sharing },
  without = "No value",
}: {
  readonly identity: Shown;
  /** What stands where there is neither value nor name. */
  readonly without?: string;
}) {
  return (
    <span className={classes["identity"]}>
      <span className={classes["value"]}>{value ?? name ?? without}</span>
      {name !== null && value !== null && name !== value && <span className={classes["fine"]}>{name}</span>}
      <span className={classes["fine"]}>{space === "" ? identityText(kind) : `${identityText(kind)}, ${space}`}</span>
      {sharing === "shared" && <Chip tone="warning">shared by several people</Chip>}
    </span>
  );
}
