//! The list of division codes, read once from `assets/codes/gb2260.csv`.

use super::Division;
use crate::domain::reading;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Every code over every period, in order of code and time.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(rows()));

pub(super) struct Table {
    divisions: Vec<Division>,
    by_code: HashMap<String, Range<usize>>,
    in_force: Vec<usize>,
    by_full_name: HashMap<String, usize>,
    /// Divisions in force below the prefecture, by the root of their name: 江津 of 江津区.
    by_root: HashMap<&'static str, Vec<usize>>,
}

/// One line of the file.
#[derive(Clone, Copy)]
struct Row {
    code: &'static str,
    name: &'static str,
    first: u32,
    last: u32,
}

/// The month after the last: the row is in force.
const OPEN: u32 = 999_912;

/// Names that stand in the tables where there is no place.
const PSEUDO: [&str; 10] = [
    "市辖区",
    "县",
    "市",
    "省直辖县级行政单位",
    "省直辖县级行政区划",
    "省直辖行政单位",
    "自治区直辖县级行政单位",
    "自治区直辖县级行政区划",
    "省属虚拟市",
    "自治州直辖县级行政单位",
];

/// Endings that tell the rank of a county, the longest first.
const RANKS: [&str; 7] = ["自治县", "自治旗", "特区", "县", "市", "区", "旗"];

impl Table {
    fn of(rows: Vec<Row>) -> Self {
        let by_code = spans(&rows, |row| row.code);
        let above = |row: &Row, code: String| -> &[Row] {
            let has_parent = code != row.code;
            by_code.get(code.as_str()).filter(|_| has_parent).map_or(&[], |span| &rows[span.clone()])
        };
        let mut divisions = Vec::with_capacity(rows.len() * 2);
        for row in &rows {
            let province = above(row, format!("{}0000", &row.code[..2]));
            let prefecture = above(row, format!("{}00", &row.code[..4]));
            push_periods(&mut divisions, row, province, prefecture);
        }
        let spans = spans(&divisions, |division| division.code.as_str());
        let by_code = spans.into_iter().map(|(code, span)| (code.to_owned(), span)).collect();
        let in_force: Vec<usize> = (0..divisions.len()).filter(|&place| divisions[place].is_in_force).collect();
        let by_full_name = in_force.iter().map(|&place| (divisions[place].full_name.clone(), place)).collect();
        let mut table = Self { divisions, by_code, in_force, by_full_name, by_root: HashMap::new() };
        table.by_root = table.roots(&rows);
        table
    }

    /// The periods of one code, the oldest first.
    pub(super) fn periods(&self, code: &str) -> &[Division] {
        self.by_code.get(code).map_or(&[], |span| &self.divisions[span.clone()])
    }

    /// The division in force with this full name.
    pub(super) fn named(&self, full_name: &str) -> Option<&Division> {
        self.by_full_name.get(full_name).map(|&place| &self.divisions[place])
    }

    pub(super) fn in_force(&self) -> impl Iterator<Item = &Division> {
        self.in_force.iter().map(|&place| &self.divisions[place])
    }

    pub(super) fn abolished(&self) -> impl Iterator<Item = &Division> {
        self.divisions.iter().filter(|division| !division.is_in_force && !division.is_pseudo)
    }

    /// The division in force that goes by the name of this abolished one in the same province.
    pub(super) fn heir(&self, old: &Division) -> Option<&Division> {
        let (root, rank) = split_rank(&old.name);
        // A bare 「城区」 or 「郊区」 says nothing; a district's name moves about within a city.
        if root.chars().count() < 2 || rank == "区" {
            return None;
        }
        let provinces = heirs_of_province(&old.code[..2]);
        let namesakes: Vec<&Division> = self.by_root.get(root)?.iter().map(|&place| &self.divisions[place]).collect();
        let mut kept = namesakes.into_iter().filter(|division| {
            // A city never became the county around it (承德市 is not 承德县).
            let could_be = division.name == old.name || rank != "市" || !split_rank(&division.name).1.ends_with('县');
            provinces.contains(&&division.code[..2]) && could_be
        });
        let heir = kept.next()?;
        kept.next().is_none().then_some(heir)
    }

    /// The only county of this name in a province.
    pub(super) fn county(&self, province: &str, name: &str) -> Option<&Division> {
        let namesakes = self.by_root.get(split_rank(name).0)?.iter().map(|&place| &self.divisions[place]);
        let mut found = namesakes.filter(|division| division.name == name && division.code.starts_with(province));
        let only = found.next()?;
        found.next().is_none().then_some(only)
    }

