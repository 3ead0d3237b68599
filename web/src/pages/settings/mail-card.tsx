import { Button, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, client } from "../../api/client.ts";
import { fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./settings.module.css";

/** Whether mails are sent, and a way to try it. */
export function MailCard() {
  const { data, error, refetch } = useQuery({ ...api.access.mail.queryOptions(), meta: { topics: ["access"] } });
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => client.access.sendTestMail(),
    onSettled: () => queries.invalidateQueries({ queryKey: api.access.mail.key() }),
  });
  return (
    <Card title="Mail" about="Invitations, and links for a forgotten password">
      {data ? (
        <Stack gap="sm">
          {data.sends ? (
            <>
              <p className={classes["muted"]}>
                Mails are sent; their links begin with <code>{data.publicUrl}</code>.
              </p>
              {data.lastFailure && !test.isSuccess && (
                <Note tone="warning" title={data.lastFailure.message}>
                  {fullText(data.lastFailure.at)}
                </Note>
              )}
              <FailureNote error={test.error} />
              {test.data && (
                <Note tone="positive" title={`A mail is on its way to ${test.data.to}`} told="status">
                  The mail server took it.
                </Note>
              )}
              <div>
                <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
                  Send a mail to myself
                </Button>
              </div>
            </>
          ) : (
            <p className={classes["muted"]}>
              No mail server is set: links of invitations are shown to who makes them, and a forgotten password is
              mended by an invitation. Set <code>SMTP_URL</code>, <code>MAIL_FROM</code> and <code>PUBLIC_URL</code>{" "}
              where the server is started.
            </p>
          )}
        </Stack>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={1} height={56} />
      )}
    </Card>
  );
}
