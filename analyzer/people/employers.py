"""Employers as people write them → a key under which the spellings of one employer meet."""

from __future__ import annotations

from typing import Final

import polars as pl

_LEGAL_FORMS: Final = (
    "inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh|mbh|ggmbh|ag|kg|kgaa|ohg|ug|se|sa|sas|"
    "sasu|sarl|srl|spa|sl|slu|bv|nv|ab|as|asa|oy|oyj|aps|kk|pty|pte|pvt|sdn|bhd|ltda|lda|eireli|ev"
)
_LEGAL_END: Final = rf"(?:(?: (?:&|and|und|et|y|e))? (?:{_LEGAL_FORMS}))+$"  # GmbH & Co. KG; never the E of Vitamin E
_BRACKETS: Final = r"\s*[(\[][^()\[\]]*[)\]]\s*$"  # (acquired by …), (m/w/d)
_INTERNET: Final = r"(?:\.(?:com|org|net|io|ai|co|eu|uk|de|fr|es|nl|it|pt|at|ch))+$"

_NOBODY: Final = frozenset(
    [
        "self employed",
        "selfemployed",
        "self employment",
        "freelance",
        "freelancer",
        "freelancing",
        "independent",
        "independent consultant",
        "retired",
        "student",
        "unemployed",
        "none",
        "n a",
        "na",
        "various",
        "stealth",
        "stealth startup",
        "stealth mode startup",
        "confidential",
        "private",
        "open to work",
        "looking for opportunities",
        "between jobs",
        "career break",
        "home",
        "selbststandig",
        "selbstandig",
        "freiberuflich",
        "freiberufler",
        "arbeitssuchend",
        "independant",
        "independante",
        "en recherche",
        "autonomo",
        "autonoma",
        "por cuenta propia",
        "cuenta propia",
        "libero professionista",
        "libera professionista",
        "zzp",
        "zelfstandig",
    ]
)


def employer_key(name: pl.Expr) -> pl.Expr:
    """Fold an employer's name: "Contoso, Ltd." and "CONTOSO (acquired)" become "contoso".

    Case, accents, punctuation, a note in brackets, the ending of an internet address and the legal form drop out. Null
    where the entry names no employer that two people could share: to work for oneself is to share one with nobody.
    """
    key = name.str.to_lowercase().str.replace_all("ß", "ss", literal=True).str.normalize("NFKD")
    key = key.str.replace_all(r"\p{M}+", "").str.strip_chars().str.replace(_BRACKETS, "")
    key = key.str.replace(r"^(?:https?://)?www\.", "").str.replace(_INTERNET, "").str.replace_all(".", "", literal=True)
    key = key.str.replace_all(r"[^\w&+]+", " ").str.strip_chars().str.replace(r"^the (\S)", "$1")
    return key.str.replace(_LEGAL_END, "").replace(dict.fromkeys(("", *sorted(_NOBODY))))
