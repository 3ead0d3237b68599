/** The light colours of the product (web/src/theme/tokens.css), for paper. */
export const TOKENS = {
  card: "#ffffff",
  page: "#f6f7f9",
  ink: "#1b1f27",
  muted: "#5a6372",
  line: "#e3e6eb",
  edge: "#8a93a1",
  accent: "#444cb2",
  accentSoft: "#eaf0fe",
  track: "#eef0f3",
  second: "#12a49d",
} as const;

/** How solid a stage is drawn; where it is not yet known it is hatched. */
export const OPACITY = { high: 1, medium: 0.68, low: 0.4 } as const;
