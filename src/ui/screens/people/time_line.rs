//! Everything a person was here as one line through time, in words.

use crate::domain::codes::{
    CancelReason, HouseCancelReason, HouseRole, MemberJoined, MemberLeft, Relationship, ResideReason, ResidenceKind,
    TeamPost, TenancyEnd,
};
use crate::domain::registers::FORMER_LANDLORD;
use crate::domain::{CodeList, Date};
use crate::services::people::{Span, SpanKind};
use crate::ui::widgets::TimelineStep;
use std::cmp::Reverse;

/// 变更户主: the time in the household goes on under another head.
const OTHER_HEAD_BEGINS: &str = "8";
const OTHER_HEAD_ENDS: &str = "6";

/// Of a group of ten, as its spans say it.
const GROUP_ROLES: [(&str, &str); 3] = [("1", "联防组长"), ("2", "联防副组长"), ("3", "联防联系人")];

/// The steps of all times, the newest first; what began on an unknown day stands last.
pub(super) fn steps(line: &[Span]) -> Vec<TimelineStep> {
    let mut dated: Vec<(Option<Date>, TimelineStep)> = Vec::new();
    for span in line {
        // Within a day what ended comes before what began, so above it stands what began.
        dated.push((span.from, step(span.from, begun(span), span.until.is_none())));
        if span.until.is_some() && span.ended_by != OTHER_HEAD_ENDS {
            dated.push((span.until, step(span.until, ended(span), false)));
        }
    }
    dated.sort_by_key(|(day, step)| (Reverse(*day), !step.is_now));
    dated.into_iter().map(|(_, step)| step).collect()
}

fn step(day: Option<Date>, (title, second): (String, String), is_now: bool) -> TimelineStep {
    let second = match (is_now, second.is_empty()) {
        (true, true) => "至今".to_owned(),
        (true, false) => format!("至今·{second}"),
        (false, _) => second,
    };
    TimelineStep { date: day.map_or_else(|| "日期不详".to_owned(), |day| day.to_string()), title, second, is_now }
}

/// How a time began: title and second line.
fn begun(span: &Span) -> (String, String) {
    let place = &span.place_name;
    match span.kind {
        SpanKind::Residence => {
            let kind = name::<ResidenceKind>(&span.role);
            (format!("住进{place}"), joined([kind, name::<ResideReason>(&span.begun_by)]))
        }
        SpanKind::Household => {
            let relation = name::<Relationship>(&span.role);
            let title = if span.begun_by == OTHER_HEAD_BEGINS {
                "变更户主".to_owned()
            } else {
                format!("进户，{place}")
            };
            (title, joined([relation, name::<MemberJoined>(&span.begun_by)]))
        }
        SpanKind::Tenant => (format!("承租{place}"), String::new()),
        SpanKind::Occupant => (format!("入住{place}"), "实际居住人".to_owned()),
        SpanKind::HouseParty if span.role == FORMER_LANDLORD => (format!("房主：{place}"), String::new()),
        SpanKind::HouseParty => (format!("{}：{place}", name::<HouseRole>(&span.role)), String::new()),
        SpanKind::Landlord => (format!("出租{place}"), "房主".to_owned()),
        SpanKind::Group => (format!("{}：{place}", group_role(span)), String::new()),
        SpanKind::Team => (format!("{}：{place}", name::<TeamPost>(&span.role)), String::new()),
        SpanKind::Representative => (format!("法定代表人：{place}"), String::new()),
    }
}

/// How it ended.
fn ended(span: &Span) -> (String, String) {
    let where_to = |reason: &'static str| {
        if span.went_to.is_empty() { reason.to_owned() } else { joined([reason, &span.went_to]) }
    };
    match span.kind {
        SpanKind::Residence => ("离开".to_owned(), where_to(name::<CancelReason>(&span.ended_by))),
        SpanKind::Household => ("出户".to_owned(), where_to(name::<MemberLeft>(&span.ended_by))),
        SpanKind::Tenant => ("退租".to_owned(), name::<TenancyEnd>(&span.ended_by).to_owned()),
        SpanKind::Occupant => ("搬离".to_owned(), String::new()),
        SpanKind::HouseParty if span.role == FORMER_LANDLORD => ("不再是房主".to_owned(), span.place_name.clone()),
        SpanKind::HouseParty => ("不再担任".to_owned(), name::<HouseRole>(&span.role).to_owned()),
        SpanKind::Landlord => ("停租".to_owned(), name::<HouseCancelReason>(&span.ended_by).to_owned()),
        SpanKind::Group => ("不再担任".to_owned(), group_role(span).to_owned()),
        SpanKind::Team => ("不再担任".to_owned(), name::<TeamPost>(&span.role).to_owned()),
        SpanKind::Representative => ("不再担任".to_owned(), "法定代表人".to_owned()),
    }
}

fn group_role(span: &Span) -> &'static str {
    GROUP_ROLES.iter().find(|(code, _)| *code == span.role).map_or("联防组", |(_, role)| role)
}

fn name<L: CodeList>(code: &str) -> &'static str {
    L::table().name(code).unwrap_or_default()
}

fn joined(words: [&str; 2]) -> String {
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("·")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordId;

    fn span(kind: SpanKind, from: &str, until: &str, role: &str, begun_by: &str, ended_by: &str) -> Span {
        Span {
            kind,
            record: RecordId(1),
            from: from.parse().ok(),
            until: until.parse().ok(),
            place_name: "海棠苑3栋".into(),
            role: role.into(),
            begun_by: begun_by.into(),
            ended_by: ended_by.into(),
            went_to: String::new(),
        }
    }

    #[test]
    fn every_role_of_a_person_stands_on_one_line_the_newest_first() {
        let line = [
            span(SpanKind::Residence, "2026-06-01", "", "1", "", ""),
            span(SpanKind::Household, "2026-06-01", "", "12", "4", ""),
            span(SpanKind::Landlord, "", "", "", "", ""),
            span(SpanKind::Residence, "2025-01-05", "2026-06-01", "2", "01", "30"),
        ];
        let said: Vec<(String, String)> =
            steps(&line).into_iter().map(|step| (step.date, format!("{}，{}", step.title, step.second))).collect();
        let wanted = [
            ("2026-06-01", "住进海棠苑3栋，至今·常住"),
            ("2026-06-01", "进户，海棠苑3栋，至今·妻·结婚"),
            ("2026-06-01", "离开，转为常住户口"),
            ("2025-01-05", "住进海棠苑3栋，流动·务工"),
            ("日期不详", "出租海棠苑3栋，至今·房主"),
        ];
        let said: Vec<(&str, &str)> = said.iter().map(|(date, words)| (date.as_str(), words.as_str())).collect();
        assert_eq!(said, wanted);
    }

    #[test]
    fn under_another_head_a_time_in_a_household_goes_on() {
        let line = [
            span(SpanKind::Household, "2026-06-01", "", "02", "8", ""),
            span(SpanKind::Household, "2020-06-01", "2026-06-01", "12", "1", "6"),
        ];
        let titles: Vec<String> = steps(&line).into_iter().map(|step| step.title).collect();
        assert_eq!(titles, ["变更户主", "进户，海棠苑3栋"]);
    }
}
