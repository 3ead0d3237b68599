import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { installPackages } from "./install.ts";
import type { Peer, RunningPeer } from "./peer.ts";
import { answers, freePort, PEERS_FOLDER, runProgram, startProgram, temporaryFolder } from "./processes.ts";

const SERVER = "/usr/share/request-tracker5/libexec/rt-server";
const MADE = join(PEERS_FOLDER, "request-tracker");
const BEFORE = 100;
const PATIENCE_MS = 60_000;

/** Everything lies in the folder that PEER_FOLDER names; mails go into a file there. */
const CONFIGURATION = `
Set($rtname, 'peer');
Set($Organization, 'peer');
Set($CorrespondAddress, 'rt@example.com');
Set($CommentAddress, 'rt-comment@example.com');
Set($WebDomain, '127.0.0.1');
Set($WebPort, $ENV{PEER_PORT} || 80);
Set($DatabaseType, 'SQLite');
Set($DatabaseName, $ENV{PEER_FOLDER} . '/rt.sqlite3');
Set($DatabaseHost, undef);
Set($Timezone, 'Asia/Kolkata');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
Set($LogToFile, undef);
Set($MailCommand, 'testfile');
$RT::MasonDataDir = $ENV{PEER_FOLDER} . '/mason';
$RT::MasonSessionDir = $ENV{PEER_FOLDER} . '/sessions';
1;
`;

/** One who writes, one who answers, a token of the administrator, and tickets. */
const PREPARATION = `
use strict; use warnings; use utf8;
use lib '/usr/share/request-tracker5/lib';
use RT -init; use JSON; use MIME::Entity;
sub person {
  my $user = RT::User->new(RT->SystemUser);
  my ($id, $said) = $user->Create(@_);
  die $said unless $id;
  return $user;
}
my $ann = person(Name => 'ann@example.com', EmailAddress => 'ann@example.com', RealName => "Ann B\\x{e9}e",
  Password => 'a-long-password', Privileged => 0);
person(Name => 'ben', EmailAddress => 'ben@example.com', RealName => 'Ben Agent', Privileged => 1);
my $root = RT::CurrentUser->new(RT->SystemUser);
$root->Load('root');
my (undef, undef, $token) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $root->id, Description => 'firsthand');
my $everyone = RT::Group->new(RT->SystemUser);
$everyone->LoadSystemInternalGroup('Everyone');
$everyone->PrincipalObj->GrantRight(Right => $_, Object => RT->System) for qw(CreateTicket ReplyToTicket ShowTicket);
my $writer = RT::CurrentUser->new(RT->SystemUser);
$writer->Load($ann->id);
for my $number (1 .. ${BEFORE}) {
  my $text = MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => ["An old matter, number $number."]);
  my ($ticket, undef, $why) = RT::Ticket->new($writer)->Create(Queue => 'General', Subject => "Old matter $number",
    Requestor => $ann->id, MIMEObj => $text);
  die $why unless $ticket;
}
print encode_json({ token => $token });
`;

/** Request Tracker with the ways to write in it. */
export interface RunningRequestTracker extends RunningPeer {
  /** Asks its REST 2 interface, as the customer where it is said, else as the administrator. Throws when it refuses. */
  readonly ask: (method: string, path: string, body?: unknown, as?: "customer") => Promise<unknown>;
}

/** Request Tracker, by Debian's packages, on SQLite. */
export const requestTracker: Peer<RunningRequestTracker> = {
  name: "request-tracker",
  title: "Request Tracker 5.0.3",
  connector: "request-tracker",
  stream: "correspondence",
  install: () => {
    // A mail server of its own would be started at each boot; this one only sends, and is not set up.
    if (!existsSync(SERVER))
      installPackages(
        ["msmtp-mta", "request-tracker5", "rt5-db-sqlite", "rt5-standalone"],
        ["request-tracker5 request-tracker5/dbconfig-install boolean false"],
      );
    makeSite();
    return Promise.resolve();
  },
  isInstalled: () => existsSync(SERVER) && existsSync(MADE),
  start: async () => {
    const folder = temporaryFolder("request-tracker");
    cpSync(MADE, folder.path, { recursive: true });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const stop = await startProgram({
      folder,
      command: SERVER,
      args: ["--port", String(port), "--server", "Starlet", "--max-workers", "2", "--host", "127.0.0.1"],
      cwd: folder.path,
      env: environmentOf(folder.path, port),
      ready: () => answers(`${url}/REST/2.0/rt`),
    });
    const { token } = JSON.parse(readFileSync(join(folder.path, "account.json"), "utf8")) as { token: string };
    return running(url, token, stop);
  },
};

function environmentOf(folder: string, port: number): Record<string, string> {
  return {
    PEER_FOLDER: folder,
    PEER_PORT: String(port),
    RT_SITE_CONFIG: join(folder, "RT_SiteConfig.pm"),
    // Debian's own, with a database in the root of the file system, would be read as well.
    RT_SITE_CONFIG_DIR: join(folder, "none"),
  };
}

function makeSite(): void {
  const made = `${MADE}.new`;
  rmSync(made, { recursive: true, force: true });
  for (const part of ["mason", "sessions", "none"]) mkdirSync(join(made, part), { recursive: true });
  writeFileSync(join(made, "RT_SiteConfig.pm"), CONFIGURATION);
  const how = { cwd: made, env: environmentOf(made, 80) };
  runProgram("rt-setup-database-5", ["--action", "init", "--skip-create", "--dba-password", ""], how);
  writeFileSync(join(made, "account.json"), runProgram("perl", ["-"], { ...how, input: PREPARATION }));
  renameSync(made, MADE);
}

function running(url: string, token: string, stop: () => Promise<void>): RunningRequestTracker {
  const customer = `Basic ${btoa("ann@example.com:a-long-password")}`;
  const ask: RunningRequestTracker["ask"] = async (method, path, body, as) => {
    const response = await fetch(`${url}/REST/2.0${path}`, {
      method,
      headers: { Authorization: as ? customer : `token ${token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return text.trim() === "" ? null : JSON.parse(text);
  };
  const settings = { site: url, token, queue: "General", team: "root, ben" };
  return {
    url,
    settings,
    refused: { ...settings, token: `1-14-${"0".repeat(32)}` },
    before: BEFORE,
    ask,
    write: async (texts) => {
      const ids: string[] = [];
      for (const [index, text] of texts.entries()) {
        const ticket = { Queue: "General", Subject: `Matter ${index}`, Content: text, ContentType: "text/plain" };
        const made = (await ask("POST", "/ticket", ticket, "customer")) as { id: string };
        ids.push(`ticket-${made.id}`);
      }
      return ids;
    },
    stop,
  };
}
