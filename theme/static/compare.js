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
      for (const { label, value } of group.rows) {
        if (!rows.has(label)) rows.set(label, devices.map(() => ""));
        rows.get(label)[column] = value;
      }
    }
  });
  return groups;
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
  const prices = devices.map((device) => device.data.price_eur ?? Infinity);
  const cheapest = Math.min(...prices);
  for (const [, rows] of rowsOf(devices)) {
    const body = element("tbody");
    for (const [label, values] of rows) {
      const differs = new Set(values).size > 1;
      const line = element("tr", "", differs ? { class: "differe" } : {});
      line.append(element("th", label, { scope: "row" }));
      values.forEach((value, column) => {
        // In a narrow column, dimensions may break after a multiplication sign.
        const cell = element("td", value.replaceAll("×\u00a0", "× ") || words.unknown);
        if (label === "Prix de lancement" && differs && prices[column] === cheapest) {
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
