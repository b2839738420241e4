//! 责任书 and their kin: whom a kind is about, who signs it, and how one stands on a day. The standing is never stored: it
//! follows from what was printed, signed, ended and renewed.

use super::registers::Agreement;
use super::template::TemplateKind;
use super::values::{Choice, Day};
use super::{CodeList, Date};
use chrono::Days;

/// What an agreement is about.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Subject {
    House,
    Household,
    Organisation,
    Person,
    Duty,
    Place,
    Group,
}

/// One of those who sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    /// Who undertakes something: landlord, shop, group head.
    Party,
    Community,
    Police,
}

impl TemplateKind {
    /// The kinds that are signed and kept. Notices and letters are handed out and leave only a line in the print log.
    pub fn agreements() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_agreement())
    }

    pub fn is_agreement(self) -> bool {
        !self.subjects().is_empty()
    }

    /// What it may be about.
    pub fn subjects(self) -> &'static [Subject] {
        match self {
            Self::RentalAgreement => &[Subject::House],
            Self::WorkTarget => &[Subject::Household, Subject::Organisation],
            Self::AreaDuty | Self::HeadAppointment => &[Subject::Duty],
            Self::JointDefence => &[Subject::Group],
            Self::Convention => &[Subject::Place],
            Self::ShopPledge => &[Subject::Organisation, Subject::Place],
            Self::CollectionNotice | Self::OpenLetter => &[],
        }
    }

    /// Who signs, each as the form asks for the day.
    pub fn sides(self) -> &'static [(Side, &'static str)] {
        match self {
            Self::RentalAgreement => &[(Side::Party, "出租人"), (Side::Community, "社区"), (Side::Police, "派出所")],
            Self::WorkTarget => &[(Side::Party, "签订方"), (Side::Community, "社区")],
            Self::AreaDuty => &[(Side::Party, "责任人"), (Side::Community, "社区")],
            Self::JointDefence => &[(Side::Party, "组长"), (Side::Community, "社区"), (Side::Police, "社区民警")],
            Self::Convention => &[(Side::Community, "通过")],
            Self::HeadAppointment => &[(Side::Community, "聘任")],
            Self::ShopPledge => &[(Side::Party, "门店")],
            Self::CollectionNotice | Self::OpenLetter => &[],
        }
    }

    /// What stands before the year in its running number.
    pub fn series_word(self) -> &'static str {
        match self {
            Self::RentalAgreement => "租责",
            Self::WorkTarget => "目责",
            Self::AreaDuty => "片责",
            Self::JointDefence => "联防",
            Self::Convention => "公约",
            Self::HeadAppointment => "聘",
            Self::ShopPledge => "诺",
            Self::CollectionNotice => "告",
            Self::OpenLetter => "信",
        }
    }

    /// 「海租责〔2026〕第0087号」
    pub fn number_text(self, prefix: &str, year: i32, number: u32) -> String {
        format!("{prefix}{}〔{year}〕第{number:04}号", self.series_word())
    }
}

/// The code of a kind.
impl Choice<super::codes::AgreementKind> {
    pub fn of_kind(kind: TemplateKind) -> Self {
        Self::of(kind.key())
    }

    pub fn kind(&self) -> Option<TemplateKind> {
        TemplateKind::ALL.into_iter().find(|kind| kind.key() == self.code)
    }
}

impl Agreement {
    pub fn signed_by(&self, side: Side) -> Day {
        match side {
            Side::Party => self.party_signed_on,
            Side::Community => self.community_signed_on,
            Side::Police => self.police_signed_on,
        }
    }

    pub fn signed_by_mut(&mut self, side: Side) -> &mut Day {
        match side {
            Side::Party => &mut self.party_signed_on,
            Side::Community => &mut self.community_signed_on,
            Side::Police => &mut self.police_signed_on,
        }
    }

    /// The day the last of all who must sign did; none while one is missing.
    pub fn signed_on(&self) -> Option<Date> {
        let sides = self.kind.kind()?.sides();
        let days = sides.iter().map(|(side, _)| self.signed_by(*side).0).collect::<Option<Vec<Date>>>()?;
        days.into_iter().max()
    }

