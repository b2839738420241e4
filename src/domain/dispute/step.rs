//! What can happen to a dispute, and which of it decides where it stands.

use crate::domain::codes::DisputeStepKind;
use crate::domain::values::Choice;

/// One kind of step.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum StepKind {
    /// 登记
    Register,
    /// 受理
    Accept,
    /// 不予受理
    Refuse,
    /// 移送
    Transfer,
    /// 调查
    Investigate,
    /// 调解: one meeting
    Mediate,
    /// 达成书面协议: signed by the parties, the mediator and the committee (人民调解法 29 条)
    Agree,
    /// 达成口头协议 (30 条)
    AgreeOrally,
    /// 调解不成
    Fail,
    /// 终止调解
    Terminate,
    /// 当事人撤回
    Withdraw,
    /// 约定延期
    Extend,
    /// 回访
    Visit,
    /// 申请司法确认 (33 条)
    AskConfirmation,
    /// 司法确认结果
    Confirm,
    /// 归档
    Archive,
    /// 重新调解
    Reopen,
}

impl StepKind {
    pub const ALL: [Self; 17] = [
        Self::Register,
        Self::Accept,
        Self::Refuse,
        Self::Transfer,
        Self::Investigate,
        Self::Mediate,
        Self::Agree,
        Self::AgreeOrally,
        Self::Fail,
        Self::Terminate,
        Self::Withdraw,
        Self::Extend,
        Self::Visit,
        Self::AskConfirmation,
        Self::Confirm,
        Self::Archive,
        Self::Reopen,
    ];

    /// Its code in the list of steps.
    pub fn code(self) -> &'static str {
        match self {
            Self::Register => "01",
            Self::Accept => "02",
            Self::Refuse => "03",
            Self::Transfer => "04",
            Self::Investigate => "05",
            Self::Mediate => "06",
            Self::Agree => "07",
            Self::AgreeOrally => "08",
            Self::Fail => "09",
            Self::Terminate => "10",
            Self::Withdraw => "11",
            Self::Extend => "12",
            Self::Visit => "13",
            Self::AskConfirmation => "14",
            Self::Confirm => "15",
            Self::Archive => "16",
            Self::Reopen => "17",
        }
    }

    pub fn of(choice: &Choice<DisputeStepKind>) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == choice.code)
    }

    pub fn choice(self) -> Choice<DisputeStepKind> {
        Choice::of(self.code())
    }

    /// What a button says that records it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Register => "登记",
            Self::Accept => "受理",
            Self::Refuse => "不予受理",
            Self::Transfer => "移送",
            Self::Investigate => "记调查",
            Self::Mediate => "开始调解",
            Self::Agree => "登记签署",
            Self::AgreeOrally => "口头达成",
            Self::Fail => "调解不成",
            Self::Terminate => "终止",
            Self::Withdraw => "撤回",
            Self::Extend => "约定延期",
            Self::Visit => "记回访",
            Self::AskConfirmation => "申请司法确认",
            Self::Confirm => "记确认结果",
            Self::Archive => "归档",
            Self::Reopen => "重新调解",
        }
    }

    /// Whether the case stands elsewhere after it; the others happen beside its course.
    pub fn decides(self) -> bool {
        !matches!(self, Self::Extend | Self::Visit | Self::AskConfirmation | Self::Confirm)
    }

    /// Whether it is not done without saying why.
    pub fn gives_a_reason(self) -> bool {
        matches!(self, Self::Refuse | Self::Fail | Self::Terminate | Self::Withdraw | Self::Reopen)
    }

    /// Whether what was said at it is written down, speaker by speaker.
    pub fn has_a_record(self) -> bool {
        matches!(self, Self::Investigate | Self::Mediate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeList;

    #[test]
    fn the_kinds_are_those_of_the_list() {
        let codes: Vec<&str> = DisputeStepKind::table().codes.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(StepKind::ALL.map(StepKind::code).to_vec(), codes);
        for kind in StepKind::ALL {
            assert_eq!(StepKind::of(&kind.choice()), Some(kind));
        }
    }
}
