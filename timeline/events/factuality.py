"""Whether an event happened, goes on, is planned, is only possible, or did not happen.

Small rules in order, the first that has an answer wins: what stands at the predicate itself (negation, conditional,
modal verb, adjective), then what the predicate above makes of it ("plans to …", "failed to …"), then tense.
"""

from __future__ import annotations

from timeline.events.syntax.clauses import SUBJECTS
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.model import Status

_DEEPEST = 4
_UNREAL: frozenset[Status] = frozenset(("planned", "possible", "negated"))


def tense_of(tree: Tree, i: int, words: Words) -> str:
    """Tense and aspect of a clause: past, present, perfect, future, modal; none for infinitives, participles, nouns."""
    token = tree[i]
    auxiliaries = [tree[child] for child in tree.children(i, "aux", "auxpass")]
    if any(aux.lower in words["status.future"] for aux in auxiliaries):
        return "future"
    if any(aux.tag == "MD" for aux in auxiliaries):
        return "modal"
    finite = next((aux for aux in auxiliaries if aux.tag in ("VBD", "VBZ", "VBP")), token)
    if finite is not token and finite.lemma in words["grammar.have"]:
        return "perfect"
    if token.tag == "VBN" and token.dep == "conj" and finite is token and token.head != i:
        return tense_of(tree, token.head, words)
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(finite.tag, "none")


def status_of(tree: Tree, i: int, words: Words, depth: int = 0) -> Status:
    """The status of a predicate, verb or noun."""
    return _FactualityRules(tree, i, words, depth).status()


