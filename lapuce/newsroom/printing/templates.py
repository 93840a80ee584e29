"""Jinja as this house uses it: themes type plain spaces, views are mappings, most values are text."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
import markupsafe
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from lapuce.problems import LapuceError

_CACHED = "lapuce-1-%s.cache"
"""Names of compiled templates; another number for another way to compile them."""
_NOT_TEXT = re.compile(
    r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<(?:script|style)\b.*?</(?:script|style)>"
    r"|<[A-Za-z/!](?:[^<>{]|\{%.*?%\}|\{\{.*?\}\})*>)",
    re.DOTALL,
)
_HIGH = re.compile(r" ([;!?])(?=\s|$)")
_COLON = re.compile(r" :(?=\s|$)")
_GUILLEMETS = re.compile(r"« | »|(?<=\d) (?=[€%])")
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What escapes a text and makes nothing more of it; MarkupSafe has it, and does not promise it."""
_MAPPINGS = frozenset([dict, MappingProxyType])
TEMPLATE_FAULTS = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError)
"""What a template may raise: Jinja's own words, and Python's on a sum of a text and a number."""
_OURS = f"{Path(__file__).parents[2]}/"


def is_of_template(error: Exception, theme: Path) -> bool:
    """Tell whether an error comes from what a template of a theme asks, not from our own code."""
    if isinstance(error, jinja2.TemplateError):
        return True
    files = [frame.f_code.co_filename for frame, _ in traceback.walk_tb(error.__traceback__)]
    known = (one for one in reversed(files) if one.startswith((_OURS, f"{theme}/")))
    return not next(known, _OURS).startswith(_OURS)


class TypesetLoader(jinja2.FileSystemLoader):
    """Gives templates whose own words are set: who writes a theme types plain spaces."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        pieces = _NOT_TEXT.split(source)
        pieces[::2] = map(_set_words, pieces[::2])
        return "".join(pieces), path, fresh


def _set_words(text: str) -> str:
    """Set the spaces of a run of a template's text; lines stay where they are."""
    if text.isspace():
        return text
    text = _HIGH.sub("\N{NARROW NO-BREAK SPACE}\\1", text)
    text = _COLON.sub("\N{NO-BREAK SPACE}:", text)
    return _GUILLEMETS.sub(lambda match: match[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def printed(value: object) -> str:
    """Return what `{{ value }}` prints: as `escape`, which makes an object more of each text."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    """Compiles templates, which print by `printed`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize  # Everything is escaped, and no value is changed before.
        self.write("environment.printed(")


class _Context(Context):
    """Calls macros, which are most of what a page calls, without looking for what else they may be."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        # What Jinja adds for functions that ask for the context; macros do not.
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **kwargs)


class Templates(jinja2.Environment):
    """The templates of a theme, compiled."""

    code_generator_class = _Generator
    context_class = _Context

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        """
        Set up.

        Args:
            folder: Of the templates.
            cache: Where compiled templates are kept between builds.
        """
        self._folder = folder
        self._loader = TypesetLoader(folder)
        super().__init__(
            loader=self._loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache), _CACHED) if cache else None,
        )
        self.printed = printed
        self._held: dict[str, jinja2.Template] = {}
        self._sources: dict[str, str] = {}

    def source(self, name: str) -> str:
        """
        Return what a template holds, typeset.

        Raises:
            jinja2.TemplateNotFound: There is none.
            LapuceError: It is not in UTF-8.
        """
        held = self._sources.get(name)
        if held is None:
            try:
                held = self._sources[name] = self._loader.get_source(self, name)[0]
            except UnicodeDecodeError:
                place = f"{self._folder.parent.name}/{self._folder.name}/{name}"
                raise LapuceError(
                    f"gabarit qui n’est pas en UTF-8 : {place}. Enregistrez-le en UTF-8."
                ) from None
        return held

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the plain dictionary of globals: each import of a macro compares its keys."""
        return super().make_globals(d) if d else self.globals

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what `obj.attribute` stands for; most views are mappings, which is seen first."""
        if type(obj) in _MAPPINGS and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (Jinja's own name)
    ) -> jinja2.Template:
        """Return a template; each page asks again for all those that it imports."""
        made = self._held.get(name) if isinstance(name, str) else None
        if made is None or globals:
            made = super().get_template(name, parent, globals)
            self._held[str(made.name)] = made
        return made
