//! What must be there before a step is taken, said in words: nothing is refused without saying what is missing.

use super::{Case, OF_AGE, REPRESENTATIVE, StepKind};
use crate::domain::Date;
use crate::domain::registers::DisputeParty;
use crate::domain::values::Value;

const MOST_REPRESENTATIVES: usize = 5;

/// What is missing for a step on a day; nothing when it may be taken.
pub fn lacking_for(kind: StepKind, case: &Case, on: Date) -> Vec<String> {
    match kind {
        StepKind::Accept => lacking_for_acceptance(case),
        StepKind::Mediate => lacking_sides(case),
        StepKind::Agree => lacking_in_agreement(case, on),
        StepKind::AgreeOrally => lacking_in_oral_agreement(case, on),
        StepKind::Archive => lacking_in_file(case),
        _ => Vec::new(),
    }
}

/// 当事人两方 and 权利义务告知 (人民调解法 23, 24 条 are told before mediation begins).
fn lacking_for_acceptance(case: &Case) -> Vec<String> {
    let mut lacking = lacking_sides(case);
    if case.dispute.rights_told_on.is_unset() {
        lacking.push("还没有记下权利义务告知日".to_owned());
    }
    lacking
}

fn lacking_sides(case: &Case) -> Vec<String> {
    let mut lacking = Vec::new();
    let sides = case.sides().filter(|(code, _)| case.side(code).any(DisputeParty::is_party)).count();
    if sides < 2 {
        lacking.push(if sides == 0 { "还没有当事人" } else { "还没有另一方当事人" }.to_owned());
    }
    if case.dispute.mediators.is_empty() {
        lacking.push("还没有调解员".to_owned());
    }
    lacking.extend(case.sides().filter_map(|(code, name)| too_many_representatives(case, code, name)));
    lacking
}

/// Where many are on a side they elect no more than five who take part (宁波条例 20 条).
fn too_many_representatives(case: &Case, side: &str, name: &str) -> Option<String> {
    let count = case.side(side).filter(|party| party.role.code == REPRESENTATIVE).count();
    (count > MOST_REPRESENTATIVES).then(|| format!("{name}有 {count} 名代表人，最多 {MOST_REPRESENTATIVES} 名"))
}

/// What the law asks of a written agreement: 当事人基本情况, 主要事实和争议事项, 协议内容, 履行的方式和期限 (人民调解法 29 条).
pub fn lacking_in_agreement(case: &Case, on: Date) -> Vec<String> {
    let dispute = &case.dispute;
    let mut lacking = lacking_for_acceptance(case);
    lacking.extend(case.parties.iter().flat_map(|(_, party)| lacking_of_party(party, on)));
    lacking.extend(case.principals().filter_map(|party| lacking_guardian(case, party, on)));
    if dispute.agreed_facts.is_empty() {
        lacking.push("协议还没有写主要事实".to_owned());
    }
    if dispute.agreed_issues.is_empty() {
        lacking.push("协议还没有写争议事项和责任".to_owned());
    }
    lacking.extend(lacking_terms(case));
    if case.course().sessions == 0 {
        lacking.push("还没有调解记录".to_owned());
    }
    lacking
}

/// 基本情况: who they are and where they are found. Of a child under fourteen the number may stay away (docs/privacy.md).
fn lacking_of_party(party: &DisputeParty, on: Date) -> Vec<String> {
    let name = &*party.party_name;
    let mut lacking = Vec::new();
    if party.is_organisation() {
        if party.credit_code.is_empty() {
            lacking.push(format!("{name}：还没有统一社会信用代码"));
        }
        if party.representative.is_empty() {
            lacking.push(format!("{name}：还没有法定代表人"));
        }
    } else if party.identity.is_empty() && !party.is_child(on) {
        lacking.push(format!("{name}：还没有证件号码"));
    }
    if party.address.is_empty() && party.is_party() {
        lacking.push(format!("{name}：还没有住址"));
    }
    if party.speaks_for_another() && party.authority.is_empty() {
        lacking.push(format!("{name}：还没有写代理权限"));
    }
    lacking
}

