//! Which column means which field: by its heading, else by what stands in it, and then as the clerk says.

use super::headings::without_brackets;
use super::{Headings, Line, Part, Subject, Target, belonging, content, forbidden, plain, target};
use crate::domain::{Date, Register, registers::Person};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The columns of a table and what they mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    pub subject: Subject,
    pub columns: Vec<Column>,
    pub lives_as: LivesAs,
}

/// As what the people of a table are registered, where their rows do not say it.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum LivesAs {
    /// What its columns tell.
    #[default]
    AsTable,
    Floating,
    Resident,
}

/// The heading over the reasons why rows were not taken. Brought in again, it has no field.
pub const REASON: &str = "没有导入的原因";

/// What a field is called in other offices, where the table has nothing else for the one that is needed.
const STANDS_IN: [(Subject, Target, Target); 1] =
    [(Subject::Disputes, Target::new(Part::Dispute, "summary"), Target::new(Part::Dispute, "agreed_facts"))];

/// Fields of a residence that only floating people have: a table with one of them is about those.
const OF_FLOATING: [&str; 5] = ["reside_reason", "planned_stay", "permit_number", "permit_type", "dwelling_type"];

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub heading: String,
    pub means: Use,
    pub source: Source,
}

/// What happens with a column.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Use {
    Field(Target),
    Left(Left),
}

/// Why a column is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Left {
    /// docs/privacy.md, with the reason.
    Forbidden(&'static str),
    NoField,
    /// Of somebody who has no row of their own.
    OfSpouse,
    /// An earlier column says the same.
    Repeated,
    /// The clerk wants it so.
    Chosen,
}

/// Where the meaning of a column was taken from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Source {
    Heading,
    Content,
    /// The same layout was brought before.
    Remembered,
    Hand,
}

impl Left {
    pub fn words(self) -> &'static str {
        match self {
            Self::Forbidden(reason) => reason,
            Self::NoField => "没有对应的栏目，不导入",
            Self::OfSpouse => "配偶要另有一行，这里不导入",
            Self::Repeated => "前面已有这一列，不再导入",
            Self::Chosen => "不导入",
        }
    }
}

impl Mapping {
    /// Of a table that has no columns yet.
    pub fn of_nothing(subject: Subject) -> Self {
        Self { subject, columns: Vec::new(), lives_as: LivesAs::default() }
    }

