"""Two invented dossiers: a realistic one that holds every kind of time, and a hostile one."""

from __future__ import annotations

from tests.report.dossier import Dossier, since, vague, when, year
from timeline.model import Combined, Disagreement, Evidence, Notice, PlacedMention, Qualifier, Region, Skipped, Step

HARBOUR = """Old harbour bridge reopens after eight years

The harbour bridge at Kestrel Point reopened on Thursday after eight years of repairs. Mayor Ines Duarte cut the \
ribbon before a crowd of 4,000. The bridge, which first opened in 1893, closed in 2017 when cracks were found.

How it came to this
Engineers first warned of the cracks about 1954. Last week the council met in Port Ellery and approved the toll.
A second ferry line is planned for next month. The old ferry could return in 2027. The bridge did not collapse in \
1987, as was told then. Since 2017, ferries have carried all traffic.

Read also: Ten walks along the bay
Subscribe to our letter"""

TOLL = """The council of Port Ellery approved a bridge toll on 9 April 2025, its clerk said. Mayor Ines Duarte opened \
the bridge on 18 April. Ferries stopped for 12 days in 2019 😀 when storms struck. From March to June 2020 \
nobody crossed."""

ROMAN = """Stones of the first crossing were laid in 44 BC, historians believe. The crossing was mended in the \
12th century. In 1893 the iron bridge opened."""

UNDATED = """Crews finished the deck last Tuesday. \
Earlier in the year the arch was painted, in recent weeks the lamps."""


APPROX: Qualifier = "approximate"
DAY = "2025-04-09"


def realistic() -> Combined:
    """Four articles about one bridge: all grains, statuses and qualifiers, a disagreement, an undated article."""
    made = Dossier()
    _add_articles(made)
    _harbour(made, _toll(made))
    _roman(made)
    _undated(made)
    made.skipped.append(Skipped("scan.pdf", "binary file; give the text as .txt"))
    made.notices.append(Notice("metadata.csv:4", "no file named e-toll.txt; check the name"))
    return made.combined("The bridge at Kestrel Point")


def _add_articles(made: Dossier) -> None:
    regions = (
        Region(0, HARBOUR.index("\n"), "title"),
        Region(HARBOUR.index("How it"), HARBOUR.index("Engineers"), "heading"),
        Region(HARBOUR.index("Read also"), len(HARBOUR), "furniture"),
    )
    url = "https://courier.example/bridge"
    made.article("a-harbour.txt", HARBOUR, when("2025-04-17"), title=HARBOUR.split("\n", maxsplit=1)[0],
                 source="The Bay Courier", url=url, regions=regions)  # fmt: skip
    inferred = Evidence("inferred", "9 April 2025", 0.6)
    made.article("b-toll.txt", TOLL, when("2025-04-20"), title="Council approves toll", evidence=inferred)
    made.article("c-roman.txt", ROMAN, when("2019-06-01"), title="A crossing with two thousand years behind it")
    made.article("d-deck.txt", UNDATED, title="Deck finished on the harbour bridge")


def _harbour(made: Dossier, retold: PlacedMention) -> None:
    name = "a-harbour.txt"
    trace = (Step("“Thursday”, looking back from 2025-04-17", "2025-04-17"),)
    lead = "The harbour bridge at Kestrel Point reopened on Thursday after eight years of repairs."
    first = made.mention(name, lead, "reopened", "Harbour bridge reopened", when("2025-04-17", trace=trace),
                         "on Thursday", place="Kestrel Point")  # fmt: skip
    claim = Disagreement("b-toll.txt", "2025-04-18", "2025-04-18")
    made.event(first, retold, value=when("2025-04-17"), disagreement=(claim,), why="Both tell of the bridge opening.")
    week = when("2025-04-07", "2025-04-13", grain="week", trace=(Step("the week before 2025-04-17", "2025-W15"),))
    month = when("2025-05-01", "2025-05-31", grain="month")
    history = "The bridge, which first opened in 1893, closed in 2017 when cracks were found."
    made.event(made.mention(name, history, "opened", "The bridge opened", year(1893), "in 1893"))
    made.event(made.mention(name, history, "closed", "The bridge closed", year(2017), "in 2017"))
    about = "Engineers first warned of the cracks about 1954."
    made.event(made.mention(name, about, "warned", "Engineers warned of cracks", year(1954, APPROX), "about 1954"))
    council = "Last week the council met in Port Ellery and approved the toll."
    made.event(made.mention(name, council, "met", "The council met", week, "Last week", place="Port Ellery"))
    ferry = "A second ferry line is planned for next month."
    made.event(made.mention(name, ferry, "planned", "A second ferry line", month, "next month", status="planned"))
    old = "The old ferry could return in 2027."
    made.event(made.mention(name, old, "return", "Old ferry could return", year(2027), "in 2027", status="possible"))
    not_so = "The bridge did not collapse in 1987"
    made.event(made.mention(name, not_so, "collapse", "No collapse", year(1987), "in 1987", status="negated"))
    ferries = "Since 2017, ferries have carried all traffic."
    carried = made.mention(name, ferries, "carried", "Ferries have carried all traffic", since("2017-01-01"),
                           "Since 2017", status="ongoing")  # fmt: skip
    made.event(carried)


