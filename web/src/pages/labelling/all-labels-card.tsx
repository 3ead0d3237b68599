import type { LabellingProgress } from "@firsthand/learn/labelling/contract";
import { Link } from "@tanstack/react-router";

import { agoText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { percentText, labelTitles } from "../reading/words.ts";
import { agreementText } from "./agreement-text.ts";
import classes from "./labelling.module.css";

/** How far each label has come. */
export function AllLabelsCard({ progress: { labels, drawnAt } }: { readonly progress: LabellingProgress }) {
  return (
    <Card
      flush
      title="How far it has come"
      about={drawnAt === null ? "No texts were chosen yet" : `Texts were last chosen ${agoText(drawnAt)}`}
    >
      <section className={classes["scroll"]} tabIndex={0} aria-label="All labels">
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col">Teach</th>
              <th scope="col">Held back</th>
              <th scope="col">Corrected in threads</th>
              <th scope="col">Read right</th>
              <th scope="col">
                <abbr title="Cohen's kappa: how far two people agree, beyond chance">Two people</abbr>
              </th>
              <th scope="col">Disagreements</th>
            </tr>
          </thead>
          <tbody>
            {labels.map(({ label, teach, audit, corrected, weeks, agreement, disputed }) => {
              const texts = weeks.reduce((sum, week) => sum + week.texts, 0);
              const right = weeks.reduce((sum, week) => sum + week.right, 0);
              return (
                <tr key={label}>
                  <th scope="row">
                    <Link to="/labelling" search={{ label }}>
                      {labelTitles[label]}
                    </Link>
                  </th>
                  <td>{countText(teach)}</td>
                  <td>{countText(audit)}</td>
                  <td>{countText(corrected)}</td>
                  <td>{texts === 0 ? "–" : percentText(right / texts)}</td>
                  <td>{agreement === null ? "–" : agreementText(agreement)}</td>
                  <td>
                    {disputed === 0 ? (
                      "0"
                    ) : (
                      <Link to="/labelling" search={{ label, disputed: true }}>
                        {countText(disputed)}
                      </Link>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