    /// Who has not signed yet.
    pub fn unsigned_sides(&self) -> Vec<&'static str> {
        let sides = self.kind.kind().map(TemplateKind::sides).unwrap_or_default();
        sides.iter().filter(|(side, _)| self.signed_by(*side).is_unset()).map(|(_, name)| *name).collect()
    }

    pub fn is_signed_by_anybody(&self) -> bool {
        [Side::Party, Side::Community, Side::Police].into_iter().any(|side| !self.signed_by(side).is_unset())
    }
}

/// How an agreement stands on a day.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Standing {
    /// Prepared, no paper yet.
    Drafted,
    /// On paper, not signed by all.
    Printed,
    /// Signed; its term begins later.
    Upcoming,
    InForce,
    Expiring,
    Expired,
    /// A later agreement that is signed has taken its place.
    Replaced,
    Ended,
}

/// What an agreement's own fields do not say.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Around {
    /// A paper of it was handed over.
    pub is_printed: bool,
    /// The first day of the signed agreement that renews it.
    pub renewed_from: Option<Date>,
}

impl Standing {
    pub const ALL: [Self; 8] = [
        Self::Drafted,
        Self::Printed,
        Self::Upcoming,
        Self::InForce,
        Self::Expiring,
        Self::Expired,
        Self::Replaced,
        Self::Ended,
    ];

    /// `near_days` before its last day an agreement is about to expire.
    pub fn of(agreement: &Agreement, around: Around, today: Date, near_days: u32) -> Self {
        if !agreement.ended_on.is_unset() {
            return Self::Ended;
        }
        if agreement.signed_on().is_none() {
            return if around.is_printed || agreement.is_signed_by_anybody() { Self::Printed } else { Self::Drafted };
        }
        if around.renewed_from.is_some_and(|from| from <= today) {
            return Self::Replaced;
        }
        if agreement.valid_from.0.is_some_and(|from| from > today) {
            return Self::Upcoming;
        }
        match agreement.valid_until.0 {
            Some(until) if until < today => Self::Expired,
            // Who has signed the next one already need not be reminded.
            Some(until) if until <= nearly(today, near_days) && around.renewed_from.is_none() => Self::Expiring,
            _ => Self::InForce,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Drafted => "未打印",
            Self::Printed => "待签",
            Self::Upcoming => "未生效",
            Self::InForce => "有效",
            Self::Expiring => "快到期",
            Self::Expired => "已到期",
            Self::Replaced => "已续签",
            Self::Ended => "已终止",
        }
    }

    /// The word in statements and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Printed => "printed",
            Self::Upcoming => "upcoming",
            Self::InForce => "in_force",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Ended => "ended",
        }
    }
}

/// The last day that is still near.
pub fn nearly(today: Date, near_days: u32) -> Date {
    today.checked_add_days(Days::new(near_days.into())).unwrap_or(today)
}

/// The last day of a term of so many months: a year from 1 March ends on the last of February.
pub fn last_day(from: Date, months: u32) -> Date {
    let after = from.checked_add_months(chrono::Months::new(months)).unwrap_or(from);
    // A month that is too short already ends the term on its last day.
    if after > from && chrono::Datelike::day(&after) < chrono::Datelike::day(&from) {
        return after;
    }
    after.pred_opt().unwrap_or(after).max(from)
}

/// The day after the last one, on which the next agreement begins.
pub fn next_begins(until: Day, today: Date) -> Date {
    let after = until.0.and_then(|until| until.succ_opt());
    after.map_or(today, |after| after.max(today))
}

