"""Labelled messages → how often a cue is right, and how many it finds, class by class and language by language.

python -m benchmarks.cues [--half tuning|test] [--misses]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import polars as pl

from analyzer.cues import LANGUAGES, Sign, cues_for, find_phrases

MESSAGES: Final = Path(__file__).parents[1] / "tests" / "cues" / "messages"
"""One file a language: class, hit (1) or near miss (0), half, text. Written by others than whoever wrote the rules: the
tuning half before them, the test half after them and without having seen them."""


def read_messages(folder: Path = MESSAGES) -> pl.DataFrame:
    """Read the labelled messages: `language`, `sign`, `hit`, `half`, `text`."""
    columns = ["sign", "hit", "half", "text"]
    parts = [
        pl.read_csv(
            folder / f"{language.code}.tsv", separator="\t", has_header=False, new_columns=columns, quote_char=None
        ).with_columns(language=pl.lit(language.code), hit=pl.col("hit").cast(pl.Boolean))
        for language in LANGUAGES
        if (folder / f"{language.code}.tsv").is_file()
    ]
    return pl.concat(parts)


def mark(messages: pl.DataFrame) -> pl.DataFrame:
    """Add `found`: the phrase by which the rules of every language take a message for its class, null where none does."""
    marked = [
        rows.with_columns(found=find_phrases(rows["text"], cues_for(Sign(str(sign)))))
        for (sign,), rows in messages.partition_by("sign", as_dict=True, maintain_order=True).items()
    ]
    return pl.concat(marked)


def judge(marked: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Count for each group: `messages`, `found`, `right`, `hits`, and `precision` and `recall` from them."""
    found = pl.col("found").is_not_null()
    counted = marked.group_by(by, maintain_order=True).agg(
        messages=pl.len(), found=found.sum(), right=(found & pl.col("hit")).sum(), hits=pl.col("hit").sum()
    )
    return counted.with_columns(
        precision=pl.when(pl.col("found") > 0).then(pl.col("right") / pl.col("found")),
        recall=pl.col("right") / pl.col("hits"),
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the table that docs/method.md has."""
    parser = argparse.ArgumentParser(prog="benchmarks.cues")
    parser.add_argument("--half", choices=["tuning", "test"], default="test")
    parser.add_argument("--misses", action="store_true", help="print what was wrongly found and what was not found")
    given = parser.parse_args(arguments)
    marked = mark(read_messages().filter(half=given.half))
    if given.misses:
        for row in marked.filter(pl.col("hit") != pl.col("found").is_not_null()).to_dicts():
            print(f"{'missed' if row['hit'] else 'WRONG '} {row['language']} {row['sign']}: {row['text']}")
    per_sign = judge(marked, ["sign"])
    per_language = judge(marked, ["sign", "language"])
    codes = [language.code for language in LANGUAGES]
    print(f"| class | messages | precision | recall | {' | '.join(codes)} |\n|---|---|---|---|{'---|' * len(codes)}")
    for row in per_sign.to_dicts():
        each = {one["language"]: one for one in per_language.filter(sign=row["sign"]).to_dicts()}
        cells = [
            f"{each[code]['right']}/{each[code]['found']} of {each[code]['hits']}" if code in each else "–"
            for code in codes
        ]
        precision = f"{row['precision']:.2f}" if row["precision"] is not None else "–"
        print(f"| {row['sign']} | {row['messages']} | {precision} | {row['recall']:.2f} | {' | '.join(cells)} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
