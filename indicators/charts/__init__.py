"""Charts as data: `chart.Chart` decides what is shown; `svg` and `plotly_spec` are two pens that draw it."""
