import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { LaunchOptions } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** A browser in a test talks to the server under test and to nobody else. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--disable-gpu",
];

/**
 * What to give `chromium.launch`: the program that CHROMIUM names, else the machine's own, else Debian's where root may
 * install it, else (or where CHROMIUM is `npm`) the one that comes with the development dependencies.
 */
export async function findChromium(): Promise<LaunchOptions> {
  const asked = process.env["CHROMIUM"] ?? "";
  if (asked === "npm") return fromNpm();
  const root = process.getuid?.() === 0;
  const args = root ? [...quiet, "--no-sandbox"] : quiet;
  const here = [asked, ...places].find((place) => place !== "" && existsSync(place));
  if (here) return { executablePath: here, args };
  if (root && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium"];
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", install, { stdio: "ignore", env });
    if (existsSync("/usr/bin/chromium")) return { executablePath: "/usr/bin/chromium", args };
  }
  return fromNpm();
}

/**
 * The one from npm, for Linux on x64. It unpacks its libraries and its font only where it believes to be in a cloud
 * function, and into the temporary folder; its own list of flags would turn the security of the web off.
 */
async function fromNpm(): Promise<LaunchOptions> {
  const place = join(import.meta.dirname, "..", "..", "..", "node_modules", ".cache", "chromium");
  mkdirSync(place, { recursive: true });
  const before = { ...process.env };
  const meanwhile = { TMPDIR: place, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  Object.assign(process.env, meanwhile);
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const executablePath = await bundled.executablePath();
    const fonts = join(place, "fonts");
    // The file that comes with it names a folder that need not be there: pages would stay without any text.
    const settings = `<fontconfig><dir>${fonts}</dir><cachedir>${fonts}-cache</cachedir></fontconfig>`;
    writeFileSync(join(fonts, "fonts.conf"), settings);
    const env = { ...before, LD_LIBRARY_PATH: join(place, "al2023", "lib"), FONTCONFIG_PATH: fonts };
    return { executablePath, args: [...quiet, "--no-sandbox"], env };
  } finally {
    for (const name of [...Object.keys(meanwhile), "LD_LIBRARY_PATH", "FONTCONFIG_PATH"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
