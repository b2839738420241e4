//! The figures a blank may ask for: those of the reports, by the names they have in tables.

use crate::domain::import::plain;
use crate::domain::statistics::{Column, FloatingReport, HOUSE_COLUMNS, HouseFigures, reason_rows};

/// One count as of a day.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Figure {
    /// Of 暂住人口统计: everybody, by the place in [`Column::all`].
    Floating(usize),
    /// By 居住事由, the place in [`reason_rows`].
    Reason(usize),
    /// The same of one column: 「务工」 and 「男」 in a cross table. Offered nowhere, there are too many.
    Crossed(usize, usize),
    /// Who came, or left, in the month of the day until that day.
    ArrivedInMonth,
    LeftInMonth,
    Residents,
    Households,
    /// Of 出租房屋统计, by the place in [`HOUSE_COLUMNS`].
    House(usize),
}

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    pub floating: Vec<u64>,
    pub reasons: Vec<u64>,
    /// The whole report, by rows and columns.
    pub crossed: Vec<Vec<u64>>,
    pub arrived: u64,
    pub left: u64,
    pub residents: u64,
    pub households: u64,
    pub houses: HouseFigures,
}

const MALE: usize = 1;
const FEMALE: usize = 2;

/// What tables call the figures that are asked for most, the first as it is shown.
const NAMES: [(Figure, &[&str]); 10] = [
    (
        Figure::Floating(0),
        &[
            "流动人口总数",
            "流动人口数",
            "流动人口",
            "暂住人口数",
            "暂住人口",
            "在住流动人口",
            "流动人口总人数",
            "外来人口数",
        ],
    ),
    (Figure::Floating(MALE), &["流动人口男", "其中男", "其中男性", "男性", "男性人数", "男"]),
    (Figure::Floating(FEMALE), &["流动人口女", "其中女", "其中女性", "女性", "女性人数", "女"]),
    (
        Figure::ArrivedInMonth,
        &[
            "本月新增流动人口",
            "本月新增",
            "本月新登记",
            "当月新增",
            "新增流动人口",
            "本月流入",
            "本月来人员",
            "新增人数",
        ],
    ),
    (
        Figure::LeftInMonth,
        &["本月离开流动人口", "本月减少", "本月注销", "当月减少", "本月离开", "本月流出", "减少流动人口", "注销人数"],
    ),
    (Figure::Residents, &["常住人口数", "常住人口", "常住人口总数", "户籍人口", "户籍人口数"]),
    (Figure::Households, &["户数", "总户数", "家庭户数", "常住户数", "户籍户数"]),
    (Figure::House(0), &["出租房屋总数", "出租房屋数", "出租房屋", "出租屋数", "出租房总数", "出租屋总数", "出租房数"]),
    (Figure::House(5), &["已出租房屋", "已出租", "在租房屋数"]),
    (Figure::House(6), &["签订责任书数", "已签责任书", "责任书签订数", "已签责任状", "签订责任书"]),
];

impl Figure {
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = NAMES.iter().map(|(figure, _)| *figure).collect();
        let others = (MALE..Column::all().len()).map(Self::Floating);
        let others = others.chain((0..reason_rows().len()).map(Self::Reason));
        let others: Vec<Self> = others.chain((0..HOUSE_COLUMNS.len()).map(Self::House)).collect();
        all.extend(others.into_iter().filter(|figure| !NAMES.iter().any(|(named, _)| named == figure)));
        all
    }

    /// What a plain label names.
    pub(super) fn called(label: &str) -> Option<Self> {
        let by_name = NAMES.iter().find(|(_, names)| names.contains(&label)).map(|(figure, _)| *figure);
        by_name.or_else(|| Self::all().into_iter().find(|figure| plain(figure.heading()) == label))
    }

    /// The column of the report that a plain heading of a cross table names.
    pub(super) fn column_called(label: &str) -> Option<usize> {
        match (label, Self::called(label)) {
            ("人数" | "小计" | "合计" | "总计", _) => Some(0),
            (_, Some(Self::Floating(place))) => Some(place),
            _ => None,
        }
    }

    /// The row of the report that a plain heading of a cross table names.
    pub(super) fn reason_called(label: &str) -> Option<usize> {
        reason_rows().iter().position(|row| plain(&row.name) == label)
    }

    /// By its label, crossings too.
    pub(super) fn labelled(label: &str) -> Option<Self> {
        let crossings = (0..reason_rows().len()).flat_map(|row| (MALE..Column::all().len()).map(move |it| (row, it)));
        let crossings = crossings.map(|(row, column)| Self::Crossed(row, column));
        Self::all().into_iter().chain(crossings).find(|figure| figure.label() == label)
    }

    /// As its column or row is called in the report.
    fn heading(self) -> &'static str {
        match self {
            Self::Floating(place) => Column::all().get(place).map_or("", |column| column.heading()),
            Self::Reason(place) => reason_rows().get(place).map_or("", |row| row.name.as_str()),
            Self::House(place) => HOUSE_COLUMNS.get(place).map_or("", |column| column.heading()),
            Self::Crossed(..) | Self::ArrivedInMonth | Self::LeftInMonth | Self::Residents | Self::Households => "",
        }
    }

    /// Told apart from the others: 「流动人口 务工」.
    pub fn label(self) -> String {
        if let Some((_, names)) = NAMES.iter().find(|(figure, _)| *figure == self) {
            return names[0].to_owned();
        }
        if let Self::Crossed(row, column) = self {
            return format!("{}，{}", Self::Reason(row).label(), Self::Floating(column).heading());
        }
        let group = match self {
            Self::Floating(place) => Column::all().get(place).map_or("", |column| column.group()),
            Self::Reason(_) => "居住事由",
            _ => "出租房屋",
        };
        format!("{group} {}", self.heading())
    }
}

impl Figures {
    pub fn of_floating(report: &FloatingReport) -> Self {
        let reasons = report.rows.iter().map(|row| row.first().copied().unwrap_or_default()).collect();
        Self { floating: report.sum.clone(), reasons, crossed: report.rows.clone(), ..Self::default() }
    }

    pub fn count(&self, figure: Figure) -> u64 {
        match figure {
            Figure::Floating(place) => self.floating.get(place).copied().unwrap_or_default(),
            Figure::Reason(place) => self.reasons.get(place).copied().unwrap_or_default(),
            Figure::Crossed(row, column) => {
                self.crossed.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
            }
            Figure::ArrivedInMonth => self.arrived,
            Figure::LeftInMonth => self.left,
            Figure::Residents => self.residents,
            Figure::Households => self.households,
            Figure::House(place) => self.houses.0.get(place).copied().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statistics::{STAYS, dwelling_rows};

    #[test]
    fn figures_are_known_by_the_names_of_tables_and_of_the_reports() {
        for (label, figure) in [
            ("流动人口总数", Figure::Floating(0)),
            ("本月新增流动人口", Figure::ArrivedInMonth),
            (STAYS[0], Figure::Floating(3)),
            ("务工", Figure::Reason(0)),
            ("出租房总数", Figure::House(0)),
        ] {
            assert_eq!(Figure::called(label), Some(figure), "{label}");
        }
        assert_eq!(Figure::called("重点人员数"), None);
    }

    #[test]
    fn no_two_figures_have_one_label() {
        let labels: std::collections::BTreeSet<String> = Figure::all().into_iter().map(Figure::label).collect();
        assert_eq!(labels.len(), Figure::all().len());
        assert!(dwelling_rows().iter().all(|row| labels.contains(&format!("居住处所 {}", row.name))));
    }
}
