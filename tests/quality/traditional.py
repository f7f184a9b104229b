"""Traditional characters for the simplified ones of the matrix that Big5 cannot write."""

from __future__ import annotations

_SIMPLIFIED = (
    "叁专业东丝两丧个为丽义乐乡书产亲从们众会伟传伤倾储兑兰关兴内册写军农况击刘则别办务动区医协单历压县参双"
    "发变号吴员团园国场壮声处备妇妈孙学宝实宫对将尔届属岁岗币师广庆库应开张强当录径态总恋户护报拨择换数断"
    "无时暂术杂权条来杨标栋档检楼欧残汉没沪测济湾满滨点烦烧热爱状电监盖盗盘矫码硕碍礼积称税窃笔签类粤紧红"
    "级纪纬纳纹线组绍经绑结络统维绵综编缴职联脸节苏营蓝补见规视计订议记许设证识诈诉诊词试话询详语误诱说请"
    "诸课调财责败账货质贯贰贷贸费资赏赵车转软辆辐输迁过运还进远违连选递遗邮钟钥钮钱银铺销锁错长门问间阑阳"
    "际陆陈险静韩页项顺须顿预频颖题额饭饮馆马驶驾骂验骗鲁鸣黄龄龙"
)
_TRADITIONAL = (
    "參專業東絲兩喪個為麗義樂鄉書產親從們眾會偉傳傷傾儲兌蘭關興內冊寫軍農況擊劉則別辦務動區醫協單歷壓縣參雙"
    "發變號吳員團園國場壯聲處備婦媽孫學寶實宮對將爾屆屬歲崗幣師廣慶庫應開張強當錄徑態總戀戶護報撥擇換數斷"
    "無時暫術雜權條來楊標棟檔檢樓歐殘漢沒滬測濟灣滿濱點煩燒熱愛狀電監蓋盜盤矯碼碩礙禮積稱稅竊筆籤類粵緊紅"
    "級紀緯納紋線組紹經綁結絡統維綿綜編繳職聯臉節蘇營藍補見規視計訂議記許設證識詐訴診詞試話詢詳語誤誘說請"
    "諸課調財責敗帳貨質貫貳貸貿費資賞趙車轉軟輛輻輸遷過運還進遠違連選遞遺郵鍾鑰鈕錢銀鋪銷鎖錯長門問間闌陽"
    "際陸陳險靜韓頁項順須頓預頻穎題額飯飲館馬駛駕罵驗騙魯鳴黃齡龍"
)
_TABLE = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def traditional(text: str) -> str:
    """``text`` with those characters replaced one for one: enough for the bytes of a Big5 file, no translation."""
    return text.translate(_TABLE)
