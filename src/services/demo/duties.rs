//! Who answers for the estates, buildings and groups, and who did before; 岗位责任卡 of most of those in a post.

use super::community::{Community, add};
use super::dice::{days_before, years_before};
use super::names;
use crate::domain::registers::{PlaceDuty, PostCard};
use crate::domain::values::{Choice, Day, Lines, Link, Name, Phones};
use crate::domain::{Date, RecordId};
use crate::services::posts;

/// Codes of 职责.
const GRID_HEAD: &str = "1";
const GRID_MEMBER: &str = "2";
const BUILDING_HEAD: &str = "3";
const CADRE: &str = "4";
const POLICEMAN: &str = "5";
const GROUP_HEAD: &str = "6";

impl Community {
    pub fn appoint(&mut self) {
        let places: Vec<(RecordId, bool, String)> = (1..)
            .zip(&self.records.places)
            .map(|(id, place)| (RecordId(id), place.parent.id.is_none(), place.kind.code.clone()))
            .collect();
        for (place, is_root, kind) in places {
            let duties: &[&str] = match (is_root, kind.as_str()) {
                (true, _) => &[GRID_HEAD, GRID_MEMBER, POLICEMAN],
                (false, "4") => &[GROUP_HEAD],
                // Village houses are buildings too, and belong to their group.
                (false, "5") if self.has_rooms(place) => &[BUILDING_HEAD],
                _ => &[],
            };
            for duty in duties {
                self.appoint_to(place, duty);
            }
        }
    }

    /// All but the last, and one lacks 定奖惩.
    pub fn draw_up_post_cards(&mut self) {
        let in_post = |duty: &PlaceDuty| {
            [GRID_HEAD, GRID_MEMBER, CADRE, GROUP_HEAD].contains(&duty.duty.code.as_str()) && duty.until_date.is_unset()
        };
        let mut duties: Vec<RecordId> =
            (1..).map(RecordId).zip(&self.records.duties).filter(|(_, duty)| in_post(duty)).map(|(id, _)| id).collect();
        duties.pop();
        for (place, duty) in duties.into_iter().enumerate() {
            let usual = posts::usual();
            let rewards = if place == 1 { Lines::default() } else { usual.rewards.clone() };
            let drawn_up_on = Day::new(days_before(self.today, 120));
            let card = PostCard { place_duty: Link::to(duty), rewards, drawn_up_on, ..usual };
            add(&mut self.records.post_cards, card);
        }
    }

    fn has_rooms(&self, place: RecordId) -> bool {
        let next = usize::try_from(place.0).unwrap_or_default();
        // Whatever lies below a building was laid out right after it.
        self.records.places.get(next).is_some_and(|below| below.parent.id == Some(place))
    }

    fn appoint_to(&mut self, place: RecordId, duty: &str) {
        let began = self.dice.day(years_before(self.today, 8), self.beginning());
        let changed = self.dice.percent(30).then(|| self.dice.day(self.beginning(), days_before(self.today, 30)));
        let (first, second) = (self.holder(), self.holder());
        if let Some(changed) = changed {
            self.duty(place, duty, &first, began, Some(changed));
        }
        self.duty(place, duty, &second, changed.unwrap_or(began), None);
    }

    pub(super) fn holder(&mut self) -> String {
        names::surname(&mut self.dice) + &names::given(&mut self.dice)
    }

    pub(super) fn duty(&mut self, place: RecordId, duty: &str, holder: &str, from: Date, until: Option<Date>) {
        let telephone = self.numbers.telephone();
        let duty = PlaceDuty {
            place: Link::to(place),
            duty: Choice::of(duty),
            holder: Name::new(holder),
            phones: Phones(vec![telephone]),
            from_date: Day::new(from),
            until_date: Day(until),
        };
        add(&mut self.records.duties, duty);
    }
}
