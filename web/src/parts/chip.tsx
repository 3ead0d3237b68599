import classes from "./chip.module.css";

/** Tones of a chip; the words in it say the same, since colour alone says nothing to some. */
export type Tone = "plain" | "accent" | "positive" | "warning" | "negative" | "teal" | "violet";

/** A few words in a small coloured box, made of one plain element: it stands in virtualised rows. */
export function Chip({ tone = "plain", children, title }: { tone?: Tone; children: string; title?: string }) {
  return (
    <span className={classes["chip"]} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
