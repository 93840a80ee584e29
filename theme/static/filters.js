// Filters and sorts the index of devices. The list is whole without this file; the state is in
// the address, so that a choice can be shared and the Back button works.
const form = document.querySelector("form.filtres");
const groups = [...document.querySelectorAll(".groupe")].map((section) => {
  const list = section.querySelector("ul");
  const link = document.querySelector(`a[href="#${section.id}"]`);
  return { section, list, link, items: [...list.children] };
});
const items = groups.flatMap((group) => group.items);
const output = form.querySelector("output");
const selects = [...form.querySelectorAll("select[data-key]")];
const order = form.elements.tri;

// "Android 4.4 (MIUI)" and "Android 5.0" are one family: the version starts at the first figure.
// "Windows 10 Mobile" runs on phones: it is not the system of "Windows 10 Pro".
const family = (name) => name.replace(/\s*[(\d].*?( Mobile)?$/, "$1");
for (const item of items) item.dataset.os = family(item.dataset.os);
const systems = new Set(items.map((item) => item.dataset.os).filter(Boolean));
for (const name of [...systems].sort((a, b) => a.localeCompare(b, "fr"))) {
  form.elements.systeme.add(new Option(name));
}

const fits = (held, wanted) => {
  if (!wanted) return true;
  const range = /^(\d+)-(\d+)$/.exec(wanted);
  if (!range) return held === wanted;
  return held !== "" && Number(held) >= Number(range[1]) && Number(held) < Number(range[2]);
};

const compare = (key) => {
  const down = key.startsWith("-");
  const field = down ? key.slice(1) : key;
  return (a, b) => {
    const [x, y] = [a.dataset[field], b.dataset[field]];
    if (field === "name") return x.localeCompare(y, "fr", { numeric: true });
    if (x === "" || y === "") return (x === "") - (y === ""); // What is not known comes last.
    return down ? y - x : x - y;
  };
};

const show = () => {
  let shown = 0;
  for (const { section, list, link, items: held } of groups) {
    const sorted = order.value ? [...held].sort(compare(order.value)) : held;
    list.append(...sorted);
    let here = 0;
    for (const item of held) {
      item.hidden = !selects.every((one) => fits(item.dataset[one.dataset.key], one.value));
      if (!item.hidden) here += 1;
    }
    section.hidden = link.inert = here === 0;
    link.querySelector("small").textContent = here;
    shown += here;
  }
  output.textContent =
    shown === items.length
      ? `${shown} appareils`
      : shown === 0
        ? "Aucun appareil ne répond à tous ces critères."
        : `${shown} appareil${shown > 1 ? "s" : ""} sur ${items.length}`;
};

const restore = () => {
  const asked = new URLSearchParams(location.search);
  for (const one of [...selects, order]) {
    one.value = asked.get(one.name) ?? "";
    if (one.selectedIndex < 0) one.value = "";
  }
  show();
};

form.addEventListener("change", () => {
  const address = new URL(location.href);
  address.search = new URLSearchParams(
    [...selects, order].filter((one) => one.value).map((one) => [one.name, one.value]),
  ).toString();
  history.pushState(null, "", address);
  show();
});
form.addEventListener("reset", () => {
  history.pushState(null, "", location.pathname);
  setTimeout(show); // After the fields have been emptied.
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", restore);
restore();
form.hidden = false;
