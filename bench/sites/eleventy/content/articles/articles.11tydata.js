// A function, for the texts are Markdown alone: no template language goes over them.
export default {
  layout: "article.njk",
  tags: "article",
  permalink: (data) => `/articles/${data.page.fileSlug}/`,
};
