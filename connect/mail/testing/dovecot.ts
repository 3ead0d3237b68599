import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = "/usr/sbin/dovecot";
const NOBODY = 65_534;

/** Dovecot changes to other users, so only root can start it. */
export const hasDovecot = existsSync(PROGRAM) && process.getuid?.() === 0;

export interface Dovecot {
  readonly port: number;
  readonly tlsPort: number;
  /** The certificate of the authority that signed its own, in PEM. */
  readonly certificate: string;
  /** Puts a mail into a folder of the Maildir: "" is the inbox. */
  readonly put: (folder: string, name: string, raw: string | Buffer) => void;
  /** Forgets all numbers of the inbox, as after a restore. */
  readonly renumber: () => void;
  /** Kills the processes that serve mailboxes, by -9. */
  readonly killSessions: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts a Dovecot of its own in a new folder; its one user is `ann` with the password `secretword`. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-dovecot-"));
  execFileSync("chmod", ["755", folder]);
  const [port, tlsPort] = await Promise.all([freePort(), freePort()]);
  const certificate = certificateIn(folder);
  const maildir = join(folder, "mail", "ann", "Maildir");
  for (const place of ["", ".Sent"])
    for (const part of ["tmp", "new", "cur"]) mkdirSync(join(maildir, place, part), { recursive: true });
  execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, join(folder, "mail")]);
  writeFileSync(join(folder, "dovecot.conf"), configuration({ folder, port, tlsPort }));
  const main = spawn(PROGRAM, ["-F", "-c", join(folder, "dovecot.conf")], { stdio: "ignore" });
  await answering(port, main);
  let puts = 0;
  return {
    port,
    tlsPort,
    certificate,
    put: (place, name, raw) => {
      puts += 1;
      const file = `${1_700_000_000 + puts}.${name}.test`;
      const tmp = join(maildir, place, "tmp", file);
      writeFileSync(tmp, raw);
      chownSync(tmp, NOBODY, NOBODY);
      execFileSync("mv", [tmp, join(maildir, place, "new", file)]);
    },
    renumber: () => {
      for (const name of [
        "dovecot-uidlist",
        "dovecot-uidvalidity",
        "dovecot.index",
        "dovecot.index.log",
        "dovecot.index.cache",
      ])
        rmSync(join(maildir, name), { force: true });
    },
    killSessions: () => {
      for (const pid of childrenOf(main)) process.kill(pid, "SIGKILL");
    },
    stop: async () => {
      const ended = new Promise((resolve) => main.once("exit", resolve));
      main.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration({ folder, port, tlsPort }: { folder: string; port: number; tlsPort: number }): string {
  return `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/server.crt
ssl_key = <${folder}/server.key
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=secretword
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
  }
}
service anvil {
  chroot =
}
`;
}

function certificateIn(folder: string): string {
  const file = (name: string) => join(folder, name);
  const make = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  const named = ["-addext", "subjectAltName=DNS:localhost", "-keyout", file("server.key"), "-out", file("server.crt")];
  execFileSync("/usr/bin/openssl", [...make, ...named], { stdio: "ignore" });
  return readFileSync(file("server.crt"), "utf8");
}

function childrenOf({ pid }: ChildProcess): number[] {
  const lines = execFileSync("ps", ["--no-headers", "-o", "pid,args", "--ppid", String(pid)], { encoding: "utf8" });
  return lines.split("\n").flatMap((line) => (/dovecot\/imap(?:\s|$)/.test(line) ? [Number.parseInt(line, 10)] : []));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function answering(port: number, main: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (main.exitCode !== null) throw new Error(`dovecot ended with ${main.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("dovecot does not listen");
}
