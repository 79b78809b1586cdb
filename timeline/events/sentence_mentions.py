"""The event mentions of one parsed sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.events.arguments.participants import Context
from timeline.events.factuality import tense_of
from timeline.events.linking.attachment import content_verb
from timeline.events.linking.background import Story, background_links
from timeline.events.linking.ellipsis import TimeAssignment
from timeline.events.linking.linking import SentenceLinks, temporal_links
from timeline.events.linking.time_kinds import can_place, lies_elsewhere, names_near_day
from timeline.events.mention_builder import MentionBuilder
from timeline.events.syntax.clauses import SUBJECTS, is_event_noun, is_verbal, subject
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Token, Tree
from timeline.model import EventMention, Link, TimeExpression

_EMPTY = frozenset((*SUBJECTS, "punct", "cc", "mark", "aux", "conj"))
_ONLY_DAY = "the article opens with it, and this is the one day that its sentence names"
_LEAD = "the article opens with it and gives it no other time, so it is news of the publication date"


@dataclass(frozen=True, slots=True)
class Choice:
    """A predicate chosen as a mention, with its link."""

    trigger: int
    link: Link


class SentenceEvents:
    """Chooses the predicates of a sentence and describes each; one use, for one tree."""

    def __init__(
        self,
        tree: Tree,
        context: Context,
        expressions: Sequence[tuple[int, TimeExpression]],
        *,
        lead: bool = False,
        carried: int | None = None,
    ) -> None:
        times = {i for _, expression in expressions for i in tree.within(expression.start, expression.end)}
        self.words = context.words
        self.expressions = dict(expressions)
        self.lead = lead
        self.carried = carried
        self.linked = temporal_links(tree, expressions, context.words)
        taken = frozenset(i for ellipsis in self.linked.ellipses for i in ellipsis.tokens)
        self.tree = tree = _reattached(tree, times, self.linked)
        self.times = frozenset(_with_prepositions(tree, times, context.words))
        self.describe = MentionBuilder(tree, replace(context, times=self.times, taken=taken), self.linked, lead=lead)

    def candidates(self) -> list[EventMention]:
        """The mentions that belong on a timeline."""
        out = [self.describe.mention(choice.trigger, choice.link) for choice in self._chosen()]
        out.extend(self.describe.item_mention(ellipsis) for ellipsis in self.linked.ellipses)
        return out

    def all_mentions(self, story: Story) -> list[EventMention]:
        """Every event predicate, placed as well as the text allows; candidates are marked."""
        candidates = {mention.key: mention for mention in self.candidates()}
        for trigger, link_ in background_links(self.tree, self.linked, self.words, self.times, story):
            mention = self.describe.mention(trigger, link_, candidate=False)
            candidates.setdefault(mention.key, mention)
        return list(candidates.values())

    def mention_at(self, start: int, end: int) -> EventMention:
        """The mention whose trigger covers these offsets; the head of several words, or the one that says most."""
        tokens = self.tree.within(start, end)
        head = self.tree.top(tokens)
        assigned = self.linked.predicates.get(head)
        link_ = Link("none") if assigned is None else Link("stated", assigned.expression, assigned.relation)
        mention = self.describe.mention(head, link_)
        empty = self.words["stop.bare"] | self.words["verbs.light"]
        lemmas = [self.tree[i].lemma for i in tokens if self.tree[i].lemma not in empty and self.tree[i].tag != "IN"]
        telling = [lemma for lemma in lemmas if lemma.isalpha() and len(lemma) > 2]
        own = self.tree[head].lemma
        predicate = telling[-1] if telling and (own in empty or self.tree[head].tag == "IN") else own
        span = replace(mention.trigger, start=start, end=end)
        return replace(mention, trigger=span, trigger_text=self.tree.text[start:end], predicate=predicate)

    def _chosen(self) -> list[Choice]:
        """The dated predicates that are events, and the lead's own where it has no date."""
        chosen: dict[int, Choice] = {}
        for trigger, assigned in sorted(self.linked.predicates.items()):
            event = self._event_of(trigger, assigned)
            if event is not None and event not in chosen:
                steps = (
                    assigned.steps
                    if event == trigger
                    else (*assigned.steps, f"what is told is “{self.tree[event].text}”")
                )
                chosen[event] = Choice(event, Link("stated", assigned.expression, assigned.relation, steps))
        main = self._main()
        if main is not None and self.lead and self.carried is None and not self._has_place(main, chosen):
            day = self._only_day(main)
            named = None if day is None else Link("stated", day, "at", (_ONLY_DAY,))
            chosen[main] = Choice(main, named or Link("publication", steps=(_LEAD,)))
        elif main is not None and self.carried is not None and main not in chosen:
            chosen[main] = Choice(
                main, Link("narrative", self.carried, "at", ("the sentence goes on with the time of the one before",))
            )
        return list(chosen.values())

    def _has_place(self, main: int, chosen: Mapping[int, Choice]) -> bool:
        """Whether the lead's main event has a date of its own, or one that an event inside its clause takes over."""
        own = chosen[main].link.expression if main in chosen else None
        if own is not None and (can_place(self.expressions[own]) or lies_elsewhere(self.expressions[own])):
            return True
        for trigger, assigned in self.linked.predicates.items():
            if not can_place(self.expressions[assigned.expression]):
                continue
            if trigger == main or assigned.direct is False or not self._in_subordinate(trigger, main):
                return True
        return False

    def _only_day(self, main: int) -> int | None:
        """The one day near the publication that the lead names, where no clause of its own has it.

        "A crash on Thursday killed five", "in an advisory issued late on Sunday, the centre warned".
        """
        days = [i for i, one in self.expressions.items() if can_place(one) and names_near_day(one.symbolic)]
        if len(days) != 1 or tense_of(self.tree, main, self.words) not in ("past", "perfect"):
            return None
        own = [t for t, one in self.linked.predicates.items() if one.expression == days[0] and one.direct]
        if any(t != main and self.tree[t].dep in ("relcl", "advcl", "ccomp", "conj", "parataxis") for t in own):
            return None
        return days[0]

    def _in_subordinate(self, trigger: int, main: int) -> bool:
        """Whether a predicate stands in a relative or adverbial clause below the main one."""
        for i in (trigger, *self.tree.ancestors(trigger)):
            if i == main:
                return False
            if self.tree[i].dep in ("relcl", "advcl", "acl"):
                return True
        return True

    def _main(self) -> int | None:
        """The sentence's main event: its root, or what the root reports or plans."""
        roots = [i for i in self.tree.roots if self.tree[i].tag.startswith("VB")]
        if not roots:
            nouns = [i for i in self.tree.roots if is_event_noun(self.tree, i, self.words)]
            verbs = [
                i
                for i in range(len(self.tree))
                if is_verbal(self.tree, i) and self.tree[i].tag in ("VBD", "VBZ", "VBP", "VBN")
            ]
            return next(iter(nouns or verbs), None)
        root = content_verb(self.tree, roots[0], self.words)
        quoted = self.tree.quoted(root)
        if quoted is not None and self.tree[root].head != root:
            return roots[0]
        content = self._content(root)
        return content if content is not None and self._is_saying(root) and self._is_past_event(content) else root

    def _event_of(self, trigger: int, assigned: TimeAssignment) -> int | None:
        """The event that a dated predicate tells; None where it tells none that another does not tell better."""
        token = self.tree[trigger]
        if self._is_paging(trigger) or self._is_clock(trigger) or self._tells_nothing(trigger):
            return None
        if not token.tag.startswith("VB"):
            return trigger
        light = token.lemma in self.words["verbs.attribution"] or token.lemma in self.words["verbs.light"]
        if (light or token.lemma in self.words["verbs.speaking"]) and self._better_inside(trigger):
            return None
        if self._is_saying(trigger):
            if not assigned.direct and self._others(trigger, assigned.expression):
                return None
            content = self._content(trigger)
            if content is not None and content not in self.linked.predicates and self._is_past_event(content):
                return content
        return trigger

    def _is_paging(self, i: int) -> bool:
        """Whether a verb opens what a page says of itself ("Updated at 5 p.m.")."""
        opens = i == 0 or not self.tree[i - 1].text[-1:].isalnum()
        past = self.tree[i].tag in ("VBN", "VBD") and self.tree[i].lemma in self.words["verbs.paging"]
        return opens and past and not self.tree.children(i, *SUBJECTS, "aux", "auxpass")

    def _is_clock(self, i: int) -> bool:
        """Whether a clause only says what time it is ("It is just after five")."""
        who = self.tree.child(i, *SUBJECTS)
        being, it = self.words["grammar.be"], self.words["grammar.it"]
        if self.tree[i].lemma not in being or who is None or self.tree[who].lower not in it:
            return False
        rest = [j for j in self.tree.children(i) if j != who and self.tree[j].dep not in ("punct", "advmod", "cc")]
        return all(self.times.intersection(self.tree.subtree(j)) for j in rest)

    def _tells_nothing(self, i: int) -> bool:
        """Whether a verb is left with a time alone: "is" without what, a participle without whom ("many held")."""
        token, who = self.tree[i], subject(self.tree, i)
        rest = [
            j
            for j in self.tree.children(i)
            if self.tree[j].dep == "attr" or (j not in self.times and self.tree[j].dep not in _EMPTY)
        ]
        being = token.lemma in self.words["grammar.be"]
        if rest or (not being and token.dep != "acl"):
            return False
        return who is None or (being and not is_event_noun(self.tree, who, self.words))

    def _is_saying(self, verb: int) -> bool:
        """Whether a verb passes on what somebody says ("maintained that …", not "maintained a stance")."""
        if self.tree[verb].lemma not in self.words["verbs.attribution"]:
            return False
        return self._content(verb) is not None or self.tree.child(verb, "dobj") is None

    def _better_inside(self, verb: int) -> bool:
        """Whether an event noun in a scene-setting phrase of the verb carries the same time."""
        for prep in self.tree.children(verb, "prep"):
            if (
                any(self._is_dated_noun(pobj) for pobj in self.tree.children(prep, "pobj"))
                and self.tree[prep].lower in self.words["clauses.scenes"]
            ):
                return True
        return False

    def _is_dated_noun(self, i: int) -> bool:
        return i in self.linked.predicates and self.tree[i].is_noun

    def _others(self, trigger: int, expression: int) -> bool:
        return any(i != trigger and a.expression == expression for i, a in self.linked.predicates.items())

    def _content(self, verb: int) -> int | None:
        """The clause that a verb of saying reports, before or behind it."""
        nested = self.tree.child(verb, "ccomp")
        if nested is None and self.tree[verb].dep in ("parataxis", "ccomp") and self.tree[verb].head != verb:
            nested = self.tree[verb].head
        if nested is None or not is_verbal(self.tree, nested):
            return None
        return content_verb(self.tree, nested, self.words)

    def _is_past_event(self, i: int) -> bool:
        return (
            tense_of(self.tree, i, self.words) in ("past", "perfect")
            and self.tree[i].lemma not in self.words["verbs.stative"]
        )


