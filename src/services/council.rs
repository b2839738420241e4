//! 议事 and 评事: votes on matters round by round, appraisals by two ballots, what follows from them, and the papers of both. The verdict
//! is counted each time from the numbers (`domain::vote`), never kept. 问事 is in `contacts`, whom an officer is to
//! speak with in `duties`.

mod contacts;
mod duties;

pub use contacts::{ContactLine, contacts, contacts_paper, new_contact, save_contact};
pub use duties::{DutyLine, contact_duties, contact_duties_paper, new_contact_duty, save_contact_duty};

use super::soundness::{require_sound, wrong};
use super::{Desk, Trouble};
use crate::domain::registers::{Appraisal, CouncilVote};
use crate::domain::values::{Choice, Count, Day, Link, Value};
use crate::domain::vote::Ballot;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;
use crate::store::{ChangeId, Stored};

/// One round, and whether another one followed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Round<R> {
    pub id: RecordId,
    pub record: R,
    pub is_followed: bool,
}

/// Every vote, the latest first.
pub fn votes(desk: &Desk) -> Result<Vec<Round<CouncilVote>>, Trouble> {
    desk.require(Right::Look)?;
    Ok(rounds(desk.store.council_votes()?, |vote| vote.follows.id))
}

/// Every appraisal, the latest first.
pub fn appraisals(desk: &Desk) -> Result<Vec<Round<Appraisal>>, Trouble> {
    desk.require(Right::Look)?;
    Ok(rounds(desk.store.appraisals()?, |appraisal| appraisal.follows.id))
}

fn rounds<R>(records: Vec<(RecordId, R)>, follows: impl Fn(&R) -> Option<RecordId>) -> Vec<Round<R>> {
    let followed: Vec<RecordId> = records.iter().filter_map(|(_, record)| follows(record)).collect();
    let round = |(id, record)| Round { id, record, is_followed: followed.contains(&id) };
    records.into_iter().map(round).collect()
}

/// A vote to be written down: a first one, or the next round of one that did not pass.
pub fn new_vote(desk: &Desk, after: Option<RecordId>) -> Result<CouncilVote, Trouble> {
    desk.require(Right::Look)?;
    let begun = CouncilVote {
        round: Count(Some(1)),
        held_on: Day::new(desk.today()),
        base: Choice::of("1"),
        ..CouncilVote::default()
    };
    let Some(id) = after else { return Ok(begun) };
    let known: CouncilVote = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let round = Count(known.round.0.map(|round| round + 1));
    Ok(CouncilVote {
        subject: known.subject,
        meeting: known.meeting,
        venue: known.venue,
        due: known.due,
        base: known.base,
        round,
        follows: Link::to(id),
        ..begun
    })
}

/// An appraisal to be written down: a first one, or the second vote after something was put right.
pub fn new_appraisal(desk: &Desk, after: Option<RecordId>) -> Result<Appraisal, Trouble> {
    desk.require(Right::Look)?;
    let begun = Appraisal { round: Count(Some(1)), held_on: Day::new(desk.today()), ..Appraisal::default() };
    let Some(id) = after else { return Ok(begun) };
    let known: Appraisal = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let round = Count(known.round.0.map(|round| round + 1));
    Ok(Appraisal { kind: known.kind, subject: known.subject, round, follows: Link::to(id), ..begun })
}

pub fn save_vote(desk: &mut Desk, id: Option<RecordId>, vote: &CouncilVote) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, vote)?;
    save(desk, id, vote, "记议事表决")
}

/// Below the line a day is wanted by which it is put right.
pub fn save_appraisal(desk: &mut Desk, id: Option<RecordId>, appraisal: &Appraisal) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    // What is missing is said first: without all numbers there is no verdict.
    require_sound(desk, appraisal)?;
    if appraisal.needs_rectification() && appraisal.due_on.is_unset() {
        return Err(wrong("due_on", "满意率不到 90 %，请填整改期限"));
    }
    save(desk, id, appraisal, "记评事")
}

fn save<R: Stored>(desk: &mut Desk, id: Option<RecordId>, record: &R, what: &str) -> Result<ChangeId, Trouble> {
    Ok(desk.writing(what, |writing| Ok(writing.put(id, record)?))?.1)
}

