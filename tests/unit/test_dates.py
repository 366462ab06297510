"""A claim gets the date of its event, with the precision that the text allows, or none."""

import json
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dates import DateContext, EventDate, event_date, resolve_dates
from ingest.dates.calendar import resolve
from ingest.dates.expressions import find_expressions
from ingest.parse import parse, split_sentences
from ingest.records import Article, Claim

WEDNESDAY = date(2019, 11, 20)
TITLE = "Peru opens a consulate in Canada"
LEDE = "Peru opened a consulate in the west of Canada, the largest that it runs there outside the capital."
SECOND = (
    "The building stands beside the harbour and has room for forty people who work on trade and on visas."
)


def article(text: str, published: date = WEDNESDAY) -> Article:
    return Article("a", text.split("\n", 1)[0], "The Ledger", "", published, text)


def ask(
    text: str, marked: str, relation: str = "ACCUSE", status: str = "asserted", published: date = WEDNESDAY
) -> EventDate:
    """Date the trigger that stands between asterisks in `marked`, a piece of `text`."""
    before, word, _ = marked.split("*")
    story = article(text, published)
    sentences = parse(split_sentences(text))
    place = text.index(marked.replace("*", "")) + len(before)
    sentence = next(s for s in sentences if s.start <= place < s.end)
    assert sentence.doc is not None
    trigger = next(t.i for t in sentence.doc if t.idx == place - sentence.start)
    assert word.startswith(sentence.doc[trigger].text)
    return event_date(sentence, trigger, relation, status, DateContext.build(story, sentences))


def background(
    marked: str, relation: str = "ACCUSE", status: str = "asserted", published: date = WEDNESDAY
) -> EventDate:
    """Date a paragraph that stands below an unrelated report."""
    text = "\n\n".join([TITLE, LEDE, SECOND, marked.replace("*", "")])
    return ask(text, marked, relation, status, published)


def news(
    marked: str, relation: str = "ACCUSE", status: str = "asserted", published: date = WEDNESDAY
) -> EventDate:
    """Date the first paragraph of a report."""
    return ask(
        f"A quarrel among neighbours\n\n{marked.replace('*', '')}\n\n{SECOND}",
        marked,
        relation,
        status,
        published,
    )


def when(found: EventDate) -> tuple[str | None, str | None]:
    return found.date, found.precision


