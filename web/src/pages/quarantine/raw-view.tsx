import { Tabs } from "@mantine/core";
import { useMemo } from "react";

import { bytesOf, hexLines } from "./hex.ts";
import classes from "./quarantine.module.css";

const hexLimit = 8 * 1024;

/** The bytes as they came, as text or in hex. Nothing in them is ever read as a page. */
export function RawView({
  raw,
  text,
  truncated,
}: {
  readonly raw: string;
  readonly text: string;
  readonly truncated: boolean;
}) {
  return (
    <Tabs defaultValue="text" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="text">As text</Tabs.Tab>
        <Tabs.Tab value="hex">In hex</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse scrolls it by keys */}
        <pre className={`${classes["bytes"]} ${classes["text"]}`} tabIndex={0} aria-label="The record as text">
          {text}
        </pre>
      </Tabs.Panel>
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
