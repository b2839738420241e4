//! A single place: adding one, its name, kind, parent and grid, two becoming one, and one that is not needed any more.

use super::{Done, write, wrong};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Link, Text};
use crate::domain::{RecordId, Right, address, text};
use crate::services::{Desk, Trouble};
use crate::store::StoreError;

/// What is said of a place on its form. The whole address follows from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub kind: String,
    pub label: String,
    pub parent: Option<RecordId>,
    pub grid: String,
    /// The name so far becomes an alias.
    pub keeps_old_name: bool,
}

impl Facts {
    fn put_into(&self, place: &mut Place) {
        let old = place.label.0.clone();
        place.kind = Choice::of(&self.kind);
        place.label = Text(label_of(&self.kind, &self.label));
        place.parent = self.parent.map_or_else(Link::none, Link::to);
        place.grid = Text::new(&self.grid);
        let label = place.label.0.clone();
        place.remove_alias(&label);
        if self.keeps_old_name {
            place.add_alias(&old);
        }
    }

    fn require_sound(&self) -> Result<(), Trouble> {
        if self.kind.is_empty() {
            return Err(wrong("kind", "请选类别"));
        }
        let length = label_of(&self.kind, &self.label).chars().count();
        match length {
            0 => Err(wrong("label", "请写名称")),
            1..=LONGEST_LABEL => Ok(()),
            _ => Err(wrong("label", format!("最多 {LONGEST_LABEL} 字，现有 {length} 字"))),
        }
    }
}

/// Longer than any name of a market or a village group.
const LONGEST_LABEL: usize = 40;

/// The facts as they stand, to be changed on a form.
pub fn facts(desk: &Desk, place: RecordId) -> Result<Facts, Trouble> {
    desk.require(Right::Look)?;
    let place: Place = desk.store.load(place)?.ok_or(Trouble::Gone)?;
    Ok(Facts {
        kind: place.kind.code,
        label: place.label.0,
        parent: place.parent.id,
        grid: place.grid.0,
        keeps_old_name: false,
    })
}

pub fn add(desk: &mut Desk, facts: &Facts) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    facts.require_sound()?;
    require_free(desk, facts, None)?;
    let mut place = Place::default();
    facts.put_into(&mut place);
    let (id, change) = write(desk, "添加地址", |writing| writing.insert(&place))?;
    Ok(Done { change, words: "地址已添加".to_owned(), place: Some(id) })
}

/// Renames, moves, and whatever else the form says, in one change. The addresses below follow.
pub fn change(desk: &mut Desk, id: RecordId, facts: &Facts) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    facts.require_sound()?;
    require_free(desk, facts, Some(id))?;
    let before: Place = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let mut place = before.clone();
    facts.put_into(&mut place);
    let what = if place.parent != before.parent {
        "移动地址"
    } else if place.label != before.label {
        "地址改名"
    } else {
        "修改地址"
    };
    let written = write(desk, what, |writing| writing.update(id, &place));
    match written {
        Ok(((), change)) => {
            Ok(Done { change, words: "地址已修改，下级地址随之更新".to_owned(), place: Some(id) })
        }
        Err(Trouble::Store(StoreError::PlaceInsideItself)) => Err(wrong("parent", "不能放在它自己的下级里")),
        Err(other) => Err(other),
    }
}

/// Makes two places one: `gone` becomes an alias of `kept`.
pub fn merge(desk: &mut Desk, kept: RecordId, gone: RecordId) -> Result<Done, Trouble> {
    let (merged, change) = match write(desk, "合并地址", |writing| writing.merge_places(kept, gone)) {
        Err(Trouble::Store(StoreError::PlaceInsideItself)) => {
            return Err(wrong("other", "一处在另一处里面，不能合并"));
        }
        other => other?,
    };
    let words = format!("已合并：{} 处地址、{} 条记录归到一处", merged.places, merged.records);
    Ok(Done { change, words, place: Some(kept) })
}

/// Deletes a place nothing lies below and nothing refers to.
pub fn delete(desk: &mut Desk, id: RecordId) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    let place: Place = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let ((), change) = write(desk, "删除地址", |writing| writing.delete::<Place>(id))?;
    Ok(Done { change, words: "地址已删除".to_owned(), place: place.parent.id })
}

/// One parent has one place of a name.
fn require_free(desk: &Desk, facts: &Facts, own: Option<RecordId>) -> Result<(), Trouble> {
    let label = label_of(&facts.kind, &facts.label);
    match desk.store.place_called(facts.parent, &label)? {
        Some(other) if Some(other) != own => Err(wrong("label", "同级已有这个名称或别名；若是同一处，请用合并")),
        _ => Ok(()),
    }
}

/// A bare number is called after its kind: 5 of a building is 「5栋」, 501 of a room 「501室」.
fn label_of(kind: &str, typed: &str) -> String {
    let typed = text::half_width(typed);
    if typed.is_empty() || !typed.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        return typed;
    }
    match kind {
        "5" => address::building_label(&typed),
        "6" => address::unit_label(&typed),
        "7" => address::room_label(&typed),
        _ => typed,
    }
}

#[cfg(test)]
mod tests {
    use super::label_of;

    #[test]
    fn a_bare_number_is_called_after_its_kind() {
        for (kind, typed, label) in [
            ("5", "５", "5栋"),
            ("5", "A", "A座"),
            ("6", "2", "2单元"),
            ("7", "501", "501室"),
            ("7", "501室", "501室"),
            ("2", "海棠苑", "海棠苑"),
            ("9", "12", "12"),
        ] {
            assert_eq!(label_of(kind, typed), label, "{kind} {typed}");
        }
    }
}
