import { initialsOf } from "../format/words.ts";
import classes from "./initials.module.css";

/** The round mark of somebody; decoration, since the name stands beside it. */
export function Initials({ name, size = 32 }: { readonly name: string; readonly size?: 24 | 32 | 44 }) {
  return (
    <span className={classes["mark"]} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
