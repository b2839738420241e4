//! 队伍: what is to be looked at in a team. It speaks of the record and refuses nothing: elections take their time.
//!
//! Of a 调委会 the law says how many sit in it, that a woman is among them and how long a term is (人民调解法 8、9 条).

use super::registers::team::{COMMITTEE, POLICE_BOX};
use super::registers::team_member::{LEADER, POLICEMAN};
use super::{Date, Weight};
use chrono::Months;
use std::ops::RangeInclusive;

/// 人民调解法 8 条
const COMMITTEE_SIZE: RangeInclusive<usize> = 3..=9;
/// 人民调解法 9 条
const COMMITTEE_TERM: Months = Months::new(36);

/// One who serves now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seat {
    /// A code of 职务.
    pub post: String,
    pub is_woman: bool,
    pub from: Option<Date>,
    pub term_until: Option<Date>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TeamFinding {
    Nobody,
    NoLeader,
    NoPoliceman,
    CommitteeSize(usize),
    NoWoman,
    TermOver(usize),
    TermTooLong(usize),
    NoTerm(usize),
}

/// Everything to be looked at in a team of this kind, the most pressing first.
pub fn findings(kind: &str, seats: &[Seat], today: Date) -> Vec<TeamFinding> {
    if seats.is_empty() {
        return vec![TeamFinding::Nobody];
    }
    let mut found = Vec::new();
    let over = seats.iter().filter(|seat| seat.term_until.is_some_and(|until| until < today)).count();
    if over > 0 {
        found.push(TeamFinding::TermOver(over));
    }
    if kind == POLICE_BOX {
        let has_policeman = seats.iter().any(|seat| seat.post == POLICEMAN);
        found.extend((!has_policeman).then_some(TeamFinding::NoPoliceman));
    } else if !seats.iter().any(|seat| seat.post == LEADER) {
        found.push(TeamFinding::NoLeader);
    }
    if kind == COMMITTEE {
        found.extend(committee_findings(seats));
    }
    found
}

fn committee_findings(seats: &[Seat]) -> Vec<TeamFinding> {
    let mut found = Vec::new();
    if !COMMITTEE_SIZE.contains(&seats.len()) {
        found.push(TeamFinding::CommitteeSize(seats.len()));
    }
    if !seats.iter().any(|seat| seat.is_woman) {
        found.push(TeamFinding::NoWoman);
    }
    let too_long = seats.iter().filter(|seat| is_longer_than_a_term(seat)).count();
    let open = seats.iter().filter(|seat| seat.term_until.is_none()).count();
    found.extend((too_long > 0).then_some(TeamFinding::TermTooLong(too_long)));
    found.extend((open > 0).then_some(TeamFinding::NoTerm(open)));
    found
}

fn is_longer_than_a_term(seat: &Seat) -> bool {
    let (Some(from), Some(until)) = (seat.from, seat.term_until) else { return false };
    // From the first of March to the first of March three years on is a term too: offices count either way.
    from.checked_add_months(COMMITTEE_TERM).is_some_and(|end| until > end)
}

/// The last day of a term that begins so, where the law says how long it is.
pub fn usual_term(kind: &str, from: Date) -> Option<Date> {
    let after = from.checked_add_months(COMMITTEE_TERM).filter(|_| kind == COMMITTEE)?;
    after.pred_opt()
}

impl TeamFinding {
    pub fn words(&self) -> String {
        match self {
            Self::Nobody => "还没有成员".to_owned(),
            Self::NoLeader => "还没有负责人".to_owned(),
            Self::NoPoliceman => "警务室还没有民警".to_owned(),
            Self::CommitteeSize(count) => format!("现有委员 {count} 人，调委会由 3 至 9 人组成（人民调解法 8 条）"),
            Self::NoWoman => "委员中没有妇女（人民调解法 8 条）".to_owned(),
            Self::TermOver(count) => format!("{count} 人任期已满，请改选或连任"),
            Self::TermTooLong(count) => format!("{count} 人任期超过三年（人民调解法 9 条）"),
            Self::NoTerm(count) => format!("{count} 人没有写任期，调委会每届三年（人民调解法 9 条）"),
        }
    }

