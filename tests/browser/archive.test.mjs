import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { open, url } from "./desk.mjs";

const shown = async (page) => Number((await page.getByRole("status").innerText()).split(" ")[0]);

test("the archive is searched and filtered, and leads to a page per article", async () => {
  const { page, faults } = await open("/archive");
  const all = await shown(page);
  assert.ok(all >= 3);
  await page.getByLabel("Verdict").selectOption("contradicted");
  await page.getByRole("button", { name: "Search" }).click();
  const wrong = await shown(page);
  assert.ok(wrong > 0 && wrong < all, `${wrong} of ${all}`);
  await page.getByLabel("Search").fill("three answers and a cou");
  await page.getByRole("button", { name: "Search" }).click();
  assert.equal(await shown(page), 1);
  await page.locator(".list a").click();
  assert.match(await page.locator("h1").innerText(), /Three answers/);
  assert.ok(await page.locator(".mark.contradicted").count());
  assert.deepEqual(faults, []);
});

test("a decision counts in the archive’s list, its filters and its conflicts", async () => {
  const { page } = await open("/archive/conflicts?q=pti-backed");
  const side = page.locator(".conflict tbody a", { hasText: "180" }).first();
  assert.match(await side.getAttribute("class"), /contradicted/);
  await side.click();
  const card = page.locator(".claim[open]");
  await card.getByLabel("Verdict").selectOption("unverifiable");
  await card.getByRole("button", { name: "Overrule" }).click();
  await card.locator(".decision").waitFor();
  await page.goto(`${url}/archive/conflicts?q=pti-backed`);
  assert.match(await side.getAttribute("class"), /unverifiable/);
  await page.goto(`${url}/archive?verdict=unverifiable&q=three+answers`);
  assert.equal(await shown(page), 1);
  assert.equal(await page.locator(".list [data-label=decided]").innerText(), "1");
  await page.goto(`${url}/archive/conflicts?q=pti-backed`);
  await side.click();
  await card.getByRole("button", { name: "Take back" }).click();
  await page.locator(".claim.decided").waitFor({ state: "detached" });
});

test("a search without a result says so", async () => {
  const { page } = await open("/archive?q=nothinglikeit");
  assert.equal(await shown(page), 0);
  await page.getByRole("link", { name: "Show all articles" }).click();
  assert.ok(await shown(page));
  await page.goto(`${url}/archive/conflicts?q=nothinglikeit`);
  assert.equal(await page.getByRole("link", { name: "Show all conflicts" }).count(), 1);
});

test("what is decided on an archived article is there when it is looked at again", async () => {
  const { page } = await open("/archive?q=three+answers");
  await page.locator(".list a").click();
  await page.locator(".mark").first().waitFor();
  await page.waitForLoadState("load");
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.locator(".claim.decided").waitFor();
  await page.reload();
  assert.equal(await page.locator(".claim.decided").count(), 1);
});

test("conflicts across articles are drawn, and lead to the claims", async () => {
  const { page, faults } = await open("/archive/conflicts");
  assert.ok(await page.locator(".conflict").count());
  await page.locator(".conflict tbody a").first().click();
  await page.locator(".claim[open]").waitFor();
  assert.deepEqual(faults, []);
});

test("nothing in the archive bars the way to anyone", async () => {
  for (const [path, colorScheme, width] of [["/archive", "light", 390], ["/archive/conflicts", "dark", 1360]]) {
    const { page } = await open(path, { colorScheme, viewport: { width, height: 900 } });
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${path} is ${wide} wide`);
  }
});
