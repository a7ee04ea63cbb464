"""Cues: what is an arranged call, what only sounds like one, and when two messages are copies."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.cues import ARRANGED_CALL, find_phrases, normal_form, tail_keys
from analyzer.samples.grammar import ARRANGED, NOT_ARRANGED


def phrase(text: str) -> str | None:
    """Give the sentence that says so."""
    found: str | None = find_phrases(pl.Series([text]), ARRANGED_CALL)[0]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Let's meet on Thursday at 3pm.",
        "Perfect. I'll call you tomorrow!",
        "Thanks for the coffee yesterday",
        "my number is +44 7700 900123",
        "call me on 07700 900123",
        "Here's my number: 0170 1234567",
        "you can reach me at (555) 123-4567",
        "My cell is 555-123-4567",
        "Great speaking with you today!",
        "It was great to catch up with you last week",
        "Tuesday works. Talk on Tuesday.",
        "I'll give you a ring tomorrow",
        "calendar invite sent",
        "Just sent you a calendar invite for Friday",
        "Let's have a call on Tuesday at 10",
        "See you at 6 at the café",
        "Let's grab coffee next week",
        "Sounds good, speak Monday",
        "Zoom link: https://zoom.us/j/123123123",
        "Looking forward to our chat on Friday",
        "After our call I thought about it again.",
        *(text.format(n=7) for text in ARRANGED),
    ],
)
def test_an_arranged_call_is_found(text: str) -> None:
    """A day named, a call that was, an entry in the calendar, a number given."""
    assert phrase(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Zoë, are you around? I am writing to 5 people",
        "Would you be open to a call next week?",
        "I can call you at 3pm tomorrow if you like",
        "We should have coffee sometime.",
        "I had to cancel our call on Monday.",
        "Can we speak tomorrow?",
        "I'd love to grab coffee next week",
        "Let me know if a chat would help.",
        "Thanks for the call for papers link",
        "We made 20.000.000 in 2020",
        "Order number 123 456 7890",
        "In 2019 2020 2021 we grew",
        "See the article 12345678901234",
        "They had 1,204 people at the webinar on Thursday.",
        "Don't call me before Thursday",
        "I will call the client tomorrow about your order.",
        "We will meet the deadline tomorrow.",
        "I'll talk to my manager on Monday and get back to you by email.",
        "I will be giving a talk on Monday",
        "Thanks for the great meeting notes.",
        "Great to see you got promoted last week!",
        "Thank you for the call out in your article.",
        "Let's meet in the middle on price at 40.",
        "Our phone system migration is planned 2024-03-09.",
        "My number one priority is 2024 2025 2026.",
        "ISBN +978 3 16 148410",
        *NOT_ARRANGED,
    ],
)
def test_a_question_a_wish_or_a_number_of_something_else_is_none(text: str) -> None:
    """Near misses: nothing was arranged."""
    assert phrase(text) is None


def test_the_phrase_is_the_sentence_that_says_so() -> None:
    """Not the whole message is quoted."""
    assert phrase("So many things! Anyway. I'll call you on Thursday. Best, Jo") == "I'll call you on Thursday."


def test_a_phrase_is_never_a_whole_letter() -> None:
    """Who writes without full stops is quoted around the hit, and no further."""
    said = phrase("secret words and more of them " * 300 + "I'll call you tomorrow at 3pm " + "and secrets " * 300)
    assert said
    assert "I'll call you tomorrow" in said
    assert len(said) < 220


def test_a_question_beside_it_does_not_hide_an_agreement() -> None:
    """Each sentence stands for itself."""
    assert phrase("Did you get it? I'll call you tomorrow at noon.") == "I'll call you tomorrow at noon."


@given(st.lists(st.one_of(st.none(), st.text(max_size=80)), max_size=20))
def test_any_texts_give_one_answer_each(texts: list[str | None]) -> None:
    """As many answers as messages, in their order, and no answer for silence."""
    found = find_phrases(pl.Series(texts, dtype=pl.String), ARRANGED_CALL)
    assert found.len() == len(texts)
    assert all(answer is None for answer, text in zip(found, texts, strict=True) if not text)


def form(text: str, name: str = "zoë example") -> str:
    """Give the form in which copies meet."""
    frame = pl.DataFrame({"text": [text], "name": [name], "first": [name.split(maxsplit=1)[0]]})
    return str(frame.select(normal_form(pl.col("text"), pl.col("name"), pl.col("first"))).item())


@pytest.mark.parametrize(
    "text",
    [
        "Hi Zoë, come along!",
        "hello Zoë Example come ALONG",
        "Dear Dr. Example,\ncome - along",
        "Zoë, come along",
        "come along",
        "Good morning Zoë! Come along",
        "Sehr geehrte Frau Example: come along",
    ],
)
def test_copies_meet_in_one_form(text: str) -> None:
    """Greeting, name, case, punctuation and spaces drop out."""
    assert form(text) == "comealong"


def test_digits_stay() -> None:
    """An hour is not punctuation."""
    assert form("Come at 5") != form("Come at 6")


@given(st.text(min_size=40, max_size=120), st.sampled_from(["", "Hi Zoë, ", "Dear Zoë Example – "]))
def test_equal_forms_share_their_cheap_key(text: str, greeting: str) -> None:
    """The key looked at first never parts two copies."""
    forms = [form(text), form(greeting + text)]
    keys = tail_keys(pl.Series([text, greeting + text]))
    if forms[0] == forms[1] and len(forms[0]) >= 40:
        assert keys[0] == keys[1]
