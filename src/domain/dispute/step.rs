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
    /// 上报: up to 街道 or 县, with what has to come along
    Escalate,
    /// 交办: to whoever is to handle it, by a day
    HandDown,
    /// 督办
    Supervise,
    /// 退回: what was transferred or reported up comes back to the station
    Return,
}

impl StepKind {
    pub const ALL: [Self; 21] = [
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
        Self::Escalate,
        Self::HandDown,
        Self::Supervise,
        Self::Return,
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
            Self::Escalate => "18",
            Self::HandDown => "19",
            Self::Supervise => "20",
            Self::Return => "21",
        }
    }

    pub fn of(choice: &Choice<DisputeStepKind>) -> Option<Self> {
        Self::of_code(&choice.code)
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
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
            Self::Escalate => "上报",
            Self::HandDown => "交办",
            Self::Supervise => "督办",
            Self::Return => "接回",
        }
    }

    /// Whether the case stands elsewhere after it; the others happen beside its course.
    pub fn decides(self) -> bool {
        let is_of_court = matches!(self, Self::AskConfirmation | Self::Confirm);
        !is_of_court && !self.moves_between_levels() && !matches!(self, Self::Extend | Self::Visit)
    }

    /// Whether it is not done without saying why.
    pub fn gives_a_reason(self) -> bool {
        let is_end = matches!(self, Self::Refuse | Self::Fail | Self::Terminate | Self::Withdraw);
        is_end || matches!(self, Self::Reopen | Self::Escalate | Self::Return)
    }

    /// Up, to somebody, or watched from above: the case stands where it stood.
    pub fn moves_between_levels(self) -> bool {
        matches!(self, Self::Escalate | Self::HandDown | Self::Supervise)
    }

    /// What the other side of it is called; nothing of a step that has none.
    pub fn counterpart(self) -> Option<&'static str> {
        match self {
            Self::Transfer => Some("移送给"),
            Self::Escalate => Some("上报给"),
            Self::HandDown => Some("承办单位"),
            Self::Supervise => Some("督办单位"),
            Self::Return => Some("退回单位"),
            Self::AskConfirmation | Self::Confirm => Some("人民法院"),
            _ => None,
        }
    }

    /// Whether it is not done without saying to whom.
    pub fn needs_a_counterpart(self) -> bool {
        self == Self::Transfer || self.moves_between_levels()
    }

    /// Whether its day ahead is that of the next meeting.
    pub fn arranges_a_meeting(self) -> bool {
        matches!(self, Self::Accept | Self::Investigate | Self::Mediate)
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
