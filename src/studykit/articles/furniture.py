"""Page furniture: what press pages carry around and inside an article, as patterns over tidy text.

Tidy text has single spaces, no blank lines and no blanks at line ends, so no pattern meets a long run of blanks.
"""

import re

_PRESS = (
    r"TTXVN|VGP|VNA|VOV[1-6]?|VTV\d?|VTC|QĐND|QPVN|BNEWS|TG&VN|TPO|TTO|NDO|NLĐO|SGGP|CAND|ANTĐ|PLO|HNM|ĐCSVN|Reuters|AFP|AP|TASS|EPA|Getty|Xinhua"
    r"|THX|Tân Hoa [Xx]ã|Sputnik|RIA|Kyodo|Yonhap|Bernama|VietnamPlus|VnExpress|Dân trí|Tuổi Trẻ|Tiền Phong|Thanh Niên"
    r"|Nhân Dân|[Bb]áo [A-ZĐ][\w ]{2,20}"
)
_CREDITED = rf"{_PRESS}|BQP|BNG|Bộ Ngoại giao|Bộ Quốc phòng|Bộ Công an"
_SITE = r"[A-Za-z][\w.-]{0,40}\.(?:vn|VN|com|net|org)"
_PICTURE = (
    r"(?:[Ảả]nh|(?:[Tt]in|[Bb]ài)(?:,| và|, và) ảnh|[Nn]guồn(?: ảnh)?|[Vv]ideo|[Cc]lip|[Đđ]ồ họa)"
    r"(?: (?:minh họa|tư liệu|chụp màn hình|do [\w ]{3,30} cung cấp))?"
)
_NAME = r"[A-ZÀ-ỸĐ][\wà-ỹ.]*"
_OPENER = (
    r"(?!(?:Tại|Trong|Ngày|Sáng|Chiều|Tối|Trưa|Theo|Thủ|Bộ|Tổng|Chủ|Phó|Thượng|Trung|Thiếu|Đại|Hai|Phát|Về|Đây|Nhân"
    r"|Với|Việt|Trước|Sau|Cùng|Các|Những|Một|Hội|Đoàn|Ông|Bà|Quốc|Cuộc|Chuyến|Tham|Đối|Đồng|Đến|Thứ|Khi|Để|Vì|Liên"
    r"|Trên) )"
)

END_OF_ARTICLE = re.compile(
    r"""^[•*►▶»>-]*[ ]?(?:
        (?:các[ ])?(?:bài|tin|tin[ ]bài|bài[ ]viết)(?:[ ]viết)?[ ]
          (?:liên[ ]quan|mới(?:[ ]nhất)?|khác|cùng[ ]chuyên[ ]mục|nổi[ ]bật)
      | tin[ ]tức[ ]liên[ ]quan | cùng[ ]chuyên[ ]mục | xem[ ]nhiều | đọc[ ]nhiều(?:[ ]nhất)?
      | có[ ]thể[ ]bạn[ ]quan[ ]tâm | bình[ ]luận(?:[ ]\(\d+\))? | ý[ ]kiến[ ]bạn[ ]đọc
      | (?:từ[ ]khóa|chủ[ ]đề|tags?):[^\n]*
    )[ .:]*(?:\n.*)?\Z""",
    re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""A heading of teasers, and everything after it."""

DATE_PREFIX = re.compile(r"\Adate \d{4}(?:-\d{2}){1,2}\s+")
BUTTON = re.compile(
    r"^[•*►▶-]* ?(?:click để copy|sao chép liên kết|chia sẻ(?: bài viết)?|facebook|twitter|zalo|in bài (?:này|viết)"
    r"|theo dõi (?:báo|chúng tôi)[^\n]{0,80}|(?:nghe|đọc) (?:bài|báo)[^\n]{0,20}|gửi email|quảng cáo)[ .]*$",
    re.IGNORECASE | re.MULTILINE,
)
INVITATION = re.compile(
    r"^[*•►]? ?(?:mời (?:quý )?(?:bạn đọc|độc giả)|\* ?(?:mời|xem)\b|xem thêm|>>|đọc thêm)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
BRACKETED_CREDIT = re.compile(
    rf" ?[(\[](?:{_PICTURE} ?[:.-][^()\[\]\n]{{0,80}}"
    r"|[Ảả]nh(?: (?:minh họa|tư liệu|trên|dưới|trái|phải|internet))?)[)\]]"
)
CREDIT_LINE = re.compile(rf"^\*? ?{_PICTURE} ?:[^\n]{{0,80}}$", re.MULTILINE)
FUSED_CREDIT = re.compile(
    rf" ?\b{_PICTURE} ?: ?"
    rf"(?:(?:{_NAME} ?){{0,4}}[/-] ?)?(?:(?:{_CREDITED})(?!\w)(?: ?[/-] ?(?:{_NAME} ?){{1,3}})?"
    rf"|(?:{_OPENER}{_NAME} ?){{1,4}}(?=[.\n]|\Z|{_NAME})) ?[.)]?"
)
"""A credit that runs on into the next sentence: "Ảnh: An Bình/TTXVN Tại buổi tiếp, …"."""

BYLINE = re.compile(
    rf"^\*? ?(?:[\w., ]{{0,40}}\((?:{_PRESS}|{_SITE})\)|(?:{_PRESS}|{_SITE})(?: (?:[Oo]nline|điện tử))?) ?[-–—:] ",
    re.MULTILINE,
)
END_MARK = re.compile(r"\./\.")
CUT_TITLE = re.compile(r" \.\.\.$", re.MULTILINE)
