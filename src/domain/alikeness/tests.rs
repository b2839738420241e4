use super::*;
use crate::domain::id_number::check_digit;
use crate::domain::registers::Person;
use crate::domain::values::{Choice, Day, Identity, Name, Phones};
use crate::domain::{Date, RecordId};

fn today() -> Date {
    "2026-06-17".parse().expect("a real day")
}

/// An invented person: number, name, birth, sex, telephone.
fn person(number: &str, name: &str, birth: &str, sex: &str, phones: &str) -> Person {
    Person {
        identity: Identity::resident(number),
        name: Name::new(name),
        birth: Day(birth.parse().ok()),
        sex: Choice::of(sex),
        phones: Phones::new(phones),
        ..Person::default()
    }
}

fn zhang() -> Person {
    person("11010519491231002X", "张甲一", "1949-12-31", "2", "13800000101")
}

fn compared(one: &Person, other: &Person) -> Alikeness {
    compare(&Portrait::of(one, None, today()), &Portrait::of(other, None, today()))
}

fn without_number(person: Person) -> Person {
    Person { identity: Identity { missing_reason: "未带证件".into(), ..Identity::default() }, ..person }
}

#[test]
fn a_pair_is_judged_by_all_its_signs() {
    let other_number = format!("51052419900101001{}", check_digit("51052419900101001"));
    for (other, signs, verdict) in [
        (zhang(), vec![Sign::SameNumber, Sign::SameName, Sign::SameBirth, Sign::SharedTelephone], Verdict::Likely),
        (
            person("11010519491231002X", "李乙二", "1990-01-01", "1", ""),
            vec![Sign::SameNumber, Sign::SexDiffers, Sign::BirthDiffers, Sign::NameDiffers],
            Verdict::Possible,
        ),
        (
            person("11010519491281002X", "张甲一", "1949-12-31", "2", ""),
            vec![Sign::NumberDiffersAt(13), Sign::SameName, Sign::SameBirth],
            Verdict::Likely,
        ),
        (
            person("11010519491213002X", "张甲一", "1949-12-13", "2", ""),
            vec![Sign::NumberSwappedAt(13), Sign::SameName],
            Verdict::Likely,
        ),
        (
            person(&other_number, "张甲一", "1949-12-31", "2", "13800000101"),
            vec![Sign::SameName, Sign::SameBirth, Sign::SharedTelephone, Sign::OtherNumber],
            Verdict::Unlikely,
        ),
        (
            without_number(person("", "张甲一", "1949-12-31", "2", "")),
            vec![Sign::SameName, Sign::SameBirth],
            Verdict::Possible,
        ),
        (
            without_number(person("", "张甲一", "1949-12-31", "2", "13800000101")),
            vec![Sign::SameName, Sign::SameBirth, Sign::SharedTelephone],
            Verdict::Likely,
        ),
        // Two neighbouring places that differ without being each other's say nothing.
        (person("11010519491245002X", "张甲一", "", "", ""), vec![Sign::SameName], Verdict::Unlikely),
        (without_number(person("", "张甲一", "", "", "")), vec![Sign::SameName], Verdict::Unlikely),
        (
            without_number(person("", "章贾伊", "1949-12-31", "2", "")),
            vec![Sign::SameBirth, Sign::SameReading],
            Verdict::Possible,
        ),
        (
            without_number(person("", "张甲一", "1994-12-31", "2", "13800000101")),
            vec![Sign::SameName, Sign::SharedTelephone, Sign::BirthSwapped],
            Verdict::Possible,
        ),
        (
            without_number(person("", "李乙二", "1950-01-01", "1", "13800000101")),
            vec![Sign::SharedTelephone, Sign::SexDiffers, Sign::BirthDiffers, Sign::NameDiffers],
            Verdict::Unlikely,
        ),
    ] {
        let found = compared(&zhang(), &other);
        assert_eq!((&found.signs, found.verdict()), (&signs, verdict), "{} {}", other.name.0, found.total());
    }
}

