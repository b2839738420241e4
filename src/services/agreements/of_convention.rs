//! What a 居民公约 says of itself: which meeting passed it on which day, by how many, and where it is filed.
//!
//! All of it comes from 议事: the latest vote that passed and names the convention. Without one these places are left to the
//! pen, the day it comes into force too: the day somebody drafted the paper passes nothing.

use super::{Desk, Trouble};
use crate::domain::registers::{Agreement, CouncilVote};
use crate::domain::template::Fill;
use crate::domain::values::{Count, Day};
use crate::services::agreements::filling::words;

/// What the matter of such a vote is called.
const CONVENTION: &str = "公约";

pub(super) fn fill(desk: &Desk, fill: Fill, agreement: &Agreement) -> Result<Fill, Trouble> {
    let fill = fill.set("备案机关", filed_with(&desk.station().street));
    let Some(vote) = passed(desk)? else { return Ok(fill.set("施行日期", "")) };
    let number = |count: Count| count.0.map(|count| count.to_string()).unwrap_or_default();
    // Nothing comes into force before it was passed.
    let begins = if agreement.valid_from.is_before(vote.held_on) { Day::default() } else { agreement.valid_from };
    Ok(fill
        .set("会议", &*vote.meeting)
        .set("应到人数", number(vote.due))
        .set("到会人数", number(vote.present))
        .set("赞成人数", number(vote.agreed))
        .set("通过日期", words(vote.held_on))
        .set("施行日期", words(begins))
        .set("备案号", &*vote.filing_number))
}

fn passed(desk: &Desk) -> Result<Option<CouncilVote>, Trouble> {
    let votes = desk.store.council_votes()?.into_iter().map(|(_, vote)| vote);
    Ok(votes.filter(|vote| vote.passes() && vote.subject.contains(CONVENTION)).max_by_key(|vote| vote.held_on))
}

/// Of a 街道 its office, of a 镇 or 乡 its government (城市居民委员会组织法 15 条).
fn filed_with(street: &str) -> String {
    match street.chars().last() {
        None => String::new(),
        Some('镇' | '乡') => format!("{street}人民政府"),
        Some(_) => format!("{street}办事处"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Place;
    use crate::domain::template::TemplateKind;
    use crate::domain::values::{Choice, Text};
    use crate::services::agreements::offers;
    use crate::services::council::{new_vote, save_vote};
    use crate::services::testing::{TODAY, desk};

    #[test]
    fn a_convention_says_which_vote_passed_it_and_comes_into_force_no_earlier() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let drafted = |days: i64| Agreement {
            valid_from: Day::new(TODAY - chrono::Days::new(u64::try_from(days).unwrap_or_default())),
            ..Agreement::default()
        };
        let said = |desk: &Desk, days: i64| fill(desk, Fill::new(TemplateKind::Convention), &drafted(days)).unwrap();
        assert_eq!(said(&desk, 0).value("施行日期"), None, "nobody has voted");
        let count = |number: u32| Count(Some(number));
        let vote = CouncilVote {
            subject: Text::new("修订居民公约"),
            meeting: Text::new("居民代表会议"),
            due: count(60),
            present: count(50),
            agreed: count(48),
            opposed: count(2),
            abstained: count(0),
            ..new_vote(&desk, None).unwrap()
        };
        let fell = CouncilVote { agreed: count(10), opposed: count(40), ..vote.clone() };
        save_vote(&mut desk, None, &fell).unwrap();
        assert_eq!(said(&desk, 0).value("通过日期"), None, "it did not pass");
        let void = CouncilVote { present: count(39), agreed: count(39), opposed: count(0), ..vote.clone() };
        save_vote(&mut desk, None, &void).unwrap();
        assert_eq!(said(&desk, 0).value("通过日期"), None, "all agreed, but too few came");
        save_vote(&mut desk, None, &vote).unwrap();
        let passed = said(&desk, 0);
        for (field, words) in [("会议", "居民代表会议"), ("应到人数", "60"), ("到会人数", "50"), ("赞成人数", "48")]
        {
            assert_eq!(passed.value(field), Some(words));
        }
        assert_eq!(passed.value("施行日期"), passed.value("通过日期"), "from that very day");
        assert_eq!(said(&desk, 3).value("施行日期"), None, "drafted before it was passed");
    }

    #[test]
    fn a_convention_is_offered_to_where_people_live_and_to_no_market_or_single_building() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        for (kind, label) in [("2", "海棠苑"), ("5", "99栋"), ("8", "海棠菜市场"), ("4", "村组")] {
            let (label, full_name) = (Text::new(label), Text::new(label));
            let place = Place { kind: Choice::of(kind), label, full_name, ..Place::default() };
            desk.writing("测试", |writing| Ok(writing.insert(&place)?)).unwrap();
        }
        let mut names: Vec<String> =
            offers(&desk, TemplateKind::Convention, None).unwrap().into_iter().map(|offer| offer.name).collect();
        names.sort();
        assert_eq!(names, ["村组", "海棠苑"]);
    }

    #[test]
    fn a_street_files_with_its_office_and_a_town_with_its_government() {
        assert_eq!(["青溪街道", "桂花镇", ""].map(filed_with), ["青溪街道办事处", "桂花镇人民政府", ""]);
    }
}
