"""The reading of an article: its tokens and what is known of them before the grammars look for terms."""

from dataclasses import dataclass
from functools import cached_property

from studykit.articles.sentences import sentence_spans
from studykit.glossary.category import Category
from studykit.mining.lexicon import Head, Lexicon
from studykit.mining.tokens import Tokens, tokenize
from studykit.mining.words import Word, words

_OPENING = {"”": "“", "’": "‘", "»": "«", '"': '"'}
_JOINTS = frozenset({"-", "và", "&"})
_NUMBERED = frozenset({"khu", "vùng", "đoàn", "số", "cấp", "viện", "đạo"})
"""Last syllables of words that numbers follow in names: Quân khu 7, Sư đoàn 5, Bệnh viện 108, Ban Chỉ đạo 515."""
_OPENERS = (Category.ORGANIZATION, Category.INSTRUMENT, Category.TITLE)
MAX_RUN = 24
"""Most tokens that the words of a name are followed for."""

MAX_NAME = 6
"""Most syllables that a person's name has."""


@dataclass(frozen=True)
class Reading:
    """A clean text with its tokens, and the slots that all grammars fill the same way."""

    text: str
    lexicon: Lexicon

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens of the text."""
        return tokenize(self.text)

    @cached_property
    def keys(self) -> list[str]:
        """The comparison keys of the tokens."""
        return self.tokens.keys

    @cached_property
    def words(self) -> list[Word]:
        """The words of the text with their parts of speech."""
        return [word for start, end in sentence_spans(self.text) for word in words(self.text, start, end)]

    @cached_property
    def _inner(self) -> tuple[set[int], set[int]]:
        """The offsets at which a syllable begins, and ends, inside a word in small letters."""
        starts: set[int] = set()
        ends: set[int] = set()
        position = 0
        tokens = self.tokens
        for word in self.words:
            while position < len(tokens) and tokens.starts[position] < word.start:
                position += 1
            while position < len(tokens) and tokens.ends[position] <= word.end:
                if tokens.starts[position] > word.start:
                    starts.add(tokens.starts[position])
                if tokens.ends[position] < word.end:
                    ends.add(tokens.ends[position])
                position += 1
        return starts, ends

    def at_word_edges(self, first: int, last: int, *, listed: bool = False) -> bool:
        """Whether tokens `first` to `last` begin and end where words do.

        Words glued by hyphens and capitals (Việt Nam-Anh, headline verbs on names) are no reason against a stretch of
        two syllables or more, nor is one wrong edge against a listed term of three.
        """
        starts, ends = self._inner
        tokens = self.tokens
        begins = tokens.starts[first] not in starts
        finishes = tokens.ends[last - 1] not in ends
        if last - first == 1:
            begins = begins or (tokens.is_capitalised(first) and not tokens.is_capitalised(first - 1))
            return begins and (finishes or (tokens.is_capitalised(last) and not tokens.is_capitalised(first)))
        begins = begins or tokens.is_capitalised(first)
        finishes = finishes or self.key(last) == "-" or tokens.is_capitalised(last)
        return (begins and finishes) or (listed and last - first > 2 and (begins or finishes))

    def key(self, index: int) -> str:
        """The key at `index`, or "" outside the text."""
        return self.tokens.keys[index] if 0 <= index < len(self.tokens.keys) else ""

    @cached_property
    def _word_ends(self) -> dict[int, int]:
        """Where each word that begins at an offset ends."""
        return {word.start: word.end for word in self.words}

    def listed_end(self, first: int, category: Category) -> int:
        """The end of the longest listed term of a category that begins at `first`, or `first`."""
        end = first
        if first < len(self.keys):
            for last, term in self.lexicon.terms.matches(self.keys, first):
                if term.category is category:
                    end = last
        return end

    @cached_property
    def _proper_names(self) -> list[bool]:
        inside = [False] * len(self.keys)
        for first in range(len(self.keys)):
            for index in (*range(first, self.person(first)), *range(first + 1, self.country(first))):
                inside[index] = True
        return inside

    def in_proper_name(self, first: int) -> bool:
        """Whether a person's name begins at a token, or the token stands inside such a name or a country's."""
        return self._proper_names[first]

    def is_stop(self, first: int, last: int) -> bool:
        """Whether the tokens are a stop word of the lexicon, or the short form of a news agency."""
        if any(end == last for end, _ in self.lexicon.stops.matches(self.keys, first)):
            return True
        agency = any(end == last for end, _ in self.lexicon.agencies.matches(self.keys, first))
        return agency and self.tokens.is_capitals(first)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the tokens in the text; a quotation that opens between them and closes after is whole."""
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        following = self.text[end : end + 1]
        opened = _OPENING.get(following)
        if opened == following:
            end += self.text.count(opened, start, end) % 2
        elif opened and self.text.count(opened, start, end) > self.text.count(following, start, end):
            end += 1
        return start, end

    def plain_key(self, first: int, last: int) -> str:
        """The syllables of the tokens as the counts have them; empty where punctuation stands between."""
        keys = self.keys[first:last]
        return " ".join(keys) if all(key[0].isalnum() for key in keys) else ""

    def country(self, index: int) -> int:
        """The end of the country name that begins at `index`, or `index`; short forms don't count."""
        return self._country(index, short=False)

    def _country(self, index: int, *, short: bool) -> int:
        end = index
        if self.tokens.is_capitalised(index):
            for stop, is_short in self.lexicon.countries.matches(self.keys, index):
                if (short or not is_short) and self._ends_capitalised(stop):
                    end = stop
        return end

    def _ends_capitalised(self, last: int) -> bool:
        """Whether the last syllable of a country's name is no lower-case word ("Anh em" is no England)."""
        return self.tokens.is_capitalised(last - 1) or self.key(last - 2) == "-"

    def countries(self, index: int) -> int:
        """The end of a country or of countries joined by dashes ("Việt Nam - Mỹ", "Việt-Pháp"), or `index`."""
        end = self._country(index, short=True)
        joined = end
        while index < joined < index + MAX_RUN and self.key(joined) == "-":
            following = self._country(joined + 1, short=True)
            if following == joined + 1:
                break
            joined = following
        return joined if joined > end else self.country(index)

    def is_place_name(self, index: int) -> bool:
        """Whether a country or a city begins at `index`."""
        return self.country(index) > index or self.city(index) > index

    def city(self, index: int) -> int:
        """The end of the city or plain region that begins at `index`, or `index`."""
        if not self.tokens.is_capitalised(index):
            return index
        found = self.lexicon.cities.longest(self.keys, index)
        return found[0] if found else index

    def field(self, index: int) -> int:
        """The end of the longest field of a ministry at `index`, or `index`."""
        found = self.lexicon.fields.longest(self.keys, index)
        return found[0] if found else index

    def person(self, index: int) -> int:
        """The end of the personal name that begins at `index`, or `index`."""
        if not self.tokens.is_capitalised(index) or self.is_place_name(index):
            return index
        if self.tokens.surface(index, index + 1) not in self.lexicon.surnames:
            return index
        listed = self.lexicon.terms.longest(self.keys, index)
        if listed and listed[0] > index + 1:
            return index
        end = index + 1
        while end < index + MAX_NAME and self.tokens.is_capitalised(end) and self.country(end) == end:
            end += 1
        return end if end > index + 1 else index

    def head(self, index: int, category: Category) -> tuple[int, Head] | None:
        """The longest head of a category that begins at `index`; a shy one counts only with a capital."""
        found = self.lexicon.heads[category].longest(self.keys, index)
        return None if found and found[1].shy and not self.tokens.is_capitalised(index) else found

    def name_run(self, index: int, *, capital: bool, numbers: bool = False) -> int:
        """The end of the run of name words that begins at `index`, or `index`.

        Name words are those of the lists and, with `capital`, capitalised words that begin no country, city or
        personal name. "và" and dashes stand only between them, and not before the head of another name. With
        `numbers`, numbers count after words that are numbered (Vùng 3, Quân khu V).
        """
        end = position = index
        while position < index + MAX_RUN:
            if numbers and self._is_number_of_name(position):
                end = position = position + 1
                continue
            step = self._name_word(position, capital=capital)
            if step == position:
                return end
            end = position = step
            if self.key(position) in _JOINTS:
                position += 1
                if self._opens_name(position) or self._leaves_name(end, position, capital=capital):
                    return end
        return end

    def _leaves_name(self, end: int, following: int, *, capital: bool) -> bool:
        """Whether "và" leads from a name in capitals to a word in small letters (Hiến chương … và luật pháp)."""
        written = self.tokens.is_capitalised
        return capital and self.key(end) == "và" and written(end - 1) and not written(following)

    def _is_number_of_name(self, index: int) -> bool:
        key = self.key(index)
        if self.key(index - 1) not in _NUMBERED or not key:
            return False
        return key.isdigit() or (self.tokens.is_capitals(index) and set(key) <= set("ivx"))

    def _opens_name(self, index: int) -> bool:
        """Whether a body, an instrument or a title begins at `index`, so that no name goes on there."""
        return self.tokens.is_capitalised(index) and any(
            self.head(index, category) is not None for category in _OPENERS
        )

    def _name_word(self, index: int, *, capital: bool) -> int:
        if index >= len(self.keys) or self.person(index) > index or self.countries(index) > index:
            return index
        body = self.listed_end(index, Category.ORGANIZATION)
        if capital and body > index + 1 and self.tokens.is_capitalised(index):
            return body
        if self.key(index) == "bộ" and self.field(index + 1) > index + 1:
            return index
        listed = self.lexicon.terms.longest(self.keys, index)
        if listed and listed[1].category is Category.RANK:
            return index
        found = self.lexicon.name_words.longest(self.keys, index)
        if found:
            return found[0]
        if capital and self.tokens.is_capitalised(index) and self.city(index) == index:
            return self._capitalised_word(index)
        return index

    def _capitalised_word(self, index: int) -> int:
        """The end of the word at `index`, which begins with a capital and goes on in small letters ("Quân vụ")."""
        end = index + 1
        word_end = self._word_ends.get(self.tokens.starts[index], 0)
        while end < len(self.keys) and self.tokens.ends[end] <= word_end and self.key(end).isalpha():
            end += 1
        return end
