import type { ReadingOfLabel } from "@firsthand/learn/reading/contract";
import { Link } from "@tanstack/react-router";

import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { confusionsOf, matrixOf, type MatrixRow } from "./matrix.ts";
import classes from "./reading.module.css";
import { inAddress, percentText, valueText } from "./words.ts";

const MOST_VALUES = 16;
const MOST_CONFUSIONS = 8;

/** What is taken for what: people by row, the machine by column; a cell opens its texts. */
export function ConfusionCard({ reading }: { readonly reading: ReadingOfLabel }) {
  const names = useTaxonomyNames();
  const { label } = reading;
  const text = (value: string | null) => valueText(label, value, names);
  const { columns, rows, left } = matrixOf(reading, MOST_VALUES);
  const confusions = confusionsOf(reading, MOST_CONFUSIONS);
  const hidden = rows.some(({ others }) => others > 0);
  return (
    <Card
      flush
      title="What is taken for what"
      about="Rows: what people said. Columns: what the machine had said before. Darker: a larger share of the row."
    >
      <div className={classes["taken"]}>
        <section className={classes["scroll"]} tabIndex={0} aria-label="What is taken for what: table">
          <table className={classes["matrix"]}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="hidden-visually">What people said</span>
                </th>
                {columns.map((given) => (
                  <th key={inAddress(given)} scope="col">
                    <span title={text(given)}>{text(given)}</span>
                  </th>
                ))}
                {hidden && (
                  <th scope="col">
                    <span>Others</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={inAddress(row.expected)} row={row} label={label} text={text} hidden={hidden} />
              ))}
            </tbody>
          </table>
        </section>
        {confusions.length > 0 && (
          <ul className={classes["confusions"]} aria-label="Most often taken for something else">
            {confusions.map(({ expected, given, count }) => (
              <li key={`${inAddress(expected)} ${inAddress(given)}`}>
                <Link
                  to="/reading/$label/judgements"
                  params={{ label }}
                  search={({ days }) => ({ days, expected: inAddress(expected), given: inAddress(given) })}
                >
                  {countText(count)} × {text(expected)} read as {text(given)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {left > 0 && (
        <p className={classes["inside"]}>
          {countText(left)} rarer {left === 1 ? "value has no row" : "values have no row"}; the list of values has them.
        </p>
      )}
    </Card>
  );
}

function Row({
  row: { expected, n, cells, others },
  label,
  text,
  hidden,
}: {
  readonly row: MatrixRow;
  readonly label: ReadingOfLabel["label"];
  readonly text: (value: string | null) => string;
  readonly hidden: boolean;
}) {
  return (
    <tr>
      <th scope="row" title={text(expected)}>
        {text(expected)}
      </th>
      {cells.map(({ given, count, share }) => (
        <td
          key={inAddress(given)}
          data-step={count === 0 ? undefined : Math.min(4, 1 + Math.floor(share * 4))}
          data-right={given === expected || undefined}
        >
          {count > 0 && (
            <Link
              to="/reading/$label/judgements"
              params={{ label }}
              search={({ days }) => ({ days, expected: inAddress(expected), given: inAddress(given) })}
              aria-label={`${text(expected)} read as ${text(given)}: ${countText(count)} of ${countText(n)}`}
              title={`${text(expected)} read as ${text(given)}: ${percentText(share)}`}
            >
              {countText(count)}
            </Link>
          )}
        </td>
      ))}
      {hidden && <td>{others > 0 && <span>{countText(others)}</span>}</td>}
    </tr>
  );
}
