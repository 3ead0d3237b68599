import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type AddressInfo, createServer, type Server as Listener, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import ssh2, { type Connection, type SFTPWrapper } from "ssh2";

import { fingerprintOf } from "../open-sftp.ts";

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

/** A real SSH server of this process over a folder of its own; its one user is `ann` with the password `secretword`. */
export interface TestServer {
  readonly port: number;
  readonly fingerprint: string;
  /** A key with which ann may log in too, as PEM. */
  readonly userKey: string;
  /** Puts a file there, last changed so many seconds ago. */
  readonly put: (name: string, content: string | Buffer, secondsAgo?: number) => void;
  /** Cuts the line after so many bytes of files, once. */
  cutAfter: number | undefined;
  /** Files that ann may see in the folder and not read. */
  readonly closed: Set<string>;
  /** How often each file was opened. */
  readonly opened: Map<string, number>;
  readonly stop: () => Promise<void>;
}

const newKey = () =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs1", format: "pem" });

export async function startSftp(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-sftp-server-"));
  const hostKey = String(newKey());
  const userKey = String(newKey());
  const [host, user] = [hostKey, userKey].map((key) => publicPart(key));
  const sockets = new Set<Socket>();
  const opened = new Map<string, number>();
  const listener: Listener = createServer();
  const server: TestServer = {
    get port() {
      return (listener.address() as AddressInfo).port;
    },
    fingerprint: fingerprintOf(host ?? Buffer.alloc(0)),
    userKey,
    put: (name, content, secondsAgo = 3600) => {
      writeFileSync(join(folder, name), content);
      const at = Math.floor(Date.now() / 1000) - secondsAgo;
      utimesSync(join(folder, name), at, at);
    },
    cutAfter: undefined,
    closed: new Set(),
    opened,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const ssh = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    client.on("error", () => undefined);
    serve(client, {
      folder,
      user: user ?? Buffer.alloc(0),
      server,
      cut: () => sockets.forEach((one) => one.destroy()),
    });
  });
  listener.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    ssh.injectSocket(socket);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  return server;
}

function publicPart(key: string): Buffer {
  const parsed = ssh2.utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH();
}

interface Serving {
  readonly folder: string;
  readonly user: Buffer;
  readonly server: TestServer;
  readonly cut: () => void;
}

function serve(client: Connection, serving: Serving): void {
  client.on("authentication", (context) => {
    const knows =
      (context.method === "password" && context.password === "secretword") ||
      (context.method === "publickey" && context.key.data.equals(serving.user));
    if (context.username === "ann" && knows) context.accept();
    else context.reject(["password", "publickey"]);
  });
  client.on("session", (accept) => accept().on("sftp", (acceptSftp) => answer(acceptSftp(), serving)));
}

function answer(sftp: SFTPWrapper, { folder, server, cut }: Serving): void {
  const files = new Map<number, FileHandle>();
  const listed = new Set<number>();
  let handles = 0;
  const handleOf = (number: number) => {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(number);
    return handle;
  };
  const attrsOf = (name: string) => {
    const { mode, size, mtimeMs, atimeMs } = statSync(join(folder, name));
    return { mode, size, uid: 0, gid: 0, mtime: Math.floor(mtimeMs / 1000), atime: Math.floor(atimeMs / 1000) };
  };
  sftp.on("OPENDIR", (id, path) => {
    if (path !== "." && path !== "/out") return sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    sftp.handle(id, handleOf((handles += 1)));
  });
  sftp.on("READDIR", (id, handle) => {
    if (listed.has(handle.readUInt32BE())) return sftp.status(id, STATUS_CODE.EOF);
    listed.add(handle.readUInt32BE());
    const names = readdirSync(folder);
    if (names.length === 0) return sftp.status(id, STATUS_CODE.EOF);
    sftp.name(
      id,
      names.map((filename) => ({ filename, longname: filename, attrs: attrsOf(filename) })),
    );
  });
  sftp.on("OPEN", (id, path, flags) => {
    if ((flags & OPEN_MODE.READ) === 0) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    const name = basename(path);
    server.opened.set(name, (server.opened.get(name) ?? 0) + 1);
    if (server.closed.has(name)) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    open(join(folder, name)).then(
      (file) => {
        files.set((handles += 1), file);
        sftp.handle(id, handleOf(handles));
      },
      () => sftp.status(id, STATUS_CODE.NO_SUCH_FILE),
    );
  });
  sftp.on("READ", (id, handle, offset, length) => {
    if (server.cutAfter !== undefined && offset + length > server.cutAfter) {
      server.cutAfter = undefined;
      return cut();
    }
    const bytes = Buffer.alloc(length);
    files
      .get(handle.readUInt32BE())
      ?.read(bytes, 0, length, offset)
      .then(
        ({ bytesRead }) =>
          bytesRead === 0 ? sftp.status(id, STATUS_CODE.EOF) : sftp.data(id, bytes.subarray(0, bytesRead)),
        () => sftp.status(id, STATUS_CODE.FAILURE),
      );
  });
  sftp.on("CLOSE", (id, handle) => {
    void files.get(handle.readUInt32BE())?.close();
    sftp.status(id, STATUS_CODE.OK);
  });
}