class _FactualityRules:
    """The rules for one predicate."""

    def __init__(self, tree: Tree, i: int, words: Words, depth: int) -> None:
        self.tree = tree
        self.i = i
        self.words = words
        self.depth = depth
        self.token = tree[i]
        self.head = tree[self.token.head]
        self.auxiliaries = {tree[child].lower for child in tree.children(i, "aux")}
        self.around = {tree[child].lower for child in tree.children(i)}
        marked = bool(self.auxiliaries & words["grammar.infinitive"])
        self.infinitive = marked and self.token.tag in ("VB", "VBN", "VBG")

    def status(self) -> Status:
        """The answer of the first rule that has one."""
        rules = (
            *(self._negation, self._condition, self._modal, self._due),
            *(self._adjective, self._coordinated, self._governed),
        )
        for rule in rules:
            found = rule()
            if found is not None:
                return found
        return "ongoing" if self._is_ongoing() else "happened"

    def _negation(self) -> Status | None:
        tree, none = self.tree, self.words["status.none"]
        if tree.children(self.i, "neg") or (self.around & self.words["status.negations"]) - none:
            return "negated"
        nouns = (self.i, *tree.children(self.i, *SUBJECTS, "dobj"))
        denied = any(tree[j].lower in none for noun in nouns for j in tree.children(noun, "det", "neg", "cc"))
        return "negated" if denied else None

    def _condition(self) -> Status | None:
        unreal = self.words["grammar.unreal"]
        behind_had = self.token.tag == "VBN" and self.token.dep == "ccomp" and self.head.lower in unreal
        shares = self.token.dep == "conj" and self.token.tag in ("VBD", "VBZ", "VBP", "VBN")
        found = self._under_condition(self.i) or ((behind_had or shares) and self._under_condition(self.token.head))
        return "possible" if found else None

    def _under_condition(self, i: int) -> bool:
        """Whether a clause is a condition, with "if" or by its order ("had the sale gone through, …")."""
        tree = self.tree
        if any(tree[mark].lower in self.words["status.conditional"] for mark in tree.children(i, "mark")):
            return True
        first, who = tree.child(i, "aux", "auxpass"), tree.child(i, *SUBJECTS)
        inverted = first is not None and who is not None and first < who < i and tree[i].dep == "advcl"
        return inverted and first is not None and tree[first].lower in self.words["grammar.inverting"]

    def _modal(self) -> Status | None:
        if self.auxiliaries & self.words["status.future"]:
            guessed = self.token.dep == "ccomp" and self.head.lemma in self.words["verbs.guessing"]
            return "possible" if guessed else "planned"
        if not self.auxiliaries & self.words["status.possible"]:
            return None
        if not self.auxiliaries & self.words["grammar.conditional_modal"]:
            return "possible"
        if self.auxiliaries & self.words["grammar.have"]:
            return "possible"  # "would have closed": it did not
        conditional = any(self._under_condition(child) for child in self.tree.children(self.i, "advcl"))
        return "possible" if conditional else "planned"

    def _due(self) -> Status | None:
        """What "is due", "is set for" or "is expected" says of its subject."""
        if self.token.lemma not in self.words["grammar.be"] or tense_of(self.tree, self.i, self.words) != "present":
            return None
        said = {self.tree[child].lower for child in self.tree.children(self.i, "acomp", "attr", "oprd")}
        return "planned" if said & self.words["status.arranged"] else None

    def _adjective(self) -> Status | None:
        modifiers = {self.tree[child].lower for child in self.tree.children(self.i, "det", "amod", "compound")}
        if any(word.rsplit("-", 1)[-1] in self.words["status.cancelled"] for word in modifiers):
            return "negated"
        if modifiers & self.words["status.planned"]:
            dropped = self.token.dep in ("nsubjpass", "dobj") and self._by_governor() == "negated"
            return "negated" if dropped else "planned"
        return "possible" if self.around & self.words["status.likely"] else None

    def _coordinated(self) -> Status | None:
        """A coordinated infinitive, participle or noun shares what is said of the first."""
        if self.token.dep != "conj" or self.depth > _DEEPEST or self.token.head == self.i:
            return None
        if self.token.tag not in ("VB", "VBN", "NN", "NNS") or self.tree.children(self.i, "aux", "auxpass"):
            return None
        above = status_of(self.tree, self.token.head, self.words, self.depth + 1)
        return above if above != "ongoing" else None

    def _governed(self) -> Status | None:
        """What a governing predicate makes of this one: "plans to buy", "failed to win", "efforts to end"."""
        if self.infinitive and (self.token.head == self.i or self._is_due()):
            return "planned"  # "is to be held", and the headline "Apple to give free cases"
        if self.depth > _DEEPEST or self.token.head == self.i:
            return None
        if self.token.dep == "pobj" or (self.token.dep == "pcomp" and self.token.tag == "VBG"):
            return self._behind_preposition()
        if self.token.dep not in ("xcomp", "ccomp", "acl", "advcl", "oprd", "dobj", "nsubjpass", "nsubj", "pcomp"):
            return None
        return self._by_governor() or self._inherited()

    def _is_due(self) -> bool:
        """Whether an infinitive follows a bare "be" ("are to take delivery")."""
        bare = not self.tree.children(self.token.head, "acomp", "attr", "dobj")
        return self.token.dep == "xcomp" and self.head.lemma in self.words["grammar.be"] and bare

    def _behind_preposition(self) -> Status | None:
        """An event noun behind "for", "of" or "on" of a plan ("plans for talks", "calls for a ceasefire")."""
        tree, words = self.tree, self.words
        above = tree[self.head.head]
        if self.head.lower not in words["status.aims"]:
            return None
        wished = words["status.purpose"] | words["verbs.planning"] | words["status.wishes"]
        able = self.token.dep == "pcomp" and above.lower in words["status.able"]
        return "planned" if above.lemma in wished or able else None

    def _by_governor(self) -> Status | None:
        words, lemma = self.words, self.head.lemma
        nominal = self.token.dep in ("dobj", "nsubjpass")
        if lemma in words["verbs.negating"] and (nominal or self.token.dep in ("xcomp", "pcomp")):
            return "negated"
        if lemma in words["verbs.putting_off"] and nominal:
            return "negated"
        if lemma in words["verbs.planning"] and self.infinitive:
            return "planned"
        if self.infinitive and self.token.dep in ("xcomp", "ccomp") and lemma in words["verbs.seeming"]:
            return "possible"
        if lemma in words["verbs.scheduling"] and nominal:
            return "planned"
        if lemma in words["verbs.possibility"] and (nominal or self.token.dep in ("xcomp", "ccomp")):
            return "possible"
        return self._infinitive() if self.infinitive else None

    def _infinitive(self) -> Status | None:
        if self.head.lower in self.words["status.likely"]:
            return "possible"
        if self.token.dep == "xcomp" and self.head.dep == "acomp":
            return self._able()
        wished = self.head.is_noun and self.head.lemma in self.words["status.purpose"]
        told = self.token.dep == "ccomp" or (
            self.token.dep == "xcomp" and self.head.lemma in self.words["verbs.causing"]
        )
        ahead = self.token.dep in ("acl", "relcl") and self.head.is_noun and not self._is_rank(self.token.head)
        aim = self.token.dep == "advcl" and self.head.tag != "VBD"
        return "planned" if wished or told or ahead or aim else None

    def _able(self) -> Status | None:
        """What becomes of "able to …" and "willing to …": the latter is still to come, the former as its clause."""
        if self.head.lower in self.words["status.willing"]:
            return "planned"
        above = status_of(self.tree, self.head.head, self.words, self.depth + 1)
        return above if above in _UNREAL else None

    def _is_rank(self, noun: int) -> bool:
        """Whether a noun is one of an order, whose infinitive tells what happened ("the first to see")."""
        words = {self.tree[j].lower for j in (noun, *self.tree.children(noun, "amod", "det"))}
        return bool(words & self.words["status.ranks"])

    def _inherited(self) -> Status | None:
        """Infinitives and the nouns of a clause are no more real than the clause."""
        phase = self.token.tag == "VBG" and self.token.dep == "xcomp"
        if self.token.dep == "advcl" and self._marks() & self.words["status.meanwhile"]:
            above = status_of(self.tree, self.token.head, self.words, self.depth + 1)
            return above if above == "planned" else None
        if self.token.dep in ("nsubj", "nsubjpass") and self.token.is_noun:
            takes_place = self.head.lemma in self.words["verbs.occur"] | self.words["verbs.light"]
            above = status_of(self.tree, self.token.head, self.words, self.depth + 1)
            return above if takes_place and above in _UNREAL else None
        if not self.infinitive and not phase and self.token.dep not in ("dobj", "nsubjpass"):
            return None
        above = status_of(self.tree, self.token.head, self.words, self.depth + 1)
        return above if above in _UNREAL else None

    def _marks(self) -> set[str]:
        return {self.tree[child].lower for child in self.tree.children(self.i, "mark", "advmod")}

    def _is_ongoing(self) -> bool:
        if not self.token.tag.startswith("VB"):
            return False
        tense = tense_of(self.tree, self.i, self.words)
        if self.token.tag == "VBG" and self.auxiliaries and tense in ("present", "perfect"):
            return True
        return tense == "present" and bool(self.around & self.words["status.ongoing"])
