//! What is asked before a dwelling is let a second time: sharing it (合租) is common, forgetting to end the tenancy of whoever
//! left as well. It is a question, never a refusal; rooms let one by one are nothing to ask about.

use crate::domain::registers::Tenancy;

/// `others`: the tenancies of the house that are not over, without this one.
pub(super) fn question<'a>(
    tenancy: &Tenancy,
    others: impl Iterator<Item = &'a Tenancy> + Clone,
) -> Option<&'static str> {
    if !tenancy.ended_on.is_unset() {
        return None;
    }
    if others.clone().any(is_of_the_whole) {
        return Some("这里整套已在出租，还没有退租。是合租照常保存；换了租户请先办那一份的退租");
    }
    let is_let_by_rooms = others.count() > 0;
    (is_let_by_rooms && is_of_the_whole(tenancy))
        .then_some("这里有房间已在出租。只租其中一间的请填房间号；整套换了租户请先办退租")
}

fn is_of_the_whole(tenancy: &Tenancy) -> bool {
    tenancy.room.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{Day, Text};

    #[test]
    fn a_second_letting_of_a_whole_dwelling_is_asked_about_and_of_single_rooms_is_not() {
        let of = |room: &str| Tenancy { room: Text::new(room), ..Tenancy::default() };
        for (new, running, asked) in [
            ("", &[""] as &[&str], Some("整套已在出租")),
            ("主卧", &[""], Some("整套已在出租")),
            ("", &["主卧", ""], Some("整套已在出租")),
            ("", &["主卧"], Some("有房间已在出租")),
            ("次卧", &["主卧"], None),
            ("主卧", &["主卧"], None),
            ("", &[], None),
        ] {
            let running: Vec<Tenancy> = running.iter().map(|room| of(room)).collect();
            let sentence = question(&of(new), running.iter());
            assert_eq!(sentence.is_some(), asked.is_some(), "{new} {running:?}");
            assert!(sentence.unwrap_or_default().contains(asked.unwrap_or_default()), "{sentence:?}");
        }
        let over = Tenancy { ended_on: Day("2026-01-01".parse().ok()), ..of("") };
        assert_eq!(question(&over, [of("")].iter()), None, "one that is over takes nothing from the other");
    }
}
