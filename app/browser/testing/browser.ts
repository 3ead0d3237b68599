import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

import { findChromium } from "./chromium.ts";

/** Starts the browser of a test file. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await findChromium());
}

/** A window of its own, with its own cookies, as on a desk unless told otherwise. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  return context;
}

/** What a page said that it should not: errors of scripts and breaches of the content security policy. */
export function collectTroubles(page: Page): string[] {
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Warning:|Minified React/i.test(message.text()))
      troubles.push(message.text());
  });
  return troubles;
}

/**
 * Where a page shuts somebody out (WCAG 2.2 AA), each as the rule, the first element that breaks it, and how. What is
 * found is looked for again after a moment: a page between two states is not yet the page.
 */
export async function barriersOf(page: Page): Promise<string[]> {
  const first = await violationsOf(page);
  if (first.length === 0) return first;
  await page.waitForTimeout(1_000);
  return violationsOf(page);
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length}): ${nodes[0]?.failureSummary}`,
  );
}

/** Resolves when nothing is being fetched for the first time any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main :is(h1, h2, h3)").first().waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready.then(() => undefined)");
}
