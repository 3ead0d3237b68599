import { Tabs } from "@mantine/core";
import { useMemo } from "react";

import { Note } from "../../parts/note.tsx";
import { bytesOf, hexLines } from "./hex.ts";
import classes from "./quarantine.module.css";

const hexLimit = 8 * 1024;

/** The bytes as they came, as text or in hex; masked, as text alone. Nothing in them is ever read as a page. */
export function RawView({
  raw,
  text,
  truncated,
}: {
  readonly raw: string | null;
  readonly text: string;
  readonly truncated: boolean;
}) {
  const asText = (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse scrolls it by keys
    <pre className={`${classes["bytes"]} ${classes["text"]}`} tabIndex={0} aria-label="The record as text">
      {text}
    </pre>
  );
  if (raw === null) {
    return (
      <>
        <Note title="Personal data are masked">
          The bytes as they came open to who may see personal data in full for the whole organisation. Lines are
          numbered as in the file.
        </Note>
        <div style={{ marginTop: "var(--space-3)" }}>{asText}</div>
        {truncated && <p className={classes["fine"]}>Only the beginning is shown.</p>}
      </>
    );
  }
  return (
    <Tabs defaultValue="text" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="text">As text</Tabs.Tab>
        <Tabs.Tab value="hex">In hex</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text">{asText}</Tabs.Panel>
      <Tabs.Panel value="hex">
        <Hex raw={raw} />
      </Tabs.Panel>
      {truncated && <p className={classes["fine"]}>Only the beginning is shown; the download holds all of it.</p>}
    </Tabs>
  );
}

function Hex({ raw }: { readonly raw: string }) {
  const { lines, more } = useMemo(() => {
    const bytes = bytesOf(raw);
    return { lines: hexLines(bytes, hexLimit), more: bytes.length > hexLimit };
  }, [raw]);
  return (
    <>
      <pre className={`${classes["bytes"]} ${classes["hex"]}`} tabIndex={0} aria-label="The record in hex">
        {lines.map(({ offset, hex, letters }) => (
          <span key={offset}>
            <i>{offset}</i> {hex.padEnd(48)} <i>{letters}</i>
            {"\n"}
          </span>
        ))}
      </pre>
      {more && <p className={classes["fine"]}>The first 8 KiB are shown.</p>}
    </>
  );
}
