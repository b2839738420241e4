//! 法条: the articles that forms and deadlines of mediation rest on, by number with a gist in our own words. The texts themselves are
//! not here: a gist is for finding the article and never for the article. A station adds its own texts and local rules.

use serde::{Deserialize, Serialize};

/// One article, or a rule of the station's own.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Article {
    /// 「人民调解法」
    pub law: String,
    /// 「33 条」
    pub number: String,
    pub gist: String,
}

/// What parts the fields of an article that is written on one line.
const BETWEEN: [char; 2] = ['｜', '|'];

impl Article {
    /// 「人民调解法 33 条」
    pub fn name(&self) -> String {
        format!("{} {}", self.law, self.number).trim().to_owned()
    }

    /// As it is put into minutes and agreements.
    pub fn citation(&self) -> String {
        if self.gist.is_empty() {
            format!("依照{}。", self.name())
        } else {
            format!("依照{}：{}。", self.name(), self.gist)
        }
    }

    /// Whether every word of what was typed stands in it.
    pub fn is_meant(&self, typed: &str) -> bool {
        let whole = format!("{}{}{}", self.law, self.number, self.gist).replace(' ', "");
        typed.split_whitespace().all(|word| whole.contains(word))
    }

    /// 「本站公约｜3 条｜楼道不停放电动车」; a line without bars is a name alone. Nothing of an empty line.
    pub fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(3, BETWEEN).map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        let article = Self { law: next(), number: next(), gist: next() };
        (!article.law.is_empty()).then_some(article)
    }

    /// The same, to be edited.
    pub fn written(&self) -> String {
        [self.law.as_str(), &self.number, &self.gist].join("｜").trim_end_matches('｜').to_owned()
    }
}

/// What the program knows, in the order a case comes to need it.
pub fn known_articles() -> Vec<Article> {
    let article = |(law, number, gist): &(&str, &str, &str)| Article {
        law: (*law).to_owned(),
        number: (*number).to_owned(),
        gist: (*gist).to_owned(),
    };
    KNOWN.iter().map(article).collect()
}

const KNOWN: [(&str, &str, &str); 30] = [
    ("人民调解法", "4 条", "人民调解不收取任何费用"),
    ("人民调解法", "8 条", "调委会由三至九人组成，应当有妇女成员"),
    ("人民调解法", "9 条", "调委会每届三年"),
    ("人民调解法", "15(四) 条", "调解员要为当事人的隐私和商业秘密保密"),
    (
        "人民调解法",
        "23 条",
        "当事人可以选择调解员，可以接受、拒绝或者要求终止调解，可以要求公开或者不公开，自愿达成协议",
    ),
    ("人民调解法", "24 条", "当事人要如实陈述、遵守秩序、尊重调解员和对方"),
    (
        "人民调解法",
        "29 条",
        "书面协议写明当事人情况、主要事实、争议事项和责任、协议内容、履行方式和期限，签名盖章后生效",
    ),
    ("人民调解法", "30 条", "口头协议自达成之日起生效"),
    ("人民调解法", "33 条", "认为有必要的，自协议生效之日起三十日内共同申请司法确认"),
    ("民事诉讼法（2023）", "205 条", "调解协议由双方自生效之日起三十日内共同向法院申请司法确认"),
    ("民事诉讼法（2023）", "187 条", "特别程序案件一般自立案起三十日内审结"),
    ("法释〔2011〕5 号", "3 条", "司法确认申请书要写的内容和要附的材料"),
    ("法释〔2011〕5 号", "4 条", "法院三日内决定是否受理；确认身份、收养、婚姻关系等不受理；案号用调确字"),
    ("法释〔2011〕5 号", "5 条", "法院十五日内作出是否确认的决定，可以延长十日"),
    ("海南办法", "18 条", "调委会立即决定是否受理；复杂疑难或者移送、委托的，三日内决定"),
    ("海南办法", "26 条", "调解一般三十日内办结，行业专业纠纷六十日，可以约定延长"),
    ("海南办法", "29 条", "有给付内容又不能即时履行的，要有书面协议"),
    ("四川", "26 条", "调解一般三十日内办结"),
    ("宁波条例", "20 条", "一方人数众多的，可以推选五名以下代表参加调解"),
    ("宁波条例", "24 条", "当事人要求的、没有即时履行完毕的、重大复杂疑难的，要有书面协议"),
    ("宁波条例", "27 条", "调解一般一个月内办结；延期仍调不成的，发终止调解通知书并告知其他途径"),
    ("深圳", "25 条", "调解期限先按约定，没有约定的三十日"),
    ("深圳", "26 条", "只就部分事项达成一致的，可以先确认这一部分"),
    ("旧司法部令第 75 号", "33 条", "调解一般在一个月内办结"),
    ("旧部令", "35 条", "协议要写履行的方式、地点和期限"),
    ("治安管理处罚法", "9 条 4 款", "因民间纠纷的轻微治安案件，调解成并已履行，书面申请经公安认可的，不予处罚"),
    ("城市居民委员会组织法", "30 条", "居民公约由居民会议制定修改，报备案"),
    ("信访工作条例", "22、23、34–36 条", "收到十五日内转送、交办或者告知；受理后六十日内办结，可以延长三十日"),
    ("个人信息保护法", "25 条", "没有单独同意，不公开个人信息"),
    ("司发通〔2010〕239 号", "", "人民调解文书格式和统计报表的口径"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<String> {
        known_articles().iter().filter(|article| article.is_meant(typed)).map(Article::name).collect()
    }

    #[test]
    fn an_article_is_found_by_its_law_its_number_and_what_it_is_about() {
        assert_eq!(found("人民调解法 33条"), ["人民调解法 33 条"]);
        assert!(found("司法确认").contains(&"民事诉讼法（2023） 205 条".to_owned()));
        assert_eq!(found("终止 通知书"), ["宁波条例 27 条"]);
        assert!(found("没有这样的法条").is_empty());
        assert_eq!(found("").len(), KNOWN.len());
    }

    #[test]
    fn an_own_rule_is_read_as_it_is_written() {
        for (line, law, number, gist) in [
            ("本站公约｜3 条｜楼道不停放电动车", "本站公约", "3 条", "楼道不停放电动车"),
            ("本站公约|3 条|楼道|充电", "本站公约", "3 条", "楼道|充电"),
            ("物业服务合同", "物业服务合同", "", ""),
        ] {
            let read = Article::read(line).expect("a rule");
            assert_eq!((read.law.as_str(), read.number.as_str(), read.gist.as_str()), (law, number, gist));
            assert_eq!(Article::read(&read.written()), Some(read));
        }
        assert_eq!(Article::read("  "), None);
    }

    #[test]
    fn a_citation_says_which_article_and_what_of_it() {
        let article = Article::read("本站公约｜3 条｜楼道不停放电动车").expect("a rule");
        assert_eq!(article.citation(), "依照本站公约 3 条：楼道不停放电动车。");
    }
}