TOLD = [
    ("France *accused* Spain of spying on Tuesday.", "ACCUSE", "2019-11-19", "day"),
    (
        "France flew jets over Spain on Monday, two days after Spain *expelled* a diplomat.",
        "SANCTION",
        "2019-11-16",
        "day",
    ),
    (
        "France *flew* jets over Spain on Monday, two days after Spain had left.",
        "MOBILIZE",
        "2019-11-18",
        "day",
    ),
    (
        "It came a day after France *expelled* two Spanish diplomats on Tuesday.",
        "SANCTION",
        "2019-11-19",
        "day",
    ),
    (
        "France opened a bridge four years after it *occupied* the Spanish bank.",
        "COERCE",
        "2015-01-01",
        "year",
    ),
    ("On Tuesday, France *accused* Spain of spying.", "ACCUSE", "2019-11-19", "day"),
    ("France on Wednesday *accused* Spain of spying.", "ACCUSE", "2019-11-20", "day"),
    ("France *expelled* two Spanish diplomats last Thursday.", "SANCTION", "2019-11-14", "day"),
    ("France *expelled* two Spanish diplomats last week.", "SANCTION", "2019-11-13", "week"),
    ("Earlier this week, France *expelled* two Spanish diplomats.", "SANCTION", "2019-11-20", "week"),
    ("France *expelled* two Spanish diplomats last month.", "SANCTION", "2019-10-01", "month"),
    ("France *expelled* two Spanish diplomats in late September.", "SANCTION", "2019-09-01", "month"),
    ("In December, France *promised* Spain two ships.", "AGREE", "2018-12-01", "month"),
    ("In December, France *expelled* two Spanish diplomats.", "SANCTION", "2018-12-01", "month"),
    ("France *expelled* two Spanish diplomats last December.", "SANCTION", "2018-12-01", "month"),
    ("France *expelled* two Spanish diplomats in March 2014.", "SANCTION", "2014-03-01", "month"),
    ("France *expelled* two Spanish diplomats in 2003.", "SANCTION", "2003-01-01", "year"),
    ("Earlier this year, France *expelled* two Spanish diplomats.", "SANCTION", "2019-01-01", "year"),
    ("Last year, France *expelled* two Spanish diplomats.", "SANCTION", "2018-01-01", "year"),
    ("Three years ago, France *expelled* two Spanish diplomats.", "SANCTION", "2016-01-01", "year"),
    ("Two days ago, France *expelled* two Spanish diplomats.", "SANCTION", "2019-11-18", "day"),
    ("Two weeks ago, France *expelled* two Spanish diplomats.", "SANCTION", "2019-11-06", "week"),
    ("France *expelled* two Spanish diplomats on 12 March.", "SANCTION", "2019-03-12", "day"),
    ("France *expelled* two Spanish diplomats on March 12, 2014.", "SANCTION", "2014-03-12", "day"),
    ("France *expelled* two Spanish diplomats on 12.03.2014.", "SANCTION", "2014-03-12", "day"),
    ("France *expelled* two Spanish diplomats yesterday.", "SANCTION", "2019-11-19", "day"),
    ("France *expelled* two Spanish diplomats overnight.", "SANCTION", "2019-11-20", "day"),
    ("France *expelled* two Spanish diplomats this morning.", "SANCTION", "2019-11-20", "day"),
    ("France and Spain *held* joint exercises on 12-14 March 2018.", "COOPERATE", "2018-03-12", "day"),
    ("France *expelled* two Spanish diplomats on Monday night.", "SANCTION", "2019-11-18", "day"),
    ("France has *imposed* tariffs on Spain since 2016.", "SANCTION", "2016-01-01", "year"),
    (
        "After quarrels rose between Spain and Peru in 2014, France *shipped* grain to both countries.",
        "AID",
        "2014-01-01",
        "year",
    ),
    (
        "The French president stepped in on Tuesday, tweeting that he had told Spain of his *willingness* to help.",
        "AGREE",
        "2019-11-19",
        "day",
    ),
]


@pytest.mark.parametrize(("marked", "relation", "day", "precision"), TOLD)
def test_a_date_beside_the_trigger_is_taken(marked: str, relation: str, day: str, precision: str) -> None:
    assert when(background(marked, relation)) == (day, precision)


ELSEWHERE = [
    ("France *opposes* the elections due in May.", "ACCUSE"),
    ("France has *criticised* the elections that Spain held on Sunday.", "ACCUSE"),
    ("France has long *criticised* Spain, which left the pact in 2014.", "ACCUSE"),
    ("France has *rejected* the 2014 treaty with Spain.", "REJECT"),
    ("France has *refused* to talk before the summit that begins on Friday.", "REJECT"),
    ("The ban was *lifted* after Spain complained on Monday.", "CONCEDE"),
    ("France has *cancelled* a visit to Spain due on Friday.", "REJECT"),
    ("France has *scrapped* talks with Spain scheduled for Sunday.", "REJECT"),
    ("France has *accused* Spain of firing at its posts, and last week Peru hit a Spanish post.", "ACCUSE"),
    ("France criticised the *invasion* of Peru directly to the Spanish king in September.", "ASSAULT"),
]


@pytest.mark.parametrize(("marked", "relation"), ELSEWHERE)
def test_a_date_in_another_clause_does_not_date_the_claim(marked: str, relation: str) -> None:
    assert when(background(marked, relation)) == (None, None)


