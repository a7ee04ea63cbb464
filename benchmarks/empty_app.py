"""The smallest app there is, served with Handful's options: what Streamlit itself costs.

`python -m benchmarks.empty_app --port N` serves it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import streamlit as st

from analyzer.ui.options import OPTIONS


def main() -> None:
    """Serve it until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    app = st.App(Path(__file__).with_name("empty_page.py"))
    app.run(config={**OPTIONS, "server.port": port, "server.headless": True})


if __name__ == "__main__":
    main()
