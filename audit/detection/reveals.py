"""What the name of a group, an app or a search tells of somebody: faith, illness, whom they love.

Words that mean nothing else; 教会 is "to teach" as often as a church, so it needs a word beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORDS: Mapping[str, re.Pattern[str]] = {
    "orientation": re.compile(
        r"(?i)同性恋|同志(?:交友|群|聊天|互助)|拉拉群|男同|女同|双性恋|跨性别|变性|出柜|彩虹家庭"
        r"|\bgay\b|\blesbian|\blgbt|\bbisexual|\btransgender|grindr|\bblued\b|com\.soft\.blued|lesdo|\bjackd\b|scruff"
    ),
    "illness": re.compile(
        r"(?i)抑郁症?|躁郁|双相(?:情感|障碍)|精神分裂|焦虑症|强迫症|自闭症|艾滋|\bHIV\b|感染者|梅毒|尖锐湿疣|性病|乙肝|丙肝"
        r"|癌症|[肺肝胃肠乳腺]癌|白血病|淋巴瘤|肿瘤|化疗|放疗|透析|尿毒症|糖尿病|癫痫|帕金森|渐冻|红斑狼疮|罕见病|病友|戒毒|戒酒"
        r"|不孕不育|流产|试管婴儿|\bdepression\b|\bbipolar\b|\bcancer\b|\bleuk[ae]+mia\b|\bdiabet|\bepilep|\baids\b|\bhepatitis\b"
        r"|\balcoholics\b|\brehab\b|\bfertility clinic\b"
    ),
    "faith": re.compile(
        r"(?i)基督教?|天主教|伊斯兰|穆斯林|清真寺|佛教|道教|念佛|诵经|圣经|古兰经|主日|礼拜(?:堂|时间)|(?:家庭|福音|团契)教会"
        r"|教会(?:团契|弟兄|姊妹|聚会)|查经|祷告|朝觐|法会|皈依|佛友"
        r"|\bbible\b|\bquran\b|\bchurch\b|\bmosque\b|\bmuslim|\bchristian|\bcatholic|\bbuddhis|\bprayer\b|\bsynagogue\b"
    ),
}


def classes(text: str) -> frozenset[str]:
    """Which of ``orientation``, ``illness`` and ``faith`` a text speaks of."""
    return frozenset(what for what, words in _WORDS.items() if words.search(text))
