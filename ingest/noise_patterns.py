"""The patterns of noise: what bylines, share buttons, credits, menus and datelines look like."""

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?"
AGENCY = r"[(/\[](?=[A-Z]|dpa)[A-Za-z .&'’/-]{1,40}[)/\]]"
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ'’.-]{2,}){0,3}"
NAME = r"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+){0,2}"
REGION = r"(?:,\s+[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})"
DASH = r"(?:--?|[–—―])"
DATELINES = (
    # MOSCOW, Nov. 1, 2006 (Xinhua) - · KYIV, Ukraine (AP) — · MOSCOW, March 9. /TASS/.
    rf"(?P<place>{CAPITALS}){REGION}?(?:[,.]\s+(?P<day>{DAY}))?[,.]?\s+{AGENCY}\s*(?:{DASH}+|[:.])",
    # Brussels (dpa) -
    rf"(?P<place>{NAME}){REGION}?(?:[,.]\s+(?P<day>{DAY}))?[,.]?\s+{AGENCY}\s*{DASH}+",
    # WASHINGTON — · GENEVA, March 3 -
    rf"(?P<place>{CAPITALS}){REGION}?(?:[,.]\s+(?P<day>{DAY}))?\s*(?:\s{DASH}+\s|[–—]+)",
    # (Reuters) -
    rf"(?P<place>){AGENCY}(?P<day>\b)?\s*{DASH}+",
)
DATELINE = tuple(re.compile(pattern) for pattern in DATELINES)

