import type { LabelProgress } from "@firsthand/learn/labelling/contract";

import { Link } from "@tanstack/react-router";

import { countText } from "../../format/numbers.ts";
import { languageText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Sparkline } from "../../parts/charts/sparkline.tsx";
import { Fact } from "../../parts/fact.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { useMay } from "../../shell/session.ts";
import { percentText, valueText } from "../reading/words.ts";
import { agreementText } from "./agreement-text.ts";
import classes from "./labelling.module.css";

/** What is held back: how well this label is read, and how much more would tell it well. */
export function HeldBackCard({ progress }: { readonly progress: LabelProgress }) {
  const mayRead = useMay("taxonomy.read");
  const { label, weeks, auditWanted, audit, agreement } = progress;
  const texts = weeks.reduce((sum, week) => sum + week.texts, 0);
  const right = weeks.reduce((sum, week) => sum + week.right, 0);
  return (
    <Card title="What measures" about="Every fifth text, chosen by chance and never learnt from">
      <dl className={classes["facts"]}>
        <Fact name="Held back">{countText(audit)}</Fact>
        <Fact name="Read right">
          {texts === 0 ? "Not known yet" : `${percentText(right / texts)} of ${countText(texts)}`}
        </Fact>
        <Fact name="Two people">{agreementText(agreement)}</Fact>
      </dl>
      {weeks.length > 1 && (
        <div className={classes["spark"]}>
          <Sparkline values={weeks.map((week) => week.right / week.texts)} fromZero partialEnd={false} />
          <p className={classes["fine"]}>{trendText(weeks)}</p>
        </div>
      )}
      <p className={classes["fine"]}>
        {auditWanted === 0
          ? "That is enough to know the share right to within five points."
          : `About ${countText(auditWanted)} more tell the share right to within five points.`}
        {mayRead && (
          <>
            {" "}
            <Link to="/reading/$label" params={{ label }}>
              Reading quality
            </Link>
          </>
        )}
      </p>
    </Card>
  );
}

function trendText(weeks: LabelProgress["weeks"]): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return "";
  return `Read right when judged: ${percentText(first.right / first.texts)} in the week of ${first.week}, ${percentText(
    last.right / last.texts,
  )} in that of ${last.week}.`;
}

const MOST_SCARCE = 8;
const MOST_LANGUAGES = 6;

/** What teaches: how much there is by language, and which values few texts teach. */
export function TeachCard({ progress }: { readonly progress: LabelProgress }) {
  const names = useTaxonomyNames();
  const { label, teach, corrected, waiting, waitingSecond, languages, scarce } = progress;
  return (
    <Card title="What teaches" about="Texts that the reading learns from when it is trained next">
      <dl className={classes["facts"]}>
        <Fact name="Judged here">{countText(teach)}</Fact>
        <Fact name="Corrected in threads">{countText(corrected)}</Fact>
        <Fact name="Waiting">{countText(waiting)}</Fact>
        {waitingSecond > 0 && <Fact name="For a second person">{countText(waitingSecond)}</Fact>}
      </dl>
      {languages.length > 0 && (
        <p className={classes["fine"]}>
          {`By language: ${languages
            .slice(0, MOST_LANGUAGES)
            .map(
              (one) =>
                `${one.language === null ? "unknown" : languageText(one.language)} ${countText(one.teach + one.audit)}`,
            )
            .join(", ")}${languages.length > MOST_LANGUAGES ? " and others" : ""}.`}
        </p>
      )}
      {scarce.length === 0 ? (
        <p className={classes["fine"]}>Each value is taught by twenty texts or more.</p>
      ) : (
        <details>
          <summary className={classes["fold"]}>
            {`${countText(scarce.length)} ${scarce.length === 1 ? "value has" : "values have"} fewer than twenty texts`}
          </summary>
          <ul className={classes["scarce"]}>
            {scarce.slice(0, MOST_SCARCE).map(({ value, texts }) => (
              <li key={value}>
                <span>{valueText(label, value, names)}</span>
                <span>{`${countText(texts)} of 20`}</span>
              </li>
            ))}
            {scarce.length > MOST_SCARCE && <li>{`and ${countText(scarce.length - MOST_SCARCE)} more`}</li>}
          </ul>
        </details>
      )}
    </Card>
  );
}
