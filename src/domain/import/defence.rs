//! A line of a roster: a door of a 联防组, whom to call there, and what the line says of the group itself.

use super::cell::Wanted;
use super::dwelling::local;
use super::{Line, Mapping, Note, Part, Reading, Target, Told};
use crate::domain::Date;
use crate::domain::registers::defence_group::{HOUSEHOLDS, SHOPS};
use crate::domain::registers::{DefenceGroup, GroupMember};
use crate::domain::values::Choice;

/// All that a line says of a door and of its group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupRow {
    pub number: u32,
    pub group: DefenceGroup,
    pub head: Told,
    pub deputy: Told,
    pub member: GroupMember,
    /// Where the group is, if the table says it; below the community, like the door.
    pub group_address: String,
    pub address: String,
    pub contact: Told,
    pub refusals: Vec<Note>,
    pub left_out: Vec<Note>,
    /// What is to be said of a line that loses nothing by it.
    pub remarks: Vec<String>,
}

impl GroupRow {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        let mut reading = Reading::new(line, mapping, today, counts_from_1904);
        let mut row = Self { number: line.number(), ..Self::default() };
        reading.fill(Part::Group, &mut row.group);
        reading.fill(Part::GroupMember, &mut row.member);
        row.head = Told::of(&mut reading, Part::GroupHead);
        row.deputy = Told::of(&mut reading, Part::Deputy);
        row.contact = Told::of(&mut reading, Part::Contact);
        row.address = reading.address(Part::GroupMember);
        row.group_address = local(&reading.text(Target::new(Part::Group, "place"), Wanted::Text)).to_owned();
        row.check(&mut reading);
        Self { refusals: reading.refusals, left_out: reading.left_out, ..row }
    }

    /// What tells the group from the others: its number, or its name where it has none.
    pub fn group_key(&self) -> String {
        let number = self.group.number_words();
        if number.is_empty() { self.group.group_name.0.clone() } else { number }
    }

    /// A group of which the table does not say what it is made of is known by what stands over its doors.
    pub fn kind_by_doors(&self) -> Choice<crate::domain::codes::DefenceKind> {
        Choice::of(if self.member.shop_name.is_empty() { HOUSEHOLDS } else { SHOPS })
    }

    fn check(&mut self, reading: &mut Reading<'_>) {
        if self.group_key().is_empty() {
            reading.refuse("组号", "没有组号，也没有组名");
        }
        if self.address.is_empty() {
            reading.refuse("地址", "没有地址");
        }
        let (group, member) = (&self.group, &self.member);
        for (day, label) in [
            (group.formed_on, "组建日期"),
            (group.elected_on, "推选日期"),
            (group.dissolved_on, "解散日期"),
            (member.from_date, "入组日期"),
            (member.until_date, "离组日期"),
        ] {
            if day.0.is_some_and(|day| day > reading.today) {
                reading.refuse(label, "在今天之后");
            }
        }
        if member.until_date.is_before(member.from_date) {
            reading.refuse("离组日期", "早于入组日期");
        }
        if group.dissolved_on.is_before(group.formed_on) {
            reading.refuse("解散日期", "早于组建日期");
        }
    }
}
