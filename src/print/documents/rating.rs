//! What the papers of a rating are filled from: already in words, as it is archived with the print.

use crate::domain::Date;
use serde::{Deserialize, Serialize};

/// One landlord in one round.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct RatingRecord {
    /// 「2026年上半年　海棠苑」
    pub round: String,
    /// In full: the form is between the station and the landlord.
    pub landlord: String,
    /// Numbers and addresses of the houses that are let.
    pub houses: Vec<String>,
    pub panel: String,
    pub nominated_on: Option<Date>,
    pub voted_on: Option<Date>,
    /// 应到 and 到会
    pub electors: String,
    pub present: String,
    /// The five, in their order.
    pub stars: Vec<StarRecord>,
    pub consent_on: Option<Date>,
    pub published_from: Option<Date>,
    pub published_until: Option<Date>,
    /// Objections and reviews, each in a line.
    pub objections: Vec<String>,
    pub awarded_on: Option<Date>,
    pub valid_until: Option<Date>,
    pub withdrawal: Option<WithdrawalRecord>,
}

/// One star of the form.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct StarRecord {
    pub name: String,
    pub claim: String,
    /// What the records say, indicator by indicator.
    pub facts: Vec<String>,
    /// 「同意 7，反对 1，弃权 1」
    pub votes: String,
    pub decision: String,
    pub reason: String,
    pub decided_by: String,
    pub decided_on: Option<Date>,
}

/// 撤星
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct WithdrawalRecord {
    /// 「爱国守法星、环境卫生星」
    pub stars: String,
    pub on: Option<Date>,
    pub reason: String,
}

/// Those of a round whose stars are published: stars alone, no reasons.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PublishedRound {
    pub round: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub landlords: Vec<PublishedLandlord>,
}

/// A landlord as everybody may read of them (docs/privacy.md §3).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PublishedLandlord {
    /// 「甄*主」
    pub name: String,
    /// Numbers of the houses, and the estate.
    pub houses: String,
    /// Which of the five, in their order.
    pub stars: [bool; 5],
}
