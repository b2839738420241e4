//! What kind of work comes round, and what is recorded when it was done.

use crate::domain::codes::{MeetingKind, RoutineKind};
use crate::domain::values::Choice;

/// 定期工作种类
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// 排查: a report with what was found.
    Screening,
    /// 联合接待: several departments receive together.
    JointReception,
    /// 联席会议
    JointMeeting,
    /// 说事会
    Talk,
    /// 评议
    Appraisal,
    /// 签订责任书
    Agreements,
    Other,
}

/// What is written down for an occurrence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paper {
    Report,
    Meeting,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Screening,
        Self::JointReception,
        Self::JointMeeting,
        Self::Talk,
        Self::Appraisal,
        Self::Agreements,
        Self::Other,
    ];

    pub fn of(choice: &Choice<RoutineKind>) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == choice.code)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Screening => "1",
            Self::JointReception => "2",
            Self::JointMeeting => "3",
            Self::Talk => "4",
            Self::Appraisal => "5",
            Self::Agreements => "6",
            Self::Other => "9",
        }
    }

    pub fn paper(self) -> Paper {
        match self {
            Self::JointReception | Self::JointMeeting | Self::Talk => Paper::Meeting,
            Self::Screening | Self::Appraisal | Self::Agreements | Self::Other => Paper::Report,
        }
    }

    /// The kind of meeting that is recorded for it, where it is one.
    pub fn meeting(self) -> Choice<MeetingKind> {
        match self {
            Self::JointMeeting => Choice::of(MeetingKind::JOINT),
            Self::Talk => Choice::of(MeetingKind::TALK),
            Self::JointReception => Choice::of(MeetingKind::RECEPTION),
            _ => Choice::default(),
        }
    }
}
