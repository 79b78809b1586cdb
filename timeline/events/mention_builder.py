"""Describing a chosen predicate: who took part, where, whether it happened, who says so, and a title."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.arguments.participants import Context, participant, participants, place, roles
from timeline.events.factuality import status_of, tense_of
from timeline.events.linking.ellipsis import ListEllipsis
from timeline.events.linking.linking import Linked
from timeline.events.list_items import item_names, item_place
from timeline.events.syntax.clauses import SUBJECTS, is_event_noun, is_passive, is_verbal, phrase, subject
from timeline.events.syntax.tree import Tree
from timeline.events.titles.realization import render
from timeline.events.titles.titles import clause_title, finish, noun_title, quoting
from timeline.model import EventMention, Link, Participant, Place, Span, Status

SCENES = frozenset(("during", "at", "in", "on", "for", "after", "following", "before"))
"""Prepositions that lead from a deed to the occasion of it."""


class MentionBuilder:
    """Makes mentions of the predicates of one sentence."""

    def __init__(self, tree: Tree, context: Context, linked: Linked, *, lead: bool) -> None:
        self.tree = tree
        self.words = context.words
        self.context = context
        self.linked = linked
        self.lead = lead

    def _content_noun(self, i: int) -> int | None:
        """The event noun that carries the meaning of a light verb, of "took place", or of "is planned"."""
        token = self.tree[i]
        if not token.tag.startswith("VB"):
            return i if token.is_noun else None
        if token.lemma in self.words["verbs.light"]:
            noun = self.tree.child(i, "dobj", "nsubjpass")
            if noun is not None and is_event_noun(self.tree, noun, self.words):
                return noun
        planned = token.lemma in self.words["verbs.scheduling"] and bool(self.tree.children(i, "nsubjpass"))
        if token.lemma in self.words["verbs.occur"] or planned or token.lemma == "be":
            noun = subject(self.tree, i)
            if noun is not None and self.tree[noun].is_noun and is_event_noun(self.tree, noun, self.words):
                return noun
        return None

    def mention(self, trigger: int, link: Link, *, candidate: bool = True) -> EventMention:
        """The mention of a predicate, verb or noun."""
        tree, context, token = self.tree, self.context, self.tree[trigger]
        noun = self._content_noun(trigger)
        is_noun = noun == trigger
        who = roles(tree, trigger, noun, context)
        agent = (
            self._borrowed_agent(trigger)
            if is_noun and not any(role in ("agent", "partner") for role, _ in who)
            else None
        )
        if agent is not None:
            who = [("agent", agent), *who]
        taking_part = participants(tree, [*who, *self._both(trigger)], context)
        reporter = self._reporter(trigger)
        return EventMention(
            trigger=Span(context.article, token.start, token.end),
            trigger_text=context.text[token.start : token.end],
            sentence=Span(context.article, tree.start, tree.end),
            predicate=self._predicate(trigger, noun),
            title=quoting(self._title(trigger, noun, agent, taking_part), reporter),
            link=link,
            participants=taking_part,
            place=place(tree, self._anchors(trigger, noun), context) or self._from_dateline(),
            status=self._status(trigger, noun),
            reported_by=reporter,
            candidate=candidate,
            lead=self.lead,
            tense=self._tense(trigger),
        )

    def _from_dateline(self) -> Place | None:
        """The place of the dateline, for what the sentence behind it tells without one."""
        if self.context.dateline is None:
            return None
        start, end = self.context.dateline
        return Place(self.context.text[start:end], Span(self.context.article, start, end))

    def _both(self, trigger: int) -> list[tuple[str, int]]:
        """Whom "both leaders" stands for in a clause that goes on about a dated event: those who took part in it."""
        who = subject(self.tree, trigger) if self.tree[trigger].tag.startswith("VB") else None
        assigned = self.linked.predicates.get(trigger)
        if who is None or assigned is None or assigned.direct or self.tree[who].is_name:
            return []
        if not any(self.tree[child].lower in ("both", "two") for child in self.tree.children(who)):
            return []
        noun = next(
            (
                i
                for i, a in self.linked.predicates.items()
                if a.expression == assigned.expression and self.tree[i].is_noun
            ),
            None,
        )
        found = [] if noun is None else roles(self.tree, noun, noun, self.context)
        return [("agent", i) for role, i in found if role in ("partner", "agent")]

    def _predicate(self, trigger: int, noun: int | None) -> str:
        if noun is not None and self.tree[trigger].lemma not in self.words["verbs.aspectual"]:
            return self.tree[noun].lemma
        return self.tree[trigger].lemma

    def _tense(self, trigger: int) -> str:
        """The tense of the clause: for a noun, that of the predicate above it."""
        if self.tree[trigger].tag.startswith("VB"):
            return tense_of(self.tree, trigger, self.words)
        verb = next((i for i in self.tree.ancestors(trigger) if is_verbal(self.tree, i)), None)
        return "none" if verb is None else tense_of(self.tree, verb, self.words)

    def _status(self, trigger: int, noun: int | None) -> Status:
        if noun is not None and noun != trigger and self.tree[trigger].lemma in self.words["verbs.scheduling"]:
            return "planned"
        return status_of(self.tree, trigger, self.words)

    def _anchors(self, trigger: int, noun: int | None) -> list[int]:
        """Where to look for a place: the predicate, its nouns, and the clause around a noun."""
        out = [trigger]
        if noun is not None and noun != trigger:
            out.append(noun)
        out.extend(child for child in self.tree.children(trigger, "dobj", "xcomp") if child not in out)
        if noun == trigger:
            above = next((i for i in self.tree.ancestors(trigger) if is_verbal(self.tree, i)), None)
            if above is not None and self.tree[above].lemma in self.words["verbs.light"] | self.words["verbs.occur"]:
                out.append(above)
        return out

    def _borrowed_agent(self, noun: int) -> int | None:
        """Who did what a noun names, where a clause says it: "During a visit, he …", "he held talks"."""
        token = self.tree[noun]
        above = token.head
        if token.dep == "pobj" and self.tree[above].lower in SCENES:
            verb = self.tree[above].head
            if is_passive(self.tree, verb) or any(self.tree[i].tag == "TO" for i in self.tree.children(verb, "aux")):
                return None
        elif token.dep == "dobj" and self.tree[above].lemma in self.words["verbs.light"]:
            verb = above
        elif (compared := self._compared(noun)) is not None:
            verb = compared
        else:
            return None
        if not is_verbal(self.tree, verb) or self.tree[verb].lemma in self.words["verbs.relation"]:
            return None
        who = subject(self.tree, verb)
        return None if who is None or is_event_noun(self.tree, who, self.words) else who

    def _compared(self, noun: int) -> int | None:
        """The verb whose subject also had what it is compared with ("made a profit, compared with a loss …")."""
        prep = self.tree[noun].head
        links = [prep, *self.tree.ancestors(prep)][:2]
        if self.tree[noun].dep != "pobj" or not any(self.tree[i].lower == "compared" for i in links):
            return None
        return next((i for i in self.tree.ancestors(links[-1]) if is_verbal(self.tree, i)), None)

    def _title(self, trigger: int, noun: int | None, agent: int | None, taking_part: tuple[Participant, ...]) -> str:
        if noun != trigger:
            title = clause_title(self.tree, trigger, self.context)
            empty = self.tree[trigger].lemma == "be" or self.tree[trigger].lower in ("came", "comes", "come")
            bare = empty and title.endswith(f" {self.tree[trigger].text}")
            return noun_title(self.tree, noun, self.context) if bare and noun is not None else title
        name = None
        if agent is not None and not self.tree.children(agent, "conj"):
            if self.tree[agent].is_name or self.tree[agent].tag == "PRP":
                name = next((one.name for one in taking_part if one.role == "agent"), None)
            elif self._compared(trigger) is not None:
                name = self._short_name(agent)
            elif (scene := self._scene_verb(trigger)) is not None:
                return clause_title(self.tree, scene, self.context)
        above = self.tree[trigger].head
        reporting = self.words["verbs.reporting"]
        if name is None and self.tree[trigger].dep == "dobj" and self.tree[above].lemma in reporting:
            return clause_title(self.tree, above, self.context)
        if name is None and (scene := self._bare_scene(trigger)) is not None:
            return clause_title(self.tree, scene, self.context)
        title = noun_title(self.tree, trigger, self.context, name if name and len(name) < 40 else None)
        if " " in title:
            return title
        verb = next((i for i in self.tree.ancestors(trigger) if is_verbal(self.tree, i)), None)
        return title if verb is None else clause_title(self.tree, verb, replace(self.context, times=frozenset()))

    def _short_name(self, head: int) -> str:
        """A noun phrase up to its head, without its article."""
        words = [i for i in phrase(self.tree, head, full=False, conj=False) if self.tree[i].tag not in ("DT", "PRP$")]
        return render(self.tree, (i for i in words if i not in self.context.times), self.context)

    def _bare_scene(self, noun: int) -> int | None:
        """The clause told in which an event noun only says on what occasion ("was announced at an event")."""
        prep = self.tree[noun].head
        verb = self.tree[prep].head
        here = self.tree[noun].dep == "pobj" and self.tree[prep].lower in ("in", "at", "during") and prep > verb
        if not here or not is_verbal(self.tree, verb) or subject(self.tree, verb) is None:
            return None
        more = self.tree.children(noun, "prep", "acl", "relcl", "poss")
        bare = all(i in self.context.times for i in more)
        dated, own = self.linked.predicates.get(verb), self.linked.predicates.get(noun)
        return verb if bare and (dated is None or own is None or dated.expression == own.expression) else None

    def _scene_verb(self, noun: int) -> int | None:
        """The participle that brings a speaker to an event noun ("Speaking at a briefing, a spokesperson …")."""
        verb = self.tree[self.tree[noun].head].head
        return verb if self.tree[noun].dep == "pobj" and self.tree[verb].tag == "VBG" else None

    def _reporter(self, trigger: int) -> Participant | None:
        """Who says so: the subject of the verb of saying above, or "according to …"."""
        saying = self.words["verbs.saying"]
        below = trigger
        for i in (trigger, *self.tree.ancestors(trigger)):
            if i != trigger and self.tree[below].dep in ("advcl", "relcl", "prep", "dobj", "nsubj", "nsubjpass", "acl"):
                return None
            below = i
            for prep in self.tree.children(i, "prep"):
                if self.tree[prep].lower == "according":
                    source = [j for j in self.tree.subtree(prep) if self.tree[j].dep == "pobj"]
                    if source:
                        return participant(self.tree, "reporter", source[0], self.context)
            if i != trigger and self.tree[i].lemma in saying and is_verbal(self.tree, i):
                who = self.tree.child(i, *SUBJECTS)
                return None if who is None else participant(self.tree, "reporter", who, self.context)
        return None

    def listed(self, ellipsis: ListEllipsis) -> EventMention:
        """An event of a list ("including one last week in St. Petersburg")."""
        tree, context = self.tree, self.context
        token = tree[ellipsis.trigger]
        own = self._item_participants(ellipsis)
        who: list[tuple[str, int]] = []
        if not own:
            verb = tree[ellipsis.noun].head
            holder = subject(tree, verb) if is_verbal(tree, verb) else None
            who = [("agent", holder)] if holder is not None and holder != ellipsis.noun else []
            who = [
                *who,
                *((role, i) for role, i in roles(tree, ellipsis.noun, ellipsis.noun, context) if i < ellipsis.trigger),
            ]
        taking_part = own or participants(tree, who, context)
        return EventMention(
            trigger=Span(context.article, token.start, token.end),
            trigger_text=context.text[token.start : token.end],
            sentence=Span(context.article, tree.start, tree.end),
            predicate=tree[ellipsis.noun].lemma,
            title=self._item_title(ellipsis, taking_part),
            link=Link("stated", ellipsis.assigned.expression, ellipsis.assigned.relation, ellipsis.assigned.steps),
            participants=taking_part,
            place=self._item_place(ellipsis),
            status=status_of(tree, ellipsis.noun, self.words),
            lead=self.lead,
            tense=self._tense(ellipsis.noun),
        )

    def _item_participants(self, ellipsis: ListEllipsis) -> tuple[Participant, ...]:
        heads = item_names(self.tree, ellipsis, self.context.times)
        return participants(self.tree, [("partner", head) for head in heads], self.context)

    def _item_place(self, ellipsis: ListEllipsis) -> Place | None:
        return item_place(self.tree, ellipsis, self.context)

    def _item_title(self, ellipsis: ListEllipsis, taking_part: tuple[Participant, ...]) -> str:
        noun = self.tree[ellipsis.noun]
        agents = [one.name for one in taking_part if one.role == "agent"]
        partners = [one.name for one in taking_part if one.role == "partner"]
        text = noun.lemma
        if agents:
            text = f"{agents[0]}’s {text}"
        if partners:
            text += (" with " if agents else " between ") + " and ".join(partners)
        where = self._item_place(ellipsis)
        return finish(f"{text} in {where.text}" if where is not None and len(text) < 60 else text)
