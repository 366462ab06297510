"""The words that date rules look for: how people report, plan, and tell what is long known."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPEECH = _words(
    """
    say tell add announce state declare note stress insist warn urge call criticize criticise condemn
    accuse dismiss reject deny reaffirm voice express ask demand appeal vow pledge promise threaten
    offer thank praise welcome describe explain argue claim report tweet write confirm acknowledge admit
    suggest propose reiterate emphasize emphasise underline underscore respond reply answer comment
    remark mention point hail laud denounce decry slam blast rebuke lambast lament complain protest
    caution hint signal indicate assert maintain hope agree refuse congratulate apologize apologise
    defend blame encourage request invite post repeat conclude continue brief inform assure predict
    speak quote cite characterize characterise lash
    """
)
"""Lemmas of verbs whose act is the utterance itself."""

REPORT = _words(
    """
    say tell add announce state report confirm write tweet note reveal disclose acknowledge admit
    """
)
"""Lemmas that frame a clause: the date beside them is the date of the announcement."""

JUDGEMENT = _words(
    """
    criticize criticise condemn denounce decry slam blast rebuke lambast lament dismiss deny reject protest
    praise welcome hail laud applaud defend support back oppose mourn blame recall regret
    """
)
"""Lemmas of verbs that judge what they name: their date is not the date of what is judged."""

LIGHT = _words(
    """
    hold have begin start conduct sign make pay give issue launch impose announce take place come follow
    attend host continue resume end open send deliver stage carry convene conclude complete finish
    undertake receive lodge file deal mount wage join enter declare reach strike seal ink cut suspend
    halt break expand extend renew do be see get win lift ease approve ratify provide
    voice raise express offer show repeat reaffirm reiterate seek
    """
)
"""Lemmas of verbs that bring their noun about, so that their date is the noun's ("held talks on Tuesday")."""

PLANS = _words(
    """
    expect plan schedule due set slate intend hope aim prepare ready poise agree promise pledge vow want
    propose seek consider mull threaten invite offer likely bind mean determine tip
    """
)
"""Lemmas whose complement lies ahead."""

HABITUAL = _words(
    """
    repeatedly long often frequently always never ever previously regularly traditionally historically
    usually generally consistently once formerly originally persistently routinely increasingly
    perennially lately recently already still sometimes occasionally
    """
)
"""Adverbs that tell a habit or something long known, so that no single day is meant."""

HOSTING = frozenset({"at", "during", "in", "on", "after", "following", "through", "amid", "within"})
"""Prepositions that place the main act at an event ("said during talks")."""

AWAY = frozenset(
    {"after", "before", "until", "till", "following", "ahead", "prior", "than", "despite", "since", "unlike"}
)
"""Prepositions and conjunctions whose date is another event's, not the clause's."""

GATHERINGS = _words(
    """
    summit meeting conference talk forum assembly session retreat congress ceremony gathering visit trip
    """
)
"""Nouns of events at which others take place."""

MEETING = _words("meet visit travel host fly talk arrive")
"""Lemmas of verbs that tell of a meeting."""
