"""Who is who across the files: keys under which spellings meet, the owner, one id per alter."""

from analyzer.people.deeds import find_abilities, find_deeds
from analyzer.people.identify import EGO, Identities, identify, with_ego
from analyzer.people.marks import find_marks
from analyzer.people.matching import match_contacts, match_names
from analyzer.people.moved import Moved, find_moved, follow_moves
from analyzer.people.parties import tell_parties

__all__ = [
    "EGO",
    "Identities",
    "Moved",
    "find_abilities",
    "find_deeds",
    "find_marks",
    "find_moved",
    "follow_moves",
    "identify",
    "match_contacts",
    "match_names",
    "tell_parties",
    "with_ego",
]
