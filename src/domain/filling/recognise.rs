//! A blank is understood: a list with a heading to be filled downwards, or a form of labels with room beside them, or both.

use super::crossed::crossed;
use super::labels::{behind, below, beside, is_known, labels_within, may_be_label};
use super::{About, Content, Grid, Holds, List, OfRow, Spot};
use crate::domain::import::{Headings, Part, Sheet, Target, find_headings_by, forbidden, plain};
use std::collections::HashSet;

/// A form has at least so many labels with room beside them.
const FEWEST: usize = 2;
/// Labels of a form lie within these rows.
const MOST_ROWS: u32 = 300;

const REMARK: &str = "备注";
/// A heading reaches over so many more rows.
const TALLEST: u32 = 2;

/// What is to be filled, and with what.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub about: About,
    pub list: Option<List>,
    pub slots: Vec<Slot>,
}

/// One label and the place its value belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub label: String,
    pub at: Spot,
    pub place: Place,
    pub means: Means,
    pub source: Source,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Place {
    /// In every row of the list.
    Column(u32),
    Cell(Spot),
    /// In the cell of the label, behind its colon.
    Behind(Spot),
    /// The same where several labels stand in one cell: which of them.
    Within(Spot, usize),
}

/// What is written there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Means {
    Content(Content),
    /// docs/privacy.md, with the reason.
    Forbidden(&'static str),
    /// Nothing has this name: the clerk is asked.
    Unknown,
    /// 备注: what the station notes for itself goes out only when somebody wants it.
    NotByItself,
    /// Boxes that are ticked with a pen.
    ByHand,
    /// It stays empty.
    Nothing,
}

/// Where the meaning of a label was taken from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Source {
    Label,
    /// The same table was filled before.
    Remembered,
    Hand,
}

impl Means {
    pub fn content(self) -> Option<Content> {
        match self {
            Self::Content(content) => Some(content),
            _ => None,
        }
    }

    fn of(about: About, label: &str) -> Self {
        if let Some(reason) = forbidden(label) {
            return Self::Forbidden(reason);
        }
        match Content::called(about, label) {
            _ if plain(label) == REMARK => Self::NotByItself,
            Some(Content::Field(target)) if target.key == "remark" => Self::NotByItself,
            Some(content) => Self::Content(content),
            None => Self::Unknown,
        }
    }
}

impl Slot {
    /// A label as it stands in the table.
    pub(super) fn called(about: About, label: &str, at: Spot, place: Place) -> Self {
        let label = tidy(label);
        let means = Means::of(about, &label);
        Self { label, at, place, means, source: Source::Label }
    }

    /// What is said beside it.
    pub fn words(&self) -> String {
        match self.means {
            Means::Content(content) => content.label(),
            Means::Forbidden(_) => "不采集".to_owned(),
            Means::Unknown => "不认识".to_owned(),
            Means::ByHand => "手工勾选".to_owned(),
            Means::NotByItself | Means::Nothing => "不填".to_owned(),
        }
    }
}

/// What a table asks for, about this or about whatever it seems to be.
pub fn recognise(grid: &Grid, about: Option<About>) -> Plan {
    let plans = || About::ALL.into_iter().map(|about| as_if(grid, about));
    match about {
        Some(about) => as_if(grid, about),
        // Of equals the first: a table of people is the rule.
        None => plans().rev().max_by_key(Plan::score).unwrap_or_else(|| as_if(grid, About::People)),
    }
}

fn as_if(grid: &Grid, about: About) -> Plan {
    let plan = planned(grid, about, listed(grid, about));
    if plan.is_rather_a_form() { planned(grid, about, None) } else { plan }
}

fn planned(grid: &Grid, about: About, listed: Option<(List, Vec<Slot>)>) -> Plan {
    let (list, mut slots) = listed.map_or((None, Vec::new()), |(list, slots)| (Some(list), slots));
    labelled(grid, about, list, &mut slots);
    whole_addresses(&mut slots);
    slots.sort_by_key(|slot| slot.at);
    Plan { about, list, slots }
}

