"use strict";
// What moves on a report: one open card at a time, filters, tabs, keys, copying. Without it the page
// is whole, with every card a disclosure and every mark a link to its card.
(() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  /** Makes a claim's card. Until then it is one piece of text: a browser that runs scripts doesn't read
   *  what stands in a noscript, and so draws a page of hundreds of cards at once. */
  const unfold = (claim) => {
    const folded = claim.querySelector(":scope > noscript");
    if (!folded) return;
    // A parser without scripts has made the card already. Its text is the page's own, escaped markup.
    if (folded.firstElementChild) folded.replaceWith(...folded.childNodes);
    else folded.outerHTML = folded.textContent;
  };

  /** Makes the cards while nothing else is to do, so that a search in the page finds their words. */
  const unfoldAtLeisure = (claims) => {
    const [claim, ...later] = claims;
    if (!claim) return;
    idle(() => {
      unfold(claim);
      unfoldAtLeisure(later);
    });
  };
  const idle = window.requestIdleCallback ?? setTimeout;

  class Report {
    constructor(root) {
      this.root = root;
      this.claims = all(root, ".claim");
      this.side = root.querySelector(".side");
      this.marks = all(root, "[data-claims]");
      this.verdicts = new Set();
      root.querySelector("[data-tabs]").hidden = false;
      root.querySelector("[data-tools]").hidden = !this.claims.length;
      this.listen();
      this.tabs();
      this.filter();
      unfoldAtLeisure(this.claims);
    }

    listen() {
      this.root.addEventListener("click", (event) => this.clicked(event));
      this.claims.forEach((claim) => claim.addEventListener("toggle", () => this.toggled(claim)));
      const kind = this.root.querySelector("[data-kind]");
      kind?.addEventListener("change", () => this.filter());
    }

    clicked(event) {
      const it = event.target.closest("a, button");
      if (!it) return;
      const { filter, step, show, tab } = it.dataset;
      if (it.matches(".mark")) this.openMark(it, event);
      else if (filter) this.toggleFilter(it, filter);
      else if (step) this.step(Number(step));
      else if (show) this.showInText(show, event);
      else if (tab) this.showTab(tab);
      else if ("close" in it.dataset) this.close();
      else if ("clear" in it.dataset) this.clearFilters();
      else if ("copy" in it.dataset) copy(it);
      else if (it.hash) this.follow(it, event);
    }

    /** Opens the claim behind a mark; pressed again, the next one on the same number. */
    openMark(mark, event) {
      event.preventDefault();
      const ids = mark.dataset.claims.split(" ");
      const next = ids[(ids.indexOf(this.current()?.id) + 1) % ids.length];
      this.open(document.getElementById(next));
    }

    follow(link, event) {
      const claim = document.getElementById(link.hash.slice(1));
      if (!claim?.matches(".claim") || !this.root.contains(claim)) return;
      event.preventDefault();
      this.open(claim);
    }

    current() {
      return this.claims.find((claim) => claim.open);
    }

    shown() {
      return this.claims.filter((claim) => !claim.hidden);
    }

    open(claim) {
      if (!claim) return;
      if (claim.hidden) this.clearFilters();
      this.showTab("claims");
      unfold(claim);
      this.claims.forEach((other) => (other.open = other === claim));
      claim.querySelector("summary").focus({ preventScroll: true });
      this.bringUp(claim);
    }

    /** Scrolls the list alone where it scrolls by itself, so that the article stays where it is. */
    bringUp(claim) {
      if (this.side.scrollHeight <= this.side.clientHeight) return;
      const above = claim.getBoundingClientRect().top - this.side.getBoundingClientRect().top;
      this.side.scrollTop += above - 48;
    }

    toggled(claim) {
      unfold(claim);
      if (claim.open) this.claims.forEach((other) => other !== claim && (other.open = false));
      const current = this.current();
      this.root.classList.toggle("sheet-open", Boolean(current));
      for (const mark of this.marks) {
        const on = Boolean(current) && mark.dataset.claims.split(" ").includes(current.id);
        mark.classList.toggle("current", on);
        if (mark.matches(".mark")) mark.setAttribute("aria-current", String(on));
      }
      if (claim.open) this.markOf(claim)?.scrollIntoView({ block: "nearest" });
    }

    markOf(claim) {
      return this.marks.find((mark) => mark.matches(".mark") && mark.dataset.claims.split(" ").includes(claim.id));
    }

    showInText(id, event) {
      event.preventDefault();
      const mark = this.markOf(document.getElementById(id));
      mark?.scrollIntoView({ block: "center" });
      mark?.focus({ preventScroll: true });
    }

    step(by) {
      const shown = this.shown();
      if (!shown.length) return;
      const at = shown.indexOf(this.current());
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
      this.open(shown[(next + shown.length) % shown.length]);
    }

    close() {
      const current = this.current();
      if (!current) return;
      current.open = false;
      current.querySelector("summary").focus();
    }

    toggleFilter(button, verdict) {
      const on = !this.verdicts.delete(verdict);
      if (on) this.verdicts.add(verdict);
      button.setAttribute("aria-pressed", String(on));
      this.filter();
    }

    clearFilters() {
      this.verdicts.clear();
      all(this.root, "[data-filter]").forEach((it) => it.setAttribute("aria-pressed", "false"));
      this.root.querySelector("[data-kind]").value = "";
      this.filter();
    }

    filter() {
      const kind = this.root.querySelector("[data-kind]").value;
      const passes = ({ dataset }) =>
        (!this.verdicts.size || this.verdicts.has(dataset.verdict)) && (!kind || kind === dataset.kind);
      this.claims.forEach((claim) => (claim.hidden = !passes(claim)));
      const shown = new Set(this.shown().map((claim) => claim.id));
      all(this.root, "[data-group]").forEach((group) => (group.hidden = !group.querySelector(".claim:not([hidden])")));
      this.marks.forEach((mark) =>
        mark.classList.toggle("faded", !mark.dataset.claims.split(" ").some((id) => shown.has(id))));
      this.root.querySelector("[data-none]").hidden = shown.size > 0 || !this.claims.length;
      this.root.querySelector("[data-shown]").value =
        shown.size < this.claims.length ? `${shown.size} of ${this.claims.length}` : "";
    }

    tabs() {
      this.tabButtons = all(this.root, "[data-tab]");
      this.panels = all(this.root, "[data-panel]");
      this.showTab("claims");
    }

    showTab(name) {
      this.tabButtons.forEach((it) => it.setAttribute("aria-pressed", String(it.dataset.tab === name)));
      this.panels.forEach((it) => (it.hidden = it.dataset.panel !== name));
      this.root.classList.toggle("show-passed", name === "ignored");
    }
  }

  const copy = async (button) => {
    const text = button.parentElement.querySelector("pre").textContent;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  };

  let reports = [];
  const begin = () => {
    document.documentElement.classList.add("scripted");
    reports = all(document, "[data-report]").map((root) => new Report(root));
    const asked = document.getElementById(location.hash.slice(1));
    const report = reports.find((it) => asked && it.root.contains(asked));
    if (asked?.matches(".claim")) report?.open(asked);
  };

  /** The report that is being looked at. */
  const active = () =>
    reports.find((it) => it.root.contains(document.activeElement)) ??
    reports.find((it) => it.root.getBoundingClientRect().bottom > 80);

  const keys = {
    j: (report) => report.step(1),
    k: (report) => report.step(-1),
    Escape: (report) => report.close(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
    const report = active();
    if (report && keys[event.key]) {
      keys[event.key](report);
      event.preventDefault();
    }
  });
  const onPaper = matchMedia("print");
  onPaper.addEventListener("change", () => onPaper.matches && all(document, ".claim").forEach(unfold));
  document.addEventListener("tallycheck:report", begin);
  begin();
})();
