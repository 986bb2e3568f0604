import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { article, open, pasted } from "./desk.mjs";

/** An article of its own for each test: decisions outlive them. */
const titled = (title) => article.replace(/^.*\n/, `${title}\n`);

const saved = async (page, name) => {
  const link = page.locator(".exports").getByRole("link", { name, exact: true });
  if (!(await link.isVisible())) await page.locator(".exports > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return [await readFile(await download.path(), "utf8"), download.suggestedFilename()];
};

test("an editor overrules with a note, and a changed article still has it, in every export", async () => {
  const { page, faults } = await pasted(titled("Overruled by the desk"));
  await page.locator(".mark", { hasText: "77,709" }).click();
  const card = page.locator(".claim[open]");
  await card.getByLabel("Verdict").selectOption("supported");
  await card.getByLabel("Note").fill("The form itself has 77,709.");
  await card.getByRole("button", { name: "Overrule" }).click();
  await card.locator(".decision").waitFor();
  assert.match(await card.locator(".decision").innerText(), /overruled: supported; “The form itself has 77,709\.”/);
  assert.match(await page.locator(".mark", { hasText: "77,709" }).getAttribute("class"), /supported/);

  const { page: later } = await pasted(`${titled("Overruled by the desk")}\nA paragraph more, with 3 seats.\n`);
  assert.equal(await later.locator(".claim.decided .stated").innerText(), "77,709");
  for (const format of ["Page", "YAML", "JSON", "CSV", "ClaimReview"]) {
    const [text, name] = await saved(later, format);
    assert.ok(text.includes("The form itself has 77,709."), `${format} is silent`);
    assert.match(name, /^overruled-by-the-desk\./);
  }
  const [letter] = await saved(later, "Request for correction");
  assert.ok(!letter.includes("77,709") && letter.includes("150"));
  assert.deepEqual(faults, []);
});

test("agreeing is one key, and can be taken back", async () => {
  const { page } = await pasted(titled("Agreed by the desk"));
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  const card = page.locator(".claim[open]");
  await card.locator(".decision").waitFor();
  assert.match(await card.locator(".decision").innerText(), /agreed: contradicted/);
  await page.reload();
  assert.equal(await page.locator(".claim.decided").count(), 1);
  await card.getByRole("button", { name: "Take back" }).click();
  await page.locator(".claim.decided").waitFor({ state: "detached" });
});

test("telling the author is marked, and the next report can be told apart", async () => {
  const { page } = await pasted(titled("Reported to the author"));
  await page.keyboard.press("j");
  const button = page.locator(".claim[open]").getByRole("button", { name: "Reported to author" });
  await button.click();
  await page.locator(".claim[open] [aria-pressed=true]").waitFor();
  assert.match(await page.locator(".claim[open] .decision").innerText(), /reported to the author/);
});

test("another reading is chosen and its verdict counts", async () => {
  const { page } = await pasted(await readFile(new URL("../articles/infobox-na104/article.txt", import.meta.url), "utf8"));
  const claim = page.locator(".claim", { has: page.locator(".readings li:has(form)") }).first();
  await claim.locator("summary").first().click();
  const reading = claim.locator(".readings li:has(form)").last();
  const verdict = await reading.locator("b").first().innerText();
  await reading.getByRole("button").click();
  await page.locator(".claim.decided").waitFor();
  assert.equal(await page.locator(".claim.decided").getAttribute("data-verdict"), verdict);
});

test("an export is copied with one button", async () => {
  const { page } = await pasted(titled("Copied by the desk"));
  await page.locator(".exports > summary").click();
  await page.getByRole("button", { name: "Copy CSV" }).click();
  await page.getByRole("button", { name: "Copied CSV" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^source,outlet,/);
});

test("the page that is mailed works from a file, with scripts and without, and asks nothing of the network", async () => {
  const { page } = await pasted(titled("Mailed by the desk"));
  await page.locator(".exports > summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("link", { name: "Page", exact: true }).click(),
  ]);
  await download.saveAs(`${await download.path()}.html`);
  const file = `file://${await download.path()}.html`;
  const { page: mailed, faults } = await open(file, { offline: true });
  await mailed.keyboard.press("j");
  assert.equal(await mailed.locator(".claim[open]").count(), 1);
  assert.equal(await mailed.locator(".decide").count(), 0);
  assert.deepEqual(faults, []);
  const { page: bare } = await open(file, { javaScriptEnabled: false });
  await bare.locator(".claim summary").first().click();
  assert.ok(await bare.locator(".why").first().isVisible());
  assert.ok(await bare.locator(".conflict").isVisible());
});