/// The columns of a list, if there is one.
fn listed(grid: &Grid, about: About) -> Option<(List, Vec<Slot>)> {
    let sheet = grid.sheet();
    let headings = find_headings_by(&sheet, &|name| is_known(about, name))?;
    let row = heading_row(&sheet, &headings)?;
    let named = headings.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    let mut taken = HashSet::new();
    let slots: Vec<Slot> = named
        .map(|(column, name)| {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let place = Place::Column(column);
            let means = Means::of(about, name);
            // The same twice is asked for twice only where it means a number or a remark.
            let is_new = means.content().is_none_or(|content| taken.insert(content));
            let means = if is_new { means } else { Means::Unknown };
            Slot { label: tidy(name), at: label_of(grid, row, column), place, means, source: Source::Label }
        })
        .collect();
    if is_form_row(grid, row, &slots) {
        return None;
    }
    let is_label = |label: &str| is_known(about, label);
    List::below(grid, bottom(grid, row, &slots), &slots, &is_label).map(|list| (list, slots))
}

/// The last row of the heading: its cells may reach down, each for itself.
fn bottom(grid: &Grid, row: u32, slots: &[Slot]) -> u32 {
    let ends = slots.iter().map(|slot| grid.end(slot.at).0);
    ends.filter(|end| (row..=row + TALLEST).contains(end)).max().unwrap_or(row)
}

/// The row of the sheet in which the heading ends.
fn heading_row(sheet: &Sheet, headings: &Headings) -> Option<u32> {
    sheet.rows.get(headings.first_line.checked_sub(1)?)?.number.checked_sub(1)
}

/// The cell in which a heading stands; one merged over two rows begins above.
fn label_of(grid: &Grid, row: u32, column: u32) -> Spot {
    grid.merge_at((row, column)).map_or((row, column), |merged| (merged.rows.0, merged.columns.0))
}

/// 「姓名 ＿ 性别 ＿」: labels with room between them are no heading.
fn is_form_row(grid: &Grid, row: u32, slots: &[Slot]) -> bool {
    // The last heading has room at its side where the lines go on.
    let Some((_, before)) = slots.split_last() else { return false };
    let has_room = |slot: &&Slot| {
        let beside = (row, grid.end((row, slot.at.1)).1 + 1);
        let origin = grid.merge_at(beside).map_or(beside, |merged| (merged.rows.0, merged.columns.0));
        grid.has(beside) && grid.text(origin).is_empty()
    };
    let with_room = before.iter().filter(has_room).count();
    with_room > 0 && with_room * 2 >= before.len()
}

/// Labels outside the list.
fn labelled(grid: &Grid, about: About, list: Option<List>, slots: &mut Vec<Slot>) {
    let is_form = list.is_none();
    let is_outside = |spot: &Spot| match list {
        Some(list) => !slots_cover(slots, *spot) && !(list.heading..=list.last).contains(&spot.0),
        None => spot.0 < MOST_ROWS,
    };
    let labels: Vec<Spot> = grid.texts().map(|(spot, _)| spot).filter(is_outside).collect();
    let mut taken: HashSet<Place> = HashSet::new();
    if about == About::Figures && is_form {
        slots.extend(crossed(grid));
        taken.extend(slots.iter().map(|slot| slot.place));
    }
    let mut waiting = Vec::new();
    for spot in labels {
        let label = grid.text(spot);
        if has_boxes(label) {
            slots.push(Slot { means: Means::ByHand, ..slot(grid, about, spot, Place::Cell(spot)) });
            continue;
        }
        let within = labels_within(grid, about, spot);
        if !within.is_empty() {
            slots.extend(within);
            continue;
        }
        let is_known = is_known(about, label);
        let is_asked = is_known || (is_form && may_be_label(label));
        if !is_asked || grid.cell(spot).is_some_and(|cell| cell.holds == Holds::Formula) {
            continue;
        }
        match beside(grid, spot, is_known).filter(|place| taken.insert(*place)) {
            Some(place) => slots.push(slot(grid, about, spot, place)),
            None if is_known => waiting.push(spot),
            None => {}
        }
    }
    for spot in waiting {
        let place = below(grid, spot).filter(|_| is_form).or_else(|| behind(grid, spot));
        if let Some(place) = place.filter(|place| taken.insert(*place)) {
            slots.push(slot(grid, about, spot, place));
        }
    }
}

fn slots_cover(slots: &[Slot], spot: Spot) -> bool {
    slots.iter().any(|slot| slot.at == spot)
}

fn slot(grid: &Grid, about: About, at: Spot, place: Place) -> Slot {
    Slot::called(about, grid.text(at), at, place)
}

