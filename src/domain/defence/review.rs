//! What is to be looked at in a group: its size, its head, its agreement, doors that are in another group too.
//!
//! It speaks of the record and refuses nothing: a village of six houses may well be a group.

use super::USUAL;
use crate::domain::agreement::Standing;
use crate::domain::{Date, Weight};

/// Whether there is a head to be asked.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Head {
    #[default]
    None,
    Here,
    /// Neither called at one of its doors nor living behind one.
    Outside,
    /// Every residence of theirs has ended.
    Left,
    Died,
}

/// How the 治安联防责任书 of a group stands: the one that holds longest.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Pact {
    #[default]
    None,
    Stands {
        standing: Standing,
        until: Option<Date>,
    },
}

/// What a group consists of on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// 户 or 店
    pub unit: &'static str,
    pub members: usize,
    pub head: Head,
    pub pact: Pact,
    /// Doors that are in another group too, and in which.
    pub in_two: Vec<(String, String)>,
    pub without_contact: usize,
    pub without_phone: usize,
    /// Contacts that have died or of whom every residence has ended.
    pub contacts_gone: usize,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum GroupFinding {
    Small { members: usize, unit: &'static str },
    Large { members: usize, unit: &'static str },
    NoHead,
    HeadOutside,
    HeadLeft,
    HeadDied,
    NoPact,
    PactUnsigned,
    PactEnding(Option<Date>),
    PactOver(Option<Date>),
    InTwo { door: String, other: String },
    WithoutContact { doors: usize, unit: &'static str },
    WithoutPhone { doors: usize, unit: &'static str },
    ContactsGone { doors: usize, unit: &'static str },
}

impl Review {
    /// Everything to be looked at, the most pressing first.
    pub fn findings(&self) -> Vec<GroupFinding> {
        let Self { unit, members, .. } = *self;
        let mut found: Vec<GroupFinding> = self.head_finding().into_iter().collect();
        let in_two = self.in_two.iter().map(|(door, other)| (door.clone(), other.clone()));
        found.extend(in_two.map(|(door, other)| GroupFinding::InTwo { door, other }));
        found.extend(self.pact_finding());
        found.extend(self.door_findings());
        if members < *USUAL.start() {
            found.push(GroupFinding::Small { members, unit });
        }
        if members > *USUAL.end() {
            found.push(GroupFinding::Large { members, unit });
        }
        found
    }

    fn door_findings(&self) -> impl Iterator<Item = GroupFinding> {
        let unit = self.unit;
        let counted = [
            (self.contacts_gone, GroupFinding::ContactsGone { doors: self.contacts_gone, unit }),
            (self.without_contact, GroupFinding::WithoutContact { doors: self.without_contact, unit }),
            (self.without_phone, GroupFinding::WithoutPhone { doors: self.without_phone, unit }),
        ];
        counted.into_iter().filter(|(doors, _)| *doors > 0).map(|(_, finding)| finding)
    }

    fn head_finding(&self) -> Option<GroupFinding> {
        match self.head {
            Head::Here => None,
            Head::None => Some(GroupFinding::NoHead),
            Head::Outside => Some(GroupFinding::HeadOutside),
            Head::Left => Some(GroupFinding::HeadLeft),
            Head::Died => Some(GroupFinding::HeadDied),
        }
    }

    fn pact_finding(&self) -> Option<GroupFinding> {
        let Pact::Stands { standing, until } = self.pact else { return Some(GroupFinding::NoPact) };
        match standing {
            Standing::Drafted | Standing::Printed => Some(GroupFinding::PactUnsigned),
            Standing::Expiring => Some(GroupFinding::PactEnding(until)),
            Standing::Expired => Some(GroupFinding::PactOver(until)),
            Standing::Replaced | Standing::Ended => Some(GroupFinding::NoPact),
            Standing::Upcoming | Standing::InForce => None,
        }
    }
}

impl GroupFinding {
    pub fn words(&self) -> String {
        let day = |until: &Option<Date>| until.map(|day| day.to_string()).unwrap_or_default();
        match self {
            Self::Small { members, unit } => format!("只有 {members} {unit}，{}", usual(unit)),
            Self::Large { members, unit } => format!("有 {members} {unit}，{}，可以分组", usual(unit)),
            Self::NoHead => "还没有组长，请推选".to_owned(),
            Self::HeadOutside => "组长不在本组名册里，请核对或另行推选".to_owned(),
            Self::HeadLeft => "组长已搬离，请另行推选".to_owned(),
            Self::HeadDied => "组长已登记死亡，请另行推选".to_owned(),
            Self::NoPact => "没有治安联防责任书".to_owned(),
            Self::PactUnsigned => "治安联防责任书待签".to_owned(),
            Self::PactEnding(until) => format!("治安联防责任书 {} 到期", day(until)),
            Self::PactOver(until) => format!("治安联防责任书 {} 已到期，请续签", day(until)),
            Self::InTwo { door, other } => format!("{door} 同时在{other}"),
            Self::WithoutContact { doors, unit } => format!("{doors} {unit}没有联系人"),
            Self::WithoutPhone { doors, unit } => format!("{doors} {unit}没有电话"),
            Self::ContactsGone { doors, unit } => format!("{doors} {unit}的联系人已搬走或登记死亡"),
        }
    }

    /// For a list, where the rest stands on the page: 「组长已搬离」.
    pub fn short(&self) -> String {
        match self {
            Self::InTwo { other, .. } => format!("一户也在{other}"),
            Self::ContactsGone { .. } => "联系人已不在".to_owned(),
            whole => whole.words().split('，').next().unwrap_or_default().to_owned(),
        }
    }

    pub fn is_of_pact(&self) -> bool {
        matches!(self, Self::NoPact | Self::PactUnsigned | Self::PactEnding(_) | Self::PactOver(_))
    }

    /// What contradicts itself or is over must be mended; the rest may follow.
    pub fn weight(&self) -> Weight {
        match self {
            Self::HeadOutside
            | Self::HeadLeft
            | Self::HeadDied
            | Self::PactOver(_)
            | Self::InTwo { .. }
            | Self::ContactsGone { .. } => Weight::Wrong,
            _ => Weight::Missing,
        }
    }
}

/// 「一般 8 至 15 户」
pub fn usual(unit: &str) -> String {
    format!("一般 {} 至 {} {unit}", USUAL.start(), USUAL.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order() -> Review {
        let pact = Pact::Stands { standing: Standing::InForce, until: None };
        Review { unit: "户", members: 10, head: Head::Here, pact, ..Review::default() }
    }

    fn words(review: &Review) -> Vec<String> {
        review.findings().iter().map(GroupFinding::words).collect()
    }

    #[test]
    fn a_group_of_eight_to_fifteen_is_in_order() {
        for (members, said) in [(7, 1), (8, 0), (10, 0), (15, 0), (16, 1)] {
            assert_eq!(words(&Review { members, ..in_order() }).len(), said, "{members}");
        }
        assert_eq!(words(&Review { members: 7, ..in_order() }), ["只有 7 户，一般 8 至 15 户"]);
        assert_eq!(words(&Review { members: 16, unit: "店", ..in_order() }), ["有 16 店，一般 8 至 15 店，可以分组"]);
    }

    #[test]
    fn a_head_who_moved_away_or_died_is_pointed_out() {
        for (head, said) in [
            (Head::None, Some("还没有组长，请推选")),
            (Head::Outside, Some("组长不在本组名册里，请核对或另行推选")),
            (Head::Left, Some("组长已搬离，请另行推选")),
            (Head::Died, Some("组长已登记死亡，请另行推选")),
            (Head::Here, None),
        ] {
            assert_eq!(words(&Review { head, ..in_order() }).first().map(String::as_str), said);
        }
    }

    #[test]
    fn an_agreement_that_is_over_must_be_mended_and_one_that_ends_soon_is_named() {
        let until: Option<Date> = "2026-06-30".parse().ok();
        for (standing, said) in [
            (Standing::InForce, None),
            (Standing::Upcoming, None),
            (Standing::Drafted, Some("治安联防责任书待签")),
            (Standing::Expiring, Some("治安联防责任书 2026-06-30 到期")),
            (Standing::Expired, Some("治安联防责任书 2026-06-30 已到期，请续签")),
            (Standing::Ended, Some("没有治安联防责任书")),
        ] {
            let review = Review { pact: Pact::Stands { standing, until }, ..in_order() };
            assert_eq!(words(&review).first().map(String::as_str), said);
            let weight = review.findings().first().map(GroupFinding::weight);
            assert_eq!(weight == Some(Weight::Wrong), standing == Standing::Expired);
        }
    }

    #[test]
    fn a_door_in_two_groups_is_named_with_the_other_group() {
        let review = Review { in_two: vec![("海棠路3号".into(), "第2组".into())], ..in_order() };
        assert_eq!(words(&review), ["海棠路3号 同时在第2组"]);
    }
}
