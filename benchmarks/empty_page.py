"""One word."""

import streamlit as st

st.header("Empty")
