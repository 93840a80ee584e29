// Preview only: refreshes the page after a rebuild, and shows the content's problems over it.
(() => {
  const source = new EventSource("/_lapuce/evenements");
  let version = null;
  let panel = null;

  const here = () => {
    const path = decodeURI(location.pathname).replace(/^\//, "");
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  };

  const hide = () => {
    panel?.remove();
    panel = null;
  };

  const show = (report) => {
    hide();
    panel = document.createElement("section");
    panel.id = "lapuce-problemes";
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-label", "Problèmes du contenu");
    Object.assign(panel.style, {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", zIndex: "99",
      padding: "1rem 1.25rem", background: "#2b0a15", color: "#fff", borderTop: "4px solid #ff86a6",
      font: "500 15px/1.5 ui-monospace, Menlo, Consolas, monospace", whiteSpace: "pre-wrap",
    });
    panel.textContent = report;
    document.body.append(panel);
  };

  source.onmessage = (event) => {
    const message = JSON.parse(event.data);
    const first = version === null;
    const moved = !first && message.version !== version;
    version = message.version;
    if (message.report) return show(message.report);
    const stale = panel !== null;
    hide();
    if (!moved) return;
    const assets = message.changed.some((path) => path.startsWith("theme/"));
    const blank = !document.querySelector("main");
    if (stale || assets || blank || message.changed.includes(here())) location.reload();
  };
})();
