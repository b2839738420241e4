//! What a column without a known heading must mean by what stands in it: identity numbers, telephones, days of birth.

use super::{Line, Part, Subject, Target};
use crate::domain::values::{Day, Identity, Value};
use crate::domain::{Date, id_number, name, telephone};

/// So many cells are looked at.
const SAMPLE: usize = 200;
/// Of fewer cells nothing is concluded.
const FEWEST: usize = 3;
/// Of a hundred cells so many must say the same.
const MOST_OF_THEM: usize = 80;

/// The one thing that the cells of this column can be.
pub(super) fn meaning(subject: Subject, lines: &[Line<'_>], column: usize, today: Date) -> Option<Target> {
    let target = |key| match subject {
        Subject::People => Some(Target::new(Part::Person, key)),
        Subject::Tenancies => Some(Target::new(Part::Tenant, key)).filter(|_| key != "birth"),
        Subject::Groups => Some(Target::new(Part::Contact, key)).filter(|_| key != "birth"),
        Subject::Houses | Subject::Disputes | Subject::Organisations => None,
    };
    let cells: Vec<(&Line<'_>, &str)> =
        lines.iter().map(|line| (line, line.text(column))).filter(|(_, text)| !text.is_empty()).take(SAMPLE).collect();
    let mostly = |is_so: &dyn Fn(&Line<'_>, &str) -> bool| {
        let count = cells.iter().filter(|(line, text)| is_so(line, text)).count();
        cells.len() >= FEWEST && count * 100 >= cells.len() * MOST_OF_THEM
    };
    if mostly(&|_, text| has_form_of_identity(text)) && cells.iter().any(|(_, text)| is_identity(text, today)) {
        target("identity")
    } else if mostly(&|_, text| is_mobile(text)) {
        target("phones")
    } else if mostly(&|line, text| is_birth_of(line, text, today)) {
        target("birth")
    } else if mostly(&|_, text| is_name(text))
        && are_various(&cells)
        && lines.iter().any(|line| line.has(|text| is_identity(text, today)))
    {
        target("name")
    } else {
        None
    }
}

fn is_identity(text: &str, today: Date) -> bool {
    matches!(text.len(), 15 | 18) && id_number::check(&id_number::normalise(text), today).is_valid()
}

/// Also of those that were rounded or mistyped.
fn has_form_of_identity(text: &str) -> bool {
    let number = id_number::normalise(text);
    number.len() == 18 && number.bytes().take(17).all(|byte| byte.is_ascii_digit())
}

fn is_mobile(text: &str) -> bool {
    let numbers = telephone::split(text);
    !numbers.is_empty() && numbers.iter().all(|number| telephone::kind(number) == Some(telephone::Kind::Mobile))
}

/// The day that the identity number of the same line says.
fn is_birth_of(line: &Line<'_>, text: &str, today: Date) -> bool {
    let mut day = Day::default();
    let _ = day.read(text, today);
    let Some(day) = day.0 else { return false };
    line.has(|other| {
        let facts = Some(other).filter(|other| is_identity(other, today)).map(Identity::resident);
        facts.and_then(|identity| identity.facts(today)).and_then(|facts| facts.birth) == Some(day)
    })
}

/// Names differ from row to row; 「汉族」 stands in all of them.
fn are_various(cells: &[(&Line<'_>, &str)]) -> bool {
    let various: std::collections::BTreeSet<&str> = cells.iter().map(|(_, text)| *text).collect();
    various.len() * 2 > cells.len()
}

/// Two to four Chinese characters.
fn is_name(text: &str) -> bool {
    let tidy = name::tidy(text);
    (2..=4).contains(&tidy.chars().count()) && tidy.chars().all(crate::domain::text::is_han)
}
