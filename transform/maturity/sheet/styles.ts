import type { Style } from "./pen.ts";
import { TOKENS } from "./tokens.ts";

const { ink, muted, card } = TOKENS;

/** The sizes of type of the sheet. */
export const STYLES = {
  title: { face: "bold", size: 22, color: ink, leading: 26 },
  sentence: { face: "regular", size: 14.5, color: ink, leading: 18.5 },
  past: { face: "regular", size: 10, color: ink, leading: 14 },
  certainty: { face: "bold", size: 9.5, color: ink, leading: 14 },
  lead: { face: "regular", size: 9, color: muted, leading: 12.5 },
  meta: { face: "regular", size: 8, color: muted, leading: 11.5 },
  metaStrong: { face: "bold", size: 8, color: ink, leading: 11.5 },
  half: { face: "regular", size: 8, color: muted, leading: 10 },
  stage: { face: "bold", size: 9, color: ink, leading: 10.5 },
  number: { face: "bold", size: 8.5, color: ink, leading: 10 },
  numberOnAccent: { face: "bold", size: 8.5, color: card, leading: 10 },
  small: { face: "regular", size: 7.5, color: muted, leading: 9.5 },
  smallInk: { face: "regular", size: 7.5, color: ink, leading: 9.3 },
  fine: { face: "regular", size: 7, color: muted, leading: 9.5 },
  heading: { face: "bold", size: 9, color: ink, leading: 13 },
  body: { face: "regular", size: 8.2, color: ink, leading: 11 },
  step: { face: "bold", size: 8.2, color: ink, leading: 10.5 },
} satisfies Record<string, Style>;
