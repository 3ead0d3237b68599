import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";

import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { useMay } from "../../shell/session.ts";
import { InspectionPage } from "./inspection/inspection-page.tsx";
import { DropZone } from "./upload/drop-zone.tsx";
import { SendingCard } from "./upload/sending-card.tsx";
import { doneSending, send, useSending } from "./upload/sending.ts";

/** From a file to an import: sent, looked at, corrected, begun. */
export function NewImportPage() {
  const { upload } = useParams({ strict: false });
  const mayImport = useMay("imports.run");
  if (!mayImport) {
    return (
      <Page title="Import a file" width="narrow">
        <Note title="Your role may not import">Ask an administrator for one that does.</Note>
      </Page>
    );
  }
  return upload === undefined ? <SendPage /> : <InspectionPage key={upload} upload={upload} />;
}

function SendPage() {
  const sending = useSending();
  const navigate = useNavigate();
  useEffect(() => {
    if (sending.phase !== "sent") return;
    const { id } = sending;
    doneSending();
    void navigate({ to: "/imports/new/$upload", params: { upload: id }, replace: true });
  }, [sending, navigate]);
  return (
    <Page
      title="Import a file"
      width="narrow"
      about="The file is sent to this server, shown as it will be understood, and imported when you say so."
    >
      {sending.phase === "sending" ? (
        <SendingCard sending={sending} />
      ) : (
        <DropZone
          onFile={(file) => void send(file)}
          told={sending.phase === "failed" ? <SendingCard sending={sending} /> : undefined}
        />
      )}
    </Page>
  );
}
