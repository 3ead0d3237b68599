import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";

/** The log is empty: says why the map is open everywhere, and what to do. */
export function NothingHeard() {
  const mayEdit = useMay("imports.run");
  return (
    <Note
      title="Nothing has been heard yet"
      action={
        <>
          {mayEdit && (
            <LinkButton to="/imports" size="xs">
              Import a file
            </LinkButton>
          )}
          <LinkButton to="/attestations" size="xs" variant="default">
            {mayEdit ? "Answer what only people know" : "See what only people know"}
          </LinkButton>
        </>
      }
    >
      The log holds no messages, so no row of the map can be measured. That is where everybody begins.
    </Note>
  );
}
