import { Skeleton } from "@mantine/core";
import { IconArrowLeft, IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { dateText, fullText, momentText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Fact } from "../../parts/fact.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { safeHref } from "../conversations/thread/text.ts";
import { factsOf } from "./document-row.tsx";
import classes from "./documents.module.css";
import { documentsSearch } from "./search.ts";

/** A document with its text, as its source last told of it. */
export function DocumentPage() {
  const { document: id = "" } = useParams({ strict: false });
  const search = documentsSearch.parse(useSearch({ strict: false }));
  const { data, error, refetch } = useQuery(api.documents.show.queryOptions({ input: { id } }));
  const back = (
    <LinkButton to="/documents" search={search} variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />}>
      All documents
    </LinkButton>
  );
  if (!data) {
    return (
      <Page title="Document" actions={back} width="narrow">
        {error === null ? (
          <Skeleton height={420} radius="md" aria-busy="true" aria-label="Loading the document" />
        ) : (
          <ErrorState error={error} retry={refetch} />
        )}
      </Page>
    );
  }
  return (
    <Page title={data.title} about={factsOf(data).join(" · ")} actions={back} width="narrow">
      <div className={classes["page"]}>
        {data.deleted && (
          <Note tone="warning" title="Its source has it no more">
            It was taken away there by {dateText(data.at)}. What stood in it last is kept here.
          </Note>
        )}
        <Card>
          <dl className={classes["facts"]}>
            <Fact name="Last changed">
              <time dateTime={data.at} title={fullText(data.at)}>
                {momentText(data.at)}
              </time>
            </Fact>
            <Fact name="Last told">
              <time dateTime={data.receivedAt} title={fullText(data.receivedAt)}>
                {momentText(data.receivedAt)}
              </time>
            </Fact>
            {data.url !== null && (
              <Fact name="Where it stands">
                <Address url={data.url} />
              </Fact>
            )}
          </dl>
          {data.tags.length > 0 && (
            <p className={classes["tags"]}>
              {data.tags.map((tag) => (
                <Chip key={tag}>{tag}</Chip>
              ))}
            </p>
          )}
        </Card>
        <Card>
          {data.text.trim() === "" ? (
            <p className={classes["fine"]}>Its source tells of no text.</p>
          ) : (
            <p className={classes["text"]} dir="auto">
              {data.text}
            </p>
          )}
        </Card>
      </div>
    </Page>
  );
}

/** Only addresses that a browser opens safely are links. */
function Address({ url }: { readonly url: string }) {
  const href = safeHref(url);
  if (href === undefined) return <span className={classes["address"]}>{url}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={classes["address"]}>
      {url} <IconExternalLink size={14} aria-label="(opens another window)" />
    </a>
  );
}
