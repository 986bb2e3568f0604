// What every test begins with: the desk that `tests/browser.rs` has opened, in Debian's Chromium.

import { chromium } from "playwright-core";
import { after, before } from "node:test";

export const url = process.env.TALLYCHECK_URL;

export const article = `How many seats did the PTI win?

ISLAMABAD, February 20, 2024

PTI-backed independents won 150 seats in the National Assembly, a video says.

The party's chairman, Gohar Ali Khan, said that the PTI had won 180 seats. According to the Election
Commission, PTI-backed independents won 93 seats, the PML-N 75 and the PPP 54.

راؤ — In NA-122, Latif Khosa took the seat with 117,109 votes, while Khawaja Saad Rafique got 77,709.
`;

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser?.close());

/** A page of its own, and everything that went wrong on it. */
export const open = async (path = "/", options = {}) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(/^\w+:/.test(path) ? path : url + path);
  return { page, faults };
};

/** The page of an article that was pasted. */
export const pasted = async (text = article, options = {}) => {
  const opened = await open("/", options);
  await opened.page.getByLabel(/^Paste an article/).fill(text);
  await opened.page.getByRole("button", { name: "Check the numbers" }).click();
  await opened.page.waitForURL(/reports/);
  return opened;
};
