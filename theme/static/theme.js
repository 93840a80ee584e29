// Remembers a reader's choice of a light or a dark page. Runs before the first paint, so that
// nothing flashes; without it, or without a choice, the page follows the system.
(() => {
  const KEY = "lapuce-apparence";
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return ""; // Storage may be refused: the choice then lasts as long as the page.
    }
  };
  const apply = (choice) => {
    if (choice === "clair" || choice === "sombre") root.dataset.apparence = choice;
    else delete root.dataset.apparence;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.dataset.media ??= meta.media;
      const mine = meta.dataset.media.includes(choice === "sombre" ? "dark" : "light");
      meta.media = choice ? (mine ? "all" : "not all") : meta.dataset.media;
    }
  };
  apply(read());
  addEventListener("storage", (event) => {
    if (event.key === KEY) apply(event.newValue ?? "");
  });
  addEventListener("DOMContentLoaded", () => {
    const select = document.getElementById("apparence");
    if (!select) return;
    select.value = root.dataset.apparence ?? "";
    select.closest("[hidden]").hidden = false;
    select.addEventListener("change", () => {
      apply(select.value);
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        // Refused: see above.
      }
    });
  });
})();
