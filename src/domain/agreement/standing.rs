//! How an agreement stands on a day: never stored, it follows from what was printed, signed, ended and renewed.

use crate::domain::Date;
use crate::domain::registers::Agreement;
use chrono::Days;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::template::TemplateKind;
    use crate::domain::values::{Choice, Day};

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
        let target = Agreement { kind: Choice::of_kind(TemplateKind::WorkTarget), ..signed("2026-01-01", "") };
        assert_eq!(Agreement { police_signed_on: Day::default(), ..target }.signed_on(), day("2026-01-01").0);
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
}
