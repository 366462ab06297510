"""Turn news articles into a graph of states, organisations and leaders joined by dated claims."""
