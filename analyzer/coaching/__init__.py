"""Sessions with a client: whose they are, what was said and agreed in them, and what came of it."""

from analyzer.coaching.among import Among, ask_among, choose_ten
from analyzer.coaching.clients import Client, ConsentTo, read_client, write_client
from analyzer.coaching.commitments import Commitment, Standing, Standings, check_commitments
from analyzer.coaching.prompts import Prompt, find_prompts
from analyzer.coaching.sessions import Session, Step, begin_session, read_sessions, write_session

__all__ = [
    "Among",
    "Client",
    "Commitment",
    "ConsentTo",
    "Prompt",
    "Session",
    "Standing",
    "Standings",
    "Step",
    "ask_among",
    "begin_session",
    "check_commitments",
    "choose_ten",
    "find_prompts",
    "read_client",
    "read_sessions",
    "write_client",
    "write_session",
]
