//! The signs there are, how much each weighs, and its words. The words name no personal detail.

/// One thing that two records have in common or do not.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Sign {
    SameNumber,
    /// At this place, counted from 1.
    NumberDiffersAt(usize),
    /// At this place and the next.
    NumberSwappedAt(usize),
    /// Both are in order, of the same kind of document, and they are not the same.
    OtherNumber,
    SameName,
    /// The name of one is the former name of the other.
    FormerName,
    /// Written otherwise, read alike.
    SameReading,
    NameDiffers,
    SameBirth,
    /// Month and day, or the last two digits of the year, are the wrong way round.
    BirthSwapped,
    BirthDiffers,
    SexDiffers,
    SharedTelephone,
    SharedDwelling,
}

impl Sign {
    /// For the same person above zero, against below. A number in order is stronger than all else together; name with
    /// birth, or name with telephone, makes it possible; name, birth and telephone make it likely; a couple at one
    /// telephone in one dwelling stays two people.
    pub fn weight(self) -> i32 {
        match self {
            Self::SameNumber => 110,
            Self::NumberSwappedAt(_) => 50,
            Self::NumberDiffersAt(_) => 45,
            Self::SameName | Self::SameBirth => 25,
            Self::FormerName => 20,
            Self::SharedTelephone => 15,
            Self::SameReading | Self::BirthSwapped => 12,
            Self::SharedDwelling => 10,
            Self::SexDiffers => -20,
            Self::BirthDiffers => -25,
            Self::NameDiffers => -30,
            Self::OtherNumber => -110,
        }
    }

    /// 「证件号码相同」
    pub fn words(self) -> String {
        match self {
            Self::SameNumber => "证件号码相同".into(),
            Self::NumberDiffersAt(place) => format!("证件号码只有第 {place} 位不同"),
            Self::NumberSwappedAt(place) => format!("证件号码第 {place}、{} 位前后颠倒", place + 1),
            Self::OtherNumber => "证件号码不同，两个号码都正确".into(),
            Self::SameName => "姓名相同".into(),
            Self::FormerName => "一方的曾用名是另一方的姓名".into(),
            Self::SameReading => "姓名读音相同".into(),
            Self::NameDiffers => "姓名不同".into(),
            Self::SameBirth => "出生日期相同".into(),
            Self::BirthSwapped => "出生日期的数字前后颠倒".into(),
            Self::BirthDiffers => "出生日期不同".into(),
            Self::SexDiffers => "性别不同".into(),
            Self::SharedTelephone => "电话相同".into(),
            Self::SharedDwelling => "现住址相同".into(),
        }
    }

    /// Whether it speaks against the two being one person.
    pub fn is_against(self) -> bool {
        self.weight() < 0
    }

    /// Two numbers of which one is probably the other written wrong.
    pub(super) fn is_slip(self) -> bool {
        matches!(self, Self::NumberDiffersAt(_) | Self::NumberSwappedAt(_))
    }
}
