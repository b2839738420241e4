//! Whether the members of one household fit together. It speaks of the records, never of the people.

use super::{
    Born, HOUSEHOLDER, implied_sex, implied_sex_of_householder, is_householder, is_spouse, order_of_birth,
    stands_only_once,
};
use crate::domain::codes::Relationship;
use crate::domain::id_number::Sex;
use crate::domain::{CodeList, Date, Problem};

/// What the check needs to know of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Member<'a> {
    /// 与户主关系, empty while it is not known.
    pub relation: &'a str,
    pub sex: Option<Sex>,
    pub birth: Option<Date>,
}

/// Something to mend in a household, at one member or, without one, at the household itself.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberProblem {
    /// The place of the member among those that were handed in.
    pub member: Option<usize>,
    /// At the field `relation` or `birth`.
    pub problem: Problem,
}

/// All there is to mend in a household, in the order of its members.
pub fn problems(members: &[Member]) -> Vec<MemberProblem> {
    let mut found = Vec::new();
    found.extend(missing_householder(members));
    let householder = members.iter().find(|member| is_householder(member.relation));
    for (place, member) in members.iter().enumerate() {
        let at_member = |problem| MemberProblem { member: Some(place), problem };
        found.extend(repeated(&members[..place], member).map(at_member));
        found.extend(other_sex(member).map(at_member));
        let Some(householder) = householder.filter(|_| !is_householder(member.relation)) else { continue };
        found.extend(sex_of_householder(member, householder).map(at_member));
        found.extend(wrong_order(member, householder).map(at_member));
    }
    found
}

fn missing_householder(members: &[Member]) -> Option<MemberProblem> {
    let is_missing = !members.is_empty() && !members.iter().any(|member| is_householder(member.relation));
    let problem = Problem::missing("relation", "这一户还没有户主，请把一名成员的与户主关系改为户主");
    is_missing.then_some(MemberProblem { member: None, problem })
}

/// A second householder or a second spouse.
fn repeated(before: &[Member], member: &Member) -> Option<Problem> {
    let of_kind = if is_householder(member.relation) { is_householder } else { is_spouse };
    let is_repeated = stands_only_once(member.relation) && before.iter().any(|other| of_kind(other.relation));
    let kind = if is_householder(member.relation) { name(HOUSEHOLDER) } else { "户主的配偶" };
    is_repeated.then(|| Problem::wrong("relation", format!("这一户登记了不止一个{kind}，只能保留一个")))
}

fn other_sex(member: &Member) -> Option<Problem> {
    let (implied, sex) = (implied_sex(member.relation)?, member.sex?);
    let (relation, label) = (name(member.relation), sex.label());
    (implied != sex)
        .then(|| Problem::doubtful("relation", format!("与户主关系是“{relation}”，性别登记为{label}，请核对")))
}

/// The relation would have the householder be of the other sex.
fn sex_of_householder(member: &Member, householder: &Member) -> Option<Problem> {
    let sex = householder.sex?;
    let (relation, label) = (name(member.relation), sex.label());
    let sentence = if is_spouse(member.relation) {
        // A 妻 registered as a man is one mistake and has been spoken of already.
        let of_spouse = implied_sex(member.relation).or(member.sex)?;
        (of_spouse == sex).then(|| format!("户主的性别登记为{label}，“{relation}”也是{label}，请核对"))
    } else {
        let implied = implied_sex_of_householder(member.relation)?;
        (implied != sex).then(|| format!("有“{relation}”，户主的性别却登记为{label}，请核对"))
    };
    Some(Problem::doubtful("relation", sentence?))
}

/// A child born before its parent, an elder brother born later.
fn wrong_order(member: &Member, householder: &Member) -> Option<Problem> {
    let (born, householder_born) = (member.birth?, householder.birth?);
    let relation = name(member.relation);
    let sentence = match order_of_birth(member.relation)? {
        Born::After if born < householder_born => format!("与户主关系是“{relation}”，出生日期却早于户主，请核对"),
        Born::Before if born > householder_born => format!("与户主关系是“{relation}”，出生日期却晚于户主，请核对"),
        // Twins may share a day; nobody else shares it with a child or parent.
        _ if born == householder_born && !is_sibling(member.relation) => {
            format!("与户主关系是“{relation}”，出生日期却和户主相同，请核对")
        }
        _ => return None,
    };
    Some(Problem::doubtful("birth", sentence))
}

fn is_sibling(code: &str) -> bool {
    matches!(code, "71" | "73" | "75" | "77")
}

