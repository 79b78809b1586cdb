"""Generated text that looks like news: as many articles as asked for, always the same.

Each story has a day, a place, people and an institution, and is told by about five articles in the days after it.
More than 40 % of the words stand in sentences that name a time, with some 2.4 expressions in 100 words, as in TimeBank.

    python -m benchmarks.news NUMBER FILE.jsonl|FOLDER [--words N]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PER_STORY = 5
_SPREAD = 10
_FIRST = dt.date(2012, 1, 2)
_STORY_DAYS = 4_400

_GIVEN = (
    *("Ada", "Bela", "Carl", "Dora", "Emil", "Fatima", "Goran", "Hanna", "Ivo", "Jana", "Karim", "Lena", "Marek"),
    *("Nadia", "Omar", "Petra", "Rana", "Stefan", "Tariq", "Ursula", "Viktor", "Wanda", "Yusuf", "Zoe"),
)
_ONSETS = ("B", "Br", "D", "F", "G", "H", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "V", "W", "Z")
_MIDDLES = ("al", "an", "ar", "el", "en", "er", "il", "in", "ol", "om", "or", "ul", "un", "ov", "ek")
_ENDS = ("berg", "der", "din", "ell", "field", "ic", "ini", "ko", "man", "mer", "ov", "ow", "sen", "son", "ton", "vic")
_PLACE_ENDS = ("borg", "bridge", "burg", "ford", "grad", "haven", "mouth", "polis", "stad", "ville", "wick", "worth")
_POSTS = (
    *("President", "Prime Minister", "Chancellor", "Foreign Minister", "Mayor", "Governor", "Commissioner"),
    *("Ambassador", "Senator", "Judge", "Professor", "General"),
)
_BODIES = (
    *("parliament", "ministry", "central bank", "court", "city council", "rail company", "harbour authority"),
    *("airline", "university", "trade union", "energy supplier", "regulator", "steel maker", "hospital board"),
)
_THINGS = (
    *("bridge", "budget", "treaty", "tariff", "pipeline", "merger", "strike", "election", "reform", "ceasefire"),
    *("refinery", "railway", "dam", "vaccine", "tunnel", "port", "power plant", "law", "loan", "trial"),
)
_QUALITIES = ("controversial", "long-awaited", "costly", "modest", "ambitious", "disputed", "revised", "joint", "new")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LEADS = (
    "{post} {one} announced on {weekday} that the {body} of {place} will rebuild the {quality} {thing}.",
    "The {body} in {place} approved the {quality} {thing} on {weekday} after months of dispute.",
    "{post} {one} met {two} in {place} on {date} to discuss the {quality} {thing}.",
    "Thousands of people marched through {place} on {weekday} against the {quality} {thing}.",
    "Police in {place} arrested {two} on {weekday} in connection with the {quality} {thing}.",
)
_TIMED = (
    "The {body} rejected a first plan in {month} {year}, and talks about the {thing} collapsed {count} weeks later.",
    "{one} resigned from the {body} on {date}, {count} days after the {thing} failed.",
    "On {date}, {two} signed the agreement in {place} with the {body}.",
    "The {thing} opened in {year} and was closed twice in the following years.",
    "Work on the {thing} began in {past} and will end by {future}, according to the {body}.",
    "{two} told reporters on {weekday} that the {body} had known of the risks since {year}.",
    "Last week the {body} of {place} sued {two} over the {quality} {thing}.",
    "Prices rose by {number} percent last month, the {body} said in a report published on {weekday}.",
    "The {body} is expected to vote on the {quality} {thing} next month.",
    "Between {past} and {year}, the {body} spent {number} million on the {thing}.",
    "A fire destroyed part of the {thing} on the night of {date}, killing {count} workers.",
    "Earlier this year, {one} promised to finish the {thing} before {future}.",
    "In the {decade}s, {place} was known for its {quality} {thing}.",
    "{two} visited {place} in {month} and returned {count} days later.",
    "The court will hear the case of {two} on {ahead}.",
    "Two years ago {one} founded a company that built the {thing} in {place}.",
)
_BARE = (
    "The {body} declined to comment on what it called a {quality} matter, and a spokeswoman for {one} did not reply.",
    "Critics say that the {thing} serves few people and costs far more than the {body} of {place} can afford.",
    "“We have to look at every option, and the {thing} is only one of them,” said {one}, who leads the {body}.",
    "Residents of {place} are divided: some hope for work, while others fear noise, dust and higher rents.",
    "It remains unclear who would pay for the {quality} {thing} if the {body} withdrew its support.",
    "{two} argued that the {body} lacked both the staff and the experience for a {thing} of this size.",
    "The {quality} {thing} has become a symbol of the rivalry between the {body} and its neighbours in {place}.",
    "Analysts doubt that the {body} can win over its opponents without a far better offer.",
    "Supporters of {one} point to the region's high unemployment and to its ageing roads and schools.",
    "Neither side showed any willingness to give ground on the central question of who owns the {thing}.",
)
_TAILS = (
    ", according to people familiar with the {quality} {thing} who asked not to be named because of the dispute",
    ", although the {body} of {place} had warned of higher costs, long delays and a lack of trained staff",
    ", a step that supporters of {two} had demanded in vain and that the {body} still regards with suspicion",
    ", despite the protests of residents, shopkeepers and several members of the {body} in {place}",
    " while lawyers for {two} and for the {body} were still arguing over who should bear the losses",
    ", which the {body} described as a {quality} decision that would serve the whole region and not just {place}",
)


@dataclass(frozen=True, slots=True)
class _Story:
    """What the articles about one event share."""

    day: dt.date
    words: dict[str, str]


def articles(number: int, words: int = 500, first: int = 0) -> Iterator[dict[str, str]]:
    """Articles `first` to `first + number`, of about `words` words each, as JSON Lines records.

    An article depends on its number and on `words` alone, so that a longer series begins with the shorter one.
    """
    for index in range(first, first + number):
        story = _story(index // _PER_STORY)
        yield _article(index, story, words)


def write(target: Path, number: int, words: int = 500, first: int = 0) -> int:
    """Write articles to a .jsonl file, or to a folder of .txt files with a metadata.csv; the number of words."""
    written = list(articles(number, words, first))
    if target.suffix == ".jsonl":
        lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in written)
        target.write_text("".join(lines), encoding="utf-8")
    else:
        target.mkdir(parents=True, exist_ok=True)
        rows = ["file,published"]
        for article in written:
            (target / f"{article['id']}.txt").write_text(f"{article['title']}\n\n{article['text']}", encoding="utf-8")
            rows.append(f"{article['id']}.txt,{article['published']}")
        (target / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return sum(len(article["text"].split()) for article in written)


def _story(number: int) -> _Story:
    rng = random.Random(f"story {number}")  # noqa: S311 - seeded on purpose, no secret
    day = _FIRST + dt.timedelta(days=rng.randrange(_STORY_DAYS))
    words = {
        "post": rng.choice(_POSTS),
        "one": f"{rng.choice(_GIVEN)} {_name(rng)}",
        "two": f"{rng.choice(_GIVEN)} {_name(rng)}",
        "body": rng.choice(_BODIES),
        "thing": rng.choice(_THINGS),
        "quality": rng.choice(_QUALITIES),
        "place": rng.choice(_ONSETS) + rng.choice(_MIDDLES) + rng.choice(_PLACE_ENDS),
    }
    return _Story(day, words)


def _name(rng: random.Random) -> str:
    return rng.choice(_ONSETS) + rng.choice(_MIDDLES) + rng.choice(_ENDS)


def _article(index: int, story: _Story, words: int) -> dict[str, str]:
    rng = random.Random(f"article {index}")  # noqa: S311
    published = story.day + dt.timedelta(days=rng.randrange(_SPREAD))
    sentences = [_fill(rng.choice(_LEADS), story, rng)]
    count = len(sentences[0].split())
    paragraphs: list[str] = []
    while count < words:
        sentence = _fill(_lengthened(rng.choice(_TIMED if rng.random() < 0.43 else _BARE), rng), story, rng)
        sentences.append(sentence)
        count += len(sentence.split())
        if len(sentences) > rng.randrange(2, 5):
            paragraphs.append(" ".join(sentences))
            sentences = []
    paragraphs.append(" ".join(sentences))
    title = f"{story.words['place']} argues over {story.words['quality']} {story.words['thing']}"
    text = "\n\n".join(part for part in paragraphs if part)
    return {"id": f"news-{index:07}", "title": title, "text": text, "published": published.isoformat()}


def _lengthened(template: str, rng: random.Random) -> str:
    """Most sentences of news go on behind the point of the template."""
    return f"{template[:-1]}{rng.choice(_TAILS)}." if rng.random() < 0.6 else template


def _fill(template: str, story: _Story, rng: random.Random) -> str:
    day = story.day - dt.timedelta(days=rng.choice((0, 0, 1, 2, 30, 200)))
    ahead = story.day + dt.timedelta(days=rng.randrange(20, 60))
    year = story.day.year - rng.randrange(1, 12)
    changed = {
        "body": rng.choice(_BODIES) if rng.random() < 0.4 else story.words["body"],
        "two": f"{rng.choice(_GIVEN)} {_name(rng)}" if rng.random() < 0.3 else story.words["two"],
        "quality": rng.choice(_QUALITIES),
    }
    return template.format(
        **{**story.words, **changed},
        weekday=_WEEKDAYS[story.day.weekday()],
        date=f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
        ahead=f"{_MONTHS[ahead.month - 1]} {ahead.day}",
        month=_MONTHS[rng.randrange(12)],
        year=year,
        past=year - rng.randrange(2, 20),
        future=story.day.year + rng.randrange(2, 9),
        decade=rng.randrange(185, 200) * 10,
        count=rng.choice(("two", "three", "four", "five", "six")),
        number=rng.randrange(2, 90),
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("target", type=Path, help="FILE.jsonl or a folder")
    parser.add_argument("--words", type=int, default=500)
    arguments = parser.parse_args()
    words = write(arguments.target, arguments.number, arguments.words)
    print(f"{arguments.number} articles, {words} words")


if __name__ == "__main__":
    main()
