import type { PreviewRow } from "@firsthand/engage/imports/contract";

import { fullText, momentText } from "../../../format/dates.ts";
import { plainText } from "../../../format/words.ts";
import { ChannelIcon } from "../../../parts/channel-icon.tsx";
import { Chip } from "../../../parts/chip.tsx";
import classes from "./inspection.module.css";

type Understood = Extract<PreviewRow, { status: "understood" }>;
type Party = Understood["author"];

/** Columns that are shown only when some row has something in them. */
const seldom = [
  { key: "recipient", title: "To" },
  { key: "rating", title: "Rating" },
  { key: "unit", title: "Unit" },
  { key: "thread", title: "Conversation" },
  { key: "externalId", title: "Id" },
] as const;
type Seldom = (typeof seldom)[number]["key"];

/** The first records as they will be understood; rejected ones with the reason and their bytes. */
export function PreviewTable({ rows }: { readonly rows: readonly PreviewRow[] }) {
  const understood = rows.filter((row) => row.status === "understood");
  const shown = seldom.filter(({ key }) => understood.some((row) => row[key] !== null));
  return (
    <section className={classes["scroll"]} aria-label="The first records" tabIndex={0}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">When</th>
            <th scope="col">Direction</th>
            <th scope="col">From</th>
            {shown.some(({ key }) => key === "recipient") && <th scope="col">To</th>}
            <th scope="col">Text</th>
            {shown.map(
              ({ key, title }) =>
                key !== "recipient" && (
                  <th key={key} scope="col">
                    {title}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.status === "rejected" ? (
              <tr key={row.record} className={classes["rejected"]}>
                <td className={classes["number"]}>{row.record}</td>
                <td colSpan={shown.length + 4}>
                  <span className={classes["reason"]}>Not understood: {row.reason}</span>{" "}
                  <span className={classes["muted"]}>Line {row.line}</span>
                  <code className={classes["raw"]}>{row.raw}</code>
                </td>
              </tr>
            ) : (
              <UnderstoodRow key={row.record} row={row} shown={shown.map(({ key }) => key)} />
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

function UnderstoodRow({ row, shown }: { readonly row: Understood; readonly shown: readonly Seldom[] }) {
  const { record, at, direction, kind, channel, author, recipient, subject, body, rating } = row;
  return (
    <tr>
      <td className={classes["number"]}>{record}</td>
      <td className={classes["nowrap"]}>
        <time dateTime={at} title={fullText(at)}>
          {momentText(at)}
        </time>
      </td>
      <td className={classes["nowrap"]}>
        <Chip tone={direction === "in" ? "accent" : "plain"}>{direction === "in" ? "in" : "out"}</Chip>{" "}
        <ChannelIcon channel={channel} />
        {kind !== "message" && <div className={classes["muted"]}>{plainText(kind)}</div>}
      </td>
      <td className={classes["who"]}>
        <PartyText party={author} />
      </td>
      {shown.includes("recipient") && (
        <td className={classes["who"]}>
          <PartyText party={recipient} />
        </td>
      )}
      <td className={classes["said"]}>
        {subject !== null && <div className={classes["subject"]}>{subject}</div>}
        {body === "" ? (
          <span className={classes["muted"]}>no text</span>
        ) : (
          <div className={classes["body"]} title={body.slice(0, 1000)}>
            {body}
          </div>
        )}
      </td>
      {shown.includes("rating") && (
        <td className={classes["nowrap"]}>{rating ? `${rating.value} of ${rating.highest}` : ""}</td>
      )}
      {(["unit", "thread", "externalId"] as const).map(
        (key) =>
          shown.includes(key) && (
            <td key={key} className={classes[key === "unit" ? "who" : "id"]} title={row[key] ?? undefined}>
              {row[key]}
            </td>
          ),
      )}
    </tr>
  );
}

function PartyText({ party }: { readonly party: Party }) {
  const said = party && [party.name, party.account, party.email, party.phone, party.customerNumber].filter(Boolean);
  if (!said || said.length === 0) return <span className={classes["muted"]}>unknown</span>;
  return (
    <>
      {said[0]}
      {said.length > 1 && <div className={classes["muted"]}>{said[1]}</div>}
    </>
  );
}