CLAUSES = [
    ("France released a ship on Tuesday that it had *seized* in July.", "COERCE", "2019-07-01", "month"),
    ("France *released* a ship on Tuesday that it had seized in July.", "RETREAT", "2019-11-19", "day"),
    ("The ministry said on Saturday it has *suspended* aid to Spain.", "SANCTION", "2019-11-16", "day"),
    ("The president said on Monday he had *cancelled* the drill with Spain.", "REJECT", "2019-11-18", "day"),
    (
        "On Tuesday, France condemned the raid and *summoned* the Spanish envoy.",
        "ACCUSE",
        "2019-11-19",
        "day",
    ),
    ("France moved on Sunday to *expel* the Spanish ambassador.", "SANCTION", "2019-11-17", "day"),
    ("France reacted to the raid on Friday by *accusing* Spain of piracy.", "ACCUSE", "2019-11-15", "day"),
    ("Speaking on Friday, the French president *accused* Spain of piracy.", "ACCUSE", "2019-11-15", "day"),
    (
        "The talks with Spain came after France *returned* the ship on Saturday.",
        "RETREAT",
        "2019-11-16",
        "day",
    ),
    (
        "France has criticised the pullout of Spain, *announced* in January.",
        "SANCTION",
        "2019-01-01",
        "month",
    ),
    ("At Thursday's summit France *accused* Spain of piracy.", "ACCUSE", "2019-11-14", "day"),
    ("After the war ended in 2014, France *offered* Spain its help.", "AGREE", "2014-01-01", "year"),
    (
        "The protest came a day after the *decision* of France to lift the ban.",
        "CONCEDE",
        "2019-11-19",
        "day",
    ),
    (
        "In 2015 the two states fell out, and at the time France *rejected* the plan.",
        "REJECT",
        "2015-01-01",
        "year",
    ),
]


@pytest.mark.parametrize(("marked", "relation", "day", "precision"), CLAUSES)
def test_the_date_of_the_triggers_own_clause_wins(
    marked: str, relation: str, day: str, precision: str
) -> None:
    assert when(background(marked, relation)) == (day, precision)


PLANNED = [
    ("The president of France will *visit* Spain on Friday.", "AGREE", "2019-11-22", "day"),
    ("The two presidents will *meet* in January.", "AGREE", "2020-01-01", "month"),
    ("The two presidents are to *meet* on May 21.", "AGREE", "2020-05-21", "day"),
    ("The two presidents are due to *meet* next month.", "AGREE", "2019-12-01", "month"),
    ("The two presidents will *meet* on March 3.", "AGREE", "2020-03-03", "day"),
    ("France will *suspend* the treaty with Spain, effective December 7.", "SANCTION", "2019-12-07", "day"),
    ("France will *deliver* the tanks to Spain by 2024.", "AGREE", "2024-01-01", "year"),
    ("France is set to *deliver* tanks to Spain in the coming weeks.", "AGREE", None, None),
    ("France is set to *deliver* tanks to Spain.", "AGREE", None, None),
    ("France plans to *host* the Spanish king tomorrow.", "AGREE", "2019-11-21", "day"),
    ("France *invited* the Spanish king to Paris in December.", "AGREE", "2019-12-01", "month"),
    ("France *invited* the Spanish king to Paris in January.", "AGREE", "2020-01-01", "month"),
]


@pytest.mark.parametrize(("marked", "relation", "day", "precision"), PLANNED)
def test_a_plan_takes_the_planned_date_or_none(
    marked: str, relation: str, day: str | None, precision: str | None
) -> None:
    assert when(background(marked, relation, "planned")) == (day, precision)


