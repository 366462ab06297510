"""Step 4: parsed sentences and their mentions in, claims out."""

from ingest.claims.claims import find_claims

__all__ = ["find_claims"]