    /// The same in a list.
    pub fn short(&self) -> &'static str {
        match self {
            Self::Nobody => "没有成员",
            Self::NoLeader => "没有负责人",
            Self::NoPoliceman => "没有民警",
            Self::CommitteeSize(_) => "委员人数不合",
            Self::NoWoman => "没有妇女委员",
            Self::TermOver(_) => "任期已满",
            Self::TermTooLong(_) => "任期过长",
            Self::NoTerm(_) => "任期待补",
        }
    }

    pub fn weight(&self) -> Weight {
        match self {
            Self::NoTerm(_) | Self::Nobody => Weight::Missing,
            _ => Weight::Wrong,
        }
    }
}

/// What somebody is called in a team of this kind: the head of a 调委会 is its 主任, of a patrol its 队长.
pub fn post_words<'a>(kind: &str, post: &str, otherwise: &'a str) -> &'a str {
    match (kind, post) {
        ("1" | COMMITTEE, LEADER) => "主任",
        ("1" | COMMITTEE, "2") => "副主任",
        ("1" | COMMITTEE, "3") => "委员",
        ("3" | "4" | "5" | "6" | "7", LEADER) => "队长",
        ("3" | "4" | "5" | "6" | "7", "2") => "副队长",
        ("3" | "4" | "5" | "6" | "7", "3") => "队员",
        ("9", "3") => "信息员",
        _ => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    fn seat(post: &str, is_woman: bool) -> Seat {
        let (from, term_until) = (Some(day("2026-03-01")), Some(day("2029-02-28")));
        Seat { post: post.to_owned(), is_woman, from, term_until }
    }

    fn of_committee(seats: &[Seat]) -> Vec<TeamFinding> {
        findings(COMMITTEE, seats, day("2026-06-15"))
    }

    #[test]
    fn a_committee_of_three_to_nine_with_a_woman_and_a_term_of_three_years_is_in_order() {
        for size in 1..=12 {
            let seats: Vec<Seat> =
                (0..size).map(|place| seat(if place == 0 { LEADER } else { "3" }, place == 0)).collect();
            let expected = if (3..=9).contains(&size) { vec![] } else { vec![TeamFinding::CommitteeSize(size)] };
            assert_eq!(of_committee(&seats), expected, "{size}");
        }
    }

    #[test]
    fn a_committee_without_a_woman_is_pointed_out_and_another_team_is_not() {
        let men = [seat(LEADER, false), seat("3", false), seat("3", false)];
        assert_eq!(of_committee(&men), [TeamFinding::NoWoman]);
        assert_eq!(findings("3", &men, day("2026-06-15")), []);
    }

    #[test]
    fn a_term_lasts_until_its_last_day_and_three_years_are_no_day_too_long() {
        let until = |text: &str| Seat { term_until: Some(day(text)), ..seat("3", true) };
        let with = |third: Seat| of_committee(&[seat(LEADER, true), seat("3", false), third]);
        assert_eq!(with(until("2026-06-15")), [], "the last day itself");
        assert_eq!(with(until("2026-06-14")), [TeamFinding::TermOver(1)]);
        assert_eq!(with(until("2029-03-01")), []);
        assert_eq!(with(until("2029-03-02")), [TeamFinding::TermTooLong(1)]);
        assert_eq!(with(Seat { term_until: None, ..seat("3", true) }), [TeamFinding::NoTerm(1)]);
        assert_eq!(usual_term(COMMITTEE, day("2026-03-01")), Some(day("2029-02-28")));
        assert_eq!(usual_term("3", day("2026-03-01")), None);
    }

    #[test]
    fn a_police_box_wants_a_policeman_and_every_other_team_somebody_who_leads_it() {
        let today = day("2026-06-15");
        assert_eq!(findings(POLICE_BOX, &[seat(POLICEMAN, false)], today), []);
        assert_eq!(findings(POLICE_BOX, &[seat("5", false)], today), [TeamFinding::NoPoliceman]);
        assert_eq!(findings("4", &[seat("3", false)], today), [TeamFinding::NoLeader]);
        assert_eq!(findings("4", &[], today), [TeamFinding::Nobody]);
    }
}
