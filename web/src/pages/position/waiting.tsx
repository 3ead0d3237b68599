import { Skeleton } from "@mantine/core";

import classes from "./position.module.css";

/** Keeps the places of the page while the position is on its way. */
export function Waiting() {
  return (
    <section className={classes["parts"]} aria-busy="true" aria-label="Loading">
      <div className={classes["lead"]}>
        <Skeleton height={224} radius="md" />
        <Skeleton height={26} width={200} radius="md" />
        <Skeleton height={104} radius="md" />
      </div>
      <Skeleton height={1100} radius="md" />
    </section>
  );
}