    /// What the headings and the cells say, about `subject` or about whatever the table is about.
    pub fn guess(subject: Option<Subject>, headings: &Headings, lines: &[Line<'_>], today: Date) -> Option<Self> {
        let width = lines.iter().map(|line| line.row().width()).max().unwrap_or_default().max(headings.names.len());
        let subject =
            subject.or_else(|| Self::subject_of(headings)).or_else(|| subject_of_cells(lines, width, today))?;
        let heading = |column: usize| headings.names.get(column).cloned().unwrap_or_default();
        let has_names = names_somebody(subject, &headings.names);
        let mut taken = HashSet::new();
        let mut columns: Vec<Column> = (0..width)
            .map(|column| {
                let heading = heading(column);
                let means = by_heading(subject, &heading, has_names, &mut taken);
                Column { heading, means, source: Source::Heading }
            })
            .collect();
        belonging::settle(subject, &mut columns);
        stand_in(subject, &mut columns);
        for (place, column) in
            columns.iter_mut().enumerate().filter(|(_, column)| column.means == Use::Left(Left::NoField))
        {
            let meaning = content::meaning(subject, lines, place, today).filter(|target| !taken.contains(target));
            if let Some(target) = meaning.filter(|_| is_open(&column.heading)) {
                taken.insert(target);
                (column.means, column.source) = (Use::Field(target), Source::Content);
            }
        }
        Some(Self { subject, columns, lives_as: LivesAs::default() })
    }

    /// What a table with these headings is about.
    pub fn subject_of(headings: &Headings) -> Option<Subject> {
        let score = |subject: Subject| {
            let targets: Vec<Target> =
                headings.names.iter().filter_map(|name| target::called(subject, &plain(name))).collect();
            let is_about = targets.iter().any(|target| subject.is_shown_by(*target));
            if is_about { targets.len() } else { 0 }
        };
        // Of equals the first: a table of people is the rule.
        let best = Subject::ALL.into_iter().rev().max_by_key(|subject| score(*subject))?;
        (score(best) > 0).then_some(best)
    }

    /// What a column is to mean from now on. What is forbidden stays so; a field that takes one column leaves the other.
    pub fn choose(&mut self, column: usize, target: Option<Target>) {
        let is_fixed = |column: &Column| matches!(column.means, Use::Left(Left::Forbidden(_)));
        if self.columns.get(column).is_none_or(is_fixed) {
            return;
        }
        if let Some(target) = target.filter(|target| !target.takes_several()) {
            for other in self.columns.iter_mut().filter(|other| other.means == Use::Field(target)) {
                other.means = Use::Left(Left::Repeated);
            }
        }
        let means = target.map_or(Use::Left(Left::Chosen), Use::Field);
        self.columns[column].means = means;
        self.columns[column].source = Source::Hand;
    }

    /// The columns that mean this, from the left.
    pub fn columns_of(&self, target: Target) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.means == Use::Field(target)).map(|(place, _)| place)
    }

    pub fn has(&self, target: Target) -> bool {
        self.columns_of(target).next().is_some()
    }

    pub fn has_part(&self, part: Part) -> bool {
        self.columns.iter().any(|column| matches!(column.means, Use::Field(target) if target.part == part))
    }

    /// Residents have a household, floating people a reason to stay.
    pub fn are_residents(&self) -> bool {
        match self.lives_as {
            LivesAs::Floating => false,
            LivesAs::Resident => true,
            LivesAs::AsTable => {
                let is_of_floating = OF_FLOATING.iter().any(|key| self.has(Target::new(Part::Residence, key)));
                let has_household = [Part::Household, Part::Head, Part::Member].iter().any(|part| self.has_part(*part));
                (has_household || self.are_heads()) && !is_of_floating
            }
        }
    }

    /// A table of householders: each row is about one, and is called by them.
    pub fn are_heads(&self) -> bool {
        let name = Target::new(Part::Person, "name");
        self.columns.iter().any(|column| column.means == Use::Field(name) && plain(&column.heading).starts_with("户主"))
    }

    /// What the clerk should know before going on.
    pub fn caution(&self) -> Option<&'static str> {
        match self.subject {
            Subject::People if !self.has_address(Part::Residence) => {
                Some("没有住址的列：只登记人，不登记居住，人口名单里看不到")
            }
            Subject::Disputes if !self.has(Target::new(Part::Course, "result")) => {
                Some("没有处理结果的列：没有受理日期的登记为待受理，其余登记为已受理")
            }
            _ => None,
        }
    }

    /// Without a column for this no row can be taken.
    pub fn lacking(&self) -> Option<&'static str> {
        let has = |part, key| self.has(Target::new(part, key));
        let needed: &[(bool, &'static str)] = match self.subject {
            Subject::People => &[(has(Part::Person, "name"), "还没有一列对应「姓名」")],
            Subject::Houses => &[(self.has_address(Part::House), "还没有一列对应「地址」")],
            Subject::Tenancies => &[
                (has(Part::Tenant, "name"), "还没有一列对应「承租人」"),
                (self.has_address(Part::Rented) || has(Part::Rented, "plate_number"), "还没有一列说明是哪处出租房屋"),
            ],
            Subject::Groups => &[
                (has(Part::Group, "group_number") || has(Part::Group, "group_name"), "还没有一列对应「组号」"),
                (self.has_address(Part::GroupMember), "还没有一列对应「地址」"),
            ],
            Subject::Disputes => &[
                (has(Part::SideA, "party_name"), "还没有一列对应「甲方姓名或名称」"),
                (has(Part::Dispute, "summary"), "还没有一列对应「简要情况」"),
            ],
            Subject::Organisations => &[(has(Part::Organisation, "organisation_name"), "还没有一列对应「单位名称」")],
        };
        needed.iter().find(|(is_there, _)| !is_there).map(|(_, sentence)| *sentence)
    }

    /// Whether the table says where, in one column or in pieces.
    fn has_address(&self, part: Part) -> bool {
        self.has(Target::new(part, "place")) || self.has_part(Part::Address)
    }

    /// The headings in one text: the same again is the same layout, also when rows come back with their reasons.
    pub fn layout(&self) -> String {
        let headings = self.columns.iter().map(|column| plain(&column.heading)).filter(|heading| heading != REASON);
        headings.collect::<Vec<_>>().join("|")
    }

    /// The column of reasons that linli has added to rows that came back.
    pub fn reasons(&self) -> Option<usize> {
        self.columns.iter().position(|column| plain(&column.heading) == REASON)
    }

    /// What was chosen by hand, as it is kept: the word of a target, or nothing.
    pub fn by_hand(&self) -> Vec<(usize, Option<String>)> {
        let chosen = self.columns.iter().enumerate().filter(|(_, column)| column.source != Source::Heading);
        let kept = chosen.map(|(place, column)| match column.means {
            Use::Field(target) => (place, Some(target.word())),
            Use::Left(_) => (place, None),
        });
        kept.collect()
    }

    /// Takes up what was chosen when the same layout was brought before.
    pub fn recall(&mut self, kept: &[(usize, Option<String>)]) {
        for (place, word) in kept {
            self.choose(*place, word.as_deref().and_then(Target::from_word));
            if let Some(column) = self.columns.get_mut(*place) {
                column.source = Source::Remembered;
            }
        }
    }
}

