//! Whose a bare 「联系电话」 or 「身份证号」 is, where a table names several people: that of whoever is named before it.

use super::mapping::{Column, Left, Use};
use super::{Part, Subject, Target, plain, target};

/// What stands under a bare heading.
const BARE: [&str; 2] = ["identity", "phones"];

pub(super) fn settle(subject: Subject, columns: &mut [Column]) {
    for key in BARE {
        let bare: Vec<usize> = (0..columns.len()).filter(|place| is_bare(&columns[*place], key)).collect();
        let theirs: Vec<Option<Target>> =
            bare.iter().map(|place| named_before(subject, columns, *place, key)).collect();
        for (place, theirs) in bare.iter().zip(&theirs) {
            let Some(theirs) = *theirs else { continue };
            let is_moved = match columns[*place].means {
                Use::Field(now) if now.part == theirs.part => false,
                // The only one of a table is of whom the rows are about, where they are named before it too.
                Use::Field(now) => {
                    bare.len() > 1 && keeps_one(columns, now, &bare, *place) || !is_named(columns, now.part, *place)
                }
                Use::Left(Left::NoField | Left::Repeated) => true,
                Use::Left(_) => false,
            };
            if is_moved {
                columns[*place].means = Use::Field(theirs);
            }
        }
    }
}

/// 「联系电话」, of nobody in particular.
fn is_bare(column: &Column, key: &str) -> bool {
    target::called(Subject::People, &plain(&column.heading)) == Some(Target::new(Part::Person, field(key)))
}

fn field(key: &str) -> &'static str {
    BARE.into_iter().find(|bare| *bare == key).unwrap_or_default()
}

/// The same field of whoever is named nearest to the left.
fn named_before(subject: Subject, columns: &[Column], place: usize, key: &str) -> Option<Target> {
    let part = columns[..place].iter().rev().find_map(name_of)?;
    let wanted = Target::new(part, field(key));
    Target::all(subject).find(|target| *target == wanted)
}

/// Who is named in a column.
fn name_of(column: &Column) -> Option<Part> {
    match column.means {
        Use::Field(target) if matches!(target.key, "name" | "party_name" | "organisation_name") => Some(target.part),
        _ => None,
    }
}

fn is_named(columns: &[Column], part: Part, before: usize) -> bool {
    columns[..before].iter().any(|column| name_of(column) == Some(part))
}

/// Whether another bare column stays with whom the rows are about.
fn keeps_one(columns: &[Column], now: Target, bare: &[usize], moved: usize) -> bool {
    let stays = |place: &usize| {
        let nearest = columns[..*place].iter().rev().find_map(name_of);
        *place != moved && (nearest == Some(now.part) || nearest.is_none())
    };
    bare.iter().any(stays)
}

#[cfg(test)]
mod tests {
    use super::super::{Headings, Mapping, Use};
    use super::*;
    use crate::domain::Date;

    #[test]
    fn a_bare_number_is_of_whoever_is_named_before_it() {
        for (subject, headings, words) in [
            (Subject::People, "姓名,联系电话,房主,电话", "person.name person.phones landlord.name landlord.phones"),
            (Subject::People, "姓名,户主,身份证号,电话", "person.name head.name person.identity person.phones"),
            (Subject::People, "房主,电话,姓名,手机", "landlord.name landlord.phones person.name person.phones"),
            (
                Subject::Groups,
                "组号,组长,电话,地址,联系人,电话",
                "defence_group.group_number group_head.name \
              group_head.phones group_member.place contact.name contact.phones",
            ),
            (
                Subject::Groups,
                "组号,组长,电话,地址,联系人",
                "defence_group.group_number group_head.name group_head.phones \
              group_member.place contact.name",
            ),
            (Subject::Houses, "地址,房主,电话", "rental_house.place landlord.name landlord.phones"),
            (
                Subject::Disputes,
                "申请人,电话,被申请人,电话",
                "side_a.party_name side_a.phones side_b.party_name side_b.phones",
            ),
            (
                Subject::Organisations,
                "店名,负责人,联系电话",
                "organisation.organisation_name representative.name \
              organisation.phones",
            ),
        ] {
            let names = headings.split(',').map(str::to_owned).collect();
            let today = Date::from_ymd_opt(2026, 6, 15).expect("a day");
            let mapping =
                Mapping::guess(Some(subject), &Headings { names, first_line: 1 }, &[], today).expect("columns");
            let word = |column: &Column| match column.means {
                Use::Field(target) => target.word(),
                Use::Left(_) => "-".to_owned(),
            };
            let found: Vec<String> = mapping.columns.iter().map(word).collect();
            assert_eq!(found, words.split_whitespace().collect::<Vec<_>>(), "{headings}");
        }
    }
}
