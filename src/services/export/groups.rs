//! Rosters as a table: a door of a 联防组 a row, with what its group is and who leads it.

use super::houses::somebody;
use super::whole::{Child, Col, PAGE, Reader, Whole, part};
use crate::domain::export;
use crate::domain::registers::{DefenceGroup, GroupMember, Person};
use crate::domain::{Date, RecordId};
use crate::services::{Desk, Trouble, places};
use crate::store::Sight;

#[derive(Default)]
pub(super) struct MemberLine {
    group: DefenceGroup,
    head: Person,
    deputy: Person,
    group_address: String,
    member: GroupMember,
    address: String,
    contact: Person,
}

impl Whole for MemberLine {
    fn columns() -> Vec<Col<Self>> {
        let address = |line: &Self, extent| export::address(&line.address, extent);
        let group_address = |line: &Self, extent| export::address(&line.group_address, extent);
        let mut columns = part("defence_group", |line: &Self| &line.group);
        for column in columns.iter_mut().filter(|column| column.name.key == "defence_group.remark") {
            column.name.heading = "组备注".to_owned();
        }
        columns.push(Col::new("defence_group.place", "所在地址", group_address));
        columns.extend(somebody("group_head", "组长", |line: &Self| &line.head));
        columns.extend(somebody("deputy", "副组长", |line: &Self| &line.deputy));
        columns.push(Col::new("group_member.place", "地址", address));
        columns.extend(part("group_member", |line: &Self| &line.member));
        columns.extend(somebody("contact", "联系人", |line: &Self| &line.contact));
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        let rows: Vec<(RecordId, GroupMember)> = reader.desk.store.rows_behind(&Sight::of_everybody(), behind, PAGE)?;
        rows.into_iter().map(|(id, member)| Ok((id, line(reader, member)?))).collect()
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<GroupMember>()?)
    }

    fn child(&self, today: Date) -> Option<Child> {
        Child::of(&self.contact, today)
    }
}

fn line(reader: &Reader<'_>, member: GroupMember) -> Result<MemberLine, Trouble> {
    let group: DefenceGroup = match member.defence_group.id {
        Some(id) => reader.desk.store.load(id)?.ok_or(Trouble::Gone)?,
        None => DefenceGroup::default(),
    };
    Ok(MemberLine {
        head: reader.person(group.head)?,
        deputy: reader.person(group.deputy)?,
        group_address: places::full_name(reader.desk, group.place.id)?,
        group,
        address: places::full_name(reader.desk, member.place.id)?,
        contact: reader.person(member.contact)?,
        member,
    })
}
