//! What the station reports as figures: 暂住人口统计, 常住人口统计, 出租房屋统计, 联防统计, ages, and how codes become the rows of a report.
//!
//! Pure rules over counted cells: the store counts, these say into which row and column a cell belongs. A report counts
//! records and judges nobody. Where people come from is counted only; nobody is listed by it (docs/privacy.md).

mod ages;
mod defence;
mod dispute_work;
mod disputes;
mod floating;
mod houses;
mod months;
mod origin;
mod residents;
mod rows;

pub use ages::{AgeBand, AgeCell, AgePyramid};
pub use defence::{DEFENCE_COLUMNS, DefenceColumn, DefenceFigures};
pub use dispute_work::{Grouping, WorkColumn, WorkReport, WorkRow};
pub use disputes::{DisputeColumn, DisputeLine, DisputeReport, Period, Span, WayIn, is_difficult};
pub use floating::{Column, FloatingCell, FloatingReport};
pub use houses::{HOUSE_COLUMNS, HouseCell, HouseColumn, HouseFigures};
pub use months::{Month, MonthFlow, months_until};
pub use origin::Origin;
pub use residents::{Belonging, RESIDENT_AGES, RESIDENT_COLUMNS, ResidentCell, ResidentColumn, ResidentFigures};
pub use rows::{ReportRow, dwelling_rows, reason_rows};

use super::Date;
use chrono::Months;

/// 居住期限 of the report: 半年以下, 半年至五年, 五年以上.
pub const STAYS: [&str; 3] = ["半年以下", "半年至五年", "五年以上"];

/// Who came after the first of these days has been here less than half a year, after the second less than five years.
pub fn stay_limits(on: Date) -> [Date; 2] {
    [6, 60].map(|months| on.checked_sub_months(Months::new(months)).unwrap_or(Date::MIN))
}
