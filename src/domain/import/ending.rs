//! What became of a dispute, as a ledger says it in a word: read from the words of others, and written for them.

use crate::domain::dispute::{Course, Stage, StepKind};

/// How far a matter has come.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Ending {
    /// Registered, and nothing is decided.
    #[default]
    Waiting,
    UnderWay,
    Agreed,
    Failed,
    Terminated,
    Withdrawn,
    Refused,
    /// To whom.
    Transferred(String),
}

/// Words of ledgers. What says that nothing came of it stands before what it denies: 「未成功」 has 「成功」 in it.
const WORDS: [(&[&str], Ending); 7] = [
    (&["不予受理", "不受理"], Ending::Refused),
    (&["撤回", "撤诉", "撤销"], Ending::Withdrawn),
    (&["终止", "中止"], Ending::Terminated),
    (&["待受理", "未受理"], Ending::Waiting),
    (&["未化解", "未办结", "未结", "未调解", "调解中", "办理中", "正在", "进行中", "跟进", "已受理"], Ending::UnderWay),
    (&["不成", "失败", "未达成", "未成功", "未调成"], Ending::Failed),
    (&["成功", "达成", "化解", "调结", "和解", "已办结", "已结", "履行", "调解好", "双方同意"], Ending::Agreed),
];
const TRANSFERRED: [&str; 2] = ["移送", "移交"];

impl Ending {
    /// What a cell says; none where it cannot be told.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        match text {
            "" => return Some(Self::default()),
            "是" => return Some(Self::Agreed),
            "否" => return Some(Self::Failed),
            _ => {}
        }
        for word in TRANSFERRED {
            let to = text.split_once(word).map(|(_, to)| to.trim_start_matches(['至', '到', '：', ':', ' ']));
            if let Some(to) = to.filter(|to| !to.is_empty()) {
                return Some(Self::Transferred(to.to_owned()));
            }
        }
        WORDS.iter().find(|(words, _)| words.iter().any(|word| text.contains(word))).map(|(_, ending)| ending.clone())
    }

    /// Where a case of this station stands. What is archived had ended before, and how is told by its last deciding step.
    pub fn of(course: &Course, last: Option<(StepKind, &str)>) -> Self {
        match (course.stage, last) {
            (Stage::Registered, _) => Self::Waiting,
            (_, Some((StepKind::Agree | StepKind::AgreeOrally, _))) => Self::Agreed,
            (_, Some((StepKind::Fail, _))) => Self::Failed,
            (_, Some((StepKind::Terminate, _))) => Self::Terminated,
            (_, Some((StepKind::Withdraw, _))) => Self::Withdrawn,
            (_, Some((StepKind::Refuse, _))) => Self::Refused,
            (_, Some((StepKind::Transfer, to))) => Self::Transferred(to.to_owned()),
            _ => Self::UnderWay,
        }
    }

    /// In words that are read back.
    pub fn label(&self) -> String {
        match self {
            Self::Waiting => "待受理",
            Self::UnderWay => "已受理",
            Self::Agreed => "调解成功",
            Self::Failed => "调解不成",
            Self::Terminated => "终止调解",
            Self::Withdrawn => "当事人撤回",
            Self::Refused => "不予受理",
            Self::Transferred(to) => return format!("移送{to}"),
        }
        .to_owned()
    }

    /// The step that says so.
    pub fn step(&self) -> Option<StepKind> {
        match self {
            Self::Waiting | Self::UnderWay => None,
            Self::Agreed => Some(StepKind::AgreeOrally),
            Self::Failed => Some(StepKind::Fail),
            Self::Terminated => Some(StepKind::Terminate),
            Self::Withdrawn => Some(StepKind::Withdraw),
            Self::Refused => Some(StepKind::Refuse),
            Self::Transferred(_) => Some(StepKind::Transfer),
        }
    }

    /// Whether the case was accepted before.
    pub fn was_accepted(&self) -> bool {
        !matches!(self, Self::Waiting | Self::Refused | Self::Transferred(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_it_is_read_from_a_word_and_nothing_is_guessed() {
        for (text, ending) in [
            ("调解成功", Some(Ending::Agreed)),
            ("已达成书面协议", Some(Ending::Agreed)),
            ("是", Some(Ending::Agreed)),
            ("调解未成功", Some(Ending::Failed)),
            ("调解不成，告知诉讼", Some(Ending::Failed)),
            ("否", Some(Ending::Failed)),
            ("正在调解", Some(Ending::UnderWay)),
            ("未化解", Some(Ending::UnderWay)),
            ("当事人撤回申请", Some(Ending::Withdrawn)),
            ("移送至江阳区法院", Some(Ending::Transferred("江阳区法院".to_owned()))),
            ("移送", None),
            ("双方握手", None),
            ("", Some(Ending::Waiting)),
        ] {
            assert_eq!(Ending::read(text), ending, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for ending in [
            Ending::Waiting,
            Ending::UnderWay,
            Ending::Agreed,
            Ending::Failed,
            Ending::Terminated,
            Ending::Withdrawn,
            Ending::Refused,
            Ending::Transferred("江阳区法院".to_owned()),
        ] {
            assert_eq!(Ending::read(&ending.label()), Some(ending));
        }
    }
}
