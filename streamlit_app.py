"""Start Handful from a clone: `streamlit run streamlit_app.py`. Its twin for the wheel is analyzer/ui/launch/script.py."""

import streamlit as st
from streamlit import runtime

from analyzer.ui import main, server

if runtime.exists():  # the script's own run
    main.draw()
else:  # the server, which looks for this very assignment
    app = st.App(__file__, **server.app_arguments())
