"use strict";
// What moves on the desk: dropped files, decisions without losing one's place, copying exports.
(() => {
  const paste = document.querySelector("[data-paste]");
  const drop = document.querySelector("[data-drop]");

  const busy = (on) => {
    const button = paste?.querySelector(".go");
    if (button) button.disabled = on;
  };
  const problem = (text) => {
    const line = document.querySelector("[data-problem]");
    line.textContent = text;
    line.hidden = !text;
    busy(false);
  };
  const refusal = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("[data-refused]")?.textContent ?? `Refused (${answer.status}).`;
  };

  /** Sends a file's bytes and goes to its report. */
  const send = async (file) => {
    busy(true);
    const asked = new URLSearchParams({ name: file.name, published: paste?.published.value ?? "" });
    try {
      const answer = await fetch(`/check/file?${asked}`, { method: "POST", body: file });
      if (answer.ok) location.assign(answer.url);
      else problem(await refusal(answer));
    } catch {
      problem("The desk doesn’t answer, or the file is too large for it.");
    }
  };

  paste?.addEventListener("submit", () => busy(true));
  paste?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) paste.requestSubmit();
  });
  paste?.querySelector("[data-file]").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) send(file);
  });
  addEventListener("pageshow", () => busy(false));

  let depth = 0;
  const over = (by) => {
    depth = Math.max(0, depth + by);
    drop.hidden = depth === 0;
  };
  const holdsFile = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => holdsFile(event) && over(1));
  addEventListener("dragleave", (event) => holdsFile(event) && over(-1));
  addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    over(-depth);
    const [file] = event.dataTransfer.files;
    if (file && paste) send(file);
  });

  const say = (text) => {
    const line = document.querySelector("[data-said]");
    if (line) line.textContent = text;
  };

  /** Sends a decision and puts the new report in the old one's place, its card open as before. */
  const decide = async (form, button) => {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) return say(await refusal(answer));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [was, is] = [document, page].map((it) => it.querySelector("[data-report]"));
    const scrolled = was.querySelector(".side").scrollTop;
    was.replaceWith(document.adoptNode(is));
    history.replaceState(null, "", `#${body.get("claim")}`);
    document.dispatchEvent(new Event("tallycheck:report"));
    is.querySelector(".side").scrollTop = scrolled;
    say("Kept.");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.action.endsWith("/decisions")) return;
    event.preventDefault();
    decide(form, event.submitter);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "a" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    document.querySelector(".claim[open] [data-key=a]")?.click();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy-from]");
    if (!button) return;
    const answer = await fetch(button.dataset.copyFrom);
    await navigator.clipboard.writeText(await answer.text());
    say("Copied.");
    button.classList.add("copied");
    const label = button.firstChild;
    label.textContent = "Copied";
    setTimeout(() => (label.textContent = "Copy"), 1500);
  });
})();
