"""No stranger's text reaches markdown as it is, anywhere in the code of the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.raw_text import SEEN_TO, Code, read

PACKAGE = Path(__file__).parents[2] / "analyzer"
PAGE = Path("ui/page.py")
OTHER = Path("ui/other.py")
ROWS = Path("rows.py")
COLUMNS = "class Ties:\n    name = dy.String()\n    days = dy.Integer()\nclass Tier(StrEnum):\n    WARM = 'warm'\n"


def found(drawn: str, other: str = "") -> list[str]:
    """Give what is found in a page."""
    sources = {ROWS: COLUMNS, PAGE: f"def draw(row, words, tier: Tier, n: int):\n    {drawn}\n", OTHER: other}
    return [str(one) for one in Code(sources, {PAGE, OTHER}).raw()]


def test_no_raw_text_reaches_markdown() -> None:
    """Every argument that reads markdown is given text of our own, numbers, days, or what `plain` made harmless."""
    assert [str(one) for one in read(PACKAGE).raw()] == []


@pytest.mark.parametrize(
    "raw",
    [
        "st.markdown(row['name'])",
        "st.markdown(f\"**{row['name']}**\")",
        "st.button('a ' + row['name'])",
        "st.button('x', help=row['name'])",
        "st.metric('x', row['name'])",
        "st.caption(words.say('a.b', name=row['name']))",
        "st.caption(words.say('a.b', 3, name=row.name))",
        "st.error(error.message)",
        "st.toast(row['name'] if n else 'nobody')",
        "st.tabs([one['name'] for one in rows])",
        "st.pills('whom', rows)",
        "st.pills('whom', rows, format_func=lambda one: one['name'])",
        "st.expander(', '.join(names))",
        "st.markdown(plain('a') + name)",
        "said = row['name']\n    st.markdown(said)",
        "said = []\n    said.append(row['name'])\n    st.markdown(' '.join(said))",
        "for name in names:\n        st.markdown(name)",
        "left, right = st.columns(2)\n    left.markdown(row['name'])",
        "st.dataframe(rows, column_config={'a': st.column_config.Column(row['name'])})",
        "st.write(1)",
        "st.something_new('a')",
        "st.markdown('a', unsafe_allow_html=True)",
        "st.button(**wishes)",
        "st.menu_button('a', rows)",
        "st.container().markdown(row['name'])",
        "with st.status('a') as status:\n        status.update(label=row['name'])",
        "st.dataframe(rows, column_config={'a': st.column_config.MultiselectColumn(row['name'])})",
        "components.offer_file(row['name'], data=b'')",
        "counts: dict[str, int] = count()\n    for name in counts:\n        st.markdown(name)",
        "heading(row['name'])\n\ndef heading(title):\n    st.title(title)",
        "heading(title=row['name'])\n\ndef heading(title):\n    deeper(title)\n\ndef deeper(text):\n    st.title(f'a {text}')",
        "st.markdown(named(row))\n\ndef named(row):\n    return row['name']",
        "session.toast_next(row['name'])",
        "st.image(picture, row['name'])",
        "st.table(pl.DataFrame({'who': [row['name']]}))",
        "st.button('a', on_click=say)\n\ndef say(title):\n    st.title(title)",
    ],
)
def test_a_raw_one_is_found(raw: str) -> None:
    """Whatever way it goes."""
    assert found(raw), raw


def test_a_raw_one_is_found_across_files() -> None:
    """A function elsewhere that hands an argument on is held to what it is given here."""
    elsewhere = "def heading(title):\n    st.title(title)\n"
    assert found("heading(row['name'])", elsewhere)
    assert not found("heading(plain(row['name']))", elsewhere)


@pytest.mark.parametrize(
    "clean",
    [
        "st.markdown('a')",
        "st.markdown(plain(row['name']))",
        "st.markdown(f\"**{components.plain(row['name'])}** {n}\")",
        "st.markdown(words.say('a.b', n, days=row['days'], tier=tier.value, most=Tier.WARM))",
        "st.markdown(f\"{row['days']} {len(rows)} {row['x']:.1f}\")",
        "st.text(row['name'])",
        "st.code(row['name'])",
        "st.selectbox('whom', rows)",
        "st.dataframe(rows)",
        "st.pills('which', rows, format_func=lambda one: words.say(f'tier.{one}'))",
        "said = [plain(one) for one in names]\n    st.markdown(' '.join(said))",
        "words.title(row['name'])",
        "counts: dict[str, int] = count()\n    st.markdown(words.show(counts[row['name']]))",
        "heading('a')\n\ndef heading(title):\n    st.title(title)",
    ],
)
def test_a_clean_one_is_left_alone(clean: str) -> None:
    """What cannot act is not found."""
    assert found(clean) == []


def test_what_is_let_through_is_there() -> None:
    """Every exception names a function that exists."""
    names = {(file.name, line) for file in PACKAGE.rglob("*.py") for line in file.read_text("utf-8").splitlines()}
    assert all((file, f"def {function}() -> None:") in names for file, function in SEEN_TO)
