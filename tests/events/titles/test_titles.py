"""Titles of clauses that a sentence does not give whole, with the model."""

from __future__ import annotations

import pytest

from timeline.events import Parser, extract_mentions, load_parser
from timeline.model import Article
from timeline.temporal import find

TITLES = [
    ("Mayor Nora Field said Monday she was rescued from the roof.", "rescued", "Nora Field was rescued from the roof"),
    (
        "The towns have grown rich, and since 1990 there has been a great trend toward peace.",
        "been",
        "There has been a great trend toward peace",
    ),
    ("Acme Mills said net income fell 22% in the spring of 2003.", "fell", "Acme Mills’s net income fell 22%"),
    ("Acme Mills said its stock rose 12% in the spring of 2003.", "rose", "Acme Mills’s stock rose 12%"),
    ("Analysts said net income fell 22% in the spring of 2003.", "fell", "Net income fell 22%"),
    ("The village praised the help that the nurses gave in 1984.", "gave", "Nurses gave the help"),
    ("The mill blamed its slump partly on wheat in 1984.", "slump", "Mill blamed its slump partly on wheat in 1984"),
    ("The navy helped end the siege in 1984 should the talks fail.", "end", "Navy helped end the siege"),
    ("The driver was arrested and charged on Monday.", "charged", "Driver was charged"),
    ("The bank hopes to win approval and sell the mill by May 2031.", "sell", "Bank to sell the mill"),
    ("The farm makes wheat, and it is scheduled to close in May 2031.", "close", "Farm is scheduled to close"),
    (
        "“The mill has closed in the old harbour,” Nora Field said on Monday.",
        "said",
        "Nora Field said “The mill has closed in the old harbour”",
    ),
    (
        "The mayor resigned after having spoken with the driver on Monday.",
        "spoken",
        "Mayor having spoken with the driver",
    ),
    ("The driver was held after being found in the barn on Monday.", "found", "Driver found in the barn"),
    ("The board ruled that Ben Lane must leave, and set a deadline in 1984.", "set", "Board set a deadline"),
    ("The co-founder of Acme bought X-ray machines in 1984.", "bought", "Co-founder of Acme bought X-ray machines"),
    ("It was not until 1984 that the mill closed the harbour.", "was", "Mill closed the harbour"),
    ("The Bureau of Mines said in 1984 that it counted the barns.", "counted", "The Bureau of Mines counted the barns"),
    ("The port opened in 2001, as part of a plan.", "opened", "Port opened as part of a plan"),
    ("The port was closed at an event in 1984.", "event", "Port was closed at an event"),
    ("The bank has an option to buy the mill in 1984.", "buy", "Bank has an option to buy the mill"),
    ("Each of them will adopt the name in 2031.", "adopt", "Each of them will adopt the name"),
    ("The parent asked the committee to answer by May 31, 2003.", "answer", "Parent asked the committee to answer"),
    ("The mill stopped paying a dividend in 1984.", "paying", "Mill stopped paying a dividend"),
    ("The driver was accused of stealing a van in 1984.", "stealing", "Driver was accused of stealing a van"),
    (
        "Acme Mills, whose shares began trading in Oslo in August 2004, closed two plants.",
        "began",
        "Acme Mills’s shares began trading in Oslo",
    ),
    ("The bridge has opened, the mayor said on Monday.", "said", "Mayor said the bridge has opened"),
    (
        "The mayor said on Monday: “We will open the old bridge.”",
        "said",
        "Mayor said “We will open the old bridge”",
    ),
    (
        "Six people were killed and at least 58 injured in a fire on Friday.",
        "injured",
        "At least 58 injured in a fire",
    ),
    (
        "The port bought the crane it needed in 1984.",
        "bought",
        "Port bought the crane it needed",
    ),
    (
        "Acme Mills posted a profit of $9 million, compared with a loss of $2 million in 1984.",
        "loss",
        "Acme Mills’s loss of $2 million",
    ),
    ("Acme Mills suffered a loss of $2 million in 1984.", "loss", "Acme Mills suffered a loss of $2 million"),
    ("The first flight of the glider was in 1994.", "was", "First flight of the glider"),
    (
        "Mill shares were up 2 pence (1.26 cents) at 260 pence in 1984.",
        "were",
        "Mill shares were up 2 pence at 260 pence",
    ),
    ("When the mill bought the farm in 1984, it sold two barns.", "sold", "Mill sold two barns"),
    ("Acme said it had a loss in May 2003.", "had", "Acme had a loss"),
    ("Acme Mills grew. In 2003, it opened a plant.", "opened", "Acme Mills opened a plant"),
    ("Mayor Nora Field grew tired. In 2003, it rained.", "rained", "Rained"),
    (
        "The queen met Mayor Nora Field. President Tom Roe praised her on Monday.",
        "praised",
        "Tom Roe praised Nora Field",
    ),
    ("King Olaf of Norway opened the mill in 1984.", "opened", "King Olaf of Norway opened the mill"),
    ("Prime Minister Nora Field opened the mill in 1984.", "opened", "Nora Field opened the mill"),
    (
        (
            "The council of the old town on Monday urged its people to keep up their own work on the "
            "new bridge to ensure that it opens."
        ),
        "urged",
        "Council of the old town urged its people to keep up their own work on the new bridge",
    ),
    (
        (
            "The coastal trade council invited the three central and eastern market towns to join the "
            "old harbour league in 1984."
        ),
        "invited",
        "Coastal trade council invited the three market towns to join the old harbour league",
    ),
    (
        "The mayor said conditions in the port appear to be poor on Monday.",
        "said",
        "Mayor said conditions in the port appear to be poor",
    ),
    (
        "“I will rebuild the old mill,” Nora Field said on 5 May 2003.",
        "rebuild",
        "Nora Field: “I will rebuild the old mill”",
    ),
    ("The settlers spent 1984 building a road.", "spent", "Settlers spent 1984 building a road"),
    ("Beginning in the summer of 1955, the mayor launched a campaign.", "launched", "Mayor launched a campaign"),
    (
        "The troops advanced in the hills, clearing the port by the end of 1944.",
        "clearing",
        "Troops advanced in the hills, clearing the port",
    ),
    (
        "Acme posted a profit of $3 million, or 5 cents a share, in 1984.",
        "posted",
        "Acme posted a profit of $3 million, or 5 cents a share",
    ),
    ("If the sale had gone through in 1984, the mill would have closed.", "gone", "Sale had gone through"),
    ("The May 3, 1984, bombings hit the port.", "bombings", "May 3, 1984, bombings hit the port"),
    ("Acme has announced 200 job cuts over the next four years.", "cuts", "Acme has announced 200 job cuts"),
    ("The launch is expected to be around 2040.", "expected", "Launch is expected to be around 2040"),
    (
        (
            "The banker was one of ten who lived in the old, cold area, and threats against him by "
            "gangs had become common in 1984."
        ),
        "become",
        "Threats against him by gangs had become common",
    ),
    ("Sales were $2 million, up from last year's $1 million.", "were", "Sales were $2 million"),
    ("On Monday, Acme showed a van, as well as a new bus.", "showed", "Acme showed a van, as well as a new bus"),
    ("For instance, the mill closed on Monday.", "closed", "Mill closed"),
    ("In the first quarter of the year Acme sold ten barns.", "sold", "Acme sold ten barns"),
    ("The banker was found guilty of stealing a van in 1984.", "stealing", "Banker was found guilty of stealing a van"),
    ("Free Chile was no more. The troops left Chile in 1984.", "left", "Troops left Chile"),
    (
        "The talks last week were in response to signals from Lima.",
        "were",
        "Talks were in response to signals from Lima",
    ),
    ("The deadline for the bids is 9 May 2031.", "is", "Deadline for the bids is 9 May 2031"),
    ("Lima has endured years of floods since 1984.", "endured", "Lima has endured years of floods"),
    ("OSLO (AP) — The mayor (Nora Field) opened the mill on Monday.", "opened", "Mayor opened the mill"),
]


@pytest.fixture(scope="module")
def model() -> Parser:
    return load_parser()


def _title(parser: Parser, text: str, trigger: str) -> str:
    article = Article("a", text)
    mentions = extract_mentions(article, find(text, "a"), parser, all_predicates=True)
    return next(mention.title for mention in mentions if mention.trigger_text == trigger)


@pytest.mark.parametrize(("text", "trigger", "title"), TITLES, ids=[title for _, _, title in TITLES])
def test_the_title_says_who_did_what(model: Parser, text: str, trigger: str, title: str) -> None:
    assert _title(model, text, trigger) == title
