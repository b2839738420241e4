//! 评定轮次 `rating_round`: a quarter, half a year or a year over all landlords or those of an area. Who is rated in it stands in
//! `landlord_rating`.

use crate::domain::codes::RatingPeriod;
use crate::domain::rating::{PeriodKind, RoundPeriod};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Lines, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatingRound {
    pub period: Choice<RatingPeriod>,
    pub from_date: Day,
    pub until_date: Day,
    /// The area; none for the whole station.
    pub place: Link<Place>,
    pub opened_on: Day,
    /// 评议组
    pub panel: Text,
    /// What is looked at in this round, as JSON: later changes of the station's indicators do not touch it.
    pub indicators: Lines,
    pub remark: Text,
}

impl Register for RatingRound {
    const TABLE: &'static str = "rating_round";
    const TITLE: &'static str = "评定轮次";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "轮次",
        fields: &[
            field!(RatingRound.period, "周期").required(),
            field!(RatingRound.from_date, "起").required(),
            field!(RatingRound.until_date, "止").required().ahead(),
            field!(RatingRound.place, "范围"),
            field!(RatingRound.opened_on, "开始日期").required().listed(92.0),
            field!(RatingRound.panel, "评议组").hint("姓名，用顿号隔开").listed(180.0),
            field!(RatingRound.indicators, "指标").derived(),
            field!(RatingRound.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.period_words()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.opened_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("opened_on", "开始日期在今天之后，请到那天再开始"));
        }
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "止早于起"));
        }
        problems
    }
}

impl RatingRound {
    pub fn of_period(period: RoundPeriod) -> Self {
        Self {
            period: Choice::of(period.kind.code()),
            from_date: Day::new(period.from),
            until_date: Day::new(period.until),
            ..Self::default()
        }
    }

    /// The time it is about.
    pub fn round_period(&self) -> Option<RoundPeriod> {
        Some(RoundPeriod { kind: PeriodKind::of(&self.period)?, from: self.from_date.0?, until: self.until_date.0? })
    }

    /// 「2026年上半年」
    pub fn period_words(&self) -> String {
        self.round_period().map(RoundPeriod::words).unwrap_or_default()
    }
}
