import type { ModelInForce } from "@firsthand/transform/models/contract";

import { fullText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { contentsText } from "./contents-words.ts";
import classes from "./model.module.css";
import { originText } from "./versions/origin-text.ts";

/** What is in force: its name, since when, by whom, why, and what it holds. */
export function InForceCard({
  inForce: { version, savedAt, savedBy, why, origin, contents },
  title,
}: {
  readonly inForce: ModelInForce;
  readonly title: string;
}) {
  return (
    <Card>
      <div className={classes["facts"]}>
        <div>
          <div className={classes["head"]}>
            <h2 className={classes["name"]}>{title}</h2>
            <Chip tone="accent">{`Version ${version} in force`}</Chip>
          </div>
          <p className={classes["words"]}>{why}</p>
          <p className={classes["fine"]}>
            {savedBy},{" "}
            <time dateTime={savedAt} title={fullText(savedAt)}>
              {momentText(savedAt)}
            </time>{" "}
            · {originText(origin).toLowerCase()}
          </p>
        </div>
        <dl className={classes["numbers"]} aria-label="What it holds">
          {contentsText(contents).map(({ count, word }) => (
            <div key={word} className={classes["number"]}>
              <dt>{word}</dt>
              <dd>{countText(count)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}
