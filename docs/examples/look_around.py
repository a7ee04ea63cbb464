"""A look around an export in a notebook: marimo edit docs/examples/look_around.py, or run it as a program."""

import marimo

app = marimo.App(width="medium")


@app.cell
def _():
    import marimo as mo
    import polars as pl

    from analyzer import analyze, compare, map_network, read_export

    return analyze, compare, map_network, mo, pl, read_export


@app.cell
def _(mo):
    export = mo.ui.text("sample_exports/the-collector.zip", label="Your export", full_width=True)
    export
    return (export,)


@app.cell
def _(analyze, export, read_export):
    analysis = analyze(read_export(export.value))
    return (analysis,)


@app.cell
def _(analysis, mo, pl):
    tiers = analysis.ties.filter("is_connection").group_by("tier").agg(people=pl.len()).sort("people")
    mo.md(f"**{analysis.ties.filter(tier='could_call').height}** people you could call, as of {analysis.as_of}.")
    return (tiers,)


@app.cell
def _(tiers):
    tiers
    return


@app.cell
def _(analysis):
    # Every number behind a verdict is a column: what was measured, what it adds, how firm the place is.
    analysis.ties.select("name", "tier", "reason_key", "strength", "warmth", "current", "active_days", "firm").head(20)
    return


@app.cell
def _(analysis, pl):
    # Everything that happened is one table, whatever file it stood in.
    months = (
        analysis.interactions.filter("counts")
        .group_by(month=pl.col("at").dt.truncate("1mo"), given="given")
        .len()
        .sort("month")
    )
    months.tail(12)
    return


@app.cell
def _(analysis, map_network):
    from analyzer.network import build_graph

    graph = build_graph(map_network(analysis))  # NetworkX's own
    graph.number_of_nodes(), graph.number_of_edges()
    return


@app.cell
def _(analysis, analyze, compare, read_export):
    earlier = analyze(read_export("sample_exports/the-collector-earlier.zip"))
    compare(earlier, analysis).tier_changes.head()
    return


if __name__ == "__main__":
    app.run()
