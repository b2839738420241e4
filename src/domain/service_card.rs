//! 便民服务卡: what stands on the card the station hands out, kept as one setting. Each line says once what it is called, on
//! which side it stands and what it usually says; an empty line is left out.
//!
//! Name, address and office telephone of the station are not kept here: the card takes them from the station's facts.

use super::Station;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The texts of the card by the key of their line.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct ServiceCard {
    texts: BTreeMap<String, String>,
    /// A square on the front for a code to be stuck on.
    pub has_code_place: bool,
    pub turning: Turning,
}

/// One line of the card.
#[derive(Clone, Copy, Debug)]
pub struct CardLine {
    pub key: &'static str,
    pub label: &'static str,
    pub side: Side,
    /// What is to be written, beside its field.
    pub hint: &'static str,
    /// What it says until the station writes something else.
    usual: &'static str,
    /// Takes a whole line on the smallest card too.
    pub is_long: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    Front,
    Back,
}

/// Over which edge the printer turns the sheet.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turning {
    #[default]
    LongEdge,
    ShortEdge,
}

const fn line(side: Side, key: &'static str, label: &'static str, hint: &'static str) -> CardLine {
    CardLine { key, label, side, hint, usual: "", is_long: false }
}

impl CardLine {
    const fn usually(mut self, usual: &'static str) -> Self {
        self.usual = usual;
        self
    }

    const fn long(mut self) -> Self {
        self.is_long = true;
        self
    }
}

/// Every line, in the order of the card.
pub const LINES: [CardLine; 16] = [
    line(Side::Front, "help_phone", "24 小时求助", "电话").long(),
    line(Side::Front, "leader", "书记、主任", "姓名和电话").long(),
    line(Side::Front, "grid_member", "网格员", "姓名和电话").long(),
    line(Side::Front, "policeman", "社区民警", "姓名和电话").long(),
    line(Side::Front, "police_room", "警务室", "电话或地址").long(),
    line(Side::Back, "legal_aid", "法律援助", "").usually("12348"),
    line(Side::Back, "government", "政务服务", "").usually("12345"),
    line(Side::Back, "property", "物业", "电话"),
    line(Side::Back, "water", "供水", "电话"),
    line(Side::Back, "power", "供电", "电话").usually("95598"),
    line(Side::Back, "gas", "供气", "电话"),
    line(Side::Back, "heating", "供暖", "电话，不供暖的空着"),
    line(Side::Back, "locksmith", "开锁", "公安机关备案的"),
    line(Side::Back, "mediation", "调委会", "电话"),
    line(Side::Back, "services", "办事事项", "社区能办、能帮的事")
        .usually("居住登记，居住证申领和签注，子女入学咨询，社保咨询，法律援助和维权，矛盾调解")
        .long(),
    line(Side::Back, "reminder", "居住登记", "本地规定的天数不同，请照本地的写")
        .usually("新来居住的，3 日内带身份证到社区登记；房屋出租、住户搬走，也请告诉我们")
        .long(),
];

impl Default for ServiceCard {
    /// What stands on it before the station has written anything.
    fn default() -> Self {
        let texts = LINES.iter().map(|line| (line.key.to_owned(), line.usual.to_owned())).collect();
        Self { texts, has_code_place: false, turning: Turning::default() }
    }
}

impl ServiceCard {
    /// A card on which nothing is written yet.
    pub fn empty() -> Self {
        Self { texts: BTreeMap::new(), ..Self::default() }
    }

    pub fn text(&self, key: &str) -> &str {
        self.texts.get(key).map(String::as_str).unwrap_or_default()
    }

    pub fn text_mut(&mut self, key: &str) -> &mut String {
        self.texts.entry(key.to_owned()).or_default()
    }

    /// The lines of one side that say something, the station's own first.
    pub fn written(&self, side: Side, station: &Station) -> Vec<(CardLine, String)> {
        let own = own_lines(side, station).into_iter();
        let kept =
            LINES.iter().filter(|line| line.side == side).map(|line| (*line, self.text(line.key).trim().to_owned()));
        own.chain(kept).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// What the front takes from the station's facts.
fn own_lines(side: Side, station: &Station) -> Vec<(CardLine, String)> {
    match side {
        Side::Front => vec![
            (line(side, "address", "地址", "").long(), station.address.clone()),
            (line(side, "office_phone", "办公电话", "").long(), station.office_phone.clone()),
        ],
        Side::Back => Vec::new(),
    }
}

impl Turning {
    pub const ALL: [Self; 2] = [Self::LongEdge, Self::ShortEdge];

    pub fn label(self) -> &'static str {
        match self {
            Self::LongEdge => "沿长边翻转",
            Self::ShortEdge => "沿短边翻转",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_left_out_and_the_rest_keeps_its_order() {
        let station = Station { office_phone: "0830-0000110".into(), ..Station::default() };
        let mut card = ServiceCard::default();
        card.text_mut("leader").push_str("丁一 0830-0000111");
        card.text_mut("power").clear();
        let labels = |side| card.written(side, &station).iter().map(|(line, _)| line.label).collect::<Vec<_>>();
        assert_eq!(labels(Side::Front), ["办公电话", "书记、主任"]);
        assert_eq!(labels(Side::Back), ["法律援助", "政务服务", "办事事项", "居住登记"]);
    }

    #[test]
    fn a_kept_card_comes_back_and_an_older_one_without_a_line_too() {
        let mut card = ServiceCard { turning: Turning::ShortEdge, ..ServiceCard::default() };
        card.text_mut("gas").push_str("0830-0000112");
        let json = serde_json::to_string(&card).unwrap();
        assert_eq!(serde_json::from_str::<ServiceCard>(&json).unwrap(), card);
        let older: ServiceCard = serde_json::from_str(r#"{"texts":{"gas":"1"}}"#).unwrap();
        assert_eq!((older.text("gas"), older.text("power"), older.turning), ("1", "", Turning::LongEdge));
    }

    #[test]
    fn every_line_has_a_key_and_a_label_of_its_own() {
        for (place, line) in LINES.iter().enumerate() {
            let others = &LINES[place + 1..];
            assert!(others.iter().all(|other| other.key != line.key && other.label != line.label), "{}", line.key);
        }
    }
}
