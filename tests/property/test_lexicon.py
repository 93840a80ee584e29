"""Names sought by their letters are those that a whole reading finds."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lapuce.checks.lexicon import LETTERS, make_lexicon

NAMES = st.sampled_from(
    ["Mi 4", "Mi", "Mi Pad", "iPad", "iPad mini", "Galaxy S5", "G3", "3DS", "HTC One (M8)", "Jade9 B599", "OnePlus", "Été", "Œil", "X-Men", "Łódź", "é_B", "Ω1", "Phone"]
)  # fmt: skip
PIECES = st.sampled_from(
    ["Mi", "4", "Pad", "iPad", "mini", "Phone", "iPhone", "i", "Galaxy", "S5", "S", "G3", "G", "3DS", "DS", "Jade9", "Jade", "B599", "One", "OnePlus", "Été", "été", "Œil", "œ", "X", "Łódź", "é_B", "_", "Ω1", "1", "a", "xi"]
) | st.text(alphabet="aMiX9_ ,.-(\n’é\x00", max_size=3)  # fmt: skip
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", "", "-", ", ", "\n", "’"])), max_size=14
).map(lambda pieces: "".join(word + joint for word, joint in pieces))


@given(st.lists(NAMES, max_size=5), TEXTS)
@example(["Mi 4"], "Le Mi 4, et le Mister.")
@settings(max_examples=2500)
def test_names_are_found_by_their_letters(names: list[str], text: str) -> None:
    """At the same places, whatever touches them."""
    lexicon = make_lexicon({}, dict.fromkeys(names, ((), "Marque")))
    words = set(LETTERS.findall(text))

    assert list(lexicon.mentions(text, words)) == list(lexicon.mentions(text))


def test_usual_names_are_sought_by_their_letters() -> None:
    """Or nothing would be spared; the others are few, and are sought whole."""
    names = ["Mi 4", "iPad mini", "3DS", "2001 d’Apple", "Nexus5"]
    lexicon = make_lexicon({"Xiaomi": ()}, dict.fromkeys(names, ((), "Marque")))

    assert lexicon.letters == {"Xiaomi": 0, "Mi": 0, "iPad": 1, "Nexus": 0}
    assert lexicon.others == {"3DS": 1}
