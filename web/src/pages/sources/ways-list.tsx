import type { WayShown } from "@firsthand/engage/places/contract";
import { Link } from "@tanstack/react-router";

import { agoText } from "../../format/dates.ts";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { Chip } from "../../parts/chip.tsx";
import { useMay } from "../../shell/session.ts";
import { Count, FlowBars } from "./flow-bars.tsx";
import classes from "./sources.module.css";
import { wayWord } from "./words.ts";

const KINDS = {
  chat: "Chat on web pages",
  hook: "Incoming webhook",
  key: "Sent in with an API key",
  file: "Imported from files",
  other: "Nothing feeds it now; what it brought stays",
} as const satisfies Readonly<Record<WayShown["kind"], string>>;

const WAITS = {
  chat: "no visitor wrote yet",
  hook: "it waits for the first message",
  key: "nothing was taken yet",
  file: "nothing came yet",
  other: "",
} as const satisfies Readonly<Record<WayShown["kind"], string>>;

/** Whether something may still come in by it. */
export function isFed({ kind }: WayShown): boolean {
  return kind !== "other";
}

/** What brings in something beside connections: chats, incoming webhooks, keys, files. */
export function WaysList({ ways }: { readonly ways: readonly WayShown[] }) {
  if (ways.length === 0) return undefined;
  return (
    <ul className={classes["list"]} aria-label="Chats, webhooks, keys and files">
      {ways.map((way) => (
        <Way key={`${way.kind} ${way.id}`} way={way} />
      ))}
    </ul>
  );
}

function Way({ way }: { readonly way: WayShown }) {
  const { kind, channel, lastAt, trouble, totals, hours } = way;
  const { word, tone } = wayWord(way);
  return (
    <li className={classes["source"]} data-tone={tone}>
      <div className={classes["words"]}>
        <h2 className={classes["name"]}>
          <ChannelIcon channel={channel ?? ""} />
          <Name way={way} />
          <Chip tone={tone}>{word}</Chip>
        </h2>
        <p className={classes["muted"]}>
          {[KINDS[kind], sourcesText(way), lastAt === null ? WAITS[kind] : `last news ${agoText(lastAt)}`]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
        {trouble && (
          <p className={classes[way.state === "trouble" ? "wrong" : "muted"]}>
            <strong>{trouble.message}</strong> {trouble.advice}
          </p>
        )}
      </div>
      {isFed(way) && (
        <>
          <FlowBars hours={hours} />
          <dl className={classes["counts"]}>
            <Count name="30 days" value={totals.accepted + totals.revised} />
            <Count name="again" value={totals.repeated} />
            <Count name="quarantined" value={totals.quarantined} />
          </dl>
        </>
      )}
    </li>
  );
}

/** What its name leads to, where it may be opened. */
function Name({ way: { kind, name } }: { readonly way: WayShown }) {
  const mayManage = useMay("sources.manage");
  const mayKeys = useMay("keys.manage");
  if (kind === "chat" && mayManage) return <Link to="/chat">{name}</Link>;
  if (kind === "hook" && mayManage) return <Link to="/webhooks/incoming">{name}</Link>;
  if (kind === "key" && mayKeys) return <Link to="/settings/keys">{name}</Link>;
  if (kind === "file") return <Link to="/imports">{name}</Link>;
  return name;
}

/** Into which sources of the log it goes, where they are called otherwise. */
function sourcesText({ name, sources }: WayShown): string {
  const others = sources.filter((source) => source !== name);
  if (others.length === 0) return "";
  const shown = others.slice(0, 3).join(", ");
  return `into ${others.length > 3 ? `${shown} and ${others.length - 3} more` : shown}`;
}