/// The name of a kind in lists that must be short: 「治安消防责任书」.
pub fn short_title(code: &str) -> &str {
    let title = super::codes::AgreementKind::table().name(code).unwrap_or(code);
    title.strip_prefix("出租房屋").unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");

    fn day(text: &str) -> Day {
        Day(text.parse().ok())
    }

    fn signed(from: &str, until: &str) -> Agreement {
        Agreement {
            kind: Choice::of_kind(TemplateKind::RentalAgreement),
            valid_from: day(from),
            valid_until: day(until),
            party_signed_on: day(from),
            community_signed_on: day(from),
            police_signed_on: day(from),
            ..Agreement::default()
        }
    }

    fn standing(agreement: &Agreement) -> Standing {
        Standing::of(agreement, Around::default(), TODAY, 30)
    }

    #[test]
    fn how_a_signed_agreement_stands_follows_from_its_term() {
        for (from, until, expected) in [
            ("2026-06-16", "2027-06-15", Standing::Upcoming),
            ("2026-06-15", "2027-06-14", Standing::InForce),
            ("2025-07-17", "2026-07-16", Standing::InForce),
            ("2025-07-16", "2026-07-15", Standing::Expiring),
            ("2025-06-16", "2026-06-15", Standing::Expiring),
            ("2025-06-15", "2026-06-14", Standing::Expired),
            ("2025-06-15", "", Standing::InForce),
        ] {
            assert_eq!(standing(&signed(from, until)), expected, "{from} {until}");
        }
    }

    #[test]
    fn an_agreement_binds_nobody_before_all_have_signed() {
        let mut agreement = signed("2026-01-01", "2026-12-31");
        agreement.police_signed_on = Day::default();
        assert_eq!((standing(&agreement), agreement.unsigned_sides()), (Standing::Printed, vec!["派出所"]));
        agreement.party_signed_on = Day::default();
        agreement.community_signed_on = Day::default();
        assert_eq!(standing(&agreement), Standing::Drafted);
        let printed = Around { is_printed: true, ..Around::default() };
        assert_eq!(Standing::of(&agreement, printed, TODAY, 30), Standing::Printed);
    }

    #[test]
    fn all_have_signed_on_the_day_of_the_last_one() {
        let agreement = Agreement { police_signed_on: day("2026-02-03"), ..signed("2026-01-01", "") };
        assert_eq!(agreement.signed_on(), day("2026-02-03").0);
        let pledge = Agreement { kind: Choice::of_kind(TemplateKind::ShopPledge), ..signed("2026-01-01", "") };
        assert_eq!(Agreement { police_signed_on: Day::default(), ..pledge }.signed_on(), day("2026-01-01").0);
    }

    #[test]
    fn a_renewal_takes_its_place_on_its_first_day_and_silences_the_reminder_before() {
        let old = signed("2025-07-01", "2026-06-30");
        for (from, expected) in [("2026-07-01", Standing::InForce), ("2026-06-15", Standing::Replaced)] {
            let around = Around { renewed_from: day(from).0, ..Around::default() };
            assert_eq!(Standing::of(&old, around, TODAY, 30), expected, "{from}");
        }
        assert_eq!(standing(&Agreement { ended_on: day("2026-05-01"), ..old }), Standing::Ended);
    }

    #[test]
    fn a_term_ends_on_the_day_before_the_same_date() {
        for (from, months, until) in [
            ("2026-01-01", 12, "2026-12-31"),
            ("2026-03-01", 12, "2027-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-06-15", 36, "2029-06-14"),
            ("2026-06-15", 0, "2026-06-15"),
        ] {
            assert_eq!(last_day(day(from).0.unwrap(), months), day(until).0.unwrap(), "{from} {months}");
        }
    }

    #[test]
    fn a_renewal_begins_the_day_after_or_today_when_that_has_passed() {
        assert_eq!(next_begins(day("2026-06-30"), TODAY), day("2026-07-01").0.unwrap());
        assert_eq!(next_begins(day("2026-03-31"), TODAY), TODAY);
        assert_eq!(next_begins(Day::default(), TODAY), TODAY);
    }

    #[test]
    fn every_kind_that_is_kept_has_somebody_who_signs_and_a_series_of_its_own() {
        let words: std::collections::BTreeSet<&str> =
            TemplateKind::ALL.into_iter().map(TemplateKind::series_word).collect();
        assert_eq!(words.len(), TemplateKind::ALL.len());
        for kind in TemplateKind::ALL {
            assert_eq!(kind.sides().is_empty(), kind.subjects().is_empty(), "{kind:?}");
        }
        assert_eq!(TemplateKind::RentalAgreement.number_text("海", 2026, 87), "海租责〔2026〕第0087号");
    }
}