/// A minor is represented by a guardian (民法典 19–23 条), who stands on the same side.
fn lacking_guardian(case: &Case, party: &DisputeParty, on: Date) -> Option<String> {
    let is_minor = party.age(on).is_some_and(|age| age < OF_AGE);
    let has_guardian = case.side(&party.side.code).any(|other| other.role.code == super::GUARDIAN);
    (is_minor && !has_guardian).then(|| format!("{}：不满 {OF_AGE} 周岁，还没有监护人", &*party.party_name))
}

fn lacking_terms(case: &Case) -> Vec<String> {
    if case.terms.is_empty() {
        return vec!["协议还没有条款".to_owned()];
    }
    let mut lacking = Vec::new();
    for (place, (_, term)) in (1..).zip(&case.terms) {
        if term.wording.is_empty() {
            lacking.push(format!("第 {place} 条还没有内容"));
        }
        if !term.is_to_be_performed() {
            continue;
        }
        let asked = [
            (term.performer.is_empty(), "履行人"),
            (term.due_on.is_unset(), "履行期限"),
            (term.manner.is_empty(), "履行方式"),
        ];
        lacking.extend(
            asked.iter().filter(|(is_lacking, _)| *is_lacking).map(|(_, what)| format!("第 {place} 条还没有{what}")),
        );
    }
    lacking
}

/// An oral agreement is registered by the mediator with what was agreed (人民调解法 28 条); a minor makes none alone either.
fn lacking_in_oral_agreement(case: &Case, on: Date) -> Vec<String> {
    let mut lacking = lacking_sides(case);
    lacking.extend(case.principals().filter_map(|party| lacking_guardian(case, party, on)));
    lacking.extend(lacking_terms(case));
    lacking
}

