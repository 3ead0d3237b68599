import type { RuleBody } from "@firsthand/govern/quality/contract";

const SHAPES = {
  mail: "a mail address",
  phone: "a telephone number with its country",
  language: "a code of a language",
  words: "words",
} as const;

/** What a rule asks of its rows, in a sentence. */
export function mustText({ must, table, where }: RuleBody): string {
  const which =
    where.length === 0 ? `every row of ${table}` : `rows of ${table} (${where.map(conditionText).join(", ")})`;
  switch (must.form) {
    case "known":
      return `In ${which}, ${must.column} is known.`;
    case "unique":
      return `No two of ${which} have the same ${must.columns.join(", ")}.`;
    case "one_of":
      return `In ${which}, ${must.column} is one of ${must.values.join(", ")}.`;
    case "shape":
      return `In ${which}, ${must.column} looks like ${SHAPES[must.shape]}.`;
    case "between":
      return `In ${which}, ${must.column} is ${betweenText(must)}.`;
    case "time":
      return `In ${which}, ${must.column} is ${timeText(must)}.`;
    case "order":
      return `In ${which}, ${must.column} is not after ${must.notAfter}.`;
    case "refers":
      return `In ${which}, ${must.column} is found in ${must.to.table}.`;
    case "count":
      return `In ${which}, ${must.column} is the number of rows in ${must.of.table}.`;
    case "fresh":
      return `Of each ${must.by} in ${table}, something came within ${must.factor} times its usual gap.`;
  }
}

function conditionText(condition: RuleBody["where"][number]): string {
  const { column } = condition;
  switch (condition.is) {
    case "known":
    case "unknown":
      return `${column} ${condition.is}`;
    case "equal":
      return `${column} = ${condition.value}`;
    case "different":
      return `${column} not ${condition.value}`;
    case "long":
      return `${column} of ${condition.value} characters and more`;
  }
}

function betweenText({ least, most }: { least?: number | undefined; most?: number | undefined }): string {
  if (least === undefined) return `at most ${most}`;
  return most === undefined ? `at least ${least}` : `from ${least} to ${most}`;
}

function timeText({
  earliest,
  aheadMinutes,
}: {
  earliest?: string | undefined;
  aheadMinutes?: number | undefined;
}): string {
  const ends = [
    ...(earliest === undefined ? [] : [`not before ${earliest}`]),
    ...(aheadMinutes === undefined ? [] : [`at most ${aheadMinutes} minutes ahead of now`]),
  ];
  return ends.join(" and ");
}
