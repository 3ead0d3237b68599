import type { ListedDocument } from "@firsthand/engage/documents/contract";
import { Link } from "@tanstack/react-router";
import { memo } from "react";

import { dateText, fullText } from "../../format/dates.ts";
import { languageText, plainText } from "../../format/words.ts";
import { Chip } from "../../parts/chip.tsx";
import classes from "./documents.module.css";
import type { DocumentsSearch } from "./search.ts";

/** One document of the list; leads to its text. */
export const DocumentRow = memo(function DocumentRow({
  row,
  search,
}: {
  readonly row: ListedDocument;
  readonly search: DocumentsSearch;
}) {
  const { id, title, beginning, deleted, at, tags } = row;
  return (
    <Link
      to="/documents/$document"
      params={{ document: id }}
      search={search}
      className={classes["row"]}
      preload={false}
    >
      <span className={classes["head"]}>
        <span className={classes["name"]} dir="auto">
          {title}
        </span>
        {deleted && <Chip tone="warning">Deleted there</Chip>}
        <time className={classes["time"]} dateTime={at} title={fullText(at)}>
          {dateText(at)}
        </time>
      </span>
      {beginning !== "" && (
        <span className={classes["beginning"]} dir="auto">
          {beginning}
        </span>
      )}
      <span className={classes["fine"]}>{[...factsOf(row), ...tags].join(" · ")}</span>
    </Link>
  );
});

/** Where it comes from, what it is, in which language, by whom and for which unit, as far as that is known. */
export function factsOf({ source, kind, language, author, unit }: ListedDocument): string[] {
  const facts = [source, kind && plainText(kind), language && languageText(language), author, unit];
  return facts.flatMap((fact) => fact || []);
}