/// An agreement is visited again before its file is closed, and nothing of it is open.
fn lacking_in_file(case: &Case) -> Vec<String> {
    let course = case.course();
    let mut lacking = Vec::new();
    if course.stage.is_agreed() && course.visits == 0 {
        lacking.push("还没有回访".to_owned());
    }
    for (place, (_, term)) in (1..).zip(&case.terms) {
        if course.stage.is_agreed() && term.is_open() {
            lacking.push(format!("第 {place} 条还没有履行"));
        }
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::super::testing::{case, day, numbered, party, step, term};
    use super::*;
    use crate::domain::values::{Day, Identity, Lines, Name, Text};

    const SIGNED: &str = "2026-06-17";

    /// A case whose agreement can be signed.
    fn ready() -> Case {
        let mut case = case();
        case.dispute.rights_told_on = Day(Some(day("2026-05-22")));
        case.dispute.agreed_facts = Lines::new("五楼卫生间防水层老化，渗漏至四楼。");
        case.dispute.agreed_issues = Lines::new("吊顶和墙面的修缮费由谁承担。");
        case.terms = numbered(vec![term("乙方赔偿甲方修缮费", 3200, "2026-06-30")]);
        let steps =
            [(StepKind::Register, "2026-05-20"), (StepKind::Accept, "2026-05-22"), (StepKind::Mediate, "2026-06-10")];
        case.steps = numbered(steps.map(|(kind, on)| step(kind, on)).to_vec());
        case
    }

    fn missing(case: &Case) -> Vec<String> {
        lacking_for(StepKind::Agree, case, day(SIGNED))
    }

    #[test]
    fn an_agreement_with_all_the_law_asks_for_can_be_signed() {
        assert_eq!(missing(&ready()), Vec::<String>::new());
    }

    #[test]
    fn each_thing_the_law_asks_of_an_agreement_is_missed_by_itself() {
        type Spoil = fn(&mut Case);
        let cases: [(Spoil, &str); 10] = [
            (|case| case.dispute.agreed_facts = Lines::default(), "协议还没有写主要事实"),
            (|case| case.dispute.agreed_issues = Lines::default(), "协议还没有写争议事项和责任"),
            (|case| case.dispute.rights_told_on = Day::default(), "还没有记下权利义务告知日"),
            (|case| case.dispute.mediators = Text::default(), "还没有调解员"),
            (|case| case.terms.clear(), "协议还没有条款"),
            (|case| case.terms[0].1.due_on = Day::default(), "第 1 条还没有履行期限"),
            (|case| case.terms[0].1.manner = Text::default(), "第 1 条还没有履行方式"),
            (|case| case.terms[0].1.performer = Text::default(), "第 1 条还没有履行人"),
            (|case| case.parties[2].1.identity = Identity::default(), "贾来迟：还没有证件号码"),
            (|case| case.steps.truncate(2), "还没有调解记录"),
        ];
        for (spoil, sentence) in cases {
            let mut case = ready();
            spoil(&mut case);
            assert_eq!(missing(&case), [sentence], "{sentence}");
        }
    }

    #[test]
    fn a_minor_signs_through_a_guardian_who_says_by_what_right() {
        let mut case = ready();
        case.parties[2].1.birth = Day(Some(day("2008-06-18")));
        assert_eq!(missing(&case), ["贾来迟：不满 18 周岁，还没有监护人"]);
        let mut guardian = party("2", "4", "贾来早", "110101197501010012");
        case.parties.push((crate::domain::RecordId(4), guardian.clone()));
        assert_eq!(missing(&case), ["贾来早：还没有写代理权限"]);
        guardian.authority = Text::new("父亲");
        case.parties[3].1 = guardian;
        assert!(missing(&case).is_empty());
        case.parties.pop();
        assert!(lacking_for(StepKind::Agree, &case, day("2026-06-18")).is_empty(), "eighteen on the very day");
    }

    #[test]
    fn an_organisation_is_known_by_its_code_and_who_stands_for_it() {
        let mut case = ready();
        let mut firm = party("2", "1", "虚构物业公司", "");
        firm.representative = Text::new("甄负责");
        case.parties[2].1 = firm;
        assert_eq!(missing(&case), ["虚构物业公司：还没有统一社会信用代码"]);
    }

    #[test]
    fn the_number_of_a_child_under_fourteen_may_stay_away() {
        let mut case = ready();
        case.parties[2].1.identity = Identity::default();
        case.parties[2].1.birth = Day(Some(day("2012-06-18")));
        assert_eq!(missing(&case), ["贾来迟：不满 18 周岁，还没有监护人"]);
        case.parties[2].1.birth = Day(Some(day("2012-06-17")));
        assert_eq!(missing(&case).first().map(String::as_str), Some("贾来迟：还没有证件号码"), "fourteen that day");
    }

    #[test]
    fn a_minor_makes_no_oral_agreement_alone_either() {
        let mut case = ready();
        case.parties[2].1.birth = Day(Some(day("2015-03-01")));
        let orally = |case: &Case| lacking_for(StepKind::AgreeOrally, case, day(SIGNED));
        assert_eq!(orally(&case), ["贾来迟：不满 18 周岁，还没有监护人"]);
        case.parties.push((crate::domain::RecordId(4), party("2", "4", "贾来早", "110101197501010012")));
        assert_eq!(orally(&case), Vec::<String>::new());
    }

    #[test]
    fn a_dispute_needs_two_sides() {
        let mut case = ready();
        case.parties.truncate(2);
        assert_eq!(lacking_for(StepKind::Mediate, &case, day(SIGNED)), ["还没有另一方当事人"]);
        case.parties[1].1 = DisputeParty { party_name: Name::new("甄代理"), ..party("2", "3", "", "") };
        assert_eq!(lacking_for(StepKind::Mediate, &case, day(SIGNED)), ["还没有另一方当事人"], "an agent is no side");
    }

    #[test]
    fn a_side_of_many_is_represented_by_five_at_most() {
        let mut case = case();
        for place in 0..6 {
            let elected = party("1", "2", &format!("甄代表{place}"), "");
            case.parties.push((crate::domain::RecordId(10 + place), elected));
        }
        assert_eq!(lacking_for(StepKind::Mediate, &case, day(SIGNED)), ["甲方有 6 名代表人，最多 5 名"]);
        case.parties.pop();
        assert!(lacking_for(StepKind::Mediate, &case, day(SIGNED)).is_empty());
    }

    #[test]
    fn a_file_is_closed_after_performance_and_a_visit() {
        let mut case = ready();
        case.steps.push((crate::domain::RecordId(9), step(StepKind::Agree, SIGNED)));
        assert_eq!(lacking_for(StepKind::Archive, &case, day(SIGNED)), ["还没有回访", "第 1 条还没有履行"]);
        case.steps.push((crate::domain::RecordId(10), step(StepKind::Visit, "2026-06-24")));
        case.terms[0].1.performed_on = Day(Some(day("2026-06-20")));
        assert!(lacking_for(StepKind::Archive, &case, day(SIGNED)).is_empty());
    }
}