UNDATED = [
    ("France has *accused* Spain of spying.", "ACCUSE"),
    ("France has repeatedly *denied* the charge of Spain.", "REJECT"),
    ("France had *accused* Spain of spying.", "ACCUSE"),
    ("France has always *supported* Spain.", "SUPPORT"),
    ("French officials have *raised* the matter with Spain in the past.", "ACCUSE"),
    ("For decades France has *opposed* the claims of Spain.", "ACCUSE"),
    ("France *imposed* sanctions on Spain in the 1990s.", "SANCTION"),
    ("The sanctions were later *lifted*.", "CONCEDE"),
    ("Relations suffer from the French *invasion* of Spain.", "ASSAULT"),
    ("France recently *expelled* two Spanish diplomats.", "SANCTION"),
    ("Before flying home, the French president *suggested* that Spain should leave.", "REQUEST"),
    ("France continues to *press* Spain to leave.", "REQUEST"),
    ("Spain is a *member* of the bloc.", "MEMBER_OF"),
    ("France met Spain, an *ally*, on Tuesday.", "ALLIED_WITH"),
]


@pytest.mark.parametrize(("marked", "relation"), UNDATED)
def test_background_without_date_has_none(marked: str, relation: str) -> None:
    assert when(background(marked, relation)) == (None, None)


def test_a_standing_relation_takes_the_date_of_its_beginning() -> None:
    assert when(background("Spain has been a *member* of the bloc since 1986.", "MEMBER_OF")) == (
        "1986-01-01",
        "year",
    )


NEWS = [
    (
        "France has *accused* Spain of spying on ships in the harbour, a charge that adds to an old row.",
        "ACCUSE",
    ),
    (
        "France is *urging* Spain to take back its ships, which lie in the harbour without crews or papers.",
        "REQUEST",
    ),
    (
        "France *expelled* two Spanish diplomats over the ships that lie in the harbour without any papers.",
        "SANCTION",
    ),
]


@pytest.mark.parametrize(("marked", "relation"), NEWS)
def test_the_act_that_the_article_reports_takes_the_day_of_publication(marked: str, relation: str) -> None:
    assert when(news(marked, relation)) == ("2019-11-20", "day")


def test_background_inside_the_lede_stays_undated() -> None:
    lede = "France urged Spain to hand back a ship and all its crew, after the navy *seized* it in the south."
    assert when(news(lede, "COERCE")) == (None, None)


def test_the_title_shares_the_day_that_the_lede_tells() -> None:
    text = (
        "France accuses Spain of spying\n\nFrance on Monday accused Spain of spying on its ships at sea,"
        " which Spain denies.\n\n" + SECOND
    )
    assert when(ask(text, "France *accuses* Spain")) == ("2019-11-18", "day")


def test_the_news_told_again_further_down_keeps_its_day() -> None:
    text = (
        "France recalls envoy from Spain\n\nFrance on Monday recalled its envoy from Spain over ships in"
        f" the harbour without crews or papers.\n\n{SECOND}\n\nFrance has recalled its envoy, it seems."
    )
    assert when(ask(text, "France has *recalled* its envoy, it", "SANCTION")) == ("2019-11-18", "day")


def test_a_quote_has_the_day_on_which_its_speaker_spoke() -> None:
    text = "\n\n".join(
        [
            TITLE,
            LEDE,
            "Minister Dupont told reporters on Monday that he was sad.",
            "“We reject the offer of Spain,” Dupont said.",
        ]
    )
    assert when(ask(text, "We *reject* the offer", "REJECT")) == ("2019-11-18", "day")


def test_a_pronoun_speaks_on_the_day_of_the_speaker_before() -> None:
    text = "\n\n".join(
        [
            TITLE,
            LEDE,
            "Minister Dupont spoke on Monday.",
            "He *criticised* Spain.".replace("*", ""),
        ]
    )
    assert when(ask(text, "He *criticised* Spain")) == ("2019-11-18", "day")


def test_the_second_sentence_of_a_quote_has_the_day_of_the_first() -> None:
    text = "\n\n".join(
        [
            TITLE,
            LEDE,
            "“We are angry,” the French minister said in a talk last August. “Spain has much to lose.”",
        ]
    )
    assert when(ask(text, "Spain *has* much to lose", "THREATEN")) == ("2019-08-01", "month")


