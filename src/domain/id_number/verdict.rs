//! What is found out about a number.

use crate::domain::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// All there is to say about one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// As it is kept: normalised, and of 18 digits if it came with 15.
    pub number: String,
    pub kind: Kind,
    pub facts: Facts,
    /// The place the number was given out at.
    pub area: Option<AreaNames>,
    /// What is worth a look and no reason to refuse.
    pub warnings: Vec<String>,
    pub problem: Option<Flaw>,
    /// What the last character should be, when the rest is in order and it is not that.
    pub correct_check_digit: Option<char>,
    /// The 18 digits made of 15.
    pub upgraded: Option<String>,
    /// 15 digits that are just as well the beginning of 18: nothing is praised or changed yet.
    pub may_go_on: bool,
}

/// Kinds of number, told apart by their form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// 公民身份号码 (GB 11643), 18 digits or the 15 of old.
    Resident,
    /// 港澳台居民居住证
    HongKongMacaoTaiwan,
    /// 外国人永久居留身份证 since December 2023
    Foreigner,
    /// 外国人永久居留身份证 of 2017
    ForeignerOf2017,
    /// 港澳居民来往内地通行证
    HomeReturnPass,
    /// 台湾居民来往大陆通行证
    TaiwanPass,
    Passport,
    /// Anything else.
    Free,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sex {
    Male,
    Female,
}

/// What a number says by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub sex: Option<Sex>,
    pub birth: Option<Date>,
    /// Six-digit division code for resident numbers.
    pub area: Option<String>,
    /// Three letters of the country (ISO 3166-1), on documents of foreigners.
    pub nationality: Option<String>,
}

/// A place by its code: its name when the number was given out, and now.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct AreaNames {
    pub code: String,
    pub then: Option<String>,
    pub now: Option<String>,
}

/// What is wrong with a number and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    pub sentence: String,
    /// The first wrong character, counted from 1.
    pub position: Option<usize>,
    /// Only the end is missing: somebody is still typing.
    pub is_unfinished: bool,
}

impl Verdict {
    pub fn is_valid(&self) -> bool {
        self.problem.is_none()
    }

    pub(super) fn fine(kind: Kind, number: String) -> Self {
        Self {
            number,
            kind,
            facts: Facts::default(),
            area: None,
            warnings: Vec::new(),
            problem: None,
            correct_check_digit: None,
            upgraded: None,
            may_go_on: false,
        }
    }

    pub(super) fn flawed(kind: Kind, number: String, flaw: Flaw) -> Self {
        Self { problem: Some(flaw), ..Self::fine(kind, number) }
    }
}

/// The answer of `linli check-id --json`.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("number", &self.number)?;
        map.serialize_entry("valid", &self.is_valid())?;
        map.serialize_entry("kind", self.kind.key())?;
        map.serialize_entry("birth", &self.facts.birth.map(|birth| birth.to_string()))?;
        map.serialize_entry("sex", &self.facts.sex.map(Sex::key))?;
        map.serialize_entry("area", &self.area)?;
        map.serialize_entry("warnings", &self.warnings)?;
        map.serialize_entry("problem", &self.problem.as_ref().map(|flaw| &flaw.sentence))?;
        map.serialize_entry("position", &self.problem.as_ref().and_then(|flaw| flaw.position))?;
        map.serialize_entry("correct_check_digit", &self.correct_check_digit)?;
        map.serialize_entry("upgraded", &self.upgraded)?;
        map.end()
    }
}

impl Kind {
    pub fn label(self) -> &'static str {
        match self {
            Self::Resident => "公民身份号码",
            Self::HongKongMacaoTaiwan => "港澳台居民居住证",
            Self::Foreigner | Self::ForeignerOf2017 => "外国人永久居留身份证",
            Self::HomeReturnPass => "港澳居民来往内地通行证",
            Self::TaiwanPass => "台湾居民来往大陆通行证",
            Self::Passport => "护照",
            Self::Free => "其他证件",
        }
    }

    /// The word the command line says.
    pub fn key(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::HongKongMacaoTaiwan => "hong_kong_macao_taiwan",
            Self::Foreigner => "foreigner",
            Self::ForeignerOf2017 => "foreigner_2017",
            Self::HomeReturnPass => "home_return_pass",
            Self::TaiwanPass => "taiwan_pass",
            Self::Passport => "passport",
            Self::Free => "free",
        }
    }

    /// The kind a normalised number looks like. Bare digits are a resident's until their form says otherwise.
    pub fn of(number: &str) -> Self {
        let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        match letters {
            0 if number.starts_with('9') => Self::Foreigner,
            0 if ["810000", "820000", "830000"].iter().any(|area| number.starts_with(area)) => {
                Self::HongKongMacaoTaiwan
            }
            0 => Self::Resident,
            1 if number.starts_with(['H', 'M']) && digits + 1 == number.len() && [8, 10].contains(&digits) => {
                Self::HomeReturnPass
            }
            3 if (9..=12).contains(&digits) => Self::ForeignerOf2017,
            1..=3 if digits < 13 => Self::Passport,
            _ => Self::Resident,
        }
    }
}

impl Sex {
    /// GB/T 2261.1
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "1",
            Self::Female => "2",
        }
    }

    /// Of 「未知的性别」 and of nothing, none.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Male, Self::Female].into_iter().find(|sex| sex.code() == code)
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// Odd sequence numbers are given to men, even ones to women (GB 11643).
    pub(super) fn of_sequence(last_digit: u8) -> Self {
        if last_digit % 2 == 1 { Self::Male } else { Self::Female }
    }
}

impl AreaNames {
    /// 「四川省宜宾地区叙永县（现 四川省泸州市叙永县）」
    pub fn shown(&self) -> Option<String> {
        let then = self.then.as_ref()?;
        Some(match &self.now {
            Some(now) if now != then => format!("{then}（现 {now}）"),
            _ => then.clone(),
        })
    }
}

impl Flaw {
    pub(super) fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), position: None, is_unfinished: false }
    }

    pub(super) fn at(position: usize, sentence: impl Into<String>) -> Self {
        Self { position: Some(position), ..Self::new(sentence) }
    }

    /// Too few or too many characters; `of` says what the number consists of.
    pub(super) fn length(number: &str, wanted: usize) -> Option<Self> {
        let length = number.chars().count();
        if length < wanted {
            let sentence = format!("还差 {} 位", wanted - length);
            return Some(Self { is_unfinished: true, ..Self::at(length + 1, sentence) });
        }
        (length > wanted).then(|| Self::at(wanted + 1, format!("多了 {} 位，应为 {wanted} 位", length - wanted)))
    }

    /// The first character in these places (counted from 1) that is no digit.
    pub(super) fn not_a_digit(number: &str, places: std::ops::RangeInclusive<usize>) -> Option<Self> {
        let letters = number.chars().enumerate().map(|(place, letter)| (place + 1, letter));
        let (place, letter) =
            letters.filter(|(place, _)| places.contains(place)).find(|(_, letter)| !letter.is_ascii_digit())?;
        Some(Self::at(
            place,
            match letter {
                'O' => format!("第 {place} 位是字母 O，应为数字（是不是 0）"),
                'I' | 'L' => format!("第 {place} 位是字母，应为数字（是不是 1）"),
                'X' => format!("第 {place} 位不能是 X，只有第 18 位可以"),
                _ => format!("第 {place} 位不是数字"),
            },
        ))
    }
}
