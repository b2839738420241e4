//! 单位 and 门店 files: which organisations were looked at, how many items are in order, and when they are looked at again. What
//! anybody reports to the police is not written down here.

use super::agreements::{self, About};
use super::soundness::{require_sound, wrong};
use super::{Desk, Trouble};
use crate::domain::registers::{Organisation, SafetyCheck};
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId, Right, safety};
use crate::store::ChangeId;
use std::collections::HashMap;

/// One organisation or shop.
#[derive(Clone, Debug, PartialEq)]
pub struct SafetyRow {
    pub id: RecordId,
    pub organisation: Organisation,
    pub latest: Option<(RecordId, SafetyCheck)>,
}

impl SafetyRow {
    /// 「9/12」; empty where nobody has looked.
    pub fn passed(&self) -> String {
        let Some((_, check)) = &self.latest else { return String::new() };
        let (passed, all) = safety::passed(check);
        format!("{passed}/{all}")
    }

    /// When it is to be looked at again.
    pub fn due(&self) -> Option<Date> {
        self.latest.as_ref().and_then(|(_, check)| check.due_on.0)
    }
}

/// Every organisation with its latest check, by name.
pub fn list(desk: &Desk) -> Result<Vec<SafetyRow>, Trouble> {
    desk.require(Right::Look)?;
    let latest = desk.store.latest_safety_checks()?;
    let mut latest: HashMap<RecordId, (RecordId, SafetyCheck)> =
        latest.into_iter().filter_map(|(id, check)| Some((check.organisation.id?, (id, check)))).collect();
    let organisations = desk.store.organisations()?.into_iter();
    let row = |(id, organisation): (RecordId, Organisation)| SafetyRow { latest: latest.remove(&id), id, organisation };
    Ok(organisations.map(row).collect())
}

/// The checks of one organisation, the latest first.
pub fn checks(desk: &Desk, organisation: RecordId) -> Result<Vec<(RecordId, SafetyCheck)>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.safety_checks_of(organisation)?)
}

/// A check to be written down: today, by whoever sits here, with what was found the last time to go by.
pub fn new_check(desk: &Desk, organisation: RecordId, kind: &str) -> Result<SafetyCheck, Trouble> {
    desk.require(Right::Look)?;
    let known = checks(desk, organisation)?.into_iter().find(|(_, check)| check.kind.code == kind);
    let known = known.map(|(_, check)| check).unwrap_or_default();
    Ok(SafetyCheck {
        organisation: Link::to(organisation),
        kind: Choice::of(kind),
        checked_on: Day::new(desk.today()),
        inspectors: Text(desk.operator().name.clone()),
        due_on: Day::default(),
        remark: Text::default(),
        ..known
    })
}

/// Enters a check, or corrects one.
pub fn save(desk: &mut Desk, id: Option<RecordId>, check: &SafetyCheck) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, check)?;
    require_day(check)?;
    let what = if id.is_some() { "修改安全检查" } else { "记安全检查" };
    let (_, change) = desk.writing(what, |writing| Ok(writing.put(id, check)?))?;
    Ok(change)
}

/// A check that was written down by mistake.
pub fn remove(desk: &mut Desk, id: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ((), change) = desk.writing("删去安全检查", |writing| Ok(writing.delete::<SafetyCheck>(id)?))?;
    Ok(change)
}

/// What is to be put right has a day on which it is looked at again.
fn require_day(check: &SafetyCheck) -> Result<(), Trouble> {
    let is_open = safety::is_open(check) && check.due_on.is_unset();
    if is_open { Err(wrong("due_on", "还有没达标的，请填复查日期")) } else { Ok(()) }
}

/// The 门店承诺书 of a shop that is to be printed: the one there is, else one that is prepared now.
pub fn pledge(desk: &mut Desk, organisation: RecordId) -> Result<(Vec<RecordId>, Option<ChangeId>), Trouble> {
    desk.require(Right::Write)?;
    let known = desk.store.agreements_of_organisation(organisation)?;
    let stands = known.into_iter().find(|(_, agreement)| {
        agreement.kind.kind() == Some(TemplateKind::ShopPledge)
            && agreement.ended_on.is_unset()
            && agreement.valid_until.0.is_none_or(|until| until >= desk.today())
    });
    if let Some((id, _)) = stands {
        return Ok((vec![id], None));
    }
    let prepared = agreements::prepare(desk, TemplateKind::ShopPledge, &[About::Organisation(organisation)])?;
    Ok((prepared.made, Some(prepared.change)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::safety_check::{OF_SHOP, OF_UNIT};
    use crate::services::testing::{TODAY, desk};
    use crate::services::{organisations, undo};
    use tempfile::TempDir;

    fn office() -> (TempDir, Desk, RecordId) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let name = Text::new("虚构物业公司");
        organisations::add(&mut desk, &Organisation { organisation_name: name, ..Organisation::default() }).unwrap();
        let id = list(&desk).unwrap()[0].id;
        (folder, desk, id)
    }

    fn looked_at(
        desk: &mut Desk,
        organisation: RecordId,
        change: impl FnOnce(&mut SafetyCheck),
    ) -> Result<ChangeId, Trouble> {
        let mut check = new_check(desk, organisation, OF_UNIT).unwrap();
        change(&mut check);
        save(desk, None, &check)
    }

    #[test]
    fn a_check_counts_what_is_there_and_asks_for_a_day_where_something_is_not() {
        let (_folder, mut desk, id) = office();
        assert_eq!(list(&desk).unwrap()[0].passed(), "");
        let lacking = |check: &mut SafetyCheck| {
            check.guard = Choice::of("1");
            check.alarm = Choice::of("2");
        };
        let refused = looked_at(&mut desk, id, lacking);
        let Err(Trouble::Unfinished(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].field, "due_on");
        let change = looked_at(&mut desk, id, |check| {
            lacking(check);
            check.due_on = Day(TODAY.succ_opt());
        })
        .unwrap();
        let row = list(&desk).unwrap().remove(0);
        assert_eq!((row.passed().as_str(), row.due()), ("1/12", TODAY.succ_opt()));
        undo::undo(&mut desk, change).unwrap();
        assert_eq!(list(&desk).unwrap()[0].latest, None);
    }

    #[test]
    fn what_was_found_is_gone_by_the_next_time_and_the_latest_check_stands_for_the_organisation() {
        let (_folder, mut desk, id) = office();
        looked_at(&mut desk, id, |check| {
            check.checked_on = Day(TODAY.pred_opt());
            check.alarm = Choice::of("3");
            check.due_on = Day::new(TODAY);
        })
        .unwrap();
        let next = new_check(&desk, id, OF_UNIT).unwrap();
        assert_eq!((next.alarm.code.as_str(), next.due_on), ("3", Day::default()));
        assert!(new_check(&desk, id, OF_SHOP).unwrap().alarm.is_unset(), "the other form begins empty");
        save(&mut desk, None, &SafetyCheck { alarm: Choice::of("1"), ..next }).unwrap();
        let row = list(&desk).unwrap().remove(0);
        assert_eq!((row.passed().as_str(), row.due(), checks(&desk, id).unwrap().len()), ("1/12", None, 2));
    }

    #[test]
    fn an_organisation_is_entered_once() {
        let (_folder, mut desk, _) = office();
        let again = Organisation { organisation_name: Text::new("虚构物业公司"), ..Organisation::default() };
        assert!(matches!(organisations::add(&mut desk, &again), Err(Trouble::Unfinished(_))));
    }
}
