import type { FoundPerson } from "@firsthand/engage/identities/contract";
import { Link } from "@tanstack/react-router";

import { Initials } from "../../parts/initials.tsx";
import { identityText, nameOf, restrictedText } from "../conversations/names.ts";
import classes from "./search.module.css";

/** People whose name, handle, mail, telephone or number begins with what was typed. */
export function PeopleFound({ people }: { readonly people: readonly FoundPerson[] }) {
  if (people.length === 0) return undefined;
  return (
    <section aria-label="People">
      <h2 className={classes["title"]}>People</h2>
      <ul role="list" className={classes["people"]}>
        {people.map((person) => (
          <li key={person.identityId}>
            <Link
              to="/people/$person"
              params={{ person: person.identityId }}
              preload={false}
              className={classes["person"]}
              data-found
            >
              <Initials name={nameOf(person)} />
              <span className={classes["words"]}>
                <span className={classes["name"]}>{nameOf(person)}</span>
                <span className={classes["fine"]}>
                  {person.restrictedSince !== null
                    ? restrictedText(person.restrictedSince)
                    : person.name !== null && person.value !== null && person.value !== person.name
                      ? `${identityText(person.kind)} ${person.value}`
                      : identityText(person.kind)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
