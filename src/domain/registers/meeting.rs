//! 会议 `meeting`: one meeting of the station with others: 联席会议, 说事会, the day of a 联合接待. What was spoken about and
//! handed out is in `meeting_item`; who came is text, with the department they came for.

use crate::domain::codes::MeetingKind;
use crate::domain::registers::Routine;
use crate::domain::routine::Span;
use crate::domain::values::{Choice, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One meeting. Field list: 会议纪要.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meeting {
    pub routine: Link<Routine>,
    pub period_from: Day,
    pub period_until: Day,
    pub kind: Choice<MeetingKind>,
    pub meeting_name: Text,
    pub held_on: Day,
    /// 「14:30-16:00」
    pub hours: Text,
    pub venue: Text,
    pub host: Text,
    pub recorder: Text,
    /// 参加单位和人员, a line for each department.
    pub attendees: Lines,
    pub summary: Lines,
    pub decisions: Lines,
    pub remark: Text,
}

impl Register for Meeting {
    const TABLE: &'static str = "meeting";
    const TITLE: &'static str = "会议";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "会议",
            fields: &[
                field!(Meeting.routine, "定期工作").derived(),
                field!(Meeting.period_from, "本期从").derived(),
                field!(Meeting.period_until, "本期到").derived(),
                field!(Meeting.kind, "会议种类").required().listed(80.0),
                field!(Meeting.meeting_name, "会议名称").required().listed(200.0),
                field!(Meeting.held_on, "日期").required().listed(92.0),
                field!(Meeting.hours, "时间").hint("如 14:30-16:00"),
                field!(Meeting.venue, "地点"),
                field!(Meeting.host, "主持人").required().listed(80.0),
                field!(Meeting.recorder, "记录人"),
                field!(Meeting.attendees, "参加人员").required().hint("一行一个单位，写单位和来的人"),
            ],
        },
        Section {
            title: "内容",
            fields: &[
                field!(Meeting.summary, "会议情况").hint("听取的情况、研判的形势；议题另外逐个记"),
                field!(Meeting.decisions, "议定事项"),
                field!(Meeting.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.meeting_name.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.held_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("held_on", "日期在今天之后，请到那天再记")];
        }
        Vec::new()
    }
}

impl Meeting {
    pub fn is_talk(&self) -> bool {
        self.kind.code == MeetingKind::TALK
    }

    pub fn is_reception(&self) -> bool {
        self.kind.code == MeetingKind::RECEPTION
    }

    pub fn span(&self) -> Option<Span> {
        Some(Span { from: self.period_from.0?, until: self.period_until.0? })
    }
}
