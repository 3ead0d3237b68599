import type { Subject } from "@firsthand/govern/privacy/contract";
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { Initials } from "../../parts/initials.tsx";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./privacy.module.css";
import { subjectName } from "./request-words.ts";

const typingPauseMs = 250;

/** Finds a customer by anything that they are known by, for who may handle data requests. */
export function SubjectFinder({ onChoose }: { readonly onChoose: (subject: Subject) => void }) {
  const [text, setText] = useState("");
  const [sought] = useDebouncedValue(text.trim(), typingPauseMs);
  const { data, error } = useQuery({
    ...api.privacy.find.queryOptions({ input: sought.length < 2 ? skipToken : { text: sought } }),
    placeholderData: keepPreviousData,
  });
  const found = sought.length < 2 ? undefined : data?.rows;
  return (
    <div className={classes["stack"]}>
      <TextInput
        label="Mail address, telephone, customer number, handle or name"
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNote error={error} />
      <output className="hidden-visually">{found ? `${found.length} found` : ""}</output>
      {found?.length === 0 && (
        <p className={classes["fine"]}>
          Nobody is known by that. If no address that they give is known, there is nothing of them in the log.
        </p>
      )}
      <ul role="list">
        {found?.map((subject) => (
          <li key={subject.personId}>
            <button type="button" className={classes["choose"]} onClick={() => onChoose(subject)}>
              <Initials name={subjectName(subject)} size={24} />
              <span>
                <b className={classes["name"]}>{subjectName(subject)}</b>
                <span className={classes["fine"]}>{addressesOf(subject)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function addressesOf({ identities }: Subject): string {
  return identities
    .flatMap(({ value }) => value ?? [])
    .slice(0, 4)
    .join(", ");
}
