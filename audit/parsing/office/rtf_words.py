"""What the control words of Rich Text Format stand for.

Names after the Rich Text Format (RTF) Specification, version 1.9.1, Microsoft 2008.
"""

from __future__ import annotations

from audit.parsing.tables.cell_lines import CELL

BODY, SKIPPED = "body", ""
FONTS, PICTURE, OBJECT, SHAPE = "fonts", "picture", "object", "shape"
PARTS = {
    **dict.fromkeys("header headerl headerr headerf".split(), "header"),
    **dict.fromkeys("footer footerl footerr footerf".split(), "footer"),
    **dict.fromkeys(("footnote", "endnote"), "footnote"),
    **dict.fromkeys("title subject author manager company operator category keywords".split(), "properties"),
    **dict.fromkeys("doccomm hlinkbase userprops propname staticval docvar revtbl".split(), "properties"),
    **dict.fromkeys("formfield ffname ffdeftext ffl ffhelptext ffstattext".split(), "form"),
    **dict.fromkeys(("annotation", "atnauthor", "atnid"), "comment"),
    **dict.fromkeys(
        ("shppict", "shpinst", "shptxt", "fldinst", "fldrslt", "object", "result", "ud", "nesttableprops"), BODY
    ),
    "fonttbl": FONTS,
    "pict": PICTURE,
    "objdata": OBJECT,
    "sn": SHAPE,
    "sv": SHAPE,
}
SKIPPED_WORDS = frozenset(
    "colortbl stylesheet listtable listoverridetable nonshppict shprslt creatim revtim printim buptim objclass"
    " themedata datastore generator rsidtbl latentstyles xmlnstbl panose falt filetbl nonesttables".split()
)
SHAPE_TEXTS = frozenset({"wzName", "wzDescription", "wzTooltip", "gtextUNICODE", "pihlShape"})
"""Properties of a shape that are text: its name, what it shows, and letters drawn as art."""
FIELDS = frozenset({"fldinst", "fldrslt"})
"""How a field is made, and what it shows: neither goes on where the other ends."""
PEOPLE = frozenset({"author", "operator", "manager", "atnauthor", "revtbl"})
BREAKS = frozenset("par line row nestrow page sect column softline".split())
CHARACTERS = {
    "tab": "\t",
    "nestcell": "\t",
    "cell": CELL,
    **{"emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
}
SYMBOLS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 204: "cp1251"}
"""``\\fcharset`` values that name another code page than the document's (RTF 1.9.1, Font Table)."""
PICTURES = {"pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf"}
