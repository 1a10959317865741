/* Filters and searches a list of steps that is too long for one page. The rows are fetched when a choice is first
   made; the state stands in the address. Without this script the numbered pages and the ready-made lists remain. */

const form = document.querySelector("form[data-explore]");
const table = document.getElementById("steps");
const count = document.querySelector('[data-filter-count="steps"]');
const pages = document.querySelector("nav.pages");
const MOST = 200;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const labels = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
const body = table.tBodies[0];
const original = [...body.rows];
const firstCount = count.textContent;
let rows = null;

async function fetched() {
  if (!rows) {
    const answer = await fetch(form.dataset.explore);
    if (!answer.ok) throw new Error(answer.status);
    rows = (await answer.json()).map(([number, title, status, words, tone, section, goal, slugs, names, quarter, due, state]) => ({
      number, title, words, tone, slugs, names, due, state,
      data: { status: [status], section: [`${section}`], goal: [`${goal}`], department: slugs, quarter: [quarter] },
      text: plain([number, title, words, ...names, due].join(" ")),
    }));
  }
  return rows;
}

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const link = (href, text) => element("a", { href }, text);

function drawn(row) {
  const departments = row.slugs.flatMap((slug, index) => [index ? ", " : "", link(`../departments/${slug}.html`, row.names[index])]);
  const cell = (index, ...children) => element("td", { role: "cell", "data-label": labels[index] }, ...children);
  const line = element("tr", { role: "row" });
  const number = cell(0, `${row.number}`);
  number.className = "num";
  line.append(
    number,
    element("th", { scope: "row", role: "rowheader" }, link(`../steps/${row.number}.html`, row.title)),
    cell(2, element("span", { class: `chip tone-${row.tone} nowrap` }, row.words)),
    cell(3, element("span", {}, ...departments)),
    cell(4, row.due),
  );
  return line;
}

const chosen = () => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) query.append(name, value.trim());
  return query;
};

const fits = (row, query) =>
  [...query].every(([name, value]) =>
    name === "q" ? plain(value).split(/\s+/).every((word) => row.text.includes(word)) : (row.data[name] || []).includes(value));

async function show(push) {
  const query = chosen();
  const text = query.toString();
  if (push !== null) history[push ? "pushState" : "replaceState"](null, "", location.pathname + (text ? `?${text}` : ""));
  if (!text) {
    body.replaceChildren(...original);
    count.textContent = firstCount;
    if (pages) pages.hidden = false;
    return;
  }
  form.setAttribute("aria-busy", "true");
  const found = (await fetched()).filter((row) => fits(row, query));
  if (chosen().toString() !== text) return;
  form.removeAttribute("aria-busy");
  body.replaceChildren(...found.slice(0, MOST).map(drawn));
  const { one, many, none } = count.dataset;
  const words = found.length === 0 ? none : found.length === 1 ? one : many;
  const more = found.length > MOST ? ` (1–${MOST})` : "";
  count.textContent = words.replace("{n}", found.length).replace("{all}", rows.length) + more;
  if (pages) pages.hidden = true;
}

const restore = () => {
  const query = new URLSearchParams(location.search);
  form.reset();
  for (const field of form.elements) if (field.name && query.has(field.name)) field.value = query.get(field.name);
  show(null);
};

let waiting;
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(false), event.target.type === "search" ? 250 : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  show(true);
});
form.addEventListener("reset", () => setTimeout(() => show(true)));
addEventListener("popstate", restore);
form.hidden = false;
if (location.search) restore();
