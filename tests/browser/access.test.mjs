import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { open, pasted } from "./desk.mjs";

const faultless = async (page, where) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n    ")}`);
  assert.deepEqual(told, [], where);
};

for (const [colorScheme, width] of [["light", 1360], ["dark", 390]])
  test(`nothing bars the way to anyone, ${colorScheme}, ${width} wide`, async () => {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const { page: front } = await open("/", options);
    await faultless(front, "front page");
    const { page } = await pasted(undefined, options);
    await faultless(page, "report");
    await page.keyboard.press("j");
    await faultless(page, "open card");
    await page.keyboard.press("Escape");
    for (const tab of [/^Conflicts/, /^Not checked/]) {
      await page.getByRole("button", { name: tab }).click();
      await faultless(page, String(tab));
    }
  });

test("a number tells its verdict by more than its colour", async () => {
  const { page } = await pasted();
  const styles = await page.locator(".mark:not(.end)").evaluateAll((marks) =>
    marks.map((mark) => [mark.className.split(" ")[1], getComputedStyle(mark).textDecorationStyle, mark.querySelector("use").getAttribute("href")]));
  const told = new Map(styles.map(([verdict, line, symbol]) => [verdict, `${line} ${symbol}`]));
  assert.equal(new Set(told.values()).size, told.size);
  assert.ok(told.size > 1);
  const name = await page.locator(".mark.contradicted").first().innerText();
  assert.match(name, /contradicted, claim c\d+/);
});
