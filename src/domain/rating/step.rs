//! What can happen in a rating beside the decisions on its stars.

use crate::domain::codes::RatingStepKind;
use crate::domain::values::Choice;

/// One kind of step.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum StepKind {
    /// 自荐
    Nominate,
    /// 评议: the panel votes on each star
    Deliberate,
    /// 公示, from a day until a day
    Publish,
    /// 异议
    Object,
    /// 复核 of all objections that are open
    Review,
    /// 授牌
    Award,
    /// 撤星: of one star, or of all
    Withdraw,
    /// 退出: the landlord leaves the round
    Leave,
}

impl StepKind {
    pub const ALL: [Self; 8] = [
        Self::Nominate,
        Self::Deliberate,
        Self::Publish,
        Self::Object,
        Self::Review,
        Self::Award,
        Self::Withdraw,
        Self::Leave,
    ];

    /// Its code in the list of steps.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nominate => "1",
            Self::Deliberate => "2",
            Self::Publish => "3",
            Self::Object => "4",
            Self::Review => "5",
            Self::Award => "6",
            Self::Withdraw => "7",
            Self::Leave => "8",
        }
    }

    pub fn of(choice: &Choice<RatingStepKind>) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == choice.code)
    }

    pub fn choice(self) -> Choice<RatingStepKind> {
        Choice::of(self.code())
    }

    /// What a button says that records it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Nominate => "自荐",
            Self::Deliberate => "记评议",
            Self::Publish => "公示",
            Self::Object => "记异议",
            Self::Review => "复核",
            Self::Award => "授牌",
            Self::Withdraw => "撤星",
            Self::Leave => "退出",
        }
    }

    /// Whether it is not done without saying why, or what was said.
    pub fn gives_a_reason(self) -> bool {
        matches!(self, Self::Object | Self::Review | Self::Withdraw | Self::Leave)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeList;

    #[test]
    fn the_kinds_are_those_of_the_list() {
        let codes: Vec<&str> = RatingStepKind::table().codes.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(StepKind::ALL.map(StepKind::code).to_vec(), codes);
        for kind in StepKind::ALL {
            assert_eq!(StepKind::of(&kind.choice()), Some(kind));
        }
    }
}
