import type { ModelVersion } from "@firsthand/transform/models/contract";
import { Link } from "@tanstack/react-router";

import { dateText, fullText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useVersions } from "../use-model.ts";
import { originText } from "./origin-text.ts";
import classes from "./versions.module.css";

/** Every version that was ever in force; each opens, compared with the one that is now. */
export function VersionsCard({
  inForce,
  shown,
}: {
  readonly inForce: number;
  readonly shown: number | "shipped" | undefined;
}) {
  const { data, error, refetch } = useVersions();
  return (
    <Card title="Versions" about="Each opens with what it would change." flush>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <div className={classes["waiting"]}>
            <RowsSkeleton rows={2} height={54} />
          </div>
        )
      ) : (
        <ol className={classes["list"]} aria-label="Versions, the newest first">
          {data.map((one) => (
            <Row key={one.version} one={one} inForce={one.version === inForce} shown={one.version === shown} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Row({
  one: { version, savedAt, savedBy, why, origin },
  inForce,
  shown,
}: {
  readonly one: ModelVersion;
  readonly inForce: boolean;
  readonly shown: boolean;
}) {
  return (
    <li>
      <Link
        to="/model"
        search={inForce ? {} : { version }}
        resetScroll={false}
        className={classes["row"]}
        aria-current={shown ? "true" : undefined}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        <span className={classes["head"]}>
          <span className={classes["name"]}>Version {version}</span>
          {inForce && <Chip tone="accent">In force</Chip>}
        </span>
        <span className={classes["why"]}>{why}</span>
        <span className={classes["fine"]}>
          {savedBy},{" "}
          <time dateTime={savedAt} title={fullText(savedAt)}>
            {dateText(savedAt)}
          </time>{" "}
          · {originText(origin).toLowerCase()}
        </span>
      </Link>
    </li>
  );
}
