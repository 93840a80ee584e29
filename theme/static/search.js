// Searches the site from one JSON index, in the browser: no server, no third party.
// Rows: t title, u address, k kind, s summary, d day (ISO) or "", w other words, l language unless French.
const form = document.querySelector("form[data-index]");
const input = form.elements.q;
const output = document.querySelector(".recherche-bilan output");
const list = document.querySelector(".resultats");
const MOST = 40;

// « L’autonomie », "œuvre", "Été" and "Łukasz" are found by "autonomie", "oeuvre", "ete" and "lukasz".
// Letters that Unicode does not part, as in addresses.
const LETTERS = { œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ß: "ss" };
const fold = (text) =>
  text
    .toLowerCase()
    .replace(/[œæøłđðþıß]/g, (letter) => LETTERS[letter])
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
const words = (text) =>
  fold(text)
    .replace(/\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]/g, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

// A whole word counts more than a beginning, a title more than a summary.
const FIELDS = [["t", 12], ["w", 6], ["k", 4], ["s", 3]];
const score = (entry, asked) => {
  let total = 0;
  for (const word of asked) {
    let best = 0;
    for (const [field, weight] of FIELDS) {
      for (const held of entry.words[field]) {
        if (held === word) best = Math.max(best, weight);
        else if (held.startsWith(word)) best = Math.max(best, weight * 0.6);
      }
    }
    if (best === 0) return 0; // Every word must be somewhere.
    total += best;
  }
  const title = entry.words.t.join(" ");
  if (title === asked.join(" ")) total += 20;
  else if (title.startsWith(asked.join(" "))) total += 8;
  return total;
};

const day = (iso) =>
  new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" })
    .format(new Date(iso))
    .replace(/^1 /, "1er ");

const line = (row) => {
  const item = document.createElement("li");
  const add = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };
  const paper = add("article", "papier", "");
  paper.append(add("p", "surtitre", row.k));
  const title = add("h2", "papier-titre", "");
  const link = add("a", "", row.t);
  link.href = row.u;
  title.append(link);
  paper.append(title);
  if (row.s) paper.append(add("p", "papier-resume", row.s));
  if (row.l) paper.querySelectorAll("a, .papier-resume").forEach((said) => (said.lang = row.l));
  if (row.d) {
    const when = add("time", "", day(row.d));
    when.dateTime = row.d;
    const meta = add("p", "meta", "");
    meta.append(when);
    paper.append(meta);
  }
  item.append(paper);
  return item;
};

let index = null; // Until it comes, what is typed stays in the field and is searched then.

const show = () => {
  if (index === null) return;
  const asked = words(input.value);
  if (asked.length === 0) {
    list.replaceChildren();
    output.textContent = `${index.length} pages à parcourir : articles, appareils, marques, dossiers, personnes, sections.`;
    return;
  }
  const found = index
    .map((entry) => ({ row: entry.row, score: score(entry, asked) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || b.row.d.localeCompare(a.row.d));
  list.replaceChildren(...found.slice(0, MOST).map((one) => line(one.row)));
  const many = found.length > 1 ? "s" : "";
  output.textContent =
    found.length === 0
      ? "Rien de tel ici. Essayez un mot de moins, ou le nom d’un appareil ou d’une marque."
      : `${found.length} résultat${many}${found.length > MOST ? `, les ${MOST} premiers ci-dessous` : ""}`;
};

const restore = () => {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
};

let waiting = 0;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    show();
  }, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
addEventListener("popstate", restore);
restore();

const answer = await fetch(form.dataset.index);
if (answer.ok) {
  index = (await answer.json()).map((row) => ({
    row,
    words: Object.fromEntries(FIELDS.map(([field]) => [field, words(row[field])])),
  }));
  show();
} else {
  output.textContent = "L’index de recherche n’a pas répondu. Rechargez la page.";
}