/// 表决结果 with the base it was counted of, and the legal majority beside it.
pub fn vote_paper(desk: &Desk, id: RecordId) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let vote: CouncilVote = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let tally = vote.tally();
    let rows = vec![
        ("议题", vote.subject.shown()),
        ("轮次", format!("第 {} 轮", vote.round.shown())),
        ("会议", vote.meeting.shown()),
        ("表决日期、地点", format!("{} {}", vote.held_on.shown(), vote.venue.shown())),
        ("应到、实到", format!("应到 {} 人，实到 {} 人", tally.due, tally.present)),
        ("票数", format!("赞成 {}，反对 {}，弃权 {}", tally.agreed, tally.opposed, tally.abstained)),
        ("本站约定", tally.words(vote.counted_of())),
        ("法定", tally.lawful_words()),
        ("结果", vote.outcome().words().to_owned()),
        ("公开日期", vote.published_on.shown()),
        ("备注", vote.remark.shown()),
        ("主持人、记录人（签名）", String::new()),
    ];
    Ok(sheet::<CouncilVote>(desk, "议事表决结果", id, rows))
}

/// 测评结果通报 by the two ballots.
pub fn appraisal_paper(desk: &Desk, id: RecordId) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let appraisal: Appraisal = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let verdict = if appraisal.needs_rectification() {
        format!("有一票不到 90 %，限 {} 前整改，再评一次", appraisal.due_on.shown())
    } else {
        "两票都达到 90 %".to_owned()
    };
    let rows = vec![
        ("评议对象", format!("{} {}", appraisal.kind.shown(), appraisal.subject.shown())),
        ("轮次", format!("第 {} 轮", appraisal.round.shown())),
        ("评议日期", appraisal.held_on.shown()),
        ("群众票", ballot_words(appraisal.masses())),
        ("党员票", ballot_words(appraisal.members())),
        ("结果", verdict),
        ("公开日期", appraisal.published_on.shown()),
        ("备注", appraisal.remark.shown()),
        ("计票人、监票人（签名）", String::new()),
    ];
    Ok(sheet::<Appraisal>(desk, "两票评事测评表", id, rows))
}

/// 「满意 45，不满意 3，弃权 2，收回 50 票，满意率 90.0 %，达到 90 %」
pub fn ballot_words(ballot: Ballot) -> String {
    let verdict = if ballot.is_satisfied() { "达到 90 %" } else { "不到 90 %" };
    format!(
        "满意 {}，不满意 {}，弃权 {}，收回 {} 票，满意率 {}，{verdict}",
        ballot.satisfied,
        ballot.dissatisfied,
        ballot.abstained,
        ballot.handed_in(),
        ballot.share()
    )
}

