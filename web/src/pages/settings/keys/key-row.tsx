import type { Key } from "@firsthand/govern/access/contract";
import { permissionIds } from "@firsthand/kernel/permissions";
import { Button } from "@mantine/core";

import { permissionText, scopeText } from "../../../access/grant-words.ts";
import { agoText, dateText, fullText } from "../../../format/dates.ts";
import { Chip, type Tone } from "../../../parts/chip.tsx";
import classes from "../settings.module.css";

/** A key: what it opens and where, how long it is good, when it was used, and who made it. */
export function KeyRow({ made, onRemove }: { readonly made: Key; readonly onRemove: () => void }) {
  const { name, start, permissions, createdAt, expiresAt, lastUsedAt, madeBy } = made;
  const expiry = expiryOf(expiresAt);
  const where = scopeText(made);
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
          {where !== "" && <Chip tone="accent">{where}</Chip>}
          <Chip tone={expiry.tone}>{expiry.text}</Chip>
        </div>
        <p className={classes["fine"]}>
          <code>{start}…</code> · made by {madeBy},{" "}
          <time dateTime={createdAt} title={fullText(createdAt)}>
            {dateText(createdAt)}
          </time>{" "}
          ·{" "}
          {lastUsedAt === null ? (
            "never used"
          ) : (
            <time dateTime={lastUsedAt} title={fullText(lastUsedAt)}>
              used {agoText(lastUsedAt)}
            </time>
          )}
        </p>
        <details className={classes["fold"]}>
          <summary>{openedText(permissions.length)}</summary>
          <ul>
            {permissions.map((id) => (
              <li key={id}>{permissionText(id)}</li>
            ))}
          </ul>
        </details>
      </div>
      <Button size="xs" variant="default" aria-label={`Remove the key ${name}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}

function openedText(count: number): string {
  if (count === permissionIds.length) return "May do everything";
  return count === 1 ? "May do one thing" : `May do ${count} things`;
}

function expiryOf(expiresAt: string | null): { readonly tone: Tone; readonly text: string } {
  if (expiresAt === null) return { tone: "warning", text: "No end" };
  return Date.parse(expiresAt) < Date.now()
    ? { tone: "negative", text: "Expired" }
    : { tone: "plain", text: `Until ${dateText(expiresAt)}` };
}
