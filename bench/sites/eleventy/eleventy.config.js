// Eleventy's minimal site: the same pages as its peers.
const PER_PAGE = 12;
const IN_FEED = 20;

const slug = (name) =>
  name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");

export default function (config) {
  // Neighbours and lists are made once; Eleventy's own filter for neighbours searches each time.
  const neighbours = new Map();

  const sorted = (api) =>
    api.getFilteredByTag("article").sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? 1 : -1));

  const terms = (articles) => {
    const found = new Map();
    const add = (folder, name, article) => {
      const url = `/${folder}/${slug(name)}/`;
      if (!found.has(url)) found.set(url, { url, title: name, folder, articles: [] });
      found.get(url).articles.push(article);
    };
    for (const article of articles) {
      add("rubriques", article.data.rubrique, article);
      add("auteurs", article.data.auteur, article);
      for (const name of article.data.etiquettes) add("etiquettes", name, article);
    }
    return [...found.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
  };

  config.addCollection("byDate", (api) => {
    const articles = sorted(api);
    articles.forEach((article, at) =>
      neighbours.set(article.inputPath, { newer: articles[at - 1], older: articles[at + 1] }));
    return articles;
  });
  config.addCollection("terms", (api) => terms(sorted(api)));
  config.addCollection("listPages", (api) => {
    const articles = sorted(api);
    const lists = [{ url: "/", title: "Banc", articles }, ...terms(articles)];
    return lists.flatMap((list) => {
      const total = Math.ceil(list.articles.length / PER_PAGE);
      const at = (page) => (page === 1 ? list.url : `${list.url}page/${page}/`);
      return Array.from({ length: total }, (_, index) => ({
        title: list.title,
        url: at(index + 1),
        number: index + 1,
        total,
        previous: index ? at(index) : null,
        next: index + 1 < total ? at(index + 2) : null,
        articles: list.articles.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
      }));
    });
  });
  config.addCollection("feeds", (api) => {
    const articles = sorted(api);
    const lists = [
      { url: "/", title: "Banc", articles },
      ...terms(articles).filter((term) => term.folder === "rubriques"),
    ];
    return lists.map((list) => ({ ...list, articles: list.articles.slice(0, IN_FEED) }));
  });

  config.addFilter("termUrl", (name, folder) => `/${folder}/${slug(name)}/`);
  config.addFilter("older", (inputPath) => neighbours.get(inputPath)?.older);
  config.addFilter("newer", (inputPath) => neighbours.get(inputPath)?.newer);
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10).split("-").reverse().join("/"));
  config.addGlobalData("home", "https://corpus.example");
  config.addGlobalData("sections", ["Actualités", "Comparatifs", "Enquêtes", "Essais", "Guides", "Opinions"]);

  return {
    dir: { input: "content", includes: "../_includes", output: "output" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
