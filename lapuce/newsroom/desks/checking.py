"""`./inv check`: the checks of a build, without building."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from lapuce.checks import FORMATS, Facts, base_of, check_site, read_budgets
from lapuce.counts import plural
from lapuce.incremental.scan import scan
from lapuce.newsroom.order import ROOT, Order, read_job, report_prefix
from lapuce.newsroom.reading.sources import is_source
from lapuce.problems import LapuceError, Problem, format_report, has_errors, tell_error


def check_content(
    content: Path,
    chosen: Sequence[Path],
    *,
    fix: bool,
    form: str,
    now: str | None,
    strict: bool,
) -> int:
    """
    Check a content folder, print what is wrong, and return the exit status.

    Args:
        content: The folder.
        chosen: Only report what these files or folders hold; everything when empty.
        fix: Mend what is safe, and show what was mended.
        form: `text`, `github`, `json` or `sarif`.
        now: The clock, ISO 8601.
        strict: Warnings count as errors.
    """
    from lapuce.newsroom.building.build import inspect

    if not _is_known(form):
        return 2
    order = Order(content=content, output=content.parent / "output", now=now)
    try:
        order.moment("UTC")
    except ValueError as error:
        tell_error(f"--now : {error}")
        return 2
    missing = [path for path in chosen if not path.exists()]
    if missing or not content.is_dir():
        tell_error(f"introuvable : {', '.join(map(str, missing or [content]))}.")
        return 2
    outside = [path for path in chosen if not path.resolve().is_relative_to(content.resolve())]
    if outside:
        tell_error(f"hors du contenu ({content}) : {', '.join(map(str, outside))}.")
        return 2
    wanted = [path.resolve().relative_to(content.resolve()).as_posix() for path in chosen]
    try:
        job = read_job(order)
        looked_at = (lambda source: _is_in(source, wanted)) if chosen else None
        found = inspect(job, looked_at)
        if fix and mend_content(content, chosen, found.facts):
            found = inspect(job, looked_at)
    except LapuceError as error:
        tell_error(error)
        return 1
    prefix = report_prefix(content)
    problems = [
        one for one in found.problems
        if not chosen or _is_in(one.where.path.removeprefix(prefix), wanted)
    ]  # fmt: skip
    return _report(problems, form, strict)


def _is_in(path: str, wanted: Sequence[str]) -> bool:
    return any(one == "." or path == one or path.startswith(f"{one}/") for one in wanted)


def check_pages(site: Path, content: Path, *, form: str, strict: bool) -> int:
    """
    Check the finished pages of a folder, print what is wrong, and return the exit status.

    Args:
        site: `output`, or `public`, whose settings are those of `publishconf.py`.
        content: What it was built from.
        form: As above.
        strict: As above.
    """
    if not _is_known(form):
        return 2
    if not (site / "index.html").is_file():
        tell_error(f"aucun site dans {site} : construisez-le d’abord.")
        return 2
    name = "publishconf.py" if site.name == "public" else "pelicanconf.py"
    order = Order(content=content, output=site, settings_file=ROOT / name)
    return _report(page_problems(order), form, strict)


def _is_known(form: str) -> bool:
    """Tell whether a report can have this form, and say so when not."""
    if form not in FORMATS:
        tell_error(f"--format {form} : text, github, json ou sarif.")
    return form in FORMATS


def page_problems(order: Order) -> list[Problem]:
    """Return what is wrong in the finished pages that an order made."""
    job = read_job(order)
    base = base_of(order.output, job.site_url)  # It may have been built with `--siteurl`.
    extra = order.content / "extra"
    given = {path.relative_to(extra).as_posix() for path in extra.rglob("*.html")}
    return check_site(order.output, base, read_budgets(job.settings.page_budgets), given)


def _report(problems: Sequence[Problem], form: str, strict: bool) -> int:
    show(problems, form)
    return 1 if has_errors(problems) or (strict and problems) else 0


def show(problems: Sequence[Problem], form: str) -> None:
    """Print problems; when there is none, say so in words."""
    from lapuce.checks import format_problems

    if form != "text":
        print(format_problems(problems, form))
    elif problems:
        sys.stdout.write(format_report(problems))
        errors = sum(one.severity == "erreur" for one in problems)
        warnings = plural(len(problems) - errors, "avertissement", "avertissements")
        print(f"{plural(errors, 'erreur', 'erreurs')}, {warnings}.")
    else:
        print("Aucun problème.")


def mend_content(content: Path, chosen: Sequence[Path], facts: Facts) -> int:
    """Mend what is safe in the sources, print what changed as a diff, and return how many did."""
    from lapuce.checks import fix_source, format_diff

    root, prefix = content.resolve(), report_prefix(content)

    def place(file: Path) -> str:
        return file.resolve().relative_to(root).as_posix()

    files: list[Path] = []
    for path in chosen or [content]:
        if path.is_dir():
            held = [path / name for name in scan(path).files]
            files += [file for file in held if is_source(place(file))]
        elif not path.is_symlink():  # What it leads to may be no source of ours; builds refuse it.
            files.append(path)
    told: list[str] = []
    try:
        for file in files:
            try:
                before = file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue  # The checks name the file and its encoding.
            after = fix_source(before, facts)
            if after != before:
                _rewrite(file, after)
                told.append(format_diff(before, after, prefix + place(file)))
    finally:
        # All is mended by now: whoever reads this may close the pipe.
        sys.stdout.writelines(told)
    return len(told)


def _rewrite(file: Path, text: str) -> None:
    """Write a source anew, whole or not at all."""
    aside = file.with_name(f".{file.name}.neuf")
    try:
        aside.write_bytes(text.encode("utf-8"))
        shutil.copymode(file, aside)
        aside.replace(file)
    except OSError as error:
        aside.unlink(missing_ok=True)
        why = error.strerror or error
        raise LapuceError(f"{file} n’a pas pu être corrigé ({why}) ; il est intact.") from None
