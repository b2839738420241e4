//! Names that nobody is taken to bear: of people, of places to work at, of organisations.

use super::dice::Dice;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解区仇查盖缪";
const COMPOUND: [&str; 5] = ["欧阳", "尉迟", "司徒", "上官", "万俟"];
const GIVEN: &str = "雨桐启航芷晴建平广田秋月秀兰国强设婉仪志明思远美玲大勇繁星春和玉珍小梅晓燕海棠青溪若水清扬明远知行嘉禾云舒景行望舒子衿南山东篱文竹书墨松涛竹影荷风梅香兰心菊韵";
const FOREIGN: [(&str, &str, &str); 8] = [
    ("ANNA EXAMPLE", "安娜·样例", "FRA"),
    ("PETER SPECIMEN", "彼得·样本", "DEU"),
    ("MARIA MUSTER", "玛丽亚·范本", "ITA"),
    ("JOHN SAMPLE", "约翰·示例", "GBR"),
    ("YUKI MIHON", "见本雪", "JPN"),
    ("MINSU BOGI", "保己民洙", "KOR"),
    ("NGUYEN VI DU", "阮维育", "VNM"),
    ("OLGA PRIMER", "奥尔加·例子", "RUS"),
];

pub(super) const WORKPLACES: [&str; 12] = [
    "青溪百货超市",
    "海棠菜市场",
    "远山物流站",
    "金桂里小吃店",
    "晨光装饰队",
    "小蜜蜂快递点",
    "春和家政",
    "海棠路理发店",
    "青溪水电安装队",
    "桂花苑物业",
    "远山农资店",
    "南山早餐铺",
];
pub(super) const FACTORY: &str = "晨光纸品厂（虚构）";
pub(super) const OWNER_COMPANIES: [&str; 3] =
    ["青溪资产经营公司（虚构）", "海棠社区股份合作社（虚构）", "远山置业公司（虚构）"];
pub(super) const ELSEWHERE: [&str; 6] = ["泸州市", "成都市", "重庆市", "贵阳市", "宜宾市", "昆明市"];

pub(super) fn surname(dice: &mut Dice) -> String {
    if dice.below(60) == 0 {
        return (dice.pick(&COMPOUND)).to_owned();
    }
    letter(dice, SURNAMES)
}

pub(super) fn given(dice: &mut Dice) -> String {
    let first = letter(dice, GIVEN);
    if dice.below(5) == 0 { first } else { first + &letter(dice, GIVEN) }
}

/// As the passport spells it, in Chinese, and of which country.
pub(super) fn foreigner(dice: &mut Dice) -> (&'static str, &'static str, &'static str) {
    dice.pick(&FOREIGN)
}

fn letter(dice: &mut Dice, letters: &str) -> String {
    let count = letters.chars().count();
    letters.chars().nth(dice.below(count)).map(String::from).unwrap_or_default()
}
