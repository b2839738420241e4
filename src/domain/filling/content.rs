//! What a place in a table can be filled with, and by which labels it is known.

use super::{About, Figure};
use crate::domain::import::{Part, Target, plain};

/// One thing linli can fill in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Content {
    /// A field of one of the records a row is about.
    Field(Target),
    OfRow(OfRow),
    Station(OfStation),
    Figure(Figure),
}

/// What follows from a row and is no field.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OfRow {
    /// 序号
    Number,
    /// 年龄, on the day the table is as of.
    Age,
    /// 户籍地 and 户籍详址 in one cell.
    RegisteredWhole,
    /// 家庭人口数
    HouseholdSize,
    /// 户籍住址 of the household
    HouseholdAddress,
}

/// What is the same in every row.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OfStation {
    Name,
    Community,
    Street,
    Phone,
    Operator,
    /// The day of filling.
    Today,
    /// The day the figures are as of.
    AsOf,
}

/// Labels, the first as it is shown.
type Named<T> = (T, &'static str, &'static [&'static str]);

const OF_ROW: [Named<OfRow>; 5] = [
    (OfRow::Number, "number", &["序号", "编号", "序", "no", "no."]),
    (OfRow::Age, "age", &["年龄", "周岁", "年龄(周岁)"]),
    (OfRow::RegisteredWhole, "registered", &["户籍地和详址"]),
    (OfRow::HouseholdSize, "household_size", &["家庭人口数", "家庭人口", "户内人数", "家庭成员数", "户人数"]),
    (OfRow::HouseholdAddress, "household_address", &["户籍住址", "家庭地址", "家庭住址"]),
];

const OF_STATION: [Named<OfStation>; 7] = [
    (
        OfStation::Name,
        "name",
        &["填报单位", "填表单位", "报送单位", "操作单位", "登记单位名称", "登记单位", "单位名称"],
    ),
    (
        OfStation::Community,
        "community",
        &["社区", "社区名称", "所属社区", "村社区", "社区(村)", "村(社区)", "村居", "居委会", "村(居)委会", "所在社区"],
    ),
    (OfStation::Street, "street", &["街道", "街道名称", "乡镇街道", "镇街", "所属街道", "乡镇(街道)", "街道(乡镇)"]),
    (OfStation::Phone, "phone", &["单位电话", "办公电话", "填报单位电话"]),
    (OfStation::Operator, "operator", &["填表人", "填报人", "制表人", "经办人", "操作人", "制表", "填表", "报送人"]),
    (
        OfStation::Today,
        "today",
        &["填表日期", "填报日期", "制表日期", "报送日期", "填表时间", "填报时间", "操作时间", "制表时间", "更新时间"],
    ),
    (OfStation::AsOf, "as_of", &["截至日期", "截止日期", "统计日期", "统计时间", "截止时间", "截至时间"]),
];

impl Content {
    /// What a label means in a table about this.
    pub fn called(about: About, label: &str) -> Option<Self> {
        let plain = plain(label);
        let of_row = || {
            let known = named(&OF_ROW, &plain).filter(|of_row| of_row.belongs_to(about));
            known.map(Self::OfRow)
        };
        let field = || {
            let target = Target::called(about.subject()?, label).filter(|target| about.tells_of(target.part))?;
            Some(Self::Field(target))
        };
        let figure = || Figure::called(&plain).filter(|_| about == About::Figures).map(Self::Figure);
        of_row().or_else(field).or_else(figure).or_else(|| named(&OF_STATION, &plain).map(Self::Station))
    }

    /// All that a table about this can be filled with.
    pub fn all(about: About) -> Vec<Self> {
        let mut all = Vec::new();
        if let Some(subject) = about.subject() {
            let targets = Target::all(subject).filter(|target| about.tells_of(target.part));
            // An address in pieces is the address in one.
            all.extend(targets.filter(|target| target.part != Part::Address).map(Self::Field));
        }
        all.extend(OF_ROW.iter().map(|(of_row, ..)| *of_row).filter(|it| it.belongs_to(about)).map(Self::OfRow));
        if about == About::Figures {
            all.extend(Figure::all().into_iter().map(Self::Figure));
        }
        all.extend(OF_STATION.iter().map(|(of_station, ..)| Self::Station(*of_station)));
        all
    }

    /// 「联系电话」, 「房主姓名」, 「本月新增流动人口」
    pub fn label(self) -> String {
        match self {
            Self::Field(target) => target.label().to_owned(),
            Self::OfRow(of_row) => shown(&OF_ROW, of_row),
            Self::Station(of_station) => shown(&OF_STATION, of_station),
            Self::Figure(figure) => figure.label(),
        }
    }

    /// As it is kept with a remembered layout.
    pub fn word(self) -> String {
        match self {
            Self::Field(target) => target.word(),
            Self::OfRow(of_row) => format!("row.{}", key(&OF_ROW, of_row)),
            Self::Station(of_station) => format!("station.{}", key(&OF_STATION, of_station)),
            Self::Figure(figure) => format!("figure.{}", figure.label()),
        }
    }

    pub fn from_word(about: About, word: &str) -> Option<Self> {
        // A piece of an address is not offered and was recognised all the same.
        let pieces = Target::from_word(word).map(Self::Field).filter(|_| about.subject().is_some());
        let figure = || word.strip_prefix("figure.").and_then(Figure::labelled).map(Self::Figure);
        let figure = || figure().filter(|_| about == About::Figures);
        Self::all(about).into_iter().find(|content| content.word() == word).or(pieces).or_else(figure)
    }

    /// Whether it is the same in every row.
    pub fn is_of_station(self) -> bool {
        matches!(self, Self::Station(_))
    }
}

impl OfRow {
    fn belongs_to(self, about: About) -> bool {
        match self {
            Self::Number => about != About::Figures,
            Self::Age | Self::RegisteredWhole => about == About::People,
            Self::HouseholdSize | Self::HouseholdAddress => matches!(about, About::People | About::Households),
        }
    }
}

fn named<T: Copy>(all: &[Named<T>], plain: &str) -> Option<T> {
    all.iter().find(|(.., names)| names.contains(&plain)).map(|(it, ..)| *it)
}

fn shown<T: PartialEq>(all: &[Named<T>], wanted: T) -> String {
    all.iter().find(|(it, ..)| *it == wanted).map_or_else(String::new, |(.., names)| names[0].to_owned())
}

fn key<T: PartialEq>(all: &[Named<T>], wanted: T) -> &'static str {
    all.iter().find(|(it, ..)| *it == wanted).map_or("", |(_, key, _)| key)
}