def test_what_is_said_in_the_day_s_news_is_said_on_that_day() -> None:
    assert when(background("“We reject the offer of Spain,” the French minister *said*.", "REJECT")) == (
        "2019-11-20",
        "day",
    )


def test_a_past_act_inside_speech_without_date_stays_undated() -> None:
    assert when(background("The minister said that Spain had *refused* to sell ships.", "REJECT")) == (
        None,
        None,
    )


def test_words_of_time_in_a_quote_count_from_the_day_of_the_quote() -> None:
    found = background(
        "“Today we *leave* the pact with Spain,” the French president said on Monday.", "SANCTION"
    )
    assert when(found) == ("2019-11-18", "day")


def test_the_dateline_s_day_counts_rather_than_publication() -> None:
    text = (
        "A quarrel\n\nPARIS, Nov 18 (AFP) - France has accused Spain of spying on its ships in the harbour,"
        " which Spain denies."
    )
    sentences = parse(split_sentences(text, ((11, 32),)))
    context = DateContext.build(article(text), sentences)
    assert context.news.date == "2019-11-18"


def test_a_sentence_that_goes_on_telling_keeps_the_date_before_it() -> None:
    text = "\n\n".join(
        [TITLE, LEDE, "On May 4, France sent ships to Spain. In response, Spain closed two harbours."]
    )
    assert when(ask(text, "Spain *closed* two harbours", "SANCTION")) == ("2019-05-04", "day")


def test_that_evening_is_the_evening_of_the_day_before_it() -> None:
    text = "The ministers met in Madrid on Monday. France *signed* a pact with Spain that evening."
    assert when(background(text, "SUPPORT")) == ("2019-11-18", "day")


def test_a_text_without_paragraphs_has_a_short_lede() -> None:
    lede = "Peru has *accused* Canada of fishing in its waters without a licence for years and years on end."
    text = f"{lede} {SECOND} A choir sang. The mayor came late. Denmark complained on Sunday."
    assert when(ask(text.replace("*", ""), "has *accused* Canada")) == ("2019-11-20", "day")


def test_what_a_state_promises_for_next_week_has_that_date() -> None:
    assert when(background("France *promised* to send Spain a ship next week.", "AGREE")) == (
        "2019-11-27",
        "week",
    )


def test_a_participle_of_what_was_done_lies_in_the_past() -> None:
    text = "France urged calm after the *barrage* launched by Spain late on Saturday."
    assert when(background(text, "ASSAULT", "hypothetical")) == ("2019-11-16", "day")


def test_a_participle_takes_the_day_that_the_article_tells_of_the_act() -> None:
    text = (
        "Peru frees the *seized* Spanish tanker\n\n"
        "Peru has freed a Spanish tanker, its owners said, after two months in the harbour of Lima.\n\n"
        "Peru seized the tanker on September 19 near its coast."
    )
    assert when(ask(text.replace("*", ""), "the *seized* Spanish", "COERCE")) == ("2019-09-19", "day")
    short = text.split("\n\nPeru seized")[0]
    assert when(ask(short.replace("*", ""), "the *seized* Spanish", "COERCE")) == (None, None)


def test_a_planned_meeting_takes_the_one_day_the_article_tells_for_it() -> None:
    told = "The French president will travel to Madrid on November 26."
    marked = "Officials said that he plans to *meet* the Spanish king."
    text = "\n\n".join([TITLE, LEDE, told, marked.replace("*", "")])
    assert when(ask(text, marked, "AGREE", "planned")) == ("2019-11-26", "day")
    other = text.replace(told, f"{told} The king will visit Paris on December 3.")
    assert when(ask(other, marked, "AGREE", "planned")) == (None, None)
    assert when(background(marked, "AGREE", "planned")) == (None, None)


