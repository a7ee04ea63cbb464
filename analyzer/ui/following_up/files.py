"""What goes out: dates for a calendar, the handful for a telephone, the lists for a spreadsheet."""

from __future__ import annotations

import dataframely as dy
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.followups import Dates, FollowUps, put_off
from analyzer.reports import (
    XLSX_TYPE,
    as_csv,
    as_xlsx,
    calendar_entries,
    contacts_of,
    follow_ups_sheet,
    follow_ups_table,
    render_calendar,
    render_contacts,
)
from analyzer.schemas import Said, Tier
from analyzer.text import Words
from analyzer.ui import components, keeping, session
from analyzer.ui.following_up.open_ones import found
from analyzer.ui.keys import Key


def show_files(
    analysis: Analysis,
    said: dy.DataFrame[Said],
    waiting: dy.DataFrame[FollowUps],
    planned: dy.DataFrame[Dates],
    words: Words,
) -> None:
    """Offer the files; while names are hidden there are none, since every one of them holds names."""
    if session.names().hidden:
        st.markdown(words.say("touch.files_hidden"))
        return
    today = keeping.day_of(keeping.now())
    entries = calendar_entries(analysis, planned, put_off(found(analysis), said, today), today, words)
    handful = contacts_of(analysis, said, [Tier.COULD_CALL.value])
    with st.container(border=True, key=f"{Key.FILES}-calendar"):
        says = words.say("touch.calendar_says", len(entries)) if entries else words.say("touch.calendar_none")
        st.markdown(f"**{words.say('touch.calendar')}**  \n:gray[{says}]")
        components.offer_file(
            words.say("touch.keep_calendar"),
            data=lambda: render_calendar(entries, keeping.now()),
            file_name="keep-in-touch.ics",
            mime="text/calendar",
            key=f"{Key.FILES}-ics",
            disabled=not entries,
            type="primary",
        )
    with st.container(border=True, key=f"{Key.FILES}-cards"):
        says = words.say("touch.cards_says", len(handful)) if handful else words.say("touch.cards_none")
        st.markdown(f"**{words.say('touch.cards')}**  \n:gray[{says}]")
        components.offer_file(
            words.say("touch.keep_cards"),
            data=lambda: render_contacts(handful),
            file_name="handful.vcf",
            mime="text/vcard",
            key=f"{Key.FILES}-vcf",
            disabled=not handful,
        )
    with st.container(border=True, key=f"{Key.FILES}-lists"):
        st.markdown(f"**{words.say('touch.sheets')}**  \n:gray[{words.say('touch.sheets_says', waiting.height)}]")
        with st.container(horizontal=True):
            components.offer_file(
                words.say("touch.keep_xlsx"),
                data=lambda: as_xlsx(
                    {words.say("touch.sheet"): follow_ups_sheet(follow_ups_table(analysis, waiting, words), words)}
                ),
                file_name="keep-in-touch.xlsx",
                mime=XLSX_TYPE,
                key=f"{Key.FILES}-xlsx",
            )
            components.offer_file(
                words.say("touch.keep_csv"),
                data=lambda: as_csv(follow_ups_table(analysis, waiting, words)),
                file_name="keep-in-touch.csv",
                mime="text/csv",
                key=f"{Key.FILES}-csv",
            )