/// 「□务工　□经商」
fn has_boxes(text: &str) -> bool {
    text.matches(['□', '☐']).count() >= FEWEST
}

/// Without line breaks and the colon at its end.
fn tidy(label: &str) -> String {
    let one_line = label.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.trim_end_matches([':', '：', '_', ' ']).to_owned()
}

/// Where a table asks for 户籍地址 and has no place for 户籍地, both go into one cell.
fn whole_addresses(slots: &mut [Slot]) {
    let means = |slot: &Slot, key| {
        let target = Target::new(Part::Person, key);
        slot.means == Means::Content(Content::Field(target))
    };
    if slots.iter().any(|slot| means(slot, "registered_area")) {
        return;
    }
    for slot in slots.iter_mut().filter(|slot| means(slot, "registered_address")) {
        slot.means = Means::Content(Content::OfRow(OfRow::RegisteredWhole));
    }
}

impl Plan {
    /// One blank row among many labels with room beside them belongs to the form.
    fn is_rather_a_form(&self) -> bool {
        let is_column = |slot: &&Slot| matches!(slot.place, Place::Column(_));
        let columns = self.slots.iter().filter(is_column).count();
        self.list.is_some_and(|list| list.given() == 1) && self.slots.len() - columns > columns
    }

    /// How much of the table it explains; nothing where what decides is missing.
    fn score(&self) -> usize {
        let contents = || self.slots.iter().filter_map(|slot| slot.means.content());
        let counts = |content: Content| !content.is_of_station() && content != Content::OfRow(OfRow::Number);
        let is_decided = match self.about {
            About::Figures => contents().filter(|content| matches!(content, Content::Figure(_))).count() >= FEWEST,
            About::Tenancies if self.names_tenants() => true,
            about => contents().any(|content| {
                matches!(content, Content::Field(target) if about.is_decided_by(target))
                    || (about == About::Households && matches!(content, Content::OfRow(OfRow::HouseholdSize)))
            }),
        };
        // Of a table that speaks of tenants the tenancy is meant, where people would explain as much of it.
        let more = usize::from(self.about == About::Tenancies && self.names_tenants());
        if is_decided { contents().filter(|content| counts(*content)).count() + more } else { 0 }
    }

    /// 「承租人」 over a name, and the house of somebody.
    fn names_tenants(&self) -> bool {
        let has = |is_meant: &dyn Fn(Target, &str) -> bool| {
            let fields = self.slots.iter().filter_map(|slot| match slot.means.content() {
                Some(Content::Field(target)) => Some((target, slot.label.as_str())),
                _ => None,
            });
            fields.into_iter().any(|(target, label)| is_meant(target, label))
        };
        let is_tenant = |target: Target, label: &str| {
            target == Target::new(Part::Tenant, "name")
                && ["承租", "租客", "租户"].iter().any(|word| label.contains(word))
        };
        has(&is_tenant) && has(&|target, _| target.part == Part::Landlord)
    }

    /// What a slot is filled with from now on; what is forbidden stays so.
    pub fn choose(&mut self, slot: usize, means: Means) {
        let Some(slot) = self.slots.get_mut(slot) else { return };
        let is_fixed = |means| matches!(means, Means::Forbidden(_) | Means::ByHand);
        let is_allowed = !is_fixed(slot.means) && !is_fixed(means);
        if is_allowed {
            (slot.means, slot.source) = (means, Source::Hand);
        }
    }

    /// The labels in one text: the same again is the same table.
    pub fn labels(&self) -> String {
        let kind = if self.list.is_some() { "list" } else { "form" };
        let labels = self.slots.iter().map(|slot| plain(&slot.label));
        std::iter::once(kind.to_owned()).chain(labels).collect::<Vec<_>>().join("|")
    }

    /// Places that will be filled.
    pub fn filled(&self) -> usize {
        self.slots.iter().filter(|slot| slot.means.content().is_some()).count()
    }

    /// Labels the clerk is asked about.
    pub fn unknown(&self) -> usize {
        self.slots.iter().filter(|slot| slot.means == Means::Unknown).count()
    }

    /// Whether anything but the station itself is asked for.
    pub fn asks_for_records(&self) -> bool {
        let mut contents = self.slots.iter().filter_map(|slot| slot.means.content());
        contents.any(|content| !content.is_of_station() && !matches!(content, Content::Figure(_)))
    }
}