def _reattached(tree: Tree, times: set[int], linked: SentenceLinks) -> Tree:
    """Phrases that a parser hangs on a date ("on 3 May, at the palace") hang on what the date belongs to."""
    target = {a.expression: trigger for trigger, a in reversed(linked.predicates.items()) if a.direct}
    if not target:
        return tree
    moved: dict[int, Token] = {}
    for i, token in enumerate(tree):
        if token.dep != "prep" or i in times:
            continue
        if token.lower in tree.words["grammar.of"] and not any(tree[j].tag == "CD" for j in tree.children(i, "pobj")):
            continue  # "the first quarter of the year"
        if _hangs_on_date(tree, i, times) or _follows_scene(tree, i, times):
            above = min(target.values(), key=lambda trigger: (abs(trigger - i), trigger))
            if above not in tree.subtree(i):
                moved[i] = replace(token, head=above)
    if not moved:
        return tree
    return Tree([moved.get(i, token) for i, token in enumerate(tree)], tree.text, tree.start, tree.end, tree.words)


def _hangs_on_date(tree: Tree, i: int, times: set[int]) -> bool:
    return tree[i].head in times and tree[i].head < i


def _follows_scene(tree: Tree, i: int, times: set[int]) -> bool:
    """Whether a phrase goes on right behind the date of a scene before the verb ("During a visit on …, at …")."""
    before = i - 2 if i > 1 and tree[i - 1].text == "," else i - 1
    return before in times and tree[i].head > i and tree[i].lower in tree.words["clauses.further_scenes"]


def _with_prepositions(tree: Tree, times: set[int], words: Words) -> set[int]:
    """The tokens of times together with the prepositions that bring them in."""
    out = set(times)
    for i in times:
        above = tree[i].head
        brings = above not in times and tree[above].tag == "IN" and tree[above].dep in ("prep", "mark")
        brings = brings and f"{tree[tree[above].head].lemma}_{tree[above].lower}" not in words["verbs.phrasal"]
        if brings and set(tree.children(above, "pobj", "pcomp")) <= times:
            out.add(above)
    return out
