/* The review of an import. The desk's own keys.js presses buttons by their data-key; here are the keys that walk from
   row to row, the focus after each decision, and a place to drop a document. Everything works without this file. */

const inReview = () => document.getElementById("review");
const typing = (on) => on.isContentEditable || on.matches?.("input, select, textarea") || on.closest?.("dialog[open]");
const off = () => {
  try {
    return localStorage.getItem("headway-keys-off") === "yes";
  } catch {
    return false;
  }
};

/* j and k walk the doubts of this row, and past its ends to the next row or the one before. */
addEventListener(
  "keydown",
  (event) => {
    const review = inReview();
    if (!review || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || off()) return;
    if (event.key !== "j" && event.key !== "k") return;
    const doubts = [...review.querySelectorAll("[data-doubt]")];
    const now = doubts.findIndex((doubt) => doubt.hasAttribute("data-here"));
    const next = event.key === "j" ? now + 1 : now - 1;
    const way = review.querySelector(event.key === "j" ? "[data-after]" : "[data-before]");
    event.preventDefault();
    event.stopImmediatePropagation();
    if (doubts[next] && now >= 0) stand(doubts[next]);
    else way?.click();
  },
  { capture: true },
);

function stand(element) {
  for (const other of document.querySelectorAll("[data-row][data-here]")) other.removeAttribute("data-here");
  if (element.matches("[data-row]")) element.setAttribute("data-here", "");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

/* After a decision the focus is where the next one is made: what went wrong, else the first open doubt. */
function begin(review) {
  for (const button of review.querySelectorAll("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => document.getElementById("keys-help")?.showModal());
  }
  const first =
    review.querySelector("[data-focus]") ||
    review.querySelector("[data-doubt]") ||
    review.querySelector("[data-here-first]") ||
    review.querySelector("#row-title");
  if (first) stand(first);
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "review" && event.detail?.elt?.id !== "review") return;
  // What the page said when it was loaded is about an earlier decision.
  document.querySelector("ul.messages")?.remove();
  begin(inReview());
});
/* What could not be sent is said, not lost in silence. */
document.addEventListener("htmx:sendError", () => {
  const said = document.getElementById("said");
  if (said) {
    said.classList.remove("sr-only");
    said.textContent = "The decision could not be sent: no connection. Nothing was changed. Try again.";
  }
});
if (inReview()) begin(inReview());

/* The review's own keys come first in the desk's list of keys. */
const more = document.querySelector("[data-more-keys]");
document.querySelector("#keys-help dl")?.prepend(...(more ? [more.content.cloneNode(true)] : []));

const drop = document.querySelector("[data-drop]");
if (drop) {
  const field = drop.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }
}