fn name(code: &str) -> &'static str {
    Relationship::table().name(code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Weight;

    fn member(relation: &'static str, sex: Sex, birth: &str) -> Member<'static> {
        Member { relation, sex: Some(sex), birth: birth.parse().ok() }
    }

    fn father() -> Member<'static> {
        member("02", Sex::Male, "1960-05-01")
    }

    /// The place, field and weight of each problem.
    fn found(members: &[Member]) -> Vec<(Option<usize>, &'static str, Weight)> {
        let problems = problems(members);
        problems.iter().map(|found| (found.member, found.problem.field, found.problem.weight)).collect()
    }

    #[test]
    fn a_family_that_fits_together_has_nothing_to_mend() {
        let family = [
            father(),
            member("12", Sex::Female, "1962-01-01"),
            member("20", Sex::Male, "1985-01-01"),
            member("38", Sex::Female, "1986-01-01"),
            member("42", Sex::Female, "2012-01-01"),
            member("51", Sex::Male, "1935-01-01"),
            member("56", Sex::Female, "1940-01-01"),
            member("71", Sex::Male, "1958-01-01"),
            member("77", Sex::Female, "1960-05-01"), // a twin
            member("28", Sex::Male, "1950-01-01"),   // a son-in-law may be of any age
            member("97", Sex::Male, "1990-01-01"),
        ];
        assert_eq!(problems(&family), []);
        assert_eq!(problems(&[]), []);
        assert_eq!(problems(&[Member { relation: "02", ..Member::default() }]), []);
    }

    #[test]
    fn what_does_not_fit_is_said_at_its_member() {
        for (other, field, weight, sentence) in [
            (father(), "relation", Weight::Wrong, "这一户登记了不止一个户主，只能保留一个"),
            (
                Member { relation: "01", ..Member::default() },
                "relation",
                Weight::Wrong,
                "这一户登记了不止一个户主，只能保留一个",
            ),
            (
                member("12", Sex::Male, "1962-01-01"),
                "relation",
                Weight::Doubtful,
                "与户主关系是“妻”，性别登记为男，请核对",
            ),
            (
                member("30", Sex::Male, "1990-01-01"),
                "relation",
                Weight::Doubtful,
                "与户主关系是“女”，性别登记为男，请核对",
            ),
            (
                member("10", Sex::Male, "1962-01-01"),
                "relation",
                Weight::Doubtful,
                "户主的性别登记为男，“配偶”也是男，请核对",
            ),
            (
                Member { relation: "11", ..Member::default() },
                "relation",
                Weight::Doubtful,
                "户主的性别登记为男，“夫”也是男，请核对",
            ),
            (
                member("53", Sex::Male, "1935-01-01"),
                "relation",
                Weight::Doubtful,
                "有“公公”，户主的性别却登记为男，请核对",
            ),
            (
                member("20", Sex::Male, "1959-01-01"),
                "birth",
                Weight::Doubtful,
                "与户主关系是“子”，出生日期却早于户主，请核对",
            ),
            (
                member("52", Sex::Female, "1961-01-01"),
                "birth",
                Weight::Doubtful,
                "与户主关系是“母亲”，出生日期却晚于户主，请核对",
            ),
            (
                member("20", Sex::Male, "1960-05-01"),
                "birth",
                Weight::Doubtful,
                "与户主关系是“子”，出生日期却和户主相同，请核对",
            ),
        ] {
            let all = problems(&[father(), other]);
            let problem = all.first().map(|found| (found.member, &found.problem));
            let wanted = Problem { field, weight, sentence: sentence.into() };
            assert_eq!(problem, Some((Some(1), &wanted)), "{other:?}");
        }
    }

    #[test]
    fn one_mistake_is_said_once() {
        let problems = found(&[father(), member("12", Sex::Male, "1962-01-01")]);
        assert_eq!(problems, [(Some(1), "relation", Weight::Doubtful)]);
    }

    #[test]
    fn a_household_without_a_head_is_incomplete() {
        let problems = found(&[member("20", Sex::Male, "1990-01-01")]);
        assert_eq!(problems, [(None, "relation", Weight::Missing)]);
    }

    #[test]
    fn a_second_spouse_is_refused_however_they_are_called() {
        let wife = member("12", Sex::Female, "1962-01-01");
        let spouse = member("10", Sex::Female, "1963-01-01");
        assert_eq!(found(&[father(), wife, spouse]), [(Some(2), "relation", Weight::Wrong)]);
        assert_eq!(found(&[father(), wife, wife]), [(Some(2), "relation", Weight::Wrong)]);
    }
}
