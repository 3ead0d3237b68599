import type { ReadingOfLabel } from "@firsthand/learn/reading/contract";
import { useState } from "react";

import { dateText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { languageText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { FigureCell } from "./figure-cell.tsx";
import { Opens } from "./opens.tsx";
import classes from "./reading.module.css";
import { inAddress, mayAbstain, valueText, versionText } from "./words.ts";

const FIRST = 12;

/** Precision and recall of each value. */
export function ValuesCard({ reading: { label, values } }: { readonly reading: ReadingOfLabel }) {
  const names = useTaxonomyNames();
  const [all, setAll] = useState(false);
  const shown = all ? values : values.slice(0, FIRST);
  return (
    <Card
      flush
      title="Each value"
      about="Precision: of what the machine gave it, how much people gave it too. Recall: the other way round."
      actions={
        values.length > FIRST && (
          <button type="button" className={classes["more"]} onClick={() => setAll(!all)}>
            {all ? "Fewer" : `All ${countText(values.length)}`}
          </button>
        )
      }
    >
      <section className={classes["scroll"]} tabIndex={0} aria-label="Each value: table">
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Precision</th>
              <th scope="col">Recall</th>
              <th scope="col">F1</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ value, precision, recall, f1 }) => (
              <tr key={inAddress(value)}>
                <th scope="row">
                  <Opens label={label} search={{ expected: inAddress(value) }}>
                    {valueText(label, value, names)}
                  </Opens>
                </th>
                <td>
                  <FigureCell figure={precision} />
                </td>
                <td>
                  <FigureCell figure={recall} />
                </td>
                <td className={classes["number"]}>{f1 === null ? "" : f1.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

/** How well each language is read. */
export function LanguagesCard({ reading: { label, languages } }: { readonly reading: ReadingOfLabel }) {
  return (
    <Card flush title="Each language" about="As the machine recognised it">
      <section className={classes["scroll"]} tabIndex={0} aria-label="Each language: table">
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">Language</th>
              <th scope="col">Read right</th>
              {mayAbstain(label) && <th scope="col">None given</th>}
            </tr>
          </thead>
          <tbody>
            {languages.map(({ language, accuracy, abstained }) => (
              <tr key={inAddress(language)}>
                <th scope="row">
                  <Opens label={label} search={{ language: inAddress(language) }}>
                    {language === null ? "Not recognised" : languageText(language)}
                  </Opens>
                </th>
                <td>
                  <FigureCell figure={accuracy} />
                </td>
                {mayAbstain(label) && <td>{abstained.missing === 0 && <FigureCell figure={abstained} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

/** How well each version read what was judged while it was in force. */
export function VersionsCard({ reading: { label, versions } }: { readonly reading: ReadingOfLabel }) {
  return (
    <Card flush title="Each version" about="Of texts that were judged while it was in force">
      <section className={classes["scroll"]} tabIndex={0} aria-label="Each version: table">
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">What read them</th>
              <th scope="col">Read right</th>
              <th scope="col">Macro-F1</th>
              <th scope="col">Judged</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, accuracy, macroF1, since, until }) => (
              <tr key={version}>
                <th scope="row" title={version}>
                  <Opens label={label} search={{ version }}>
                    {versionText(version)}
                  </Opens>
                </th>
                <td>
                  <FigureCell figure={accuracy} />
                </td>
                <td className={classes["number"]}>{macroF1 === null ? "" : macroF1.toFixed(2)}</td>
                <td>
                  {dateText(since) === dateText(until) ? dateText(since) : `${dateText(since)} to ${dateText(until)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
