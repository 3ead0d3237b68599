import type { ShownAttachment } from "@firsthand/engage/attachments/contract";
import { IconAlertTriangle, IconPaperclip } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { bytesText } from "../../../format/numbers.ts";
import { Confirm } from "../../../parts/confirm.tsx";
import classes from "./attachments.module.css";
import { dangerText, kindText, notKeptText } from "./file-words.ts";

interface AttachmentsProps {
  readonly conversation: string;
  readonly message: string;
}

/** A picture above this size is shown only when it is opened. */
const MOST_PREVIEWED = 5 * 1024 * 1024;

const addressOf = ({ id }: ShownAttachment, as: "show" | "save") => `/api/attachments/${id}?as=${as}`;

/** The files that came with a message. */
export function Attachments({ conversation, message }: AttachmentsProps) {
  const [asked, setAsked] = useState<ShownAttachment>();
  const { data } = useQuery(api.attachments.list.queryOptions({ input: { id: conversation } }));
  const own = data?.rows.filter(({ messageId }) => messageId === message) ?? [];
  if (!data || own.length === 0) return undefined;
  return (
    <>
      <ul role="list" className={classes["files"]} aria-label="Files">
        {own.map((file) => (
          <li key={file.id} className={classes["file"]}>
            {data.open && file.picture && file.size <= MOST_PREVIEWED && (
              <a className={classes["picture"]} href={addressOf(file, "show")} target="_blank" rel="noopener">
                <img src={addressOf(file, "show")} alt={file.name} loading="lazy" decoding="async" />
              </a>
            )}
            <p className={classes["line"]}>
              {file.danger === null ? (
                <IconPaperclip size={16} aria-hidden />
              ) : (
                <IconAlertTriangle size={16} aria-hidden />
              )}
              <Name file={file} mayOpen={data.open} onAsk={() => setAsked(file)} />
              <span className={classes["facts"]}>
                {kindText(file.type)}, {bytesText(file.size)}
              </span>
            </p>
            {file.danger !== null && <p className={classes["warning"]}>{dangerText(file.danger)}</p>}
            {file.state !== "kept" && <p className={classes["facts"]}>{notKeptText(file.state)}</p>}
          </li>
        ))}
      </ul>
      {data.open || <p className={classes["facts"]}>Files may hold personal data, which you may not see here.</p>}
      {asked?.danger && (
        <Confirm
          title="This file may do harm"
          verb="Save it all the same"
          onConfirm={async () => save(asked)}
          onClose={() => setAsked(undefined)}
        >
          {dangerText(asked.danger)} Save {asked.name} only if you know who sent it, and that they meant to.
        </Confirm>
      )}
    </>
  );
}

/** A link that saves the file; what may do harm asks first. */
function Name({
  file,
  mayOpen,
  onAsk,
}: {
  readonly file: ShownAttachment;
  readonly mayOpen: boolean;
  readonly onAsk: () => void;
}) {
  if (!mayOpen || file.state !== "kept") return <span className={classes["name"]}>{file.name}</span>;
  if (file.danger !== null)
    return (
      <button type="button" className={classes["ask"]} onClick={onAsk}>
        {file.name}
      </button>
    );
  return (
    <a className={classes["name"]} href={addressOf(file, "save")} download={file.name}>
      {file.name}
    </a>
  );
}

function save(file: ShownAttachment): void {
  const link = document.createElement("a");
  link.href = addressOf(file, "save");
  link.download = file.name;
  link.click();
}
