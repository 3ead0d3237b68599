import type { ChatWidget } from "@firsthand/engage/chat/contract";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ShownOnce } from "../settings/shown-once.tsx";
import classes from "./chat.module.css";

/** The line for the site, the secret, and the way out. */
export function InstallCard({
  widget,
  secret,
  onSecret,
}: {
  readonly widget: ChatWidget;
  /** One just made, to be copied. */
  readonly secret: string | undefined;
  readonly onSecret: (secret: string | undefined) => void;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const rotate = useMutation({
    mutationFn: () => client.chat.rotate({ id: widget.id }),
    onSuccess: async (made) => {
      onSecret(made.secret);
      await queries.invalidateQueries({ queryKey: api.chat.key() });
    },
  });
  return (
    <>
      <Card title="On your site" about="One line, at the end of every page that shows the chat">
        <div className={classes["form"]}>
          <CopyText
            label="The line for your pages"
            text={`<script async src="${location.origin}/chat/${widget.id}.js"></script>`}
          />
          <p>
            <a href={`/chat/${widget.id}/try`} target="_blank" rel="noopener">
              Try it on a page of this installation
            </a>
          </p>
        </div>
      </Card>
      <Card title="Who a visitor is" about="With this secret your server proves it; without it they are unknown">
        {secret === undefined ? (
          <div className={classes["form"]}>
            {widget.oldSecretEndsAt !== null && (
              <p className={classes["muted"]}>The secret before is good until {dateText(widget.oldSecretEndsAt)}.</p>
            )}
            <FailureNote error={rotate.error} />
            <div className={classes["buttons"]}>
              <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate()}>
                Make a new secret
              </Button>
              <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
                Remove the chat
              </Button>
            </div>
          </div>
        ) : (
          <ShownOnce
            title="Copy the secret now: it is not shown again"
            text={secret}
            label="The secret of the chat"
            onClose={() => onSecret(undefined)}
          >
            Keep it on your server, never in a page. One before it stays good for a day.
          </ShownOnce>
        )}
        {removing && (
          <Confirm
            title={`Remove the chat ${widget.name}?`}
            verb="Remove the chat"
            onConfirm={async () => {
              await client.chat.remove({ id: widget.id });
              await navigate({ to: "/chat" });
              await queries.invalidateQueries({ queryKey: api.chat.key() });
            }}
            onClose={() => setRemoving(false)}
          >
            It opens nowhere any more, and visitors do not find their messages again. What was said stays in the log.
          </Confirm>
        )}
      </Card>
    </>
  );
}
