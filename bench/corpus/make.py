"""Makes a corpus of articles: the same bytes for the same number, on every machine with Python 3.9 or newer.

Words come from a made-up vocabulary, the rarer the further down its list (Zipf). Two words are planted, so that a search has an
answer that is known beforehand: RARE is in 5 articles, COMMON in every tenth.
"""

import array
import datetime
import itertools
import json
import random
import sys

RARE = "quillomort"
RARE_ARTICLES = 5
COMMON = "brackenhul"
COMMON_EVERY = 10
VOCABULARY = 50_000
AUTHORS = 40
SECTIONS = (
    "World", "Politics", "Business", "Science", "Health", "Culture", "Sport", "Climate", "Technology", "Opinion", "Travel", "Local",
)  # fmt: skip
TAGS_PER_10_000 = 200
FIRST_DAY = datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc)
SECONDS = 10 * 365 * 86_400
# Which share of the words the place of a word in the list decides: entries of a table from which words are drawn evenly.
TABLE = 1 << 21

CONSONANTS = ("b", "br", "c", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w", "z")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
ENDINGS = ("", "n", "r", "l", "s", "t", "m", "nd", "rk", "th")


def vocabulary(chance):
    """Words that can be said, each once, short ones first: so they are the frequent ones, as in any language."""
    words = set()
    while len(words) < VOCABULARY:
        syllables = 1 + min(3, int(chance.random() * chance.random() * 5))
        word = "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables)) + chance.choice(ENDINGS)
        words.add(word)
    words -= {RARE, COMMON}
    return sorted(words, key=lambda word: (len(word), word))


def zipf(things, size):
    """A table in which the n-th thing stands in proportion to 1/n, and each at least once."""
    total = sum(1 / rank for rank in range(1, len(things) + 1))
    spare = size - len(things)
    table = []
    for rank, thing in enumerate(things, 1):
        table.extend(itertools.repeat(thing, 1 + int(spare / rank / total)))
    table.extend(itertools.repeat(things[0], size - len(table)))
    return table


def draw(chance, table, count):
    mask = len(table) - 1
    return [table[number & mask] for number in array.array("I", chance.randbytes(4 * count))]


def sentences(chance, words):
    """The words, a full stop after every 8 to 20 of them."""
    said = []
    at = 0
    while at < len(words):
        end = at + 8 + chance.getrandbits(8) % 13
        sentence = " ".join(words[at:end])
        said.append(sentence[0].upper() + sentence[1:] + ".")
        at = end
    return said


def body(chance, words):
    """Paragraphs of 2 to 4 sentences; in every fourth article a heading in the middle, in every sixth a quote and marks."""
    said = sentences(chance, words)
    blocks = []
    at = 0
    while at < len(said):
        end = at + 2 + chance.getrandbits(8) % 3
        blocks.append({"type": "paragraph", "html": " ".join(said[at:end])})
        at = end
    kind = chance.getrandbits(16)
    middle = len(blocks) // 2
    if kind % 6 == 0:
        blocks[middle]["html"] = "<em>" + blocks[middle]["html"] + "</em>"
        blocks.insert(middle, {"type": "quote", "html": said[0], "attribution": "A witness"})
    if kind % 4 == 0:
        blocks.insert(middle, {"type": "heading", "level": 2, "html": said[-1].rstrip(".")})
    return blocks


def label(name):
    return {"slug": name.lower().replace(" ", "-"), "name": name}


def few(chance, table, most):
    """One or more different things, the first ones of the list more often."""
    return list(dict.fromkeys(draw(chance, table, 1 + chance.getrandbits(8) % most)))


class Corpus:
    """So many articles, oldest first, evenly over ten years."""

    def __init__(self, count):
        self.count = count
        self.chance = random.Random(20_250_121)
        words = vocabulary(self.chance)
        names = [word.capitalize() for word in words[1000 : 1000 + AUTHORS * 2]]
        self.words = zipf(words, TABLE)
        self.authors = zipf([f"{names[2 * n]} {names[2 * n + 1]}" for n in range(AUTHORS)], 1 << 10)
        self.sections = zipf(SECTIONS, 1 << 10)
        self.tags = zipf([f"Topic {n}" for n in range(1, max(1, TAGS_PER_10_000 * count // 10_000) + 1)], 1 << 17)
        self.rare = {count * (2 * n + 1) // (2 * RARE_ARTICLES) for n in range(RARE_ARTICLES)}

    def article(self, number):
        chance = self.chance
        words = draw(chance, self.words, 300 + chance.getrandbits(16) % 301)
        if number in self.rare:
            words[len(words) // 3] = RARE
        if number % COMMON_EVERY == COMMON_EVERY // 2:
            words[len(words) // 2] = COMMON
        title = " ".join(draw(chance, self.words, 5 + chance.getrandbits(8) % 6))
        step = SECONDS / self.count
        at = FIRST_DAY + datetime.timedelta(seconds=int((number + chance.random()) * step))
        return {
            "id": f"corpus-{number + 1}",
            "slug": f"{title.replace(' ', '-')}-{number + 1}",
            "title": title.capitalize(),
            "summary": sentences(chance, draw(chance, self.words, 18))[0],
            "language": "en",
            "section": label(few(chance, self.sections, 1)[0]),
            "tags": [label(name) for name in few(chance, self.tags, 5)],
            "authors": [label(name) for name in few(chance, self.authors, 2)],
            "publishedAt": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "body": body(chance, words),
        }


def main():
    count = int(sys.argv[1])
    corpus = Corpus(count)
    for number in range(count):
        print(json.dumps(corpus.article(number), separators=(",", ":")))


if __name__ == "__main__":
    main()