fn stand_in(subject: Subject, columns: &mut [Column]) {
    for (_, needed, instead) in STANDS_IN.iter().filter(|(of, ..)| *of == subject) {
        let has_needed = columns.iter().any(|column| column.means == Use::Field(*needed));
        if let Some(column) = columns.iter_mut().find(|column| !has_needed && column.means == Use::Field(*instead)) {
            column.means = Use::Field(*needed);
        }
    }
}

/// A table without a heading is about people where a column of it has their numbers.
fn subject_of_cells(lines: &[Line<'_>], width: usize, today: Date) -> Option<Subject> {
    let numbers = Some(Target::new(Part::Person, "identity"));
    (0..width)
        .any(|column| content::meaning(Subject::People, lines, column, today) == numbers)
        .then_some(Subject::People)
}

/// Whether a heading names whom the rows are about. Where only a householder is named, the rows are about them.
fn names_somebody(subject: Subject, names: &[String]) -> bool {
    let name = Target::new(Part::Person, "name");
    subject != Subject::People || names.iter().any(|heading| target::called(subject, &plain(heading)) == Some(name))
}

fn by_heading(subject: Subject, heading: &str, has_names: bool, taken: &mut HashSet<Target>) -> Use {
    if let Some(reason) = forbidden(heading) {
        return Use::Left(Left::Forbidden(reason));
    }
    let plain = plain(heading);
    let bare = without_brackets(&plain);
    let as_head = || bare.strip_prefix("户主").filter(|_| !has_names).and_then(of_person);
    if plain.starts_with("配偶") {
        return Use::Left(Left::OfSpouse);
    }
    let named = as_head().or_else(|| target::called(subject, &plain)).or_else(|| target::called(subject, &bare));
    match named {
        None => Use::Left(Left::NoField),
        Some(target) if taken.insert(target) || target.takes_several() => Use::Field(target),
        Some(_) => Use::Left(Left::Repeated),
    }
}

fn of_person(rest: &str) -> Option<Target> {
    let rest = if rest.is_empty() { "姓名" } else { rest };
    let meant = target::called(Subject::People, rest)?;
    (meant.part == Part::Person && Person::field(meant.key).is_some()).then_some(meant)
}

/// A heading that says nothing does not contradict what stands below it.
fn is_open(heading: &str) -> bool {
    let plain = plain(heading);
    !matches!(plain.as_str(), "序号" | "编号") && !plain.contains("操作")
}
