import type { Position } from "@firsthand/transform/maturity/contract";

import bars from "./bar.module.css";
import classes from "./legend.module.css";
import { PillarMark } from "./pillar.tsx";
import { Sign } from "./sign.tsx";

/** What the marks of the map mean. */
export function Legend({ position }: { readonly position: Position }) {
  const { dimensions } = position;
  return (
    <section className={classes["legend"]} aria-label="What the marks mean">
      <dl className={classes["group"]}>
        <div>
          <dt>
            <span className={`${bars["swatch"]} ${bars["floor"]}`} data-certainty="high" />
            <span className={`${bars["swatch"]} ${bars["floor"]}`} data-certainty="medium" />
            <span className={`${bars["swatch"]} ${bars["floor"]}`} data-certainty="low" />
          </dt>
          <dd>Stands here: high, medium, low certainty</dd>
        </div>
        <div>
          <dt>
            <span className={`${bars["swatch"]} ${bars["floor"]}`} data-certainty="none" />
          </dt>
          <dd>At least here: the rest is not yet known</dd>
        </div>
        <div>
          <dt>
            <span className={`${bars["swatch"]} ${bars["ceiling"]}`} />
          </dt>
          <dd>As far as what is not known could reach</dd>
        </div>
        <div>
          <dt>
            <Sign state="met" />
          </dt>
          <dd>Met</dd>
        </div>
        <div>
          <dt>
            <Sign state="unmet" />
          </dt>
          <dd>Not met</dd>
        </div>
        <div>
          <dt>
            <Sign state="unknown" />
          </dt>
          <dd>Not yet known</dd>
        </div>
        {dimensions.some(({ provisional }) => provisional) && (
          <div>
            <dt>
              <span className={`${bars["swatch"]} ${bars["floor"]}`} data-certainty="medium" data-provisional />
            </dt>
            <dd>Provisional: one window says so, the next has to confirm it</dd>
          </div>
        )}
        {dimensions.some(({ pillar }) => pillar) && dimensions.some(({ pillar }) => !pillar) && (
          <div>
            <dt>
              <PillarMark />
            </dt>
            <dd>Pillar: the whole stands no higher than it</dd>
          </div>
        )}
      </dl>
      <p className={classes["keys"]}>Every cell opens. By keyboard: arrow keys from cell to cell, Enter to open.</p>
    </section>
  );
}
