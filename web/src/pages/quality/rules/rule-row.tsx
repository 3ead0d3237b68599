import type { ListedRule } from "@firsthand/govern/quality/contract";
import { Link } from "@tanstack/react-router";

import { plainText } from "../../../format/words.ts";
import { Chip } from "../../../parts/chip.tsx";
import { Sparkline } from "../../../parts/charts/sparkline.tsx";
import classes from "../quality.module.css";
import { foundText, standOf } from "../words.ts";

/** One rule: how it stands, what it found, and how that went lately. */
export function RuleRow({ rule }: { readonly rule: ListedRule }) {
  const { text, tone } = standOf(rule);
  return (
    <li>
      <Link to="/quality/rules/$rule" params={{ rule: rule.id }} className={classes["rule"]}>
        <span className={classes["ruleWords"]}>
          <strong>{rule.body.title}</strong>
          <span className={classes["fine"]}>
            {[plainText(rule.body.kind), plainText(rule.body.table), foundText(rule)].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className={classes["spark"]}>
          {rule.points.length > 1 && <Sparkline values={rule.points} fromZero partialEnd={false} />}
        </span>
        <Chip tone={tone}>{text}</Chip>
      </Link>
    </li>
  );
}
