"""From planned pages to bytes: the theme's templates, closed over what each page was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
from markupsafe import Markup

from lapuce.fingerprint import digest
from lapuce.images import DerivativeCache, SocialCards
from lapuce.incremental.plan import Page
from lapuce.newsroom.printing.chrome import Chrome
from lapuce.newsroom.printing.templates import TEMPLATE_FAULTS, Templates, is_of_template
from lapuce.newsroom.printing.texts import Texts
from lapuce.problems import LapuceError

BLOCKS = "partials/blocks.html"
"""The template of the macros that texts may call."""
_SIMPLE = frozenset([str, int, float, bool])
_USES = re.compile(
    r"""(?:\{%-?\s*(?:extends|include|import|from)\s+|\b(?:each_)?once\(\s*)["']([^"']+)["']"""
)
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")


def _key_of(values: Mapping[str, object]) -> list[object] | None:
    """Return what names values that cannot change; None when one of them may."""
    key: list[object] = []
    for name, value in values.items():
        kind = type(value)
        if kind is MappingProxyType:
            key += (name, id(value))
        elif value is None or kind in _SIMPLE:
            key += (name, value)
        else:
            return None
    return key


class Theme:
    """The templates of a theme, and the digest of each with all that it includes."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        """
        Load a theme.

        Args:
            folder: The theme, which holds `templates/` and `static/`.
            cache: Where compiled templates are kept between builds.
        """
        self.folder = folder
        if cache:
            cache.mkdir(parents=True, exist_ok=True)
        self.environment = Templates(folder / "templates", cache)
        self.environment.globals["once"] = self._once
        self.environment.globals["each_once"] = self._each_once
        self._keys: dict[str, str] = {}
        self.press: Press | None = None
        """What renders with this theme now: macros outlive a build."""

    def _once(self, name: str, **values: object) -> Markup:
        assert self.press is not None
        return self.press.once(name, values)

    def _each_once(
        self, name: str, variable: str, items: Iterable[object], **values: object
    ) -> Markup:
        assert self.press is not None
        return self.press.each_once(name, variable, items, values)

    def names(self) -> list[str]:
        """Return the names of the templates."""
        return self.environment.list_templates()

    def made_from(self, base: str) -> list[str]:
        """Return the names, without `.html`, of a template and of all that extend it."""
        parents: dict[str, str] = {}
        for name in self.names():
            if "/" not in name:
                extended = _EXTENDS.search(self.environment.source(name))
                parents[name] = extended[1] if extended else ""
        fit = {base}
        while more := {name for name, parent in parents.items() if parent in fit} - fit:
            fit |= more
        return sorted(name.removesuffix(".html") for name in fit & parents.keys())

    def key(self, name: str) -> str:
        """Return the digest of a template and of all that it extends, imports or includes."""
        if name not in self._keys:
            sources: dict[str, str] = {}
            self._gather(name, sources)
            self._keys[name] = digest(*(f"{n}\x00{sources[n]}" for n in sorted(sources)))
        return self._keys[name]

    def _gather(self, name: str, sources: dict[str, str]) -> None:
        if name in sources:
            return
        try:
            source = self.environment.source(name)
        except jinja2.TemplateNotFound:
            raise LapuceError(f"gabarit introuvable : {self.place(name)}.") from None
        sources[name] = source
        for used in _USES.findall(source):
            self._gather(used, sources)

    def blocks_key(self) -> str:
        """Return the digest of the macros that texts may call; "" when the theme has none."""
        return self.key(BLOCKS) if BLOCKS in self.names() else ""

    def place(self, name: str) -> str:
        """Return how reports name a template."""
        return f"{self.folder.name}/templates/{name}"


class Press:
    """Renders pages; all that views call is here: `chrome`, `texts`, `copies`, `cards`, `block`."""

    def __init__(
        self,
        theme: Theme,
        chrome: Chrome,
        texts: Texts,
        copies: DerivativeCache,
        cards: SocialCards,
    ) -> None:
        """
        Set up.

        Args:
            theme: Where the templates are.
            chrome: What every page shows.
            texts: Those of the sources.
            copies: Smaller copies of pictures.
            cards: Social cards.
        """
        self.chrome = chrome
        self.copies = copies
        self.cards = cards
        self.blocks_key = theme.blocks_key()
        self.texts = texts
        self._theme = theme
        self._macros: Any = None
        self._made: dict[tuple[object, ...], tuple[Markup, Mapping[str, object]]] = {}
        self._lists: dict[tuple[object, ...], dict[int, Markup]] = {}
        """By template, then by the `id` of a view which `_made` keeps."""
        theme.press = self

    def once(self, name: str, values: Mapping[str, object]) -> Markup:
        """
        Return what a template prints, made once a build for the same values.

        The template is given `site` and these values, and nothing of the page: what it prints is
        the same on all the pages that give them. Templates call it as `once("name", key=value)`.

        Args:
            name: Of the template, `partials/header.html`.
            values: What it may read: texts, numbers, True, False, None, and views that cannot
                change, such as cards. With any other value it is made anew.
        """
        key = _key_of(values)
        return self._print(name, values) if key is None else self._once((name, *key), name, values)

    def each_once(
        self, name: str, variable: str, items: Iterable[object], values: Mapping[str, object]
    ) -> Markup:
        """
        Return what a template prints for each of some views, one a line, made as `once` does.

        Args:
            name: Of the template.
            variable: What it calls each of them.
            items: Cards, most often.
            values: What else it may read.
        """
        rest = _key_of(values)
        made = {} if rest is None else self._lists.setdefault((name, variable, *rest), {})
        pieces: list[str] = []
        for item in items:
            piece = made.get(id(item))  # Most were made for another page.
            if piece is None:
                piece = self.once(name, {variable: item, **values})
                if rest is not None and type(item) is MappingProxyType:
                    made[id(item)] = piece
            pieces.append(piece)
        return Markup("\n".join(pieces))

    def _once(self, at: tuple[object, ...], name: str, values: Mapping[str, object]) -> Markup:
        made = self._made.get(at)
        if made is None:
            # The values are kept too: another could otherwise get the `id` of one that is gone.
            made = self._made[at] = (self._print(name, values), values)
        return made[0]

    def _print(self, name: str, values: Mapping[str, object]) -> Markup:
        template = self._theme.environment.get_template(name)
        return Markup(template.render(values, site=self.chrome.site))

    def block(self, name: str, *values: Any) -> str:
        """Return what a macro of `partials/blocks.html` prints."""
        if not name:
            return ""
        if self._macros is None:
            self._macros = self._theme.environment.get_template(BLOCKS).module
        return str(getattr(self._macros, name)(*values))

    def render(self, pages: Sequence[Page]) -> list[bytes]:
        """
        Return the bytes of pages, made in step: all the views, then all that templates print.

        Raises:
            LapuceError: Naming the template, its line and the source.
        """
        template, site = self._theme.environment.get_template, self.chrome.site
        page: Page | None = None
        views: list[Any] = []
        made: list[bytes] = []
        try:
            for page in pages:
                views.append(page.view(self, *page.inputs))
            for page, view in zip(pages, views, strict=True):
                if not isinstance(view, bytes):
                    view = template(page.template).render(view, site=site).encode()
                made.append(view)
        except TEMPLATE_FAULTS as error:
            assert page is not None
            if not is_of_template(error, self._theme.folder):
                raise
            raise LapuceError(self._explain(error, page)) from None
        return made

    def _explain(self, error: Exception, page: Page) -> str:
        place = self._theme.place(page.template)
        trace = error.__traceback__
        line = error.lineno if isinstance(error, jinja2.TemplateSyntaxError) else 0
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file.startswith(str(self._theme.folder)):
                place = self._theme.place(
                    Path(file).relative_to(self._theme.folder / "templates").as_posix()
                )
                line = trace.tb_lineno
            trace = trace.tb_next
        shown = page.source or page.output
        said = re.sub(r"\s+", " ", str(error))
        return f"{place}:{line or 1}: erreur: {said} (en composant {shown}) [template]"
