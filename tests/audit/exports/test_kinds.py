"""Tables of unknown origin are told by what their columns mean, and near misses are not."""

from __future__ import annotations

import pytest

from audit.exports import load
from audit.exports.match import plan
from audit.model import Table

EXPORTS = load()
CSV, JSON, XML, SQLITE, XLSX = "csv", "json", "xml", "sqlite", "spreadsheet"


def recognised(format: str, name: str, columns: str) -> str | None:
    found = plan(EXPORTS, Table(name, tuple(columns.split(","))), "file", format)
    return (found.export or found.record) if found else None


KINDS = [
    ("CONTACT_LIST", "姓名,手机号"),
    ("TRANSACTION_RECORD", "Buchungstag,Wertstellung (Valuta),Vorgang,Buchungstext,Umsatz in EUR"),
    ("TRANSACTION_RECORD", "Date d'opération,Date de valeur,Débit,Crédit,Libellé,Solde"),
    ("TRANSACTION_RECORD", "Fecha,Concepto,Importe,Divisa"),
    ("TRANSACTION_RECORD", "Datum,Bedrag,Saldo na trn,Naam tegenpartij"),
    ("TRANSACTION_RECORD", "#Data operacji,#Opis operacji,#Rachunek,#Kwota"),
    ("TRANSACTION_RECORD", "日付,内容,出金金額(円),入金金額(円),残高(円)"),
    ("PASSWORD", "website,login,password"),
    ("PASSWORD", "网站,账号,密码"),
    ("CONTACT_LIST", "名称,手机"),
    ("CONTACT_LIST", "客户姓名,联系电话,备注"),
    ("CONTACT_LIST", "id,full_name,email,city"),
    ("CONTACT_LIST", "first_name,last_name,phone_number"),
    ("CALL_RECORD", "caller,callee,start time,duration"),
    ("CALL_RECORD", "Number,Name,Date,Duration,Type"),
    ("CALL_RECORD", "主叫号码,被叫号码,通话开始时间,通话时长(秒)"),
    ("CHAT_RECORD", "发送者,消息内容,发送时间"),
    ("CHAT_RECORD", "date,sender,message"),
    ("EMAIL_MESSAGE", "Subject,From,To,Date,Body"),
    ("FRIEND_LIST", "昵称,备注,微信号,地区"),
    ("APP_LIST", "应用名称,包名,版本"),
    ("WIFI_NETWORK", "SSID,BSSID,signal"),
    ("MEDICAL", "检验项目,结果,单位,参考值"),
    ("LOCATION_TRACK", "timestamp,latitude,longitude,speed,heading"),
    ("LOCATION_TRACK", "time,lat,lng"),
    ("LOCATION_TRACK", "设备,时间,经度,纬度,速度"),
    ("BROWSING_RECORD", "title,url,visit_time"),
    ("BROWSING_RECORD", "网址,标题,访问时间"),
    ("TRANSACTION_RECORD", "日期,金额,收款人,用途"),
    ("TRANSACTION_RECORD", "Date,Payee,Amount,Memo"),
    ("TRANSACTION_RECORD", "Date,Description,Amount,Balance"),
    ("PURCHASE_RECORD", "订单号,商品名称,实付款,下单时间"),
    ("PURCHASE_RECORD", "order_id,product_name,total,order_date,shipping_address"),
    ("LOGIN_RECORD", "登录时间,登录IP,设备名称"),
    ("LOGIN_RECORD", "ip_address,user_agent,created_at"),
    ("LODGING_RECORD", "酒店名称,入住人,入住日期,离店日期"),
    ("LODGING_RECORD", "guest_name,hotel,check_in,check_out"),
    ("TRAVEL_RECORD", "旅客姓名,车次,发车时间,座位号"),
    ("TRAVEL_RECORD", "passenger_name,flight_no,departure_date"),
    ("TRAVEL_RECORD", "pickup_time,pickup_location,dropoff_location,fare"),
    ("SMS_RECORD", "号码,短信内容,发送时间"),
    ("SMS_RECORD", "phone number,sms text,sent_at"),
    ("SMS_RECORD", "Number,Type,Date,Message"),
    ("BIOMETRIC", "姓名,工号,指纹模板"),
    ("BIOMETRIC", "user_id,face_embedding,created_at"),
    ("GENETIC", "rs_id,genotype,gene"),
    ("MEDICAL", "患者姓名,门诊号,诊断,科室"),
    ("MEDICAL", "patient_id,diagnosis,admission_date"),
    ("MEDICAL", "日期,收缩压,舒张压"),
    ("MEDICAL", "date,blood glucose (mmol/L),note"),
    ("LOAN_RECORD", "借款平台,借款金额,应还金额,还款日"),
    ("LOAN_RECORD", "borrower,loan_amount,due_date,days_past_due"),
    ("ACCOUNT_BALANCE", "开户行,账户名称,余额"),
    ("ACCOUNT_BALANCE", "account number,available balance"),
    ("GAME_RECORD", "游戏名称,在线时长,段位"),
    ("GAME_RECORD", "game,hours_played,last_played"),
    ("APP_USAGE_RECORD", "应用名称,使用时长(分钟),打开次数"),
    ("APP_USAGE_RECORD", "app_name,screen_time_minutes,date"),
    ("MAIL_ACCOUNT", "邮箱地址,IMAP服务器,SMTP服务器"),
    ("INPUT_RECORD", "剪贴板内容,复制时间"),
    ("INPUT_RECORD", "timestamp,clipboard_text"),
    ("SEARCH_RECORD", "搜索关键词,搜索时间"),
    ("SEARCH_RECORD", "search_query,timestamp,results"),
    ("SPORT_RECORD", "日期,步数,卡路里"),
    ("SPORT_RECORD", "date,workout type,calories burned"),
    ("GROUP_MEMBERSHIP", "群名称,群号,我的群昵称"),
    ("GROUP_MEMBERSHIP", "group_name,joined_at,member_count"),
    ("COLLEAGUE", "姓名,部门,职务,工号"),
    ("COLLEAGUE", "name,department,job title,hire date"),
    ("AD_PROFILE", "用户ID,兴趣标签,更新时间"),
    ("AD_PROFILE", "device_id,audience_segments"),
    ("PUBLIC_POST", "微博内容,发布时间,点赞数,转发数"),
    ("PUBLIC_POST", "tweet_text,created_at,likes,retweets"),
    ("SOCIAL_ACTIVITY", "视频标题,链接,点赞时间"),
    ("NOTE", "笔记标题,笔记内容,创建时间"),
    ("NOTE", "diary,date"),
    ("TRANSACTION_RECORD", "交易日期,摘要,存入金额,取出金额,余额"),
    ("TRANSACTION_RECORD", "交易时间,交易对方名称,收入/支出金额"),
]


