"""Pages of a list: each article once, and none moves when a newer one comes."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from lapuce.newsroom.arranging.numbering import number_pages
from lapuce.newsroom.records import Article

SIZES = st.integers(1, 13)
COUNTS = st.integers(0, 200)


def latest_first(count: int) -> list[Article]:
    """Return numbers that stand for articles: only their order matters."""
    return cast(list[Article], list(range(count, 0, -1)))


@given(count=COUNTS, size=SIZES, least=st.integers(1, 30))
def test_each_article_is_on_one_page_in_order(count: int, size: int, least: int) -> None:
    pages = number_pages(latest_first(count), size, least)

    assert [one for page in pages for one in page.articles] == latest_first(count)
    assert [page.number for page in pages] == list(range(len(pages), 0, -1))
    assert [page.newer for page in pages] == [min(at, 3) for at in range(len(pages))]
    assert all(len(page.articles) == size for page in pages[1:])
    assert min(count, least) <= len(pages[0].articles) < least + size


@given(count=COUNTS, size=SIZES)
def test_a_new_article_moves_none(count: int, size: int) -> None:
    before = {page.number: page.articles for page in number_pages(latest_first(count), size)}
    after = {page.number: page.articles for page in number_pages(latest_first(count + 1), size)}

    latest = max(before)
    assert all(after[number] == before[number] for number in before if number != latest)
    assert set(before[latest]) <= {*after[latest], *after.get(latest + 1, ())}


def test_the_latest_page_has_the_address_of_the_list() -> None:
    latest, older, oldest = number_pages(latest_first(37), 12)

    assert [one.path("/rubriques/essais/") for one in (latest, older, oldest)] == [
        "/rubriques/essais/", "/rubriques/essais/page/2/", "/rubriques/essais/page/1/",
    ]  # fmt: skip
