import assert from "node:assert/strict";
import { test } from "node:test";
import { open, pasted, url } from "./desk.mjs";

/** The usual list, each of which would leave `document.hacked` or a dialog behind. */
const ATTACKS = [
  `<script>document.hacked=1</script>`,
  `"><script>document.hacked=1</script>`,
  `</textarea><script>document.hacked=1</script>`,
  `</title><script>document.hacked=1</script>`,
  `</style><script>document.hacked=1</script>`,
  `</pre></details><img src=x onerror=document.hacked=1>`,
  `<img src=x onerror="document.hacked=1">`,
  `<svg onload=document.hacked=1>`,
  `<svg><script>document.hacked=1</script></svg>`,
  `<svg><animate onbegin=document.hacked=1 attributeName=x dur=1s>`,
  `<body onload=document.hacked=1>`,
  `<iframe srcdoc="<script>parent.document.hacked=1</script>"></iframe>`,
  `<iframe src="javascript:parent.document.hacked=1"></iframe>`,
  `<a href="javascript:document.hacked=1" autofocus onfocus=document.hacked=1>x</a>`,
  `<details open ontoggle=document.hacked=1>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=document.hacked=1>`,
  `<input autofocus onfocus=document.hacked=1>`,
  `<video><source onerror=document.hacked=1></video>`,
  `<form action=javascript:document.hacked=1><button autofocus>x</button></form>`,
  `<meta http-equiv=refresh content="0;url=javascript:document.hacked=1">`,
  `<base href="//evil.example/">`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<object data="data:text/html,<script>parent.document.hacked=1</script>"></object>`,
  `{{constructor.constructor('document.hacked=1')()}}`,
  "${document.hacked=1} `document.hacked=1`",
  `<!--><script>document.hacked=1</script>-->`,
  `<noscript><p title="</noscript><img src=x onerror=document.hacked=1>">`,
  `\u202e<script>document.hacked=1</script>`,
  `<scr\u0000ipt>document.hacked=1</scr\u0000ipt>`,
  `&lt;script&gt;document.hacked=1&lt;/script&gt;`,
];

const claim = "Khawaja Saad Rafique got 77,709 votes in NA-122 in 2024";

test("pasted markup never runs, as text, as a title, beside a number, or as a page", async () => {
  const all = ATTACKS.map((attack) => `${claim} ${attack}, said ${attack}.`).join("\n\n");
  const articles = [
    `${ATTACKS.join(" ")}\n\n${all}`,
    `<html><head><title>${ATTACKS.map((it) => it.replaceAll("</title>", "")).join(" ")}</title></head><body><p>${all}</p></body></html>`,
  ];
  for (let n = 0; n < ATTACKS.length; n += 8) {
    const some = ATTACKS.slice(n, n + 8);
    articles.push(`${some[0]}\n\n${some.map((attack) => `${claim}${attack}`).join("\n\n")}`);
  }
  for (const text of articles) {
    const { page, faults } = await pasted(text);
    await page.waitForTimeout(30);
    const mark = page.locator(".mark").first();
    if (await mark.count()) await mark.click();
    assert.equal(await page.evaluate(() => document.hacked), undefined, text);
    assert.deepEqual(faults, [], text);
    assert.equal(await page.locator("main :is(script, iframe, img, object, style, base, meta, video)").count(), 0, text);
    await page.context().close();
  }
});

test("a note runs no more than an article does", async () => {
  const { page, faults } = await pasted(`Notes\n\n${claim}.`);
  await page.keyboard.press("j");
  const card = page.locator(".claim[open]");
  await card.getByLabel("Note").fill(`"><img src=x onerror=document.hacked=1>`);
  await card.getByRole("button", { name: "Keep note" }).click();
  await card.locator(".decision").waitFor();
  assert.equal(await page.evaluate(() => document.hacked), undefined);
  assert.deepEqual(faults, []);
});

test("a script that got in would not run", async () => {
  const { page, faults } = await open();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.hacked = 1";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='document.hacked=1'>");
  });
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => document.hacked), undefined);
  assert.ok(faults.some((fault) => fault.includes("Content Security Policy")));
});

test("another site's page can't paste, and can't frame the desk", async () => {
  const { page } = await open("data:text/html,<title>elsewhere</title>");
  const answer = await page.evaluate(async (url) => {
    try {
      return (await fetch(`${url}/api/check`, { method: "POST", body: "{}" })).status;
    } catch {
      return "refused";
    }
  }, url);
  assert.equal(answer, "refused");
});
