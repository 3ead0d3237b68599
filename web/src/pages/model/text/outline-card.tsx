import { Card } from "../../../parts/card.tsx";
import type { OutlinePlace } from "./outline.ts";
import classes from "./text.module.css";

/** The parts of the model; each leads to its line in the text. */
export function OutlineCard({
  places,
  onGo,
}: {
  readonly places: readonly OutlinePlace[];
  readonly onGo: (line: number) => void;
}) {
  if (places.length === 0) return undefined;
  return (
    <Card title="Parts" about="Each leads to its lines. Beside a row stand its criteria." flush>
      <nav aria-label="Parts of the model" className={classes["outline"]}>
        <Places places={places} onGo={onGo} />
      </nav>
    </Card>
  );
}

function Places({ places, onGo }: { readonly places: readonly OutlinePlace[]; readonly onGo: (line: number) => void }) {
  return (
    <ul className={classes["places"]}>
      {places.map(({ title, line, count, within }) => (
        <li key={line}>
          <button type="button" className={classes["place"]} onClick={() => onGo(line)} title={`Line ${line}`}>
            {title} <span className={classes["count"]}>{count}</span>
          </button>
          {within.length > 0 && <Places places={within} onGo={onGo} />}
        </li>
      ))}
    </ul>
  );
}
