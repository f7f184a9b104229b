"""What only looks like a relation or a group: nothing may be found in it, and it teaches the weights so."""

from __future__ import annotations

NO_RELATIONS = (
    "妈妈是医生",
    "我妈高兴坏了",
    "爸爸常说要早睡",
    "同学们好",
    "他妈妈和爸爸",
    "老婆方便吗",
    "温哥华大会",
    "妇女儿童基金会",
    "营销总经理助理",
    "先生王阳明心学",
    "My mother is The best",
    "the boss fight in Dark Souls",
    "我外婆是瑶族人",
    "我爸退休在家，我妈务农",
    "公公婆婆岳父岳母怎么区分",
    "老丈人是道士",
    "他爸是民建的",
    "儿子军训去了",
    "班主任王老师",
    "司机李师傅已接单",
    "某店经理王宏宇说",
    "有急事请联系客服",
    "My husband is Coptic",
    "",
)
NO_GROUPS = (
    "怎么加入读书会",
    "由中国房地产业协会、中国摄影家协会主办",
    "登山协会章程（修订）",
    "群公告：禁止发广告",
    "加入我们：招聘工程师",
    "在这个群里别说话",
    "进群请改名",
    "",
)
NEAR_MISSES = (*NO_RELATIONS, *NO_GROUPS)
