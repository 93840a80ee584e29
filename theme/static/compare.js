// Compares two to four devices from the same sheets as the pages. The choice is in the address:
// ?appareils=mi-pad,ipad-mini-retina. Without this file the page lists the comparisons already made.
const section = document.querySelector(".comparer");
const selects = [...section.querySelectorAll("select")];
const output = section.querySelector("output");
const frame = section.querySelector(".comparer-table");
const words = frame.dataset;

const element = (name, text = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

// Rows in the order of the sheets; a row that only some devices have keeps its place.
const rowsOf = (devices) => {
  const groups = new Map();
  devices.forEach((device, column) => {
    for (const group of device.groups) {
      if (!groups.has(group.caption)) groups.set(group.caption, new Map());
      const rows = groups.get(group.caption);
      for (const row of group.rows) {
        if (!rows.has(row.label)) rows.set(row.label, devices.map(() => undefined));
        rows.get(row.label)[column] = row;
      }
    }
  });
  return groups;
};

// The columns that lead on a line: measured the first way that has one unit for all that is known.
const leadersOf = (cells) => {
  const known = cells.filter(Boolean);
  const ways = (known.length > 1 && known[0].ways) || [];
  const way = ways.findIndex(([unit], rank) => known.every((cell) => cell.ways?.[rank]?.[0] === unit));
  if (way < 0) return [];
  const values = known.map((cell) => cell.ways[way][1]);
  const best = Math.max(...values);
  return Math.min(...values) === best ? [] : cells.map((cell) => cell?.ways[way][1] === best);
};

const headOf = (devices) => {
  const line = element("tr");
  const first = element("th", "", { scope: "col" });
  first.append(element("span", words.feature, { class: "masque" }));
  line.append(first);
  for (const device of devices) {
    const cell = element("th", "", { scope: "col" });
    cell.append(element("a", device.name, { href: device.url }));
    cell.append(element("small", device.price ?? ""));
    line.append(cell);
  }
  const head = element("thead");
  head.append(line);
  return head;
};

const tableOf = (devices) => {
  const table = element("table", "", { class: "duel" });
  const names = devices.map((device) => device.name);
  table.append(element("caption", new Intl.ListFormat("fr").format(names), { class: "masque" }));
  table.append(headOf(devices));
  for (const [, rows] of rowsOf(devices)) {
    const body = element("tbody");
    for (const [label, cells] of rows) {
      const differs = new Set(cells.map((cell) => cell?.value)).size > 1;
      const leaders = leadersOf(cells);
      const line = element("tr", "", differs ? { class: "differe" } : {});
      line.append(element("th", label, { scope: "row" }));
      cells.forEach((held, column) => {
        // In a narrow column, dimensions may break after a multiplication sign.
        const cell = element("td", held?.value.replaceAll("×\u00a0", "× ") ?? words.unknown);
        if (leaders[column]) {
          cell.className = "mieux";
          cell.append(element("span", ` (${words.best})`, { class: "masque" }));
        }
        line.append(cell);
      });
      body.append(line);
    }
    table.append(body);
  }
  return table;
};

const start = (devices) => {
  const known = new Map(devices.map((device) => [device.slug, device]));
  const sorted = [...devices].sort((a, b) => a.name.localeCompare(b.name, "fr", { numeric: true }));
  for (const select of selects) {
    for (const device of sorted) select.add(new Option(device.name, device.slug));
  }
  const chosen = () => [...new Set(selects.map((one) => one.value))].filter(Boolean);
  const show = () => {
    const held = chosen().map((slug) => known.get(slug));
    frame.replaceChildren();
    frame.hidden = held.length < 2;
    output.textContent = held.length < 2 ? words.none : "";
    if (held.length >= 2) frame.append(tableOf(held));
  };
  const restore = () => {
    const asked = (new URLSearchParams(location.search).get("appareils") ?? "").split(",");
    const wanted = asked.filter((slug) => known.has(slug));
    selects.forEach((select, rank) => {
      select.value = wanted[rank] ?? "";
    });
    show();
  };
  section.addEventListener("change", () => {
    const slugs = chosen();
    const search = slugs.length ? `?appareils=${slugs.join(",")}` : location.pathname;
    history.pushState(null, "", search);
    show();
  });
  section.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  restore();
  section.hidden = false;
};

const answer = await fetch(section.dataset.source);
if (answer.ok) start(await answer.json());
