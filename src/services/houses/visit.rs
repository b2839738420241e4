//! 巡查 and 复查: the checklist of one visit, what it found wrong with a day until when, and what is put right since the last.
//!
//! Checklist: 出租房屋巡查检查项, of which the last item is asked only where there are ten beds or more (河北条例).

use super::{Desk, SavedHouse, Trouble};
use crate::domain::codes::InspectionItem;
use crate::domain::registers::{Inspection, InspectionFinding, RentalHouse};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{CodeList, Date, Draft, Problem, RecordId, Right, Weight};
use crate::services::{places, registration};
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// 十张床位以上的制度、安全员和录像
const FOR_MANY_BEDS: &str = "14";
const MANY_BEDS: u32 = 10;

/// The form of one visit.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Visit {
    pub house: RecordId,
    pub address: String,
    pub inspection: Draft<Inspection>,
    /// What earlier visits found and is looked at again, what is due first at the head.
    pub reviews: Vec<Review>,
    pub items: Vec<ChecklistItem>,
}

/// One line of the checklist.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct ChecklistItem {
    pub is_wrong: bool,
    /// What was found, and until when it is to be put right.
    pub finding: Draft<InspectionFinding>,
}

/// Something found earlier, and what is seen of it now.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Review {
    pub id: RecordId,
    pub verdict: Verdict,
    /// 处理结果, and the new 整改期限 of what is still as it was.
    pub finding: Draft<InspectionFinding>,
}

/// What is seen of an earlier finding.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum Verdict {
    #[default]
    NotLooked,
    Resolved,
    /// Not put right; a new day may be set.
    Still,
}

impl ChecklistItem {
    pub fn name(&self) -> &str {
        self.finding.record.item.label()
    }

    /// What is wrong with this line; nothing where nothing was found.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        if !self.is_wrong {
            return Vec::new();
        }
        let mut problems = self.finding.problems(today);
        problems.retain(|problem| problem.field != "inspection");
        if self.finding.record.found.is_empty() {
            problems.push(Problem::wrong("found", "请写明情况"));
        }
        problems
    }
}

impl Visit {
    /// A visit today by whoever sits here, unless something else is typed.
    pub fn begin(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let record: RentalHouse = desk.store.load(house)?.ok_or(Trouble::Gone)?;
        let inspection = Inspection {
            house: Link::to(house),
            inspected_on: Day(Some(desk.today())),
            inspectors: Text(desk.operator().name.clone()),
            ..Inspection::default()
        };
        let open = desk.store.open_findings(house)?.into_iter();
        let reviews = open.map(|(id, finding)| Review { id, verdict: Verdict::default(), finding: Draft::of(finding) });
        let is_asked = |code: &str| code != FOR_MANY_BEDS || record.beds.0.is_some_and(|beds| beds >= MANY_BEDS);
        let items = InspectionItem::table().codes.iter().filter(|item| is_asked(&item.code));
        let items = items.map(|item| ChecklistItem {
            is_wrong: false,
            finding: Draft::of(InspectionFinding { item: Choice::of(&item.code), ..InspectionFinding::default() }),
        });
        Ok(Self {
            house,
            address: places::full_name(desk, record.place.id)?,
            inspection: Draft::of(inspection),
            reviews: reviews.collect(),
            items: items.collect(),
        })
    }

    /// Whether what earlier visits found stands as it did when this one was begun.
    pub(in crate::services) fn is_current(&self, desk: &Desk) -> Result<bool, Trouble> {
        let open = desk.store.open_findings(self.house)?;
        let begun = self.reviews.iter().map(|review| (review.id, review.finding.original()));
        Ok(open.iter().map(|(id, finding)| (*id, finding)).eq(begun))
    }

    /// Whether there is anything here that would be a loss.
    pub fn is_changed(&self) -> bool {
        self.inspection.is_changed()
            || self.items.iter().any(|item| item.is_wrong)
            || self.reviews.iter().any(|review| review.verdict != Verdict::NotLooked)
    }

    /// All there is to mend of the visit itself; lines have their own.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = self.inspection.problems(today);
        problems.retain(|problem| problem.field != "house");
        problems
    }

    /// The visit, what it found and what it settled in one change, or nothing of it. The house counts as verified that day.
    pub fn save(&self, desk: &mut Desk) -> Result<SavedHouse, Trouble> {
        desk.require(Right::Write)?;
        let today = desk.today();
        let mut wrong = self.problems(today);
        wrong.extend(self.items.iter().flat_map(|item| item.problems(today)));
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        let what = if self.is_a_review() { "复查出租房屋" } else { "巡查出租房屋" };
        let ((), change) = desk.writing(what, |writing| self.write(writing))?;
        Ok(SavedHouse { house: self.house, change })
    }

    /// Whether something found earlier was looked at again.
    pub fn is_a_review(&self) -> bool {
        self.reviews.iter().any(|review| review.verdict != Verdict::NotLooked)
    }

    fn write(&self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        let mut inspection = self.inspection.record.clone();
        inspection.follows = self.followed();
        let visit = writing.insert(&inspection)?;
        for item in self.items.iter().filter(|item| item.is_wrong) {
            let finding = InspectionFinding { inspection: Link::to(visit), ..item.finding.record.clone() };
            writing.insert(&finding)?;
        }
        for review in &self.reviews {
            write_review(writing, review, inspection.inspected_on)?;
        }
        let mut house: RentalHouse = writing.load(self.house)?.ok_or(Trouble::Gone)?;
        house.verified_on = house.verified_on.max(inspection.inspected_on);
        Ok(writing.update(self.house, &house)?)
    }

    /// The latest visit whose findings were looked at again.
    fn followed(&self) -> Link<Inspection> {
        let looked_at = self.reviews.iter().filter(|review| review.verdict != Verdict::NotLooked);
        let visits = looked_at.filter_map(|review| review.finding.record.inspection.id);
        visits.max().map_or_else(Link::none, Link::to)
    }
}

fn write_review(writing: &mut Writing<'_>, review: &Review, day: Day) -> Result<(), Trouble> {
    let mut finding = review.finding.clone();
    match review.verdict {
        Verdict::NotLooked => return Ok(()),
        Verdict::Resolved => finding.set("resolved_on", |finding| finding.resolved_on = day),
        Verdict::Still => {}
    }
    let current = writing.load(review.id)?.ok_or(Trouble::Gone)?;
    Ok(writing.update(review.id, &registration::merged(&current, &finding)?)?)
}