def _toll(made: Dossier) -> PlacedMention:
    """Adds the events of the second article; returns its telling of the opening, a day later than the first's."""
    name = "b-toll.txt"
    clerk = "The council of Port Ellery approved a bridge toll on 9 April 2025, its clerk said."
    who = ("The council of Port Ellery",)
    made.event(made.mention(name, clerk, "approved", "Council approved a toll", when(DAY), "9 April 2025", who=who))
    storms = "Ferries stopped for 12 days in 2019 😀 when storms struck."
    made.event(made.mention(name, storms, "stopped", "Ferries stopped", year(2019), "in 2019"))
    nobody = "From March to June 2020 nobody crossed."
    stretch = when("2020-03-01", "2020-06-30", grain="month")
    made.event(made.mention(name, nobody, "crossed", "Nobody crossed", stretch, "From March to June 2020"))
    opening = "Mayor Ines Duarte opened the bridge on 18 April."
    return made.mention(name, opening, "opened", "Mayor Ines Duarte opened the bridge", when("2025-04-18"),
                        "on 18 April", who=("Mayor Ines Duarte",))  # fmt: skip


def _roman(made: Dossier) -> None:
    name = "c-roman.txt"
    stones = "Stones of the first crossing were laid in 44 BC, historians believe."
    made.event(made.mention(name, stones, "laid", "First stones laid", year(-43, "uncertain"), "in 44 BC"))
    century = when("1101-01-01", "1200-12-31", grain="century")
    mended = "The crossing was mended in the 12th century."
    made.event(made.mention(name, mended, "mended", "The crossing was mended", century, "the 12th century"))


def _undated(made: Dossier) -> None:
    reason = "It counts from the day of publication, which is not known."
    crews = "Crews finished the deck last Tuesday."
    arch = "Earlier in the year the arch was painted"
    made.undated += [
        made.mention("d-deck.txt", crews, "finished", "Crews finished the deck", vague(reason), "last Tuesday"),
        made.mention("d-deck.txt", arch, "painted", "The arch was painted", vague(reason), "Earlier in the year"),
    ]
    made.expression("d-deck.txt", "in recent weeks", vague("“recent weeks” names no date."))


ATTACKS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<b>bold</b> &lt;i&gt; &amp;amp; <a href='javascript:alert(3)'>x</a>",
    "<!--<script>",
    "]]> {{ 7*7 }} {% raw %} ${alert(4)} `",
    "\u202edetrevni\u202c \u200b\u2028\u2029 \ufeffend",
    "'\" onmouseover=alert(5) x='",
    "\x00\x07 control \ud800 lone",
    "W" * 900,
)


def hostile() -> Combined:
    """One article for each attack, in id, title, text, source, link, participant, place, reasons and notes."""
    made = Dossier()
    for number, attack in enumerate(ATTACKS):
        name = f"{number} {attack}.txt"
        sentence = f"Agents {attack} struck in 2019."
        text = f"{attack}\n\n{sentence}\nThey {attack} left last week."
        made.article(name, text, when("2021-05-05"), title=attack, source=attack, url=f"javascript:alert('{number}')",
                     evidence=Evidence("inferred", attack, 0.5))  # fmt: skip
        one = made.mention(name, sentence, "struck", f"Agents struck {attack}", year(2010 + number), "in 2019",
                           who=(attack,), place=attack)  # fmt: skip
        made.event(one, why=attack)
        left = f"They {attack} left last week."
        made.undated.append(made.mention(name, left, "left", f"{attack} left", vague(attack), "last week"))
        made.skipped.append(Skipped(attack, attack))
        made.notices.append(Notice(attack, attack))
    return made.combined(ATTACKS[0])


def undatable() -> Combined:
    """An article that nothing can date."""
    made = Dossier()
    made.article("d-deck.txt", UNDATED, title="Deck finished on the harbour bridge")
    _undated(made)
    return made.combined()
