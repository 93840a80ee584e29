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

// The labels of all the sheets in their one order: first what stands after nothing that remains.
const orderOf = (devices) => {
  let left = devices.map((device) => device.groups.flatMap(({ rows }) => rows.map((row) => row.label)));
  const order = [];
  while ((left = left.filter((labels) => labels.length)).length) {
    const next = left.map(([first]) => first).find((label) => left.every((labels) => labels.indexOf(label) < 1));
    order.push(next ?? left[0][0]);
    left = left.map((labels) => labels.filter((label) => label !== order.at(-1)));
  }
  return order;
};

// Rows by group, in the order of the sheets, whichever device has them.
const rowsOf = (devices, order) => {
  const groups = new Map();
  for (const label of order) {
    const found = devices.map((device) => {
      const group = device.groups.find(({ rows }) => rows.some((row) => row.label === label));
      return group && [group.caption, group.rows.find((row) => row.label === label)];
    });
    const caption = found.find(Boolean)?.[0];
    if (!caption) continue;
    if (!groups.has(caption)) groups.set(caption, []);
    groups.get(caption).push([label, found.map((one) => one?.[1])]);
  }
  return groups;
};

// The unit that all the known cells of a line are measured in, and where each stands, if any leads.
const standingsOf = (cells) => {
  const known = cells.filter(Boolean);
  const ways = (known.length > 1 && known[0].ways) || [];
  const way = ways.findIndex(([unit], rank) => known.every((cell) => cell.ways?.[rank]?.[0] === unit));
  if (way < 0) return null;
  const values = cells.map((cell) => cell?.ways[way][1]);
  const best = Math.max(...values.filter((value) => value !== undefined));
  if (values.every((value) => value === undefined || value === best)) return null;
  return { unit: ways[way][0].split(",")[0], values, best };
};

const number = (value, digits = 2) => value.toLocaleString("fr", { maximumFractionDigits: digits });

// By how much one of two devices leads, as the built pages say it: « −149 €, −37 % ».
const gapOf = ({ unit, values, best }, { value }) => {
  const [low, high] = values.map(Math.abs).sort((a, b) => a - b);
  const price = /^[A-Z]{3}$|^environ$/.test(unit);
  let gap = high - low;
  let name = unit;
  if (unit === "carte") return "";
  if (unit === "environ") name = "€";
  else if (price) name = /[^\d\s,.]+/.exec(value)[0];
  else if (unit === "Mo" && gap >= 1024) [gap, name] = [gap / 1024, "Go"];
  const sign = best < 0 ? "−" : "+";
  const [mine, other] = best < 0 ? [low, high] : [high, low];
  const part = price || ["mAh", "Wh", "g"].includes(unit) ? Math.round((Math.abs(mine - other) / other) * 100) : 0;
  const said = `${sign}${number(gap, price && gap >= 10 ? 0 : 2)}\u00a0${name}`;
  return `${unit === "environ" ? "environ " : ""}${said}${part ? `, ${sign}${part}\u00a0%` : ""}`;
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

const namesOf = (devices) => new Intl.ListFormat("fr").format(devices.map((device) => device.name));

const tableOf = (devices, order) => {
  const table = element("table", "", { class: "duel" });
  table.append(element("caption", namesOf(devices), { class: "masque" }));
  table.append(headOf(devices));
  for (const [, rows] of rowsOf(devices, order)) {
    const body = element("tbody");
    for (const [label, cells] of rows) {
      const differs = new Set(cells.map((cell) => cell?.value)).size > 1;
      const standings = standingsOf(cells);
      const line = element("tr", "", differs ? { class: "differe" } : {});
      line.append(element("th", label, { scope: "row" }));
      cells.forEach((held, column) => {
        // In a narrow column, dimensions may break after a multiplication sign.
        const cell = element("td", held?.value.replaceAll("×\u00a0", "× ") ?? words.unknown);
        const value = standings?.values[column];
        // Among more than two there is no one gap: prices in several currencies are told in euros.
        if (held && cells.length > 2 && standings?.unit === "environ" && !/^[^(]*€/.test(held.value)) {
          cell.append(`, environ ${number(-value)}\u00a0€`);
        }
        if (held && standings && value === standings.best) {
          cell.className = "mieux";
          const gap = cells.length === 2 && gapOf(standings, held);
          if (gap) cell.append(" ", element("small", gap));
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
  const order = orderOf(devices);
  const sorted = [...devices].sort((a, b) => a.name.localeCompare(b.name, "fr", { numeric: true }));
  for (const select of selects) {
    for (const device of sorted) select.add(new Option(device.name, device.slug));
  }
  const chosen = () => [...new Set(selects.map((one) => one.value))].filter(Boolean);
  const show = () => {
    const held = chosen().map((slug) => known.get(slug));
    frame.replaceChildren();
    frame.hidden = held.length < 2;
    output.textContent = held.length < 2 ? words.none : `${words.shown} ${namesOf(held)}.`;
    if (held.length >= 2) frame.append(tableOf(held, order));
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

// The place of the table is kept while the sheets come, so that the rest of the page stays still.
frame.hidden = !location.search.includes(",");
const answer = await fetch(section.dataset.source);
if (answer.ok) start(await answer.json());
