"""The explorer in the browser: Flask pages over the graph, with pyvis-built networks."""
