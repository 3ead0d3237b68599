import { memo, useMemo, useState } from "react";

import { countText } from "../../../format/numbers.ts";
import classes from "./message.module.css";
import { type Stretch, beginningOf, piecesOf, stretchesOf } from "./text.ts";

interface TextProps {
  readonly text: string;
  /** Words to mark. */
  readonly words: readonly string[];
}

const none: readonly string[] = [];

/** What somebody wrote, as plain text: quoted parts of mails and long texts are folded. */
export const MessageText = memo(function MessageText({
  body,
  quotes,
  words = none,
}: {
  readonly body: string;
  /** Whether the text may carry quotes and a signature, as mails do. */
  readonly quotes: boolean;
  readonly words?: readonly string[];
}) {
  const stretches = useMemo<readonly Stretch[]>(
    () => (quotes ? stretchesOf(body) : [{ kind: "said", text: body.trimEnd() }]),
    [body, quotes],
  );
  const saysNothing = stretches.every(({ kind }) => kind !== "said");
  if (body.trim() === "") return <p className={classes["nothing"]}>No text</p>;
  return (
    <div className={classes["body"]} dir="auto">
      {stretches.map((stretch, at) =>
        stretch.kind === "said" || (saysNothing && at === 0) ? (
          <Said key={at} text={stretch.text} words={words} />
        ) : (
          <Folded key={at} stretch={stretch} words={words} />
        ),
      )}
    </div>
  );
});

function Said({ text, words }: TextProps) {
  const beginning = useMemo(() => beginningOf(text), [text]);
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className={classes["said"]}>
        <Pieces text={open || beginning === undefined ? text : `${beginning} …`} words={words} />
      </p>
      {beginning !== undefined && (
        <button type="button" className={classes["fold"]} aria-expanded={open} onClick={() => setOpen((was) => !was)}>
          {open ? "Show less" : `Show all ${countText(text.length)} letters`}
        </button>
      )}
    </>
  );
}

function Folded({ stretch, words }: { readonly stretch: Stretch; readonly words: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const name = stretch.kind === "quoted" ? "quoted text" : "signature";
  return (
    <>
      <button type="button" className={classes["fold"]} aria-expanded={open} onClick={() => setOpen((was) => !was)}>
        {open ? `Hide the ${name}` : `Show the ${name}`}
      </button>
      {open && (
        <div className={classes["quoted"]}>
          <Said text={stretch.text} words={words} />
        </div>
      )}
    </>
  );
}

function Pieces({ text, words }: TextProps) {
  const pieces = useMemo(() => piecesOf(text, words), [text, words]);
  return pieces.map((piece, at) => {
    if (piece.href !== undefined) {
      return (
        <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      );
    }
    return piece.mark ? <mark key={at}>{piece.text}</mark> : piece.text;
  });
}
