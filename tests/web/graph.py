"""The graph that the web tests look at: four short articles written for them, with known claims."""

from __future__ import annotations

from datetime import date

from ingest.records import Article, Claim, Extraction, Person, Status, Valence, digest

PASHINYAN = Person("pashinyan", "Nikol Pashinyan", "ARM", "head of government")
INJECTION = "<script>window.attacked = true</script><img src=x onerror='window.attacked = true'>"

SUMMIT = (
    "Pashinyan turned the declaration down. "
    "Armenia refused to sign the closing declaration of the summit in Yerevan. "
    "Russia regretted the decision.\n\n"
    "Russia invited Armenia to talks in Sochi."
)
SHELLING = "Azerbaijan shelled Armenian border towns on Tuesday. Armenia asked France for help."
SUBMARINES = (
    "France recalled its ambassador from Australia. France called off a dinner with the United States."
)
ATTACK = f"Belarus rejected Lithuania's protest {INJECTION} on Friday."


def extractions() -> tuple[Extraction, ...]:
    """Return what the articles say, as a reader would note it."""
    summit = _article("No signature in Yerevan", "The Fixture", date(2022, 11, 24), SUMMIT)
    shelling = _article("Shells on the border", "The Fixture", date(2022, 9, 14), SHELLING)
    submarines = _article("Paris recalls its ambassador", "Test Courier", date(2021, 9, 18), SUBMARINES)
    attack = _article(f"Protest {INJECTION}", INJECTION, date(2024, 5, 3), ATTACK)
    refused = "Armenia refused to sign the closing declaration of the summit in Yerevan."
    return (
        Extraction(
            summit,
            (
                _claim(summit, "ARM", "RUS", "REJECT", "conflictual", "2022-11-23", refused, PASHINYAN),
                _claim(summit, "RUS", "ARM", "AGREE", "cooperative", "2022-11-24",
                       "Russia invited Armenia to talks in Sochi."),
            ),
            (PASHINYAN,),
        ),
        Extraction(
            shelling,
            (
                _claim(shelling, "AZE", "ARM", "ASSAULT", "conflictual", "2022-09-13",
                       "Azerbaijan shelled Armenian border towns on Tuesday."),
                _claim(shelling, "ARM", "FRA", "REQUEST", "conflictual", "2022-09-14",
                       "Armenia asked France for help."),
            ),
        ),
        Extraction(
            submarines,
            (
                _claim(submarines, "FRA", "AUS", "PROTEST", "conflictual", "2021-09-17",
                       "France recalled its ambassador from Australia."),
                _claim(submarines, "FRA", "USA", "REJECT", "conflictual", "2021-09-17",
                       "France called off a dinner with the United States."),
            ),
        ),
        Extraction(
            attack,
            (_claim(attack, "BLR", "LTU", "REJECT", "conflictual", "2024-05-03", ATTACK),),
        ),
    )  # fmt: skip


def _article(title: str, publisher: str, published: date, text: str) -> Article:
    return Article(digest(text), title, publisher, "https://news.example/story", published, text)


def _claim(
    article: Article,
    source: str,
    target: str,
    relation: str,
    valence: Valence,
    day: str,
    quote: str,
    voiced_by: Person | None = None,
    status: Status = "asserted",
) -> Claim:
    start = article.text.index(quote)
    return Claim(
        source=source, target=target, relation=relation, valence=valence, mode=None, status=status,
        date=day, date_precision="day", quote=quote, start=start, end=start + len(quote), confidence=0.8,
        source_text=source, target_text=target, voiced_by=voiced_by,
    )  # fmt: skip
