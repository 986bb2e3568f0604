import assert from "node:assert/strict";
import { test } from "node:test";
import { pasted, url } from "./desk.mjs";

const open = (page) => page.locator(".claim[open]");
const stated = (page) => open(page).locator(".stated").innerText();

test("j and k go through the claims, the gravest first, and Escape closes the card", async () => {
  const { page } = await pasted();
  await page.keyboard.press("j");
  const first = await stated(page);
  assert.match(await open(page).getAttribute("class"), /\bfix\b/);
  await page.keyboard.press("j");
  assert.notEqual(await stated(page), first);
  await page.keyboard.press("k");
  assert.equal(await stated(page), first);
  assert.equal(await page.locator('.mark[aria-current="true"]').count(), 1);
  await page.keyboard.press("Escape");
  assert.equal(await open(page).count(), 0);
});

test("everything can be reached with the tab key and opened with enter", async () => {
  const { page } = await pasted();
  await page.locator("h1").click();
  let told = "";
  for (let n = 0; n < 40 && !/contradicted, claim/.test(told); n++) {
    await page.keyboard.press("Tab");
    told = await page.evaluate(() => document.activeElement.textContent);
  }
  await page.keyboard.press("Enter");
  assert.equal(await open(page).count(), 1);
});

test("a click on a number opens its card with the figure, the release and the rows", async () => {
  const { page } = await pasted();
  await page.locator(".mark", { hasText: "77,709" }).click();
  const card = await open(page).innerText();
  for (const part of ["77,907", "Form 47", "Election Commission of Pakistan", "results.csv:", "changed places"])
    assert.ok(card.includes(part), `${part} is not on the card:\n${card}`);
  assert.ok(await open(page).locator(".bars tr.subject .outline").count());
});

test("filters leave the verdict and the kind asked for, and say how many", async () => {
  const { page } = await pasted();
  const all = await page.locator(".claim").count();
  await page.locator(".count.contradicted").click();
  assert.equal(await page.locator(".claim:visible").count(), 3);
  assert.equal(await page.locator("[data-shown]").innerText(), `3 of ${all}`);
  await page.getByLabel("Kind").selectOption("candidate_votes");
  assert.equal(await page.locator(".claim:visible").count(), 1);
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("j");
  assert.equal(await stated(page), "77,709");
  await page.getByLabel("Kind").selectOption("outcome");
  await page.getByRole("button", { name: "Show all" }).click();
  assert.equal(await page.locator(".claim:visible").count(), all);
});

test("the words of every card can be searched for before it is opened", async () => {
  const { page } = await pasted();
  await page.waitForFunction(() => !document.querySelector(".claim > noscript"));
  assert.equal(await page.locator(".claim .why").count(), await page.locator(".claim").count());
  assert.equal(await open(page).count(), 0);
});

test("a conflict is drawn with every value, the official figure and the majority mark", async () => {
  const { page } = await pasted();
  await page.getByRole("button", { name: /^Conflicts/ }).click();
  const card = page.locator(".conflict").first();
  const values = await card.locator("tbody th").allInnerTexts();
  assert.deepEqual(values.slice(0, 3), ["150", "180", "93"]);
  assert.match(await card.innerText(), /majority of seats polled: 133/);
  const places = await card.locator("circle").evaluateAll((dots) => dots.map((dot) => parseFloat(dot.getAttribute("cx"))));
  const official = parseFloat(await card.locator("line.official").first().getAttribute("x1"));
  assert.ok(places[1] > places[0] && places[0] > places[2] && places[2] === official);
  await card.locator("a").first().click();
  assert.equal(await stated(page), "150");
});

test("numbers in no claim stand in a tab of their own with the reason", async () => {
  const { page } = await pasted();
  await page.getByRole("button", { name: /^Not checked/ }).click();
  assert.match(await page.locator(".ignored").innerText(), /NA-122\s+identifier/);
});

test("an article without a claim says so, and offers nothing to step through or to send", async () => {
  const { page, faults } = await pasted("A day at the beach\n\nThe sun came out and 300 people came to the shore.");
  assert.match(await page.locator(".side").innerText(), /No number here is worded as a claim/);
  assert.equal(await page.locator("[data-tools]:visible, .letter:visible").count(), 0);
  await page.keyboard.press("j");
  assert.deepEqual(faults, []);
});

test("words without end and right-to-left text stay on the page, on a phone too", async () => {
  const text = `${"unending".repeat(60)} کس نے کتنی نشستیں جیتیں؟\n\nFebruary 20, 2024\n\nلاہور کے حلقے NA-122 میں Khawaja Saad Rafique got 77,709 votes.\n\n${"https://east.example/".padEnd(400, "x")}`;
  const options = { viewport: { width: 390, height: 844 } };
  const { page } = await pasted(text, options);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(await width() <= 390);
  await page.keyboard.press("j");
  assert.ok(await width() <= 390);
  await page.goto(url);
  assert.ok(await width() <= 390, "the front page, with its list");
});

test("on a phone the card is a sheet that leaves the number in sight", async () => {
  const { page } = await pasted(undefined, { viewport: { width: 390, height: 844 } });
  await page.locator(".mark", { hasText: "77,709" }).click();
  await page.waitForTimeout(600);
  const sheet = await open(page).locator(".card").boundingBox();
  const mark = await page.locator('.mark[aria-current="true"]').boundingBox();
  assert.ok(mark.y >= 0 && mark.y + mark.height <= sheet.y, JSON.stringify({ sheet, mark }));
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await open(page).count(), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} wide`);
});

test("on paper every card is there and no button", async () => {
  const { page } = await pasted();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".why:visible").count(), await page.locator(".claim").count());
  assert.equal(await page.locator(".conflict:visible").count(), 1);
  assert.equal(await page.locator(".paste:visible, .tabs:visible, .decide:visible, .bar:visible").count(), 0);
  assert.ok((await page.pdf()).length > 10_000);
});
