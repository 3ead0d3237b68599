import type { Person } from "@firsthand/engage/identities/contract";
import { Link } from "@tanstack/react-router";

import { dateText, fullText } from "../../../format/dates.ts";
import classes from "./person.module.css";

const mostShown = 6;

/** The first of what other systems tell of a customer; all of it stands on their page. */
export function Known({ person }: { readonly person: Person }) {
  const all = person.known.flatMap((one) =>
    one.attributes.map((attribute) => ({ ...attribute, source: one.source, at: one.at })),
  );
  if (all.length === 0) return undefined;
  return (
    <section aria-label="What other systems tell">
      <h3 className={classes["title"]}>What other systems tell</h3>
      <ul role="list" className={classes["identities"]}>
        {all.slice(0, mostShown).map(({ name, value, source, at }, index) => (
          <li key={index}>
            <span className={classes["value"]} dir="auto">
              {name}: {value ?? "Withheld"}
            </span>
            <span className={classes["fine"]}>
              {source},{" "}
              <time dateTime={at} title={fullText(at)}>
                {dateText(at)}
              </time>
            </span>
          </li>
        ))}
      </ul>
      {all.length > mostShown && (
        <Link to="/people/$person" params={{ person: person.personId }} className={classes["more"]}>
          All {all.length}
        </Link>
      )}
    </section>
  );
}
