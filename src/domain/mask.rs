//! What stays visible of a number, name or address on lists and public paper (docs/privacy.md).
//!
//! The beginning of an identity number names a place of origin, so only three of its digits are shown. Forms that the law
//! prescribes in full do not come here.

use super::telephone::{self, Kind};
use super::text::is_han;
use super::{Date, address};
use chrono::Datelike;

/// An identity number: the first three and the last four; three and three of the old 15 digits; of passports and passes the
/// letters in front (one or two) and the last three.
pub fn number(number: &str) -> String {
    let length = number.chars().count();
    let letters = number.chars().take_while(char::is_ascii_alphabetic).count();
    match length {
        18 => ends(number, 3, 4),
        15 if letters == 0 => ends(number, 3, 3),
        _ => ends(number, letters.clamp(1, 2), 3),
    }
}

/// A telephone: 「138****5678」; of fixed numbers the area code and the last three.
pub fn telephone(number: &str) -> String {
    match telephone::kind(number) {
        Some(Kind::Mobile) => ends(number, 3, 4),
        Some(Kind::Fixed) => {
            let main = number.split('-').next().unwrap_or_default();
            let (area, local) = main.split_at(telephone::area_code_length(main));
            format!("{area}-{}", ends(local, 0, 3))
        }
        Some(Kind::Service) => number.to_owned(),
        Some(Kind::Abroad) | None => ends(number, 2, 2),
    }
}

/// A name on public paper: 「张*」, 「张*三」, first and last of longer ones; of names in parts the first character only.
pub fn name(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let Some(first) = letters.first() else { return String::new() };
    if name.contains('·') || !is_han(*first) {
        return format!("{first}***");
    }
    match letters.len() {
        1 => "*".to_owned(),
        2 => format!("{first}*"),
        _ => ends(name, 1, 1),
    }
}

/// A name on a plate at the door: the surname alone, 「张*」, 「欧阳*」; of names in parts as [`name`].
pub fn surname(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let Some(first) = letters.first() else { return String::new() };
    if name.contains('·') || !is_han(*first) {
        return self::name(name);
    }
    let two: String = letters.iter().take(2).collect();
    let is_double = letters.len() > 2 && DOUBLE_SURNAMES.contains(&two.as_str());
    if is_double { format!("{two}*") } else { format!("{first}*") }
}

/// Surnames of two characters that are borne today.
const DOUBLE_SURNAMES: [&str; 40] = [
    "万俟", "上官", "东方", "东郭", "乐正", "令狐", "仲孙", "公冶", "公孙", "公羊", "单于", "南宫", "司徒", "司空",
    "司马", "呼延", "夏侯", "太叔", "宇文", "宗政", "尉迟", "慕容", "欧阳", "淳于", "澹台", "濮阳", "独孤", "申屠",
    "百里", "皇甫", "端木", "诸葛", "赫连", "轩辕", "钟离", "长孙", "闻人", "闾丘", "西门", "鲜于",
];

/// A child under fourteen: 「张小朋友」.
pub fn child_name(name: &str) -> String {
    name.chars().next().map(|first| format!("{first}小朋友")).unwrap_or_default()
}

/// An address on a list, up to the building: 「海棠苑3栋***」. The house number of a village or a lane, with no room behind
/// it, is the dwelling itself: 「桂花巷***」.
pub fn address_to_building(full_name: &str) -> String {
    let parsed = address::parse(full_name);
    let visible = parsed.building_name();
    if parsed.unit.is_some() || parsed.floor.is_some() || parsed.room.is_some() {
        return format!("{visible}***");
    }
    if parsed.is_house_number() { format!("{}***", parsed.estate_name()) } else { visible }
}

/// An address on public paper, up to the estate or street.
pub fn address_to_estate(full_name: &str) -> String {
    address::parse(full_name).estate_name()
}

/// A birth on lists: the year.
pub fn birth(birth: Date) -> String {
    format!("{} 年", birth.year())
}

/// So many characters at either end, stars between; of what is too short for that at least half is hidden.
fn ends(text: &str, front: usize, back: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let most = letters.len() / 2;
    let front = front.min(most);
    let back = if front + back < letters.len() { back } else { most.saturating_sub(front) };
    let hidden = letters.len() - front - back;
    let (first, last) = (&letters[..front], &letters[letters.len() - back..]);
    first.iter().collect::<String>() + &"*".repeat(hidden) + &last.iter().collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_hide_origin_and_birth() {
        for (full, masked) in [
            ("11010519491231002X", "110***********002X"),
            ("110105491231002", "110*********002"),
            ("E12345678", "E*****678"),
            ("EA1234567", "EA****567"),
            ("H12345678", "H*****678"),
            ("DEU310088070912", "DE**********912"),
            ("12345678", "1****678"),
            ("1234", "1**4"),
            ("12", "1*"),
            ("", ""),
        ] {
            assert_eq!(number(full), masked, "{full}");
        }
    }

    #[test]
    fn telephones_keep_their_ends() {
        for (full, masked) in [
            ("13800002916", "138****2916"),
            ("02885550123", "028-*****123"),
            ("08302345678-801", "0830-****678"),
            ("4008001234", "4008001234"),
            ("1380000", "13***00"),
        ] {
            assert_eq!(telephone(full), masked, "{full}");
        }
    }

    #[test]
    fn names_on_public_paper_keep_the_surname() {
        for (full, masked) in [
            ("张三", "张*"),
            ("张三丰", "张*丰"),
            ("欧阳三丰", "欧**丰"),
            ("阿依古丽·买买提", "阿***"),
            ("JOHN SMITH", "J***"),
            ("", ""),
        ] {
            assert_eq!(name(full), masked, "{full}");
        }
        assert_eq!(child_name("张三丰"), "张小朋友");
    }

    #[test]
    fn a_plate_at_the_door_says_the_surname_alone() {
        for (full, masked) in [
            ("张三", "张*"),
            ("张三丰", "张*"),
            ("欧阳三丰", "欧阳*"),
            ("万俟有房", "万俟*"),
            ("司马", "司*"),
            ("阿依古丽·买买提", "阿***"),
            ("JOHN SMITH", "J***"),
            ("", ""),
        ] {
            assert_eq!(surname(full), masked, "{full}");
        }
    }

    #[test]
    fn addresses_end_at_the_building_on_lists_and_at_the_estate_on_public_paper() {
        for (full, on_lists, in_public) in [
            ("海棠苑3栋2单元501室", "海棠苑3栋***", "海棠苑"),
            ("海棠苑3-2-501", "海棠苑3栋***", "海棠苑"),
            ("海棠苑3栋", "海棠苑3栋", "海棠苑"),
            ("桂花巷4号", "桂花巷***", "桂花巷"),
            ("桂花巷4号附2号", "桂花巷***", "桂花巷"),
            ("新合村4组18号", "新合村4组***", "新合村4组"),
            ("新合村4组", "新合村4组", "新合村4组"),
            ("桂花巷4号301室", "桂花巷4号***", "桂花巷"),
        ] {
            assert_eq!(address_to_building(full), on_lists, "{full}");
            assert_eq!(address_to_estate(full), in_public, "{full}");
        }
    }
}
