/* Keys of the desk. Rows that can be walked carry data-row, and inside them [data-open] and [data-edit] are what
   Enter and e press; any control with data-key="a" is pressed by that key, the one in the current row first.
   Keys are single letters, so they can be turned off, and never act while someone types (WCAG 2.1.4). */

const OFF = "headway-keys-off";
const off = () => {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
};
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
const here = () => document.querySelector("[data-row][data-here]");

function go(row) {
  here()?.removeAttribute("data-here");
  if (!row) return;
  row.setAttribute("data-here", "");
  if (!row.hasAttribute("tabindex")) row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const all = rows();
  if (!all.length) return;
  const now = all.indexOf(here());
  go(all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by))]);
}

function press(selector) {
  const control = here()?.querySelector(selector) || (selector.includes("data-key") && document.querySelector(selector));
  if (!control || control.disabled) return false;
  control.matches("input:not([type=checkbox]):not([type=radio]), select, textarea") ? control.focus() : control.click();
  return true;
}

function act(key) {
  switch (key) {
    case "j": return move(1), true;
    case "k": return move(-1), true;
    case "e": return press("[data-edit]") || press('[data-key="e"]');
    case "Enter": return document.activeElement === here() && press("[data-open]");
    case "/": {
      const field = document.querySelector("main [data-search]") || document.querySelector("[data-search]");
      field?.focus();
      return Boolean(field);
    }
    case "?": {
      const help = document.getElementById("keys-help");
      help?.showModal();
      return Boolean(help);
    }
    default: return /^[a-z0-9]$/i.test(key) && press(`[data-key="${key}"]`);
  }
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  const on = event.target;
  if (on.isContentEditable || on.closest?.("dialog[open]")) return;
  if (on.matches?.("input, select, textarea")) {
    if (event.key === "Escape") on.blur();
    return;
  }
  if (off() && event.key !== "Enter") return;
  if (act(event.key)) event.preventDefault();
});

// Wherever someone clicks or tabs to is the current row too.
addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (row && row !== here()) {
    here()?.removeAttribute("data-here");
    row.setAttribute("data-here", "");
  }
});

const choice = document.querySelector("[data-keys-off]");
if (choice) {
  choice.checked = off();
  choice.addEventListener("change", () => localStorage.setItem(OFF, choice.checked ? "yes" : "no"));
}
for (const button of document.querySelectorAll("[data-keys-help]")) {
  button.addEventListener("click", () => document.getElementById("keys-help")?.showModal());
}
document.querySelector("[data-focus]")?.focus();
