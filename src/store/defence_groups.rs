//! Groups of about ten households or shops: which there are, who belonged to one on a day, which doors a place has.
//!
//! Who lives behind a door is in `households`, `tenancies` and `residences`; what is to be looked at in a group says
//! `domain::defence`.

use super::condition::Condition;
use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::registers::{Agreement, DefenceGroup, GroupMember};
use crate::domain::{Date, RecordId};
use rusqlite::{Connection, Params, params_from_iter};

impl Stored for DefenceGroup {
    const NUMBER: u8 = 18;
}

impl Stored for GroupMember {
    const NUMBER: u8 = 19;
}

/// What the list of groups is narrowed by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupFilter {
    /// Those that were dissolved, instead of those that stand.
    pub dissolved: bool,
    /// One code of 联防类型.
    pub kind: Option<&'static str>,
    /// It lies at this place or below it.
    pub place: Option<RecordId>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum GroupColumn {
    #[default]
    Number,
    Place,
    FormedOn,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupSort {
    pub column: GroupColumn,
    pub is_descending: bool,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GroupCounts {
    pub standing: u64,
    pub dissolved: u64,
    /// Doors that are in a group now.
    pub doors: u64,
}

/// Something with a door of its own: a dwelling, a shop, a stall.
#[derive(Clone, Debug, PartialEq)]
pub struct DoorPlace {
    pub id: RecordId,
    pub label: String,
    pub full_name: String,
}

/// A place's or shop's time in a group, with the number of its record.
pub type GroupMembership = (RecordId, GroupMember);

impl Store {
    /// The groups of the list, in order.
    pub fn group_ids(&self, filter: &GroupFilter, sort: GroupSort) -> Result<Vec<RecordId>, StoreError> {
        let standing = if filter.dissolved { "IS NOT NULL" } else { "IS NULL" };
        let mut condition = Condition::new(format!("defence_group.dissolved_on {standing}"));
        condition.is("defence_group.kind", filter.kind);
        condition.within("defence_group.place", filter.place);
        let direction = if sort.is_descending { "DESC" } else { "ASC" };
        let order = match sort.column {
            GroupColumn::Number => "defence_group.group_number",
            GroupColumn::Place => "place.natural_name",
            GroupColumn::FormedOn => "defence_group.formed_on",
        };
        let sql = format!(
            "SELECT defence_group.id
             FROM defence_group
             LEFT JOIN place ON place.id = defence_group.place
             WHERE {}
             ORDER BY {order} {direction}, defence_group.group_number {direction}, defence_group.id {direction}",
            condition.sql
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(condition.values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    pub fn group_counts(&self) -> Result<GroupCounts, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM defence_group WHERE dissolved_on IS NULL),
                    (SELECT count(*) FROM defence_group WHERE dissolved_on IS NOT NULL),
                    (SELECT count(*) FROM group_member WHERE until_date IS NULL)",
        )?;
        let count = |row: &rusqlite::Row<'_>, column| row.get::<_, i64>(column).map(i64::unsigned_abs);
        Ok(query.query_row([], |row| {
            Ok(GroupCounts { standing: count(row, 0)?, dissolved: count(row, 1)?, doors: count(row, 2)? })
        })?)
    }

    /// The standing groups with this in their name or their stretch, or of this number: 「第3组」.
    pub fn groups_called(&self, typed: &str, most: usize) -> Result<Vec<(RecordId, DefenceGroup)>, StoreError> {
        let columns = &rows::statements::<DefenceGroup>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM defence_group
             WHERE dissolved_on IS NULL
               AND (
                   instr(group_name, ?1) > 0
                   OR instr(stretch, ?1) > 0
                   OR instr(?1, '第' || group_number || '组') > 0
               )
             ORDER BY group_number, id
             LIMIT ?2"
        );
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        rows::read_all(self.connection.prepare_cached(&sql)?.query((typed, most))?)
    }

    /// Who belonged to a group on a day, along the street.
    pub fn group_members_on(&self, group: RecordId, day: Date) -> Result<Vec<GroupMembership>, StoreError> {
        let mut members = memberships(&self.connection, "defence_group = ?1 ORDER BY position, id", [group.0])?;
        members.retain(|(_, member)| member.is_in_on(day));
        Ok(members)
    }

    /// Everybody's time in a group from its forming on, in the order of time.
    pub fn group_members_ever(&self, group: RecordId) -> Result<Vec<GroupMembership>, StoreError> {
        memberships(&self.connection, "defence_group = ?1 ORDER BY from_date, position, id", [group.0])
    }

    /// The groups a place is in now; of a sound archive at most one.
    pub fn groups_with_place(&self, place: RecordId) -> Result<Vec<GroupMembership>, StoreError> {
        memberships(&self.connection, "place = ?1 AND until_date IS NULL ORDER BY from_date, id", [place.0])
    }

    /// The groups that were split from one or joined into it.
    pub fn groups_akin(&self, group: RecordId) -> Result<Vec<(RecordId, DefenceGroup)>, StoreError> {
        let columns = &rows::statements::<DefenceGroup>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM defence_group
             WHERE split_from = ?1 OR joined_into = ?1
             ORDER BY group_number, id"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([group.0])?)
    }

    /// Every agreement about a group, the latest first.
    pub fn agreements_of_group(&self, group: RecordId) -> Result<Vec<(RecordId, Agreement)>, StoreError> {
        let columns = &rows::statements::<Agreement>().columns;
        let sql =
            format!("SELECT id, {columns} FROM agreement WHERE defence_group = ?1 ORDER BY valid_from DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([group.0])?)
    }

    /// The doors at a place and below it along the street: places of these kinds with nothing below them.
    pub fn doors_below(&self, place: RecordId, kinds: &[&str]) -> Result<Vec<DoorPlace>, StoreError> {
        let mut condition = Condition::new("NOT EXISTS (SELECT 1 FROM place AS inner WHERE inner.parent = place.id)");
        condition.codes("place.kind", kinds);
        condition.within("place.id", Some(place));
        let sql = format!(
            "SELECT place.id, place.label, place.full_name
             FROM place
             WHERE {}
             ORDER BY place.natural_name, place.id",
            condition.sql
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let doors = query.query_map(params_from_iter(condition.values), |row| {
            Ok(DoorPlace { id: RecordId(row.get(0)?), label: row.get(1)?, full_name: row.get(2)? })
        })?;
        Ok(doors.collect::<Result<_, _>>()?)
    }

    /// The standing group of this number, beside the one that is known.
    pub fn group_numbered(&self, number: u32, beside: Option<RecordId>) -> Result<Option<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT id
             FROM defence_group
             WHERE group_number = ?1 AND dissolved_on IS NULL AND id IS NOT ?2
             ORDER BY id
             LIMIT 1",
        )?;
        let mut rows = query.query((number, beside.map(|id| id.0)))?;
        Ok(rows.next()?.map(|row| row.get(0).map(RecordId)).transpose()?)
    }

    /// The groups a table names by their number, or by their name where it has none; one that stands before those that were
    /// dissolved.
    pub fn groups_told(&self, number: Option<u32>, name: &str) -> Result<Vec<(RecordId, DefenceGroup)>, StoreError> {
        groups_told(&self.connection, number, name)
    }

    /// The number a new group gets: no group has had it yet.
    pub fn next_group_number(&self) -> Result<u32, StoreError> {
        next_group_number(&self.connection)
    }
}

impl Writing<'_> {
    pub fn groups_told(&self, number: Option<u32>, name: &str) -> Result<Vec<(RecordId, DefenceGroup)>, StoreError> {
        groups_told(&self.transaction, number, name)
    }

    pub fn next_group_number(&self) -> Result<u32, StoreError> {
        next_group_number(&self.transaction)
    }

    /// Who belongs to a group now, along the street.
    pub fn group_members_now(&self, group: RecordId) -> Result<Vec<GroupMembership>, StoreError> {
        let condition = "defence_group = ?1 AND until_date IS NULL ORDER BY position, id";
        memberships(&self.transaction, condition, [group.0])
    }

    /// The groups a place is in now.
    pub fn groups_with_place(&self, place: RecordId) -> Result<Vec<GroupMembership>, StoreError> {
        let condition = "place = ?1 AND until_date IS NULL ORDER BY from_date, id";
        memberships(&self.transaction, condition, [place.0])
    }
}

fn groups_told(
    connection: &Connection,
    number: Option<u32>,
    name: &str,
) -> Result<Vec<(RecordId, DefenceGroup)>, StoreError> {
    let columns = &rows::statements::<DefenceGroup>().columns;
    let sql = format!(
        "SELECT id, {columns}
         FROM defence_group
         WHERE CASE WHEN ?1 IS NULL THEN group_name = ?2 ELSE group_number = ?1 END
         ORDER BY dissolved_on IS NOT NULL, id"
    );
    rows::read_all(connection.prepare_cached(&sql)?.query((number, name))?)
}

fn next_group_number(connection: &Connection) -> Result<u32, StoreError> {
    let mut query = connection.prepare_cached("SELECT ifnull(max(group_number), 0) + 1 FROM defence_group")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

fn memberships(
    connection: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<GroupMembership>, StoreError> {
    let columns = &rows::statements::<GroupMember>().columns;
    let sql = format!("SELECT id, {columns} FROM group_member WHERE {condition}");
    rows::read_all(connection.prepare_cached(&sql)?.query(values)?)
}
