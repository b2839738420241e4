//! 星级评定 `landlord_rating`: a landlord in one round, as a landlord. What became of each star stands in `rating_star`, what happened
//! in `rating_step`.

use crate::domain::registers::{Organisation, Person, RatingRound};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One landlord in one round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LandlordRating {
    pub round: Link<RatingRound>,
    pub landlord: Link<Person>,
    pub landlord_organisation: Link<Organisation>,
    /// The day the landlord agreed that the stars are published (个人信息保护法 25 条).
    pub consent_on: Day,
    pub remark: Text,
}

impl Register for LandlordRating {
    const TABLE: &'static str = "landlord_rating";
    const TITLE: &'static str = "星级评定";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "评定",
        fields: &[
            field!(LandlordRating.round, "轮次").required(),
            field!(LandlordRating.landlord, "房主").required().listed(110.0),
            field!(LandlordRating.landlord_organisation, "产权单位"),
            field!(LandlordRating.consent_on, "公示同意日期").listed(104.0),
            field!(LandlordRating.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    /// What it is and not whose: landlords stay out of the log.
    fn name(&self) -> String {
        Self::TITLE.to_owned()
    }

    /// A landlord is a person or an organisation.
    fn concerns(&self, key: &str) -> bool {
        key != "landlord" || self.landlord_organisation.id.is_none()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.landlord.id.is_some() && self.landlord_organisation.id.is_some() {
            return vec![Problem::wrong("landlord_organisation", "房主和产权单位请只选一个")];
        }
        if self.consent_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("consent_on", "同意日期在今天之后")];
        }
        Vec::new()
    }
}
