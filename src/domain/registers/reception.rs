//! 来访接待 `reception`: somebody came with a request. Whoever is asked first answers for it (首问负责): on the spot, by a promised
//! day, or by handing it on, and asks afterwards. Who came may stay unnamed.

use crate::domain::codes::{AnswerKind, ReportedMatter};
use crate::domain::registers::{Meeting, Person};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Name, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// 当场答复 in the list of answers.
pub const ON_THE_SPOT: &str = "1";
/// 约定期限答复
pub const PROMISED: &str = "2";
/// 转办
pub const HANDED_ON: &str = "3";

/// One visit to the station. Open: no finished_on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reception {
    /// 「海访〔2026〕012号」
    pub reception_number: Text,
    pub received_on: Day,
    /// The day of joint reception it belongs to.
    pub meeting: Link<Meeting>,
    pub person: Link<Person>,
    /// As told; whoever does not say their name is received all the same.
    pub visitor: Name,
    pub phones: Phones,
    pub headcount: Count,
    pub matter: Choice<ReportedMatter>,
    pub request: Lines,
    /// 首问责任人
    pub first_asked: Name,
    pub answer_kind: Choice<AnswerKind>,
    pub answer: Lines,
    pub promised_on: Day,
    pub handed_to: Text,
    pub finished_on: Day,
    pub result: Lines,
    pub followed_up_on: Day,
    pub follow_up: Lines,
}

impl Register for Reception {
    const TABLE: &'static str = "reception";
    const TITLE: &'static str = "来访接待";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "来访",
            fields: &[
                field!(Reception.reception_number, "接待编号").derived().listed(150.0),
                field!(Reception.received_on, "来访日期").required().listed(92.0),
                field!(Reception.meeting, "联合接待").derived(),
                field!(Reception.person, "人口登记").derived(),
                field!(Reception.visitor, "来访人").hint("可以不留姓名"),
                field!(Reception.phones, "联系电话"),
                field!(Reception.headcount, "来访人数"),
                field!(Reception.matter, "事项类别").required().listed(88.0),
                field!(Reception.request, "诉求").required(),
            ],
        },
        Section {
            title: "答复",
            fields: &[
                field!(Reception.first_asked, "首问责任人").required().listed(96.0),
                field!(Reception.answer_kind, "答复方式").required(),
                field!(Reception.answer, "答复内容"),
                field!(Reception.promised_on, "答复期限").ahead(),
                field!(Reception.handed_to, "转交单位"),
            ],
        },
        Section {
            title: "办结",
            fields: &[
                field!(Reception.finished_on, "办结日期"),
                field!(Reception.result, "办理结果"),
                field!(Reception.followed_up_on, "回访日期"),
                field!(Reception.follow_up, "回访情况"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.reception_number.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field) in [
            (self.received_on, "received_on"),
            (self.finished_on, "finished_on"),
            (self.followed_up_on, "followed_up_on"),
        ] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, "日期在今天之后，请到那天再记"));
            }
        }
        if self.answer_kind.code == PROMISED && self.promised_on.is_unset() {
            problems.push(Problem::wrong("promised_on", "请填哪天前答复"));
        }
        if self.answer_kind.code == HANDED_ON && self.handed_to.is_empty() {
            problems.push(Problem::wrong("handed_to", "请填转给哪个单位"));
        }
        if self.finished_on.is_before(self.received_on) {
            problems.push(Problem::wrong("finished_on", "办结日期早于来访日期"));
        }
        problems
    }
}

impl Reception {
    pub fn is_on_the_spot(&self) -> bool {
        self.answer_kind.code == ON_THE_SPOT
    }

    /// Answered on the spot is finished.
    pub fn is_open(&self) -> bool {
        self.finished_on.is_unset() && !self.is_on_the_spot()
    }

    /// Until when an answer is still promised.
    pub fn awaited_until(&self) -> Option<Date> {
        if self.is_open() { self.promised_on.0 } else { None }
    }
}
