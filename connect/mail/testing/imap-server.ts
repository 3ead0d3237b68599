import type { AddressInfo, Socket } from "node:net";

import hoodiecrow, { type Folder, type Server } from "hoodiecrow-imap";
import { onTestFinished } from "vitest";

export interface ImapServer {
  readonly port: number;
  readonly server: Server;
  /** Puts a mail into a folder, as if it had come now. */
  readonly put: (folder: string, raw: string) => void;
  /** Cuts all connections. */
  readonly cut: () => void;
  /** How many connections are open. */
  readonly connections: () => number;
}

/** A mail as it lies on a server. */
export function mailOf(headers: Readonly<Record<string, string>>, body = "Hello"): string {
  const all = {
    Date: "Mon, 02 Jan 2023 04:04:05 +0100",
    From: "Ann <ann@example.com>",
    To: "help@shop.example",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [...lines, "", ...body.split("\n")].join("\r\n");
}

/** A real IMAP server on a free port of this machine; it ends with the test. */
export async function openImapServer(
  folders: {
    readonly inbox: readonly string[];
    readonly sent?: readonly string[];
    readonly more?: Readonly<Record<string, Folder>>;
  },
  options: Omit<Parameters<typeof hoodiecrow>[0], "storage"> = {},
): Promise<ImapServer> {
  const messages = (raws: readonly string[]) => raws.map((raw) => ({ raw }));
  const sent: Readonly<Record<string, Folder>> = folders.sent
    ? { Sent: { messages: messages(folders.sent), "special-use": "\\Sent" } }
    : {};
  const server = hoodiecrow({
    plugins: ["ID", "IDLE", "SPECIAL-USE", "ENABLE", "NAMESPACE", "UNSELECT", "STARTTLS"],
    ...options,
    storage: {
      INBOX: { messages: messages(folders.inbox), uidvalidity: 7 },
      "": { separator: "/", folders: { ...sent, ...folders.more } },
    },
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  onTestFinished(async () => {
    cut();
    await new Promise<void>((done) => {
      server.close(done);
    });
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    server,
    cut,
    connections: () => sockets.size,
    put: (folder, raw) => server.appendMessage(folder, [], false, raw),
  };
}
