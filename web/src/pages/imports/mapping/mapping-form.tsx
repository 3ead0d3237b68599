import type { Inspected, MappingProblem } from "@firsthand/engage/imports/contract";

import { ColumnField } from "./column-field.tsx";
import { DatesGroup } from "./dates-group.tsx";
import { fieldGroups } from "./fields.ts";
import type { MappingParts } from "./mapping-parts.ts";
import classes from "./mapping.module.css";
import { type MappingRead, boundAt, changed, textAt, written } from "./mapping-text.ts";
import { OrganisationGroup } from "./organisation-group.tsx";
import { RatingGroup } from "./rating-group.tsx";
import { SourceGroup } from "./source-group.tsx";

/** The common things of a mapping file as a form; it changes the text and is read from the text. */
export function MappingForm({
  text,
  read,
  inspected,
  problems,
  onChange,
}: {
  readonly text: string;
  readonly read: Extract<MappingRead, { readable: true }>;
  readonly inspected: Inspected;
  readonly problems: readonly MappingProblem[];
  readonly onChange: (text: string) => void;
}) {
  const { data } = read;
  const parts: MappingParts = {
    said: (path) => textAt(data, path),
    fault: (path) => {
      const message = problems.find((one) => one.path === path)?.message;
      return message === undefined ? undefined : `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
    },
    set: (path, value) => onChange(changed(text, path, value)),
  };
  const { layout, columns } = inspected;
  const isKnown = layout === "twitter-support" || (layout === "native" && !("columns" in data));
  return (
    <div className={classes["form"]}>
      {isKnown && (
        <p className={classes["fine"]}>
          What the columns of this file mean is known (
          {layout === "native" ? "the native layout" : "Customer Support on Twitter"}); only what is below can be said
          otherwise.
        </p>
      )}
      {layout !== "mail" &&
        !isKnown &&
        fieldGroups.map(({ title, fields }) => (
          <fieldset key={title} className={classes["group"]}>
            <legend>{title}</legend>
            {fields.map((shown) => (
              <ColumnField
                key={shown.field}
                shown={shown}
                bound={boundAt(data, shown.field)}
                columns={columns}
                fault={parts.fault(`columns.${shown.field}`)}
                onChange={(bound) => parts.set(["columns", shown.field], written(bound))}
              />
            ))}
          </fieldset>
        ))}
      {layout !== "mail" && !isKnown && <RatingGroup parts={parts} columns={columns} />}
      {layout === "mail" && <OrganisationGroup parts={parts} />}
      {layout !== "mail" && <DatesGroup parts={parts} found={inspected} />}
      <SourceGroup parts={parts} />
    </div>
  );
}