#[test]
fn it_does_not_matter_which_of_two_is_which() {
    let other = person("11010519491213002X", "章贾伊", "1949-12-13", "1", "13800000101");
    assert_eq!(compared(&zhang(), &other), compared(&other, &zhang()));
}

#[test]
fn fifteen_digits_and_eighteen_are_the_same_number() {
    let old = Person { identity: Identity { number: "110105491231002".into(), ..Identity::default() }, ..zhang() };
    assert!(compared(&zhang(), &old).signs.contains(&Sign::SameNumber));
}

#[test]
fn numbers_of_two_kinds_of_document_say_nothing() {
    let mut passport = zhang();
    passport.identity = Identity { kind: Choice::of("414"), number: "E12345678".into(), ..Identity::default() };
    let signs = compared(&zhang(), &passport).signs;
    assert_eq!(signs, [Sign::SameName, Sign::SameBirth, Sign::SharedTelephone]);
}

#[test]
fn a_former_name_is_known_again_from_both_sides() {
    let renamed = Person { name: Name::new("李乙二"), former_name: Name::new("张甲一"), ..zhang() };
    for found in [compared(&zhang(), &renamed), compared(&renamed, &zhang())] {
        assert!(found.signs.contains(&Sign::FormerName), "{found:?}");
    }
}

#[test]
fn a_couple_and_twins_in_one_dwelling_stay_two_people() {
    let wife = without_number(person("", "李乙二", "1951-02-03", "2", "13800000101"));
    let husband = without_number(person("", "张丙三", "1950-01-01", "1", "13800000101"));
    let twins = ["张小明", "张小红"].map(|name| without_number(person("", name, "2020-03-04", "1", "13800000101")));
    for [one, other] in [[&wife, &husband], [&twins[0], &twins[1]]] {
        let dwelling = Some(RecordId(7));
        let [one, other] = [one, other].map(|person| Portrait::of(person, dwelling, today()));
        let found = compare(&one, &other);
        assert!(found.signs.contains(&Sign::SharedDwelling));
        assert_eq!(found.verdict(), Verdict::Unlikely, "{found:?}");
    }
}

#[test]
fn a_dwelling_that_is_not_known_is_not_shared() {
    assert!(!compared(&zhang(), &zhang()).signs.contains(&Sign::SharedDwelling));
}

#[test]
fn month_and_day_may_be_the_wrong_way_round() {
    for (birth, sign) in [
        ("1990-04-03", Sign::BirthSwapped),
        ("1909-03-04", Sign::BirthSwapped),
        ("1991-04-03", Sign::BirthDiffers),
        ("1990-03-05", Sign::BirthDiffers),
    ] {
        let one = without_number(person("", "张甲一", "1990-03-04", "1", ""));
        let other = without_number(person("", "张甲一", birth, "1", ""));
        assert!(compared(&one, &other).signs.contains(&sign), "{birth}");
    }
}

/// What people are must not tell them apart or together (docs/privacy.md).
#[test]
fn origin_people_family_and_work_are_no_sign() {
    let mut other = zhang();
    other.ethnic = Choice::of("04");
    other.registered_area = crate::domain::values::Area::of("510524");
    other.marital = Choice::of("40");
    other.education = Choice::of("10");
    assert_eq!(compared(&zhang(), &other), compared(&zhang(), &zhang()));
}

#[test]
fn signs_are_told_in_words_without_personal_detail() {
    assert_eq!(Sign::NumberDiffersAt(13).words(), "证件号码只有第 13 位不同");
    assert_eq!(Sign::NumberSwappedAt(13).words(), "证件号码第 13、14 位前后颠倒");
    assert!(Sign::OtherNumber.is_against() && !Sign::SameName.is_against());
    assert_eq!(compared(&zhang(), &zhang()).verdict().label(), "很可能是同一人");
}
