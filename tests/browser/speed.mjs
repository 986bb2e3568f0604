// How long it takes from the press of the button to the marked page, in a real browser: opens a desk
// with the program it is given, pastes an article of 10,000 characters and prints what it measures.
//
//     node speed.mjs ../../target/release/tallycheck

import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { createInterface } from "node:readline";

const LENGTH = 10_000;
const TIMES = 20;
const GOAL = 300;

const [program] = process.argv.slice(2);
if (!program) throw new Error("name the program: node speed.mjs ../../target/release/tallycheck");

/** Test articles one behind the other, up to the length. */
const article = async () => {
  const folder = new URL("../articles/", import.meta.url);
  let text = "";
  for (const name of (await readdir(folder)).sort()) {
    const file = new URL(`${name}/article.txt`, folder);
    text += `${await readFile(file, "utf8").catch(() => "")}\n\n`;
    if (text.length >= LENGTH) break;
  }
  return text.slice(0, LENGTH);
};

const desk = spawn(program, ["serve", "--address", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const [line] = await createInterface({ input: desk.stdout })[Symbol.asyncIterator]().next().then(({ value }) => [value]);
  const url = line.split("/ is open")[0];
  const page = await browser.newPage();
  const text = await article();
  const times = [];
  let marks = 0;
  for (let n = 0; n <= TIMES; n++) {
    await page.goto(url);
    await page.locator("#text").fill(`Article ${n}\n\n${text}`);
    await Promise.all([page.waitForURL(/reports/), page.locator(".go").click()]);
    // From the request of the form to the page as it was first drawn with its marks.
    const [took, found] = await page.evaluate(() => new Promise((resolve) =>
      requestAnimationFrame(() => setTimeout(() =>
        resolve([performance.now(), document.querySelectorAll(".mark").length])))));
    marks = found;
    // The first one warms up the desk and the browser.
    if (n > 0) times.push(took);
  }
  times.sort((a, b) => a - b);
  const [median, worst] = [times[TIMES >> 1], times[TIMES - 1]].map((time) => Math.round(time));
  console.log(`${LENGTH} characters, ${marks} marks, ${TIMES} times: median ${median} ms, worst ${worst} ms; the goal is ${GOAL} ms`);
} finally {
  await browser.close();
  desk.kill();
}
