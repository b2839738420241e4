//! What two records would say against each other once they are one: somebody would live in two places at a time, or belong to
//! two households. Nothing of it is settled by merging; it is said before, with what is to be done after.

use super::super::{Desk, Trouble};
use crate::domain::RecordId;
use crate::domain::registers::{HouseholdMember, Residence};
use crate::domain::values::Day;

/// One sentence for each two records that would hold at the same time.
pub(super) fn contradictions(desk: &Desk, kept: RecordId, joining: RecordId) -> Result<Vec<String>, Trouble> {
    let mut said = Vec::new();
    let theirs = desk.store.residences_of(joining)?;
    for (_, one) in desk.store.residences_of(kept)? {
        said.extend(theirs.iter().filter_map(|(_, other)| of_residences(&one, other)));
    }
    let theirs = desk.store.memberships_of(joining)?;
    for (_, one) in desk.store.memberships_of(kept)? {
        said.extend(theirs.iter().filter_map(|(_, other)| of_memberships(&one, other)));
    }
    Ok(said)
}

fn of_residences(one: &Residence, other: &Residence) -> Option<String> {
    let (one_time, other_time) = ((one.from_date, one.until_date), (other.from_date, other.until_date));
    let since = since(one_time, other_time)?;
    Some(if !are_both_open(one_time, other_time) {
        format!("两段居住登记日期重叠（{since}），合并后都在。请合并后改正日期")
    } else if one.place == other.place {
        format!("同一住址有两份现住登记（{since}），合并后都在。请合并后注销多出的一份")
    } else {
        format!("同时现住两处（{since}），合并后两份登记都在。请合并后注销已离开的一份")
    })
}

fn of_memberships(one: &HouseholdMember, other: &HouseholdMember) -> Option<String> {
    let (one_time, other_time) = ((one.from_date, one.until_date), (other.from_date, other.until_date));
    let since = since(one_time, other_time)?;
    Some(if !are_both_open(one_time, other_time) {
        format!("两段户成员日期重叠（{since}），合并后都在。请合并后改正日期")
    } else if one.household == other.household {
        format!("在同一户里有两条成员记录（{since}），合并后都在。请合并后把多出的一条办出户")
    } else {
        format!("同时在两户（{since}），合并后两户里都在。请合并后在其中一户办出户")
    })
}

type Time = (Day, Day);

/// 「2025-01-01 起、2026-03-01 起」 of two times that overlap. A day that is not known is no bound.
fn since(one: Time, other: Time) -> Option<String> {
    let is_over_before =
        |first: Time, second: Time| matches!((first.1.0, second.0.0), (Some(until), Some(from)) if until <= from);
    if is_over_before(one, other) || is_over_before(other, one) {
        return None;
    }
    let mut days = [one.0, other.0];
    days.sort();
    Some(days.map(|day| day.0.map_or_else(|| "起始不详".to_owned(), |day| format!("{day} 起"))).join("、"))
}

fn are_both_open(one: Time, other: Time) -> bool {
    one.1.is_unset() && other.1.is_unset()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Link;

    fn stay(place: i64, from: &str, until: &str) -> Residence {
        let day = |text: &str| Day(text.parse().ok());
        let (from_date, until_date) = (day(from), day(until));
        Residence { place: Link::to(RecordId(place)), from_date, until_date, ..Residence::default() }
    }

    #[test]
    fn who_would_live_twice_at_a_time_is_said_with_what_to_do_after() {
        let open = stay(1, "2025-01-01", "");
        for (other, said) in [
            (stay(2, "2026-03-01", ""), Some("同时现住两处（2025-01-01 起、2026-03-01 起）")),
            (stay(1, "2024-03-01", ""), Some("同一住址有两份现住登记（2024-03-01 起、2025-01-01 起）")),
            (stay(2, "2024-03-01", "2025-01-02"), Some("两段居住登记日期重叠（2024-03-01 起、2025-01-01 起）")),
            (stay(2, "", ""), Some("同时现住两处（起始不详、2025-01-01 起）")),
            (stay(2, "2024-03-01", "2025-01-01"), None),
        ] {
            let sentence = of_residences(&open, &other);
            assert_eq!(sentence.is_some(), said.is_some(), "{sentence:?}");
            assert!(sentence.unwrap_or_default().starts_with(said.unwrap_or_default()), "{said:?}");
            assert_eq!(of_residences(&other, &open).is_some(), said.is_some());
        }
    }

    #[test]
    fn who_would_belong_twice_at_a_time_is_said() {
        let of = |household, until: &str| HouseholdMember {
            household: Link::to(RecordId(household)),
            from_date: Day("2025-01-01".parse().ok()),
            until_date: Day(until.parse().ok()),
            ..HouseholdMember::default()
        };
        let words = |one, other| of_memberships(&one, &other).unwrap_or_default();
        assert!(words(of(1, ""), of(2, "")).starts_with("同时在两户（2025-01-01 起"));
        assert!(words(of(1, ""), of(1, "")).starts_with("在同一户里有两条成员记录"));
        assert!(words(of(1, "2025-06-01"), of(2, "")).starts_with("两段户成员日期重叠"));
    }
}
