"""Text in fields: it shows itself and does nothing."""

import unicodedata
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.anki.markup import html_list, html_text, link, marked

TEXT = st.text() | st.text(alphabet="<>&[]\\{}\"' \n\x00\x1fa:/ếđ́")


class Tags(HTMLParser):
    """Collects the tags of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.names = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, _):
        self.names.append(tag)

    def handle_comment(self, _):
        self.names.append("comment")


@given(TEXT)
def test_text_has_no_tags_references_or_control_characters(text):
    html = html_text(text)
    assert Tags(html).names == []
    assert "[" not in html
    assert "\\" not in html
    assert not any(unicodedata.category(char) == "Cc" for char in html)
    assert unicodedata.is_normalized("NFC", unescape(html))


@given(TEXT, st.data())
def test_marked_text_reads_as_the_text(text, data):
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    html = marked(text, spans)
    assert Tags(html).names == ["mark"] * len(spans)


def test_plain_text_stays_as_it_is():
    assert html_text("Thượng tướng") == "Thượng tướng"
    assert marked("ông đại sứ đến", [(4, 10)]) == "ông <mark>đại sứ</mark> đến"


def test_decomposed_letters_are_composed_and_blanks_joined():
    assert html_text(unicodedata.normalize("NFD", "đối\n thoại ")) == "đối thoại"


def test_half_a_surrogate_pair_is_replaced():
    assert html_text("a\ud800b") == "a?b"


def test_a_list_of_nothing_is_nothing():
    assert html_list([]) == ""
    assert html_list(["a", "b"], "ol") == "<ol><li>a</li><li>b</li></ol>"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//host", "http:", "http://[", None])
def test_only_web_addresses_become_links(url):
    assert link("a & b", url) == "a &amp; b"


def test_a_link_keeps_its_address():
    assert link("a", 'https://x.example/?q="1"&r') == '<a href="https://x.example/?q=&quot;1&quot;&amp;r">a</a>'
