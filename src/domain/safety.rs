//! 四个一四个二, 三包两防一举报: how many items of a check are in order, and what is not.

use super::Register;
use super::registers::SafetyCheck;
use super::registers::safety_check::{OF_SHOP, SHOP_ITEMS, UNIT_ITEMS};

/// 有 and 做到
const IN_ORDER: &str = "1";
/// 整改中
const IN_HAND: &str = "3";

/// One item of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub key: &'static str,
    pub label: &'static str,
    pub state: String,
    pub standing: ItemStanding,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ItemStanding {
    /// Nobody has looked.
    Unseen,
    InOrder,
    InHand,
    Lacking,
}

/// The items that belong to a kind of check.
pub fn items_of(kind: &str) -> &'static [&'static str] {
    if kind == OF_SHOP { &SHOP_ITEMS } else { &UNIT_ITEMS }
}

/// The items of a check in the order of its form.
pub fn items(check: &SafetyCheck) -> Vec<Item> {
    let fields = items_of(&check.kind.code).iter().filter_map(|key| SafetyCheck::field(key));
    let item = |field: &'static super::Field<SafetyCheck>| {
        let value = (field.value)(check);
        let code = value.store().into_iter().next().and_then(|cell| cell.as_text().ok().map(str::to_owned));
        let standing = match code.as_deref().unwrap_or_default() {
            "" => ItemStanding::Unseen,
            IN_ORDER => ItemStanding::InOrder,
            IN_HAND => ItemStanding::InHand,
            _ => ItemStanding::Lacking,
        };
        Item { key: field.key, label: field.label, state: value.shown(), standing }
    };
    fields.map(item).collect()
}

/// 达标项数: 「9/12」
pub fn passed(check: &SafetyCheck) -> (usize, usize) {
    let items = items(check);
    (items.iter().filter(|item| item.standing == ItemStanding::InOrder).count(), items.len())
}

/// Whether anything is to be looked at again.
pub fn is_open(check: &SafetyCheck) -> bool {
    items(check).iter().any(|item| matches!(item.standing, ItemStanding::InHand | ItemStanding::Lacking))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::safety_check::OF_UNIT;
    use crate::domain::values::Choice;

    fn of(kind: &str) -> SafetyCheck {
        SafetyCheck { kind: Choice::of(kind), ..SafetyCheck::default() }
    }

    #[test]
    fn an_organisation_has_twelve_items_and_a_shop_six() {
        assert_eq!((passed(&of(OF_UNIT)), passed(&of(OF_SHOP))), ((0, 12), (0, 6)));
        assert!(!is_open(&of(OF_UNIT)), "what nobody has looked at is not wrong");
    }

    #[test]
    fn what_is_there_counts_and_what_is_in_hand_does_not_yet() {
        let check = SafetyCheck {
            guard: Choice::of("1"),
            alarm: Choice::of("3"),
            extinguishers: Choice::of("2"),
            // Of the other form: it does not count here.
            order_kept: Choice::of("1"),
            ..of(OF_UNIT)
        };
        assert_eq!((passed(&check), is_open(&check)), ((1, 12), true));
        let wrong: Vec<&str> = items(&check)
            .into_iter()
            .filter(|item| item.standing == ItemStanding::Lacking)
            .map(|item| item.key)
            .collect();
        assert_eq!(wrong, ["extinguishers"]);
    }
}
