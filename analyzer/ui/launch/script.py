"""The script behind `handful app`. It stands alone here: Streamlit would take a `pages` folder beside it for its own."""

from analyzer.ui import main

main.draw()
