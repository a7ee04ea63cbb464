"""Sessions with a client: whose they are, what was said and agreed in them, and what came of it."""

from analyzer.coaching.among import OUTSIDE, Among, ask_among, choose_ten
from analyzer.coaching.clients import Client, ConsentTo, change_client, read_client
from analyzer.coaching.commitments import Commitment, Standing, Standings, check_commitments
from analyzer.coaching.prompts import Prompt, find_prompts
from analyzer.coaching.sessions import (
    Session,
    Step,
    begin_session,
    change_session,
    find_session,
    last_agreed,
    read_sessions,
)
from analyzer.coaching.sharing import (
    Member,
    find_coach,
    find_member,
    forget_member,
    key_of,
    may_look,
    note_member,
    share,
    shared_by,
    shared_with,
    take_back,
)

__all__ = [
    "OUTSIDE",
    "Among",
    "Client",
    "Commitment",
    "ConsentTo",
    "Member",
    "Prompt",
    "Session",
    "Standing",
    "Standings",
    "Step",
    "ask_among",
    "begin_session",
    "change_client",
    "change_session",
    "check_commitments",
    "choose_ten",
    "find_coach",
    "find_member",
    "find_prompts",
    "find_session",
    "forget_member",
    "key_of",
    "last_agreed",
    "may_look",
    "note_member",
    "read_client",
    "read_sessions",
    "share",
    "shared_by",
    "shared_with",
    "take_back",
]