    fn roots(&self, rows: &[Row]) -> HashMap<&'static str, Vec<usize>> {
        let names: HashMap<&str, &'static str> = rows.iter().map(|row| (row.name, row.name)).collect();
        let mut roots: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for &place in self.in_force.iter().filter(|&&place| self.divisions[place].level() == 3) {
            if let Some(name) = names.get(self.divisions[place].name.as_str()) {
                roots.entry(split_rank(name).0).or_default().push(place);
            }
        }
        roots
    }
}

fn rows() -> Vec<Row> {
    let text = include_str!("../../../assets/codes/gb2260.csv");
    let mut rows: Vec<Row> = text.lines().skip(1).filter_map(row).collect();
    rows.sort_by_key(|row| (row.code, row.last, row.first));
    rows
}

/// `510524,叙永县,198512,,g`: the list has no quoted cells.
fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.trim_end().split(',');
    let (code, name, from, to) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    Some(Row { code, name, first: month(from, 1).unwrap_or(0), last: month(to, 12).unwrap_or(OPEN) })
}

/// `198512`, or a year alone, which then means this month of it.
fn month(cell: &str, of_a_year: u32) -> Option<u32> {
    let number: u32 = cell.parse().ok()?;
    Some(if number < 10_000 { number * 100 + of_a_year } else { number })
}

/// Consecutive items with the same code.
fn spans<T>(items: &[T], code: fn(&T) -> &str) -> HashMap<&str, Range<usize>> {
    let mut spans: HashMap<&str, Range<usize>> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        spans.entry(code(item)).and_modify(|span| span.end = place + 1).or_insert(place..place + 1);
    }
    spans
}

/// One entry for each period in which neither the row nor anything above it changed its name.
fn push_periods(divisions: &mut Vec<Division>, row: &Row, province: &[Row], prefecture: &[Row]) {
    let begins = province.iter().chain(prefecture).map(|above| above.first);
    let mut cuts: Vec<u32> = begins.filter(|first| (row.first + 1..=row.last).contains(first)).collect();
    cuts.push(row.first);
    cuts.sort_unstable();
    cuts.dedup();
    for (place, &first) in cuts.iter().enumerate() {
        let last = cuts.get(place + 1).map_or(row.last, |next| next - 1);
        let full_name = full_name(row, [province, prefecture], first);
        if let Some(same) =
            divisions.last_mut().filter(|before| before.code == row.code && before.full_name == full_name)
        {
            same.months.1 = last;
            same.is_in_force |= last == OPEN && !same.is_pseudo;
            continue;
        }
        divisions.push(division(row, full_name, (first, last)));
    }
}

fn division(row: &Row, full_name: String, months: (u32, u32)) -> Division {
    let is_pseudo = PSEUDO.contains(&row.name);
    let is_in_force = !is_pseudo && months.1 == OPEN;
    let reading = if is_in_force { reading::of(row.name) } else { reading::Reading::default() };
    Division {
        code: row.code.to_owned(),
        name: row.name.to_owned(),
        full_name,
        is_in_force,
        initials: reading.initials,
        pinyin: reading.pinyin,
        is_pseudo,
        months,
    }
}

fn full_name(row: &Row, above: [&[Row]; 2], month: u32) -> String {
    let mut name = String::new();
    for rows in above {
        let nearest = rows.iter().min_by_key(|above| {
            // At the same distance the later one: a list of 1980 knows no names before its own.
            (above.first.saturating_sub(month) + month.saturating_sub(above.last), u32::MAX - above.last)
        });
        let Some(above) = nearest.filter(|above| !PSEUDO.contains(&above.name)) else { continue };
        if !row.name.starts_with(above.name) {
            name.push_str(above.name);
        }
    }
    // 「北京市」 and its pseudo prefecture 「市辖区」 are one place.
    if !(PSEUDO.contains(&row.name) && row.code.ends_with("00")) {
        name.push_str(row.name);
    }
    name
}

/// The provinces that took over counties of this one: 四川 gave 重庆 (1997), 广东 gave 海南 (1988).
fn heirs_of_province(province: &str) -> Vec<&str> {
    match province {
        "51" => vec!["51", "50"],
        "44" => vec!["44", "46"],
        other => vec![other],
    }
}

fn split_rank(name: &str) -> (&str, &str) {
    let rank = RANKS.iter().find(|rank| name.ends_with(**rank)).copied().unwrap_or_default();
    (name.strip_suffix(rank).unwrap_or(name), rank)
}
