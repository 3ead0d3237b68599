import type { Person } from "@firsthand/engage/identities/contract";

import { dateText, fullText } from "../../format/dates.ts";
import { languageText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import classes from "./people.module.css";

/** What other systems tell of somebody: from which, and since when. */
export function KnownCard({ known }: { readonly known: Person["known"] }) {
  if (known.length === 0) return undefined;
  return (
    <Card title="What other systems tell">
      <ul role="list" className={classes["links"]}>
        {known.map((one, index) => (
          <li key={`${one.source} ${index}`} className={classes["link"]}>
            <p className={classes["fine"]}>
              {one.source}, changed there{" "}
              <time dateTime={one.at} title={fullText(one.at)}>
                {dateText(one.at)}
              </time>
            </p>
            <dl className={classes["attributes"]}>
              {one.language !== null && <Attribute name="Language" value={languageText(one.language)} />}
              {one.unit !== null && <Attribute name="Unit" value={one.unit} />}
              {one.attributes.map(({ name, value }) => (
                <Attribute key={name} name={name} value={value} />
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Attribute({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <div>
      <dt dir="auto">{name}</dt>
      <dd dir="auto">{value ?? <span className={classes["fine"]}>Withheld</span>}</dd>
    </div>
  );
}