fn sheet<R: Register>(desk: &Desk, title: &str, id: RecordId, rows: Vec<(&str, String)>) -> Order {
    let sheet = Sheet {
        title: title.to_owned(),
        as_of: desk.today(),
        columns: vec![SheetColumn::of("项目"), SheetColumn::of("内容").with_share(3.4)],
        rows: rows.into_iter().map(|(name, words)| vec![name.to_owned(), words]).collect(),
        ..Sheet::default()
    };
    Order::sheet(sheet, R::TABLE, vec![id])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Text;
    use crate::services::testing::{TODAY, desk};
    use tempfile::TempDir;

    fn office() -> (TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder.path().join("档案"));
        (folder, desk)
    }

    fn count(number: u32) -> Count {
        Count(Some(number))
    }

    fn voted(vote: CouncilVote, agreed: u32, of: u32) -> CouncilVote {
        let (due, present) = (count(of), count(of));
        CouncilVote { due, present, agreed: count(agreed), opposed: count(of - agreed), abstained: count(0), ..vote }
    }

    #[test]
    fn a_matter_that_does_not_pass_comes_again_as_the_next_round() {
        let (_folder, mut desk) = office();
        let first = CouncilVote { subject: Text::new("小区停车位划线"), ..new_vote(&desk, None).unwrap() };
        save_vote(&mut desk, None, &voted(first, 79, 100)).unwrap();
        let first = votes(&desk).unwrap().remove(0);
        assert_eq!((first.record.passes(), first.is_followed), (false, false));
        let second = new_vote(&desk, Some(first.id)).unwrap();
        assert_eq!((second.subject.0.as_str(), second.round, second.due), ("小区停车位划线", count(2), count(100)));
        save_vote(&mut desk, None, &voted(second, 80, 100)).unwrap();
        let rounds = votes(&desk).unwrap();
        assert_eq!(
            rounds.iter().map(|round| (round.record.passes(), round.is_followed)).collect::<Vec<_>>(),
            [(true, false), (false, true)]
        );
        let sheet = vote_paper(&desk, rounds[0].id).unwrap().sheet.unwrap();
        assert_eq!(said(&sheet, "本站约定"), "赞成 80 / 到会人数 100，80.0 %，达到 80 %");
        assert_eq!(said(&sheet, "法定"), "到会过三分之二，赞成过半数，有效");
        assert_eq!(said(&sheet, "结果"), "通过");
    }

    fn said<'a>(sheet: &'a Sheet, name: &str) -> &'a str {
        sheet.rows.iter().find(|row| row[0] == name).map(|row| row[1].as_str()).unwrap()
    }

    #[test]
    fn the_paper_of_a_vote_names_the_meeting_and_says_one_result() {
        let (_folder, mut desk) = office();
        let begun = CouncilVote {
            subject: Text::new("居民公约"),
            meeting: Text::new("居民代表会议"),
            ..new_vote(&desk, None).unwrap()
        };
        // 28 of the 35 who came are 80 %, but of 54 too few came.
        let void = CouncilVote { due: count(54), ..voted(begun, 28, 35) };
        save_vote(&mut desk, None, &void).unwrap();
        let round = votes(&desk).unwrap().remove(0);
        assert!(!round.record.passes());
        let sheet = vote_paper(&desk, round.id).unwrap().sheet.unwrap();
        assert_eq!(said(&sheet, "会议"), "居民代表会议");
        assert_eq!(said(&sheet, "法定"), "到会不足三分之二，赞成过半数，不成立");
        assert_eq!(said(&sheet, "结果"), "不成立，到会人数够了再表决");
        assert!(!sheet.rows.iter().any(|row| row[1].contains("通过")));
    }

    #[test]
    fn votes_that_cannot_have_been_cast_are_not_taken() {
        let (_folder, mut desk) = office();
        let vote = CouncilVote { subject: Text::new("楼道照明"), ..new_vote(&desk, None).unwrap() };
        let vote = CouncilVote { abstained: count(5), ..voted(vote, 30, 40) };
        assert!(matches!(save_vote(&mut desk, None, &vote), Err(Trouble::Unfinished(_))));
        assert!(votes(&desk).unwrap().is_empty());
    }

    #[test]
    fn either_ballot_below_ninety_wants_a_day_by_which_it_is_put_right() {
        let (_folder, mut desk) = office();
        let ballots = |masses: u32, members: u32| Appraisal {
            kind: Choice::of("2"),
            subject: Text::new("网格员岗位"),
            masses_satisfied: count(masses),
            masses_dissatisfied: count(100 - masses),
            masses_abstained: count(0),
            members_satisfied: count(members),
            members_dissatisfied: count(10 - members),
            members_abstained: count(0),
            ..new_appraisal(&desk, None).unwrap()
        };
        let (good, bad) = (ballots(90, 9), ballots(95, 8));
        save_appraisal(&mut desk, None, &good).unwrap();
        let refused = save_appraisal(&mut desk, None, &bad);
        let Err(Trouble::Unfinished(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].field, "due_on");
        save_appraisal(&mut desk, None, &Appraisal { due_on: Day(TODAY.succ_opt()), ..bad }).unwrap();
        let latest = appraisals(&desk).unwrap().remove(0);
        let sheet = appraisal_paper(&desk, latest.id).unwrap().sheet.unwrap();
        assert_eq!(sheet.rows[4][1], "满意 8，不满意 2，弃权 0，收回 10 票，满意率 80.0 %，不到 90 %");
        assert_eq!(new_appraisal(&desk, Some(latest.id)).unwrap().round, count(2));
    }
}
