"""The grammar of time expressions, as one regular expression of named rules."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY_SHORT = r"(?:Mon|Tues?|Weds?|Thu(?:rs)?|Fri|Sat|Sun)\."
_NUMBER = (
    r"(?i:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|(?:a )?couple(?: of)?)"
)
_UNIT = r"(?:hour|day|night|week|fortnight|month|year|decade)s?"
_PART = r"(?:(?:morning|afternoon|evening|night|midday|noon|midnight)\b)"
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?![\d:,.]?\d)"
_RANGE = rf"(?:\s?(?:-|–|—|to|and|until|through)\s?(?:{_DAY}))?"
_YEAR = r"(?:1[89]|20)\d\d(?!\w|[.,]\d|%|-\w)"
_EARLY = (
    r"(?:(?:very )?(?:early|earlier|late|later|mid|the middle of|the (?:beginning|start|end) of)"
    r"[ -](?:in )?(?:the )?)"
)

QUICK = re.compile(
    r"\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec)"
    r"|\b(?:to(?:day|morrow|night)|yesterday|overnight|ago|weeks?|months?|years?|days?|decades?"
    r"|weekend|century"
    r"|mornings?|afternoon|evening|recent(?:ly)?|past|at (?:the|that) time|previously|nights?|hours?|soon|nowadays"
    r"|(?:last|next|this) (?:spring|summer|autumn|fall|winter|quarter))\b",
    re.IGNORECASE,
)

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>0\d|1[0-2])-(?P<iso_d>[0-2]\d|3[01])\b"),
    ("dotted", r"\b(?P<dot_d>[0-2]?\d|3[01])\.(?P<dot_m>0?[1-9]|1[0-2])\.(?P<dot_y>(?:19|20)\d\d)\b"),
    (
        "mdy",
        (
            rf"(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT}),?\s+\(?)?\b(?P<mdy_m>{_MONTH})\s+(?P<mdy_d>{_DAY}){_RANGE}"
            rf"(?:,?\s+(?P<mdy_y>{_YEAR}))?"
        ),
    ),
    (
        "dmy",
        (
            rf"(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT}),?\s+\(?)?\b(?:the )?(?P<dmy_d>{_DAY}){_RANGE}\s+(?:of\s+)?"
            rf"(?P<dmy_m>{_MONTH})(?:,?\s+(?P<dmy_y>{_YEAR}))?"
        ),
    ),
    (
        "month",
        (
            rf"(?P<mon_e>{_EARLY})?(?P<mon_l>(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?"
            rf"|[Pp]ast)\s+)?\b(?P<mon_m>{_MONTH})"
            rf"(?P<mon_o> of (?:last|this|next) year)?(?:,?\s+(?:of )?(?P<mon_y>{_YEAR}))?"
        ),
    ),
    (
        "weekday",
        (
            rf"(?P<wd_e>(?:[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Mm]id) (?:on )?)?"
            rf"(?P<wd_l>(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]he (?:previous|following))\s+)?"
            rf"\b(?P<wd>{_WEEKDAY})(?:['’]s)?(?: {_PART})?(?P<wd_w>,? (?:of )?(?:last|next|this) week)?"
        ),
    ),
    (
        "ago",
        (
            rf"(?:(?:over|about|around|almost|nearly|just|barely|some|more than|less than)\s)?\b"
            rf"(?P<ago_n>{_NUMBER}|(?i:several|many|a few|few))(?: and a half)?[ -](?P<ago_u>{_UNIT}) ago\b"
        ),
    ),
    (
        "gap",
        (
            rf"\b(?P<gap_n>{_NUMBER}|[Tt]he) (?P<gap_u>{_UNIT}) "
            r"(?P<gap_s>after|before|following|prior to)\b(?! (?:yesterday|tomorrow))"
        ),
    ),
    (
        "shift",
        (
            rf"\b(?P<sh_n>{_NUMBER}) (?P<sh_u>{_UNIT}) "
            r"(?P<sh_s>earlier|before|previously|later|afterwards?)\b"
            rf"|\b[Tt]he (?P<sh_a>previous|following|next) (?P<sh_v>day|night|morning|week|month|year)\b"
            rf"|\b[Tt]he (?:day|night) (?P<sh_b>before|after)\b(?! yesterday| tomorrow| \w)"
        ),
    ),
    (
        "today",
        (
            rf"(?:earlier |later |late |early )?\b(?P<day>[Tt]he day before yesterday|[Yy]esterday"
            rf"|[Tt]oday|[Tt]onight|"
            rf"[Tt]omorrow|[Oo]vernight|(?:[Tt]his|[Ll]ast) {_PART}|(?:[Ee]arlier"
            rf"|[Ll]ater) in the day)(?: {_PART})?"
        ),
    ),
    (
        "period",
        (
            rf"(?P<pe_e>{_EARLY})?\b(?P<pe_l>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]he (?:coming"
            rf"|current)"
            r"|[Ee]arlier this|[Ll]ater this|(?<=[Ll]ater )in the|(?<=[Ee]arlier )in the|(?<=end of )the)\s"
            r"(?P<pe_u>week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|decade|century)\b(?!-)"
        ),
    ),
    ("weekend", r"\b(?:over|at|during|on) the weekend\b"),
    (
        "vague",
        (
            rf"\b(?P<vague>[Ii]n the past|[Rr]ecently|[Pp]reviously|"
            rf"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin) (?:the )?(?:recent|coming|next|past|last"
            rf"|previous|following|many|several)"
            rf"(?: (?:{_NUMBER}|few|several|couple of))? (?:{_UNIT}|centuries)"
            rf"|[Ii]n (?:{_NUMBER}) {_UNIT}(?:['’] time)?"
            rf"|(?:[Ff]or|[Oo]ver) (?:{_NUMBER}|several|many|more than (?:{_NUMBER})) (?:{_UNIT}|centuries)"
            rf"|[Ff]or (?:decades|years|months|weeks|centuries|generations)|(?:the )?(?:early |late "
            rf"|mid-)?(?:1[89]|20)\d0s"
            rf"|(?:years|decades|months|weeks|centuries|days) ago|(?<!as )[Ss]oon|these days|nowadays)\b"
        ),
    ),
    (
        "same",
        (
            r"\b(?P<same>(?:[Tt]he|[Tt]hat) same (?:day|morning|afternoon|evening|night|week|month|year)"
            r"|[Tt]hat (?:day|morning|afternoon|evening|night|week|month|year)|at (?:the|that) time)\b"
        ),
    ),
    ("year", rf"(?P<yr_e>{_EARLY})?(?<![\w$€£.,/-])(?P<yr>{_YEAR})"),
)
GRAMMAR = re.compile(
    r"(?<!\w)(?=[A-Za-z\d])(?:" + "|".join(f"(?P<{name}_>{pattern})" for name, pattern in _PATTERNS) + ")"
)
RULES = tuple(name for name, _ in _PATTERNS)
