import assert from "node:assert/strict";
import { test } from "node:test";
import { article, open, pasted } from "./desk.mjs";

test("a pasted article comes back marked up, letter for letter", async () => {
  const { page, faults } = await pasted();
  const wrong = await page.locator(".mark.contradicted").evaluateAll((marks) =>
    marks.map((mark) => mark.firstChild.textContent));
  assert.deepEqual(wrong, ["150", "180", "77,709"]);
  const shown = await page.locator(".text").evaluateAll((parts) => parts.map((part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll(".tag, .vh").forEach((it) => it.remove());
    return copy.textContent;
  }).join(""));
  assert.equal(shown, article);
  assert.deepEqual(faults, []);
});

test("control and enter check the numbers", async () => {
  const { page } = await open();
  await page.getByLabel(/^Paste an article/).fill("The PPP won 54 seats in the National Assembly in 2024.");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/reports/);
  assert.equal(await page.locator(".claim").count(), 1);
});

test("HTML is read as a page and not shown as code", async () => {
  const { page } = await pasted("<html><head><title>x</title></head><body><h1>Seats won</h1><p>The PPP won 54 seats in the National Assembly in the 2024 general election.</p></body></html>");
  assert.ok(!(await page.locator(".story").innerText()).includes("<p>"));
  assert.equal(await page.locator(".mark").count(), 1);
});

test("a dropped file is checked under its name", async () => {
  const { page, faults } = await open();
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "story.txt", { type: "text/plain" }));
    return data;
  }, article);
  await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  assert.ok(await page.locator("[data-drop]").isVisible());
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
  await page.waitForURL(/reports/);
  assert.match(await page.locator(".byline").innerText(), /story\.txt/);
  assert.deepEqual(faults, []);
});

test("what can't be read is refused in a sentence, and the page stays", async () => {
  const { page } = await open();
  await page.locator("[data-file]").setInputFiles({
    name: "latin.txt", mimeType: "text/plain", buffer: Buffer.from("deep ".repeat(300_000)),
  });
  await page.locator("[data-problem]").waitFor();
  assert.match(await page.locator("[data-problem]").innerText(), /limit/);
});

test("the text can be changed and checked again", async () => {
  const { page } = await pasted();
  await page.getByText("Change the text, or check another").click();
  const box = page.getByLabel(/^The article; change it/);
  assert.equal(await box.inputValue(), article);
  await box.fill(article.replace("77,709", "77,907"));
  await page.getByRole("button", { name: "Check again" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".mark.contradicted").length === 2);
});
