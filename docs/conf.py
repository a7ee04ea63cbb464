"""How the site is built: `make site`."""

from analyzer import __version__

project = "Handful"
author = "The Handful developers"
copyright = author  # noqa: A001 - as Sphinx calls it
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "examples"]
myst_heading_anchors = 3
nitpicky = False

autodoc_typehints = "description"
autodoc_member_order = "bysource"
napoleon_use_ivar = True
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = "Handful"
html_static_path = ["images"]
html_logo = "images/handful.svg"
html_favicon = "images/handful.svg"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0c675f", "color-brand-content": "#0c675f"},
    "dark_css_variables": {"color-brand-primary": "#2dd4bf", "color-brand-content": "#2dd4bf"},
}