def test_a_pledge_told_by_its_noun_is_spoken_on_the_day_of_the_news() -> None:
    assert when(background("France signed an *accord* with Spain.", "AGREE")) == ("2019-11-20", "day")
    assert when(background("France gave Spain *assurances* of help.", "AGREE")) == ("2019-11-20", "day")


def test_who_says_that_he_has_told_says_it_again() -> None:
    marked = "“We have told Spain that France is *ready* to mediate,” the French minister said."
    assert when(background(marked, "AGREE")) == ("2019-11-20", "day")


def test_a_visit_under_way_has_the_day_of_the_news() -> None:
    marked = "The French minister, who is *visiting* Madrid, spoke of the ships."
    assert when(background(marked, "CONSULT")) == ("2019-11-20", "day")


def test_a_meeting_told_by_speech_has_the_day_of_the_speaker() -> None:
    first = "Minister Dupont told his Spanish counterpart by phone on Tuesday that the ships would stay."
    marked = "Dupont *told* the Spanish minister that France weighed an offer."
    text = "\n\n".join([TITLE, LEDE, first, marked.replace("*", "")])
    assert when(ask(text, marked, "CONSULT")) == ("2019-11-19", "day")


def test_a_meeting_at_the_summit_takes_the_summit_s_day() -> None:
    text = "\n\n".join(
        [
            TITLE,
            LEDE,
            "The summit begins on Friday in Madrid.",
            "The French president is due to meet the king at the summit.",
        ]
    )
    assert when(ask(text, "is due to *meet* the king", "AGREE", "planned")) == ("2019-11-22", "day")


def test_resolve_dates_fills_claims_and_says_the_rule() -> None:
    text = f"{TITLE}\n\n{LEDE}\n\nFrance accused Spain of spying on Tuesday."
    sentences = parse(split_sentences(text))
    last = sentences[-1]
    claim = Claim(
        "FRA",
        "ESP",
        "ACCUSE",
        "conflictual",
        None,
        "asserted",
        None,
        None,
        last.text,
        last.start,
        last.end,
        0.9,
        "France",
        "Spain",
        sentence=last.index,
        trigger=1,
    )
    (dated,) = resolve_dates([claim], sentences, article(text))
    assert (dated.date, dated.date_precision) == ("2019-11-19", "day")
    assert "Tuesday" in dated.rule
    assert json.dumps(dated.as_row())


EXPRESSIONS = [
    ("2,000 troops and 1900 soldiers", []),
    ("France may march in", []),
    ("over the past two years", [None]),
    ("in recent weeks", [None]),
    ("in recent days", ["2019-11-20"]),
    ("over the past few days", ["2019-11-20"]),
    ("over the last week", ["2019-11-20"]),
    ("for decades", [None]),
    ("the Sept. 11 attacks", ["2001-09-11"]),
    ("on June 31", [None]),
    ("on February 29, 2016", ["2016-02-29"]),
    ("between 2013 and 2015", ["2013-01-01", "2015-01-01"]),
    ("Monday last week", ["2019-11-11"]),
    ("in September of last year", ["2018-09-01"]),
    ("the 12th of March 2014", ["2014-03-12"]),
    ("Wednesday, Nov. 6, 2019", ["2019-11-06"]),
    ("over the weekend", ["2019-11-16"]),
    ("last summer", ["2018-01-01"]),
    ("the day before yesterday", ["2019-11-18"]),
    ("in mid-April", ["2019-04-01"]),
    ("late last year", ["2018-01-01"]),
    ("24 hours ago", ["2019-11-20"]),
    ("at the end of 2018", ["2018-01-01"]),
    ("999 decades ago", [None]),
]


@pytest.mark.parametrize(("text", "days"), EXPRESSIONS)
def test_time_expressions_are_found_and_resolved(text: str, days: list[str | None]) -> None:
    assert [resolve(e, WEDNESDAY).date for e in find_expressions(text)] == days


