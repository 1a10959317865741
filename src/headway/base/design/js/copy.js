/* Copies a page's permanent address. <button data-copy="../x/" data-copied="Copied" hidden>: shown by this script;
   data-copy "" is the page itself. What happened is said in the next [role=status]. */

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "small soft";
  button.after(status);
  button.addEventListener("click", async () => {
    const address = new URL(button.dataset.copy || location.pathname, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = button.dataset.copied || "";
    } catch {
      // The browser said no: show the address, so that it can be copied by hand.
      status.textContent = address;
    }
  });
}
