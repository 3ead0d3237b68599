/** The eleven front-office functions, in the order in which they are offered. */
export const frontOfficeFunctions = [
  "care",
  "commerce",
  "sales",
  "product",
  "finance",
  "legal",
  "marketing",
  "advertising",
  "research",
  "public_relations",
  "people",
] as const;

export type FrontOfficeFunction = (typeof frontOfficeFunctions)[number];
