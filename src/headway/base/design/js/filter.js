/* Filters, searches and sorts a table of steps on the reader's own machine; the state stands in the address.

   The form:   <form data-filter="steps"> with fields named after the rows' data attributes, and q for words.
   The table:  <table id="steps"> whose body rows carry data-status="done", data-goal="1 3" (several: spaces) …
               and whose column heads carry data-sort="text" or "number" where a column can be sorted;
               a cell's data-value is sorted by, where it is not what is printed.
   The count:  <p role="status" data-filter-count="steps" data-one="1 step" data-many="{n} of {all} steps"
               data-none="No step fits. …">.
   A hidden [data-filter-only] is shown once this script runs; without it the form sends its fields as a query. */

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function setUp(form) {
  const table = document.getElementById(form.dataset.filter);
  const count = document.querySelector(`[data-filter-count="${form.dataset.filter}"]`);
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, words: plain(row.textContent), data: row.dataset }));
  const original = rows.map((entry) => entry.row);

  const chosen = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) query.append(name, value.trim());
    return query;
  };

  const fits = (entry, query) => {
    for (const name of new Set(query.keys())) {
      if (name === "sort") continue;
      const wanted = query.getAll(name);
      if (name === "q") {
        if (!plain(wanted.join(" ")).split(/\s+/).every((word) => entry.words.includes(word))) return false;
      } else {
        const has = (entry.data[name] || "").split(" ");
        if (!wanted.some((value) => has.includes(value))) return false;
      }
    }
    return true;
  };

  const show = (query) => {
    let shown = 0;
    for (const entry of rows) {
      const visible = fits(entry, query);
      entry.row.hidden = !visible;
      shown += visible;
    }
    if (count) {
      const { one, many, none } = count.dataset;
      const words = shown === 0 ? none : shown === 1 && one ? one : many;
      count.textContent = (words || "").replace("{n}", shown).replace("{all}", rows.length);
    }
  };

  const sortBy = (order) => {
    const [, column, down] = /^(\d+)(d?)$/.exec(order || "") || [];
    const heads = [...table.tHead.rows[0].cells];
    const head = heads[column];
    for (const other of heads) if (other.dataset.sort) other.removeAttribute("aria-sort");
    if (!head || !head.dataset.sort) {
      body.append(...original);
      return;
    }
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => {
      const cell = row.cells[column];
      return (cell.dataset.value ?? cell.textContent).trim();
    };
    const number = head.dataset.sort === "number";
    const language = document.documentElement.lang || "en";
    const compare = number ? (a, b) => a - b : new Intl.Collator(language, { numeric: true }).compare;
    // Cells with nothing in them stay last, whichever way the column is sorted.
    const keyed = original.map((row) => [value(row), row]);
    keyed.sort(([a], [b]) => {
      if (a === "" || b === "") return (a === "") - (b === "");
      return down ? compare(b, a) : compare(a, b);
    });
    body.append(...keyed.map(([, row]) => row));
  };

  let order = "";
  const remember = (push) => {
    const query = chosen();
    if (order) query.set("sort", order);
    const text = query.toString();
    const address = location.pathname + (text ? `?${text}` : "") + location.hash;
    history[push ? "pushState" : "replaceState"](null, "", address);
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    form.reset();
    for (const field of form.elements) {
      if (!field.name) continue;
      const values = query.getAll(field.name);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    order = query.get("sort") || "";
    sortBy(order);
    show(chosen());
  };

  for (const head of table.tHead.rows[0].cells) {
    if (!head.dataset.sort) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const column = head.cellIndex;
      order = order === `${column}` ? `${column}d` : order === `${column}d` ? "" : `${column}`;
      sortBy(order);
      remember(true);
    });
  }

  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const act = () => {
      show(chosen());
      remember(false);
    };
    if (event.target.type === "search" || event.target.type === "text") waiting = setTimeout(act, 150);
    else act();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show(chosen());
    remember(true);
  });
  form.addEventListener("reset", () => {
    order = "";
    setTimeout(() => {
      sortBy("");
      show(chosen());
      remember(true);
    });
  });
  addEventListener("popstate", restore);
  for (const part of document.querySelectorAll("[data-filter-only]")) part.hidden = false;
  restore();
}

for (const form of document.querySelectorAll("form[data-filter]")) setUp(form);