def test_last_with_a_month_that_has_just_begun_is_a_year_back() -> None:
    (august,) = find_expressions("last August")
    assert resolve(august, date(2018, 9, 2)).date == "2017-08-01"
    assert resolve(august, date(2018, 11, 2)).date == "2018-08-01"


def test_this_week_said_of_the_future_on_a_sunday_is_the_week_to_come() -> None:
    (week,) = find_expressions("this week")
    assert resolve(week, date(2018, 9, 2), future=True).date == "2018-09-05"
    assert resolve(week, date(2018, 9, 2)).date == "2018-08-29"


PHRASES = [
    "on Tuesday",
    "last week",
    "last month",
    "in September",
    "on 12 March 2014",
    "in 2003",
    "yesterday",
    "three years ago",
]
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(
    day=DAYS,
    phrase=st.sampled_from(
        [*PHRASES, "earlier this year", "on Monday", "overnight", "last Friday", "in May"]
    ),
)
def test_a_past_date_never_lies_after_publication(day: date, phrase: str) -> None:
    (expression,) = find_expressions(f"France expelled two diplomats {phrase}.")
    found = resolve(expression, day)
    assert found.day is not None
    latest = day + timedelta(days=6) if found.precision == "week" else day
    assert found.day <= latest or phrase in ("on 12 March 2014", "in 2003")


@given(
    day=DAYS,
    phrase=st.sampled_from(["on Tuesday", "next week", "next month", "in September", "tomorrow", "on 3 May"]),
)
def test_a_planned_date_never_lies_before_its_announcement(day: date, phrase: str) -> None:
    (expression,) = find_expressions(f"France will send two diplomats {phrase}.")
    found = resolve(expression, day, future=True)
    assert found.day is not None
    assert found.day >= (day.replace(day=1) if found.precision == "month" else day)


@given(day=DAYS, phrase=st.sampled_from(PHRASES))
def test_the_date_has_the_form_of_its_precision(day: date, phrase: str) -> None:
    (expression,) = find_expressions(f"It happened {phrase}.")
    found = resolve(expression, day)
    assert found.day is not None
    assert found.precision is not None
    form = {
        "day": True,
        "week": found.day.weekday() == 2,
        "month": found.day.day == 1,
        "year": found.date is not None,
    }
    assert form[found.precision]
    if found.precision == "year":
        assert (found.day.month, found.day.day) == (1, 1)


@settings(max_examples=25, deadline=None)
@given(
    years=st.integers(-12, 12).map(lambda n: 28 * n if abs(n) < 2 else n),
    phrase=st.sampled_from(
        ["in {}", "in March {}", "last month", "last year", "in September", "three years ago"]
    ),
)
def test_moving_publication_and_dates_by_whole_years_moves_the_answer(years: int, phrase: str) -> None:
    def answer(shift: int) -> str:
        published = WEDNESDAY.replace(year=WEDNESDAY.year + shift)
        marked = f"France *expelled* two Spanish diplomats {phrase.format(2014 + shift)}."
        found = background(marked, "SANCTION", published=published).date
        assert found is not None
        return found

    here, there = answer(0), answer(years)
    assert there == f"{int(here[:4]) + years}{here[4:]}"


@given(st.text(alphabet="0123456789 .,-–/()MarchMonday lastweekinthe", max_size=80))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for expression in find_expressions(text):
        assert text[expression.start : expression.end] == expression.text
        found = resolve(expression, WEDNESDAY)
        assert (found.date is None) == (found.precision is None)


def test_the_search_for_expressions_is_linear_in_the_length() -> None:
    def seconds(text: str) -> float:
        begin = time.perf_counter()
        find_expressions(text)
        return time.perf_counter() - begin

    assert seconds("in the past and over the last " * 8_000) < 3.0
    assert seconds("1999-" * 20_000) < 3.0
    assert seconds("the end of the " * 10_000 + "year") < 3.0
