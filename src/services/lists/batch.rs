//! Acts on several records at once. Each is one change, taken back as a whole. 注销 of several is in `registration`.

use crate::domain::registers::{Household, Person, RentalHouse, Residence};
use crate::domain::values::{Text, Value};
use crate::domain::{RecordId, Right};
use crate::services::{Desk, Trouble};
use crate::store::{Action, ChangeId, StoreError, Stored};

/// A record that says who registered it.
pub trait Registered: Stored + Clone {
    fn registrar(&mut self) -> &mut Text;
}

impl Registered for Residence {
    fn registrar(&mut self) -> &mut Text {
        &mut self.registrar
    }
}

impl Registered for RentalHouse {
    fn registrar(&mut self) -> &mut Text {
        &mut self.registrar
    }
}

impl Registered for Household {
    fn registrar(&mut self) -> &mut Text {
        &mut self.registrar
    }
}

/// The operators records can be handed over to.
pub fn registrars(desk: &Desk) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.operators()?.into_iter().filter(|one| one.is_active).map(|one| one.name).collect())
}

/// Hands records over to another 登记人, an operator of this station.
pub fn change_registrar<R: Registered>(
    desk: &mut Desk,
    records: &[RecordId],
    registrar: &str,
) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let is_operator = desk.store.operators()?.iter().any(|known| known.is_active && known.name == registrar);
    if !is_operator {
        return Err(Trouble::Gone);
    }
    let ((), change) = desk.writing("更换登记人", |writing| {
        for id in records {
            let mut record: R = writing.load(*id)?.ok_or(StoreError::NotFound)?;
            *record.registrar() = Text::new(registrar);
            writing.update(*id, &record)?;
        }
        Ok(())
    })?;
    Ok(change)
}

/// Writes down that rows went to the clipboard as they stand on screen: how many and which columns, nobody's data.
pub fn log_copied(desk: &mut Desk, rows: usize, headings: &[String]) -> Result<(), Trouble> {
    desk.require(Right::Look)?;
    let detail = format!("复制名单 {rows} 行，栏目：{}", headings.join("、"));
    desk.log(Action::Export, &detail, "复制到剪贴板")
}

/// The identity numbers of these registrations in full, to be copied elsewhere; leaves one line that says how many.
pub fn numbers_in_full(desk: &mut Desk, residences: &[RecordId]) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Reveal)?;
    let mut numbers = Vec::with_capacity(residences.len());
    for id in residences {
        let stay: Residence = desk.store.load(*id)?.ok_or(Trouble::Gone)?;
        let person: Person = desk.store.load(stay.person.id.ok_or(Trouble::Gone)?)?.ok_or(Trouble::Gone)?;
        numbers.push(person.identity.shown());
    }
    desk.log(Action::Reveal, &format!("residence {} 行 证件号码", residences.len()), "复制到剪贴板")?;
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::testing::desk;

    #[test]
    fn rows_that_go_to_the_clipboard_leave_a_line_without_anybody_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        log_copied(&mut desk, 3, &["姓名".to_owned(), "证件号码".to_owned()]).unwrap();
        let line = &desk.store.log_lines(1).unwrap()[0];
        assert_eq!(
            (line.action.as_str(), line.detail.as_str()),
            (Action::Export.key(), "复制名单 3 行，栏目：姓名、证件号码")
        );
    }
}
