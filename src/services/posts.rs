//! 六定: who holds a post in an area, whether there is a card for it and what the card lacks. People are named in the address tree
//! (`address_tree`).

use super::routines::{Entry, EntryForm};
use super::{Desk, Trouble, places};
use crate::domain::network::DUTIES;
use crate::domain::registers::{PlaceDuty, PostCard};
use crate::domain::values::{Day, Lines, Link, Value};
use crate::domain::{RecordId, Right};

/// Who has a card: officers of the community and 中心户长. By code of 职责, in the order of [`DUTIES`].
const POSTS: [&str; 4] = ["1", "4", "2", "6"];
/// The six as most begin: parted by lines of three dashes.
const USUAL: &str = include_str!("../../assets/text/post_card.txt");

/// Somebody in a post, with their card.
#[derive(Clone, Debug, PartialEq)]
pub struct PostLine {
    /// The duty it is about.
    pub duty: RecordId,
    pub post: String,
    pub holder: String,
    pub area: String,
    /// In full: staff are there to be called (docs/privacy.md §3).
    pub phones: String,
    pub card: Option<(RecordId, PostCard)>,
}

impl PostLine {
    /// What is still to be written; nothing of a whole card.
    pub fn to_do(&self) -> Option<String> {
        match &self.card {
            None => Some("没有卡".to_owned()),
            Some((_, card)) if card.lacking().is_empty() => None,
            Some((_, card)) => Some(format!("缺{}", card.lacking().join("、"))),
        }
    }
}

impl Entry for PostCard {
    const NEW: &'static str = "制作岗位责任卡";
    const CHANGE: &'static str = "修改岗位责任卡";

    /// 「甄无名　中心户长」
    fn whose(&self, desk: &Desk) -> Result<String, Trouble> {
        let duty: Option<PlaceDuty> = self.place_duty.id.map(|duty| desk.store.load(duty)).transpose()?.flatten();
        Ok(duty.map(|duty| format!("{}　{}", duty.holder.shown(), duty.duty.label())).unwrap_or_default())
    }
}

/// Everybody in a post now, by kind of post and along the addresses.
pub fn list(desk: &Desk) -> Result<Vec<PostLine>, Trouble> {
    desk.require(Right::Look)?;
    let mut lines = Vec::new();
    for (code, post) in DUTIES.iter().filter(|(code, _)| POSTS.contains(code)) {
        for (id, duty) in desk.store.holders_of_duty(code)? {
            lines.push(PostLine {
                duty: id,
                post: (*post).to_owned(),
                holder: places::legible(&duty.holder),
                area: places::full_name(desk, duty.place.id)?,
                phones: duty.phones.shown(),
                card: desk.store.post_card_of(id)?,
            });
        }
    }
    Ok(lines)
}

/// The card of a duty to be written: the known one, or a new one with the words of another in the same post, else the usual ones.
pub fn form(desk: &Desk, duty: RecordId) -> Result<EntryForm<PostCard>, Trouble> {
    desk.require(Right::Write)?;
    if let Some((card, _)) = desk.store.post_card_of(duty)? {
        return EntryForm::open(desk, card);
    }
    let known: PlaceDuty = desk.store.load(duty)?.ok_or(Trouble::Gone)?;
    if !POSTS.contains(&known.duty.code.as_str()) {
        return Err(Trouble::WrongSubject);
    }
    let like = desk.store.post_card_like(duty)?.unwrap_or_else(usual);
    Ok(EntryForm::new(PostCard { place_duty: Link::to(duty), drawn_up_on: Day::new(desk.today()), ..like }))
}

/// The six as the program ships them.
pub(in crate::services) fn usual() -> PostCard {
    let mut parts = USUAL.split("---").map(|part| Lines::new(part.trim()));
    let mut next = || parts.next().unwrap_or_default();
    PostCard {
        tasks: next(),
        aims: next(),
        measures: next(),
        rules: next(),
        answers: next(),
        rewards: next(),
        ..PostCard::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Place;
    use crate::domain::values::{Choice, Name, Phones, Text};
    use crate::services::address_tree;
    use crate::services::testing::{TODAY, desk};

    fn appointed(desk: &mut Desk, place: RecordId, duty: &str, holder: &str) -> RecordId {
        let duty = PlaceDuty {
            place: Link::to(place),
            duty: Choice::of(duty),
            holder: Name::new(holder),
            phones: Phones::new("13800000001"),
            from_date: Day::new(TODAY),
            ..PlaceDuty::default()
        };
        desk.writing("测试", |writing| Ok(writing.insert(&duty)?)).unwrap().0
    }

    #[test]
    fn whoever_holds_a_post_has_a_card_that_begins_with_the_words_of_the_last_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let estate = Place { kind: Choice::of("2"), label: Text::new("海棠苑"), ..Place::default() };
        let estate = desk.writing("测试", |writing| Ok(writing.insert(&estate)?)).unwrap().0;
        let cadre = appointed(&mut desk, estate, "4", "甄包片");
        let policeman = appointed(&mut desk, estate, "5", "景为民");
        assert!(matches!(form(&desk, policeman), Err(Trouble::WrongSubject)), "the police have their own");
        assert_eq!(list(&desk).unwrap().iter().map(PostLine::to_do).collect::<Vec<_>>(), [Some("没有卡".to_owned())]);

        let mut first = form(&desk, cadre).unwrap();
        assert!(first.draft.record.lacking().is_empty(), "the usual words stand in a first card");
        first.draft.set("aims", |card| card.aims = Lines::new("每周走一遍"));
        first.draft.set("rewards", |card| card.rewards = Lines::default());
        first.save(&mut desk).unwrap();
        assert_eq!(list(&desk).unwrap()[0].to_do().as_deref(), Some("缺定奖惩"));

        let known = address_tree::duty(&desk, cadre).unwrap();
        let next = PlaceDuty { holder: Name::new("尚接手"), ..known };
        address_tree::replace_duty(&mut desk, cadre, &next).unwrap();
        let line = list(&desk).unwrap().remove(0);
        assert_eq!((line.holder.as_str(), line.to_do().as_deref()), ("尚接手", Some("没有卡")));
        let second = form(&desk, line.duty).unwrap();
        assert_eq!(second.draft.record.aims, Lines::new("每周走一遍"), "whoever comes begins where the other ended");
        assert_eq!(second.draft.record.whose(&desk).unwrap(), "尚接手　包片干部");
    }
}