@pytest.mark.parametrize(("record", "columns"), KINDS)
def test_tables_of_unknown_origin(record: str, columns: str) -> None:
    assert recognised(CSV, "", columns) == record


NEAR_MISSES = [
    "date,description,amount,category",
    "day,period,subject,room",
    "name,url,stars",
    "host,user,password_hash,plugin",
    "A1,B1,C1",
    "a,b,c",
    "",
    "Title,Date",
    "name,price,stock,sku",
    "商品名称,单价,库存",
    "姓名,身份证号",  # people, but nobody could be reached by it
    "名称,电话",
    "名称,手机,品牌",
    "product_name,phone,price",
    "公司名称,法定代表人,电话,注册资本",
    "company_name,name,phone,industry",
    "店铺名称,联系人,电话,地址",
    "name,version,license",
    "name,value",
    "build number,branch,duration,date",
    "test_name,number,duration,date",
    "commit,author,date,message",
    "level,sender,message,timestamp,logger",
    "timestamp,level,message",
    "author,title,content,date",
    "time,latitude,longitude,depth,mag",
    "station_id,lat,lon,date,temperature,speed",
    "city,lat,lon,population",
    "store_name,latitude,longitude,updated_at,phone",
    "url,title,date",
    "url,lastmod,priority",
    "time,ip,method,path,status,bytes,user_agent",
    "src_ip,dst_ip,timestamp,protocol",
    "date,amount,category",
    "date,open,high,low,close,volume",
    "order_id,product_id,quantity",
    "train_no,departure_time,arrival_time",
    "车次,始发站,终点站,发车时间",
    "check in,check out",
    "header,title,time",
    "id,type,content",
    "lat,lon,name",
    "key,zh,en",
    "package,version",
    "test_name,result,expected",
    "subject,version,date",
    "keyword,search_volume,cpc,date",  # statistics of searches are nobody's searches
    "search_query,clicks,impressions,date",
    "icd编码,疾病名称,诊断",
    "drug name,manufacturer,approval date",
    "药品名称,规格,生产企业",
    "产品,贷款利率,期数",
    "科目名称,借方,贷方,余额",
    "account,debit,credit,balance",
    "game,price,genre,release date",
    "group,member",
    "group_name,permission",
    "部门,姓名,预算",
    "department,budget,year",
    "tag,count",
    "标签,数量",
    "user_id,segments_file,split",
    "step,loss,accuracy,time",
    "vertex,face_id,material",
    "mesh,face_encoding,material",
    "epoch,label,heart_rate,date",
    "comment,line,file",
    "note",
    "notes,date,amount",
    "smtp_host,smtp_port",
    "chromosome,start,end,gene",
    "rsid,gene,consequence",
    "酒店名称,房型,价格",
    "车型,起步价,里程",
    "app,version,size",
    "query,duration,timestamp",
    "title,text,date",
    "phone,message,date",  # nobody says who sent it: a form on a web page has these too
]


@pytest.mark.parametrize("columns", NEAR_MISSES)
def test_near_misses_have_no_name(columns: str) -> None:
    assert recognised(CSV, "", columns) is None


@pytest.mark.parametrize(
    ("format", "name", "columns"),
    [
        (SQLITE, "products", "number,price,duration,date"),
        (SQLITE, "urls", "id,url,checked_at"),
        (SQLITE, "message", "id,level,text"),
        (JSON, "dependencies", "name,timestamp"),
        (JSON, "contributors", "name,email,url"),
        (JSON, "*/authors", "name,email"),
        (XML, "project/developers/developer", "id,name,email"),
        (JSON, "features", "type,geometry/type,properties/name"),
        (JSON, "locations", "latitudeE7,longitudeE7"),
        (JSON, "", "startTime,endTime,title"),
        (XML, "gpx/trk/trkseg/trkpt", "lat,lon,ele"),
        (XML, "project/dependencies/dependency", "groupId,artifactId,version"),
        (XLSX, "Sheet1", "交易类型,日期,金额,备注"),
    ],
)
def test_near_misses_of_named_tables(format: str, name: str, columns: str) -> None:
    assert recognised(format, name, columns) is None
