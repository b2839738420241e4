//! Headings of what is not collected (docs/privacy.md): they lead to no field, and the clerk is told why.

/// What is said beside such a column.
const SENSITIVE: &str = "敏感个人信息，本站不采集";
const LABEL: &str = "给人贴标签，本站不采集";
const NEEDLESS: &str = "与本站工作无关，不采集";

/// Words in headings, and why there is no field for them.
const WORDS: [(&str, &[&str]); 3] = [
    (
        SENSITIVE,
        &[
            "宗教",
            "信仰",
            "健康",
            "疾病",
            "病史",
            "病情",
            "患病",
            "残疾",
            "精神",
            "艾滋",
            "尿检",
            "血型",
            "指纹",
            "人脸",
            "声纹",
            "虹膜",
            "基因",
            "计生",
            "计划生育",
            "生育",
            "避孕",
            "节育",
            "怀孕",
            "孕情",
            "孕检",
            "婚育",
            "轨迹",
            "门禁",
        ],
    ),
    (
        LABEL,
        &[
            "重点",
            "风险",
            "管控",
            "高危",
            "前科",
            "犯罪",
            "违法",
            "刑释",
            "刑满",
            "矫正",
            "吸毒",
            "涉毒",
            "邪教",
            "上访",
            "信访",
            "信用分",
            "积分",
            "黑名单",
        ],
    ),
    (NEEDLESS, &["身高", "收入", "资产", "存款", "银行", "账号", "账户", "社保", "医保", "政治面貌", "党员", "照片"]),
];

/// Why a column under this heading is not taken, if it is one of those.
pub fn forbidden(heading: &str) -> Option<&'static str> {
    let heading = super::plain(heading);
    let is_meant = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    WORDS.iter().find(|(_, words)| is_meant(words)).map(|(reason, _)| *reason)
}

/// Words in a remark that tell what is not collected, whatever stands around them.
const IN_REMARKS: [&str; 14] = [
    "宗教",
    "信教",
    "信仰",
    "邪教",
    "吸毒",
    "涉毒",
    "戒毒",
    "前科",
    "犯罪",
    "刑释",
    "刑满",
    "社区矫正",
    "艾滋",
    "精神病",
];

/// Whether a remark tells such a thing.
pub(super) fn is_forbidden_remark(text: &str) -> bool {
    IN_REMARKS.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_collected_is_told_by_its_heading() {
        for heading in
            ["宗教信仰", "健康状况", "是否重点人员", "重点类别", "风险等级", "年收入(元)", "政治 面貌*", "健康备注"]
        {
            assert!(forbidden(heading).is_some(), "{heading}");
        }
        for heading in ["婚姻状况", "统一社会信用代码", "居住事由", "备注", "现住地址", "职业", "户籍地"]
        {
            assert_eq!(forbidden(heading), None, "{heading}");
        }
    }
}
