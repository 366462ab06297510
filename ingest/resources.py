"""Find the files that travel with the code: `cypher/` and `data/`, in the wheel or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as `resource("data", "ontology.yaml")`."""
    for base in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"entente ships no {'/'.join(parts)}")
