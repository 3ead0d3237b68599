import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { readConfig } from "./index.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "firsthand-config-"));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function failureOf(env: Record<string, string>): Failure {
  try {
    readConfig(env, { cwd });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("no failure");
}

describe("what is read", () => {
  test("nothing set gives the defaults, with the data beside the program", () => {
    expect(readConfig({}, { cwd })).toEqual({
      port: 4600,
      host: "127.0.0.1",
      dataDirectory: join(cwd, "data"),
      databaseUrl: undefined,
      logLevel: "info",
      maxUploadBytes: 20 * 1024 ** 3,
      secret: undefined,
      notes: [],
    });
  });

  test("the environment wins over .env, and an empty value hides nothing", () => {
    writeFileSync(join(cwd, ".env"), '\uFEFFPORT=5000\nHOST="0.0.0.0" # all\nDATA_DIR=store\nLOG_LEVEL=debug\n');
    const config = readConfig({ PORT: "6000", HOST: "", LOG_LEVEL: " " }, { cwd });
    expect(config).toMatchObject({ port: 6000, host: "0.0.0.0", logLevel: "debug", dataDirectory: join(cwd, "store") });
  });

  test("a secret and a database are taken as they are", () => {
    const databaseUrl = "postgres://u:p@db.example:5432/firsthand";
    expect(readConfig({ DATABASE_URL: databaseUrl, FIRSTHAND_SECRET: "x".repeat(32) }, { cwd })).toMatchObject({
      databaseUrl,
      secret: "x".repeat(32),
    });
  });

  test("a bucket for files is taken whole, with AWS's region unless another is told", () => {
    const bucket = {
      FILES_S3_ENDPOINT: "https://s3.example.org",
      FILES_S3_BUCKET: "files",
      FILES_S3_KEY: "id",
      FILES_S3_SECRET: "word",
    };
    expect(readConfig({ ...bucket, ATTACHMENT_MB: "30" }, { cwd })).toMatchObject({
      fileBucket: {
        endpoint: "https://s3.example.org",
        bucket: "files",
        region: "us-east-1",
        keyId: "id",
        secret: "word",
        pathStyle: false,
      },
      mostAttachmentBytes: 30 * 1024 ** 2,
    });
    const style = { FILES_S3_STYLE: "path", FILES_S3_REGION: "eu-central-1" };
    expect(readConfig({ ...bucket, ...style }, { cwd }).fileBucket).toMatchObject({
      pathStyle: true,
      region: "eu-central-1",
    });
  });

  test("the name of the organisation is taken as customers know it", () => {
    expect(readConfig({ ORGANISATION_NAME: " Müller & Söhne “Nord” " }, { cwd })).toMatchObject({
      organisationName: "Müller & Söhne “Nord”",
    });
  });

  test.each(["127.0.0.1", "::1", "::", "localhost", "my-host.local", "fe80::1%eth0"])("host %s is allowed", (host) => {
    expect(readConfig({ HOST: host }, { cwd }).host).toBe(host);
  });

  test("every port from 0 to 65535 is read as that number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
        expect(readConfig({ PORT: String(port) }, { cwd }).port).toBe(port);
      }),
    );
  });
});

describe("what is refused", () => {
  test.each([
    ["PORT", "65536", "0 (any free port) to 65535"],
    ["PORT", "http", "0 (any free port) to 65535"],
    ["PORT", "-1", "0 (any free port) to 65535"],
    ["PORT", "80.5", "0 (any free port) to 65535"],
    ["HOST", "http://localhost", "without scheme and port"],
    ["HOST", "localhost:4600", "without scheme and port"],
    ["HOST", "two words", "without scheme and port"],
    ["DATA_DIR", "~/data", "not expanded"],
    ["ORGANISATION_NAME", "Nordlicht\nand more", "on one line"],
    ["ORGANISATION_NAME", "N".repeat(121), "up to 120 characters"],
    ["FILES_S3_BUCKET", "No Bucket", "3 to 63 small letters"],
    ["ATTACHMENT_MB", "501", "from 1 to 500"],
    ["ATTACHMENTS_PER_MESSAGE", "1001", "from 0 to 1000"],
    ["LOG_LEVEL", "verbose", "fatal, error, warn, info, debug, trace, silent"],
  ])("%s=%s names the variable, the value and what is allowed", (name, value, allowed) => {
    const failure = failureOf({ [name]: value });
    expect(failure.code).toBe("config_invalid");
    expect(failure.message).toContain(name);
    expect(failure.message).toContain(JSON.stringify(value));
    expect(failure.message).toContain(allowed);
    expect(failure.advice).toBeTruthy();
  });

  test("a part of a bucket is refused, and names what is missing", () => {
    const failure = failureOf({ FILES_S3_ENDPOINT: "https://s3.example.org", FILES_S3_SECRET: "hidden" });
    expect(failure.message).toBe("FILES_S3_BUCKET, FILES_S3_KEY: not set, but needed for the bucket.");
    expect(failure.details).toEqual({ variables: ["FILES_S3_BUCKET"] });
  });

  test("all wrong variables are named at once", () => {
    const failure = failureOf({ PORT: "x", LOG_LEVEL: "loud" });
    expect(failure.details["variables"]).toEqual(["PORT", "LOG_LEVEL"]);
    expect(failure.message.split("\n")).toHaveLength(2);
  });

  test("neither a secret nor a password is ever shown", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9!#$%&*@/:?]{6,30}$/), (password) => {
        const secretive = [
          failureOf({ FIRSTHAND_SECRET: password.slice(0, 31) }),
          failureOf({ DATABASE_URL: `mysql://user:${password}@db/x` }),
          failureOf({ DATABASE_URL: `user:${password}@db/x` }),
          failureOf({ DATABASE_URL: `mysql://db/x?password=${password}` }),
        ];
        for (const { message, details } of secretive) {
          expect(message.replace(/ Allowed is.*$/, "")).not.toContain(password);
          expect(JSON.stringify(details)).not.toContain(password);
        }
      }),
    );
  });

  test("a database of another kind is shown if it holds no password", () => {
    expect(failureOf({ DATABASE_URL: "mysql://db/x" }).message).toContain("mysql://db/x");
  });

  test("a .env that is no file is a failure, not a crash", () => {
    mkdirSync(join(cwd, ".env"));
    expect(failureOf({})).toMatchObject({ code: "config_unreadable" });
  });
});

test("a variable with our prefix that nothing reads is pointed out, with the name that was meant", () => {
  writeFileSync(join(cwd, ".env"), "FIRSTHAND_COLOUR=red\n");
  const { notes } = readConfig({ FIRSTHAND_PORT: "5000", HOME: "/root" }, { cwd });
  expect(notes).toHaveLength(2);
  expect(notes[0]).toContain("FIRSTHAND_COLOUR is not known");
  expect(notes[1]).toContain("did you mean PORT?");
});
