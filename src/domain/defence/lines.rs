//! 五道治安防线: where each runs, who usually answers for it, and how much of it somebody answers for.

/// One of the five, as the document that set them up describes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// A code of 防线.
    pub code: &'static str,
    pub name: &'static str,
    /// 「城乡结合部」
    pub runs: &'static str,
    /// 「包组干部、中心户长」
    pub answerers: &'static str,
    /// Duties of the address tree whose holders answer for a point where nobody is named, in this order.
    pub duties: &'static [&'static str],
}

pub const LINES: [Line; 5] = [
    Line {
        code: "1", name: "边", runs: "城乡结合部", answerers: "包组干部、中心户长", duties: &["4", "6"]
    },
    Line { code: "2", name: "线", runs: "街道小巷", answerers: "联防组", duties: &[] },
    Line { code: "3", name: "点", runs: "案件多发地带", answerers: "社区民警", duties: &["5"] },
    Line {
        code: "4", name: "院", runs: "居民小区", answerers: "住户、楼长、兼职信息员", duties: &["3"]
    },
    Line { code: "5", name: "门", runs: "机关单位", answerers: "单位", duties: &[] },
];

impl Line {
    pub fn of(code: &str) -> Option<&'static Self> {
        LINES.iter().find(|line| line.code == code)
    }
}

/// How many points there are, and for how many of them somebody answers.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Coverage {
    pub points: usize,
    pub answered: usize,
}

impl Coverage {
    pub fn count(&mut self, is_answered: bool) {
        self.points += 1;
        self.answered += usize::from(is_answered);
    }

    /// 「108 处，101 处有责任人」
    pub fn words(self) -> String {
        format!("{} 处，{} 处有责任人", self.points, self.answered)
    }
}
