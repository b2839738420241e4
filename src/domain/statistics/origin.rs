//! 户籍地 as 暂住人口统计 counts it: within the province or outside, town or county, 港澳台, abroad.

use crate::domain::values::identity::OF_FOREIGNERS;

/// One column of 户籍地.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Origin {
    HomeTown,
    HomeCounty,
    OtherTown,
    OtherCounty,
    HongKongMacaoTaiwan,
    Abroad,
    Unknown,
}

/// Documents of people from 香港, 澳门 and 台湾, and their provinces in GB/T 2260.
const HMT_DOCUMENTS: [&str; 3] = ["511", "516", "HMT"];
const HMT_PROVINCES: [&str; 3] = ["71", "81", "82"];

impl Origin {
    pub const ALL: [Self; 7] = [
        Self::HomeTown,
        Self::HomeCounty,
        Self::OtherTown,
        Self::OtherCounty,
        Self::HongKongMacaoTaiwan,
        Self::Abroad,
        Self::Unknown,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::HomeTown => "省内市",
            Self::HomeCounty => "省内县",
            Self::OtherTown => "省外市",
            Self::OtherCounty => "省外县",
            Self::HongKongMacaoTaiwan => "港澳台",
            Self::Abroad => "国外",
            Self::Unknown => "其他",
        }
    }

    /// `document` is the kind of document, `province` the first two digits of the registered division, `home` those of the
    /// station's province; with an empty `home` everybody is from outside.
    pub fn of(document: &str, province: &str, is_county: bool, home: &str) -> Self {
        if OF_FOREIGNERS.contains(&document) {
            Self::Abroad
        } else if HMT_DOCUMENTS.contains(&document) || HMT_PROVINCES.contains(&province) {
            Self::HongKongMacaoTaiwan
        } else if province.is_empty() {
            Self::Unknown
        } else {
            match (province == home, is_county) {
                (true, false) => Self::HomeTown,
                (true, true) => Self::HomeCounty,
                (false, false) => Self::OtherTown,
                (false, true) => Self::OtherCounty,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_follows_document_province_and_county() {
        for (document, province, is_county, expected) in [
            ("111", "51", true, Origin::HomeCounty),
            ("111", "51", false, Origin::HomeTown),
            ("111", "50", true, Origin::OtherCounty),
            ("", "41", false, Origin::OtherTown),
            ("HMT", "", false, Origin::HongKongMacaoTaiwan),
            ("516", "", false, Origin::HongKongMacaoTaiwan),
            ("111", "71", false, Origin::HongKongMacaoTaiwan),
            ("414", "", false, Origin::Abroad),
            ("999", "", false, Origin::Unknown),
        ] {
            assert_eq!(Origin::of(document, province, is_county, "51"), expected, "{document} {province}");
        }
        assert_eq!(Origin::of("111", "51", true, ""), Origin::OtherCounty, "no province is known to be home");
    }
}
