import type { ShownMessage } from "@firsthand/engage/conversations/contract";
import { IconStar, IconStarFilled } from "@tabler/icons-react";

import classes from "./message.module.css";
import { ratingShare, ratingText } from "./variant.ts";

const mostStars = 10;

/** A score that somebody gave: stars, or its place on the scale. */
export function RatingMark({ rating }: { readonly rating: NonNullable<ShownMessage["rating"]> }) {
  const { kind, value, highest } = rating;
  return (
    <p className={classes["rating"]}>
      {kind === "stars" && highest <= mostStars ? (
        <span className={classes["stars"]} aria-hidden="true">
          {Array.from({ length: highest }, (_unused, at) =>
            at < Math.round(value) ? (
              <IconStarFilled key={at} size={16} />
            ) : (
              <IconStar key={at} size={16} stroke={1.6} />
            ),
          )}
        </span>
      ) : (
        <span className={classes["scale"]} aria-hidden="true">
          <span style={{ left: `${ratingShare(rating) * 100}%` }} />
        </span>
      )}
      <b>{ratingText(rating)}</b>
    </p>
  );
}