ACRONYMS = re.compile(
    r"(?:NATO|ASEAN|CSTO|OSCE|OPEC|BRICS|AUKUS|IAEA|ECOWAS|UNHCR|UNSC|UNESCO|SADC|COMESA|QUAD|APEC|USMCA)"
)
BUTTON = re.compile(
    r"(?:(?:share|tweet|print|e-?mail|save|copy link|link copied|comments?|facebook|twitter|x"
    r"|linkedin|google\+|whatsapp"
    r"|telegram|reddit|pinterest|flipboard|messenger|caption|close|less|more|menu|search|home|log ?in"
    r"|sign ?in|register"
    r"|subscribe|advertisement|ad|sponsored|loading|gallery|slideshow|play|pause|back to (?:gallery"
    r"|top)|view comments"
    r"|read next|up next|show more|hide caption|toggle caption|share this(?: article| story)?"
    r"|listen(?: to this article)?"
    r"|share (?:on|via) [\w ]{1,20}|follow us(?: on [\w ]{1,20})?|(?:image|photo"
    r"|slide) \d+(?: of)?(?: ?/ ?| of )?\d*"
    r"|\d+ ?/ ?\d+|[\d,.]+[km]?|\d+ (?:shares?|comments?|min(?:ute)?s? read))\W{0,3}\s*){1,12}",
    re.IGNORECASE,
)
WHOLE_LINE = re.compile(
    r"(?:read (?:more|also|the (?:original|full)|next)|also read|see also|see more"
    r"|related(?: (?:articles?|stories|news|content|links?))?\s*(?:$|:)"
    r"|more (?:from|on this|like this|stories)|don['’]t miss|watch(?: live| now)?:|listen:"
    r"|live updates?:|in pictures:"
    r"|photos?\s*:|photo(?:graph)? by|photo credit|image(?: credit| source)?\s*:|(?:file )?(?:photo"
    r"|image) ?:|credit ?:|source ?:|video ?:"
    r"|the story continues|story continues|article continues|continue reading|scroll (?:down|to)"
    r"|keep reading|enlarge this image"
    r"|sign up|subscribe(?! or )|get (?:the|our|more|all)\b.{0,80}\b(?:inbox|newsletter|app|alerts?"
    r"|delivered)|newsletter|join our|download (?:the|our)"
    r"|support (?:our|independent)|donate|become a member|create (?:a free|an) account"
    r"|already a (?:member|subscriber)"
    r"|(?:this (?:site|website)|we) uses? cookies|by (?:signing up|clicking|using|continuing)"
    r"|accept (?:all )?cookies|cookie|privacy policy|terms (?:of|and)"
    r"|copyright|©|\(c\) \d{4}|all rights reserved|our standards:|click here|tap here|tags?\s*:"
    r"|topics?\s*:|filed under|categor(?:y|ies)\s*:|keywords\s*:"
    r"|follow .{1,60} on (?:twitter|facebook|x|instagram|telegram)|contact (?:us|the (?:author|reporter))"
    r"|\(?(?:additional |with )?(?:reporting|editing|writing|compiled|translated) by\b"
    r"|\(?additional reporting"
    r"|by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?: and [A-Z].{3,40})?(?:,.{0,60})?$"
    r"|(?:first |last )?(?:published|updated|posted|modified)(?: on| at|:)?\s.{0,80}$"
    r"|(?:last )?(?:updated|modified)\b.{0,80}\d{4}"
    r"|this (?:article|story|post|piece) (?:was |has been )?(?:originally|first)\b"
    r"|(?:originally )?published (?:in|on|by|at)\b.{0,60}$"
    r"|the (?:associated press|ap|afp|reuters) contributed|[#*_=~•·-]{2,}\s*$"
    r"|have (?:a|any) (?:news )?tip|got a tip|we welcome your|your email address|required fields"
    r"|leave a (?:reply|comment)|post a comment"
    r"|join the (?:conversation|discussion)|what do you think|disclaimer|embed\b|via (?:reuters|ap"
    r"|afp|getty)\b)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}, (?:[\w.&'’-]+ ){0,5}(?:Writer|Correspondent|Reporter"
    r"|Editor|Press|Staff|Bureau|News|Times|Post)$"
)
CLOCK = re.compile(
    rf"(?:\w+, )?{DAY}(?:,? (?:at )?\d{{1,2}}:\d{{2}}.{{0,20}})?$|\d{{1,2}}:\d{{2}}\b.{{0,40}}\d{{4}}$"
)
CONTRIBUTED = re.compile(
    r"(?:contributed|contributed to this (?:report|article|story)|reporting|editing)\.?\)?$", re.IGNORECASE
)
REPORTERS = re.compile(
    r"\((?:additional |with )?(?:reporting|editing|writing|compiled) by\b[^()]{0,400}\)?\s*$", re.IGNORECASE
)
MENU = re.compile(r"(?:^|\s)More:\s|\s[|»›]\s.{1,80}\s[|»›]\s|^(?:Home|News)\s*[>»›/]")
CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*(?:read )?(?:more|less)$", re.IGNORECASE)
BOX = re.compile(
    r"(?:trending(?: now)?|most (?:read|popular|viewed|shared|watched)|popular"
    r"|editors?['’]s? (?:picks?|choice)|recommended(?: for you)?|related"
    r"(?: (?:articles?|stories|news|content|links?|topics?))?|more (?:on this story|stories|news"
    r"|from .{1,40})|you (?:may|might) (?:also )?like"
    r"|latest(?: (?:news|stories|headlines))?|top stories|read (?:more|also|next)|see also|also read"
    r"|tags|topics|in this (?:article|story))\s*:?",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"leave a (?:reply|comment)|(?:post|add) (?:a|your) comment|\d* ?comments?$|join the conversation"
    r"|view comments|###\s*$",
    re.IGNORECASE,
)
PHOTO = (
    r"(?:Getty Images|Getty|Reuters|REUTERS|AFP|AP|EPA|EPA-EFE|Shutterstock|Alamy|Anadolu|Sputnik|TASS|Xinhua"
    r"|AP Photo|AAP|dpa|NurPhoto|Bloomberg|Flickr|Wikimedia Commons)"
)
CREDIT_END = re.compile(
    rf"(?<=[.!?”\"])\s+\(?(?:(?:Photo|Image|Credit|Photograph|File)\b[^.]{{0,80}}|[\w .,'’/"
    rf"|-]{{0,60}}\b{PHOTO}(?:[/|][\w .'’/-]{{0,40}})?)\)?$"
)
CREDIT_LINE = re.compile(
    rf"(?=.{{0,200}}$)[^.!?]*(?:[/|]\s?{PHOTO}|{PHOTO}/|via {PHOTO}|{PHOTO} Photo|^{PHOTO})[^.!?]*$"
)
CREDIT_START = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}/(?:REUTERS|AFP|AP|EPA|TASS)(?=[A-Z][a-z ])"
)
FOLD = re.compile(r"(?<=[.!?])\s+less$")
INSIDE = re.compile(
    r"[(\[](?:RELATED|READ(?: MORE| ALSO)?|SEE ALSO|ALSO READ|MORE|WATCH|VIDEO|Read more"
    r"|Related)\s?:[^()\[\]]{1,300}[)\]]"
    r"|(?:https?://|www\.|pic\.twitter\.com/)\S+"
    r"|[—–-] [^\n—–]{1,60} \(@\w{1,30}\) [A-Z][a-z]+ \d{1,2}, \d{4}"
)
GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})[A-Z][a-z]+[ '’:][^\n]{15,700}?\bMORE\b")
STORY = re.compile(
    r"(?:get|subscribe|support|donate|watch|contact|join|sign|cookie|published|updated|posted|modified|credit|source|by)\b",
    re.IGNORECASE,
)
CALL = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail|sign up|sign in|subscribe|privacy|cookies?|here|app|account"
    r"|twitter|facebook|podcast|alerts?|comments?)\b",
    re.IGNORECASE,
)
