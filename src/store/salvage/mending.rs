//! What follows from the rest: records that stand in the history only, links to what could not be read, who signs in.

use super::{Salvaged, SalvagedTable};
use crate::domain::registers::{Person, Place};
use crate::domain::values::{Name, Text};
use crate::domain::{RecordId, Role, Station};
use crate::store::keys::KeyFile;
use crate::store::{Act, StoreError, Stored, operators, rows, settings};
use rusqlite::{Connection, Transaction};

/// The name of somebody of whom nothing but a residence could be read.
const NAMELESS: &str = "姓名未读出";
const NAMELESS_REMARK: &str = "抢救损坏的档案时没有读出这个人的资料，请照纸质登记补全";
const LOST_PLACE: &str = "未读出的地址";

pub(super) fn mend(
    fresh: &mut Connection,
    keys: &KeyFile,
    operator: &str,
    act: &Act<'_>,
    salvaged: &mut Salvaged,
) -> Result<(), StoreError> {
    let transaction = fresh.transaction()?;
    macro_rules! each {
        ($($register:ty),+) => { $(from_history::<$register>(&transaction, salvaged)?;)+ };
    }
    crate::every_register!(each);
    changes_from_log(&transaction, act, salvaged)?;
    stand_ins_for_people(&transaction, salvaged)?;
    stand_ins_for_places(&transaction, salvaged)?;
    // A row that goes may be what another points at.
    while let loosened @ 1.. = loosen_links(&transaction)? {
        salvaged.loosened += loosened;
    }
    let_in(&transaction, operator, act)?;
    if !settings::has_station(&transaction)? {
        let station = Station { name: keys.station.clone(), ..Station::default() };
        settings::set_station(&transaction, &station)?;
    }
    Ok(transaction.commit()?)
}

/// Records that are gone where they lay, as the history last knew them.
fn from_history<R: Stored>(transaction: &Transaction<'_>, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT record, after
         FROM history
         WHERE register = ?1
           AND record NOT IN (SELECT id FROM {})
           AND id = (SELECT max(id) FROM history AS later WHERE later.register = ?1 AND later.record = history.record)
           AND after IS NOT NULL",
        R::TABLE
    );
    let mut query = transaction.prepare(&sql)?;
    let found = query.query_map([R::TABLE], |row| Ok((RecordId(row.get(0)?), row.get::<_, String>(1)?)))?;
    for row in found.collect::<Result<Vec<_>, _>>()? {
        let (id, json) = row;
        let Ok(record) = rows::from_json::<R>(&json) else { continue };
        // Its place may have been taken by another record since: two dwellings of one name cannot be.
        if rows::insert_at(transaction, id, &record).is_ok() {
            of_table(salvaged, R::TABLE).from_history += 1;
        }
    }
    Ok(())
}

/// What a change was called stands in its line of the log as well.
fn changes_from_log(transaction: &Transaction<'_>, act: &Act<'_>, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let count = transaction.execute(
        "INSERT INTO change (id, at, operator, machine, what, purpose)
         SELECT wanted.change,
                ifnull(audit.at, ?1),
                ifnull(audit.operator, ''),
                ifnull(audit.machine, ''),
                ifnull(audit.detail, '未读出'),
                audit.purpose
         FROM (
                  SELECT change FROM history
                  UNION
                  SELECT change FROM taken_number
                  UNION
                  SELECT change FROM audit WHERE change IS NOT NULL
              ) AS wanted
         LEFT JOIN audit ON audit.change = wanted.change
         WHERE wanted.change NOT IN (SELECT id FROM change)
         GROUP BY wanted.change",
        [act.at],
    )?;
    of_table(salvaged, "change").from_history += count as u64;
    Ok(())
}

/// A residence of somebody unknown is kept: the room, the days and the number on the card are worth having.
fn stand_ins_for_people(transaction: &Transaction<'_>, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let person = Person { name: Name::new(NAMELESS), remark: Text::new(NAMELESS_REMARK), ..Person::default() };
    let lost = ids(transaction, "SELECT DISTINCT person FROM residence WHERE person NOT IN (SELECT id FROM person)")?;
    for id in &lost {
        rows::insert_at(transaction, *id, &person)?;
    }
    salvaged.nameless = lost.len() as u64;
    Ok(())
}

/// A dwelling keeps its place in the tree; its parent is named for its number, for no two may be called alike.
fn stand_ins_for_places(transaction: &Transaction<'_>, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let sql = "SELECT DISTINCT parent FROM place WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM place)";
    for id in ids(transaction, sql)? {
        let label = Text(format!("{LOST_PLACE} {}", id.0));
        let place = Place { label: label.clone(), full_name: label, ..Place::default() };
        rows::insert_at(transaction, id, &place)?;
        salvaged.loosened += 1;
    }
    Ok(())
}

/// Empties every other link to what is not there; a row that cannot be without it goes. Gives how many.
fn loosen_links(transaction: &Transaction<'_>) -> Result<u64, StoreError> {
    let mut query = transaction.prepare(
        "SELECT tables.name, link.\"from\", link.\"table\", ifnull(link.\"to\", 'id'), columns.\"notnull\"
         FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS link
         JOIN pragma_table_info(tables.name) AS columns ON columns.name = link.\"from\"
         WHERE tables.schema = 'main'",
    )?;
    let links = query.query_map([], |row| {
        let name = |column| row.get::<_, String>(column);
        Ok((name(0)?, name(1)?, name(2)?, name(3)?, row.get::<_, bool>(4)?))
    })?;
    let mut loosened = 0;
    for link in links.collect::<Result<Vec<_>, _>>()? {
        let (table, column, target, key, is_needed) = link;
        let is_loose = format!("{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {target})");
        let sql = if is_needed {
            format!("DELETE FROM {table} WHERE {is_loose}")
        } else {
            format!("UPDATE {table} SET {column} = NULL WHERE {is_loose}")
        };
        loosened += transaction.execute(&sql, [])? as u64;
    }
    Ok(loosened)
}

/// Whoever opened the damaged file signs in to the new one. Where no 站长 could be read they become it: their slot holds the
/// key of the whole file in any case, and somebody has to be able to let the others in again.
fn let_in(transaction: &Transaction<'_>, operator: &str, act: &Act<'_>) -> Result<(), StoreError> {
    let is_headless = !operators::has_administrator(transaction)?;
    let role = if is_headless { Role::Administrator } else { Role::Reader };
    if operators::active(transaction, operator)?.is_none() {
        transaction.execute("DELETE FROM operator WHERE name = ?1", [operator.trim()])?;
        operators::insert(transaction, operator, role, act.at)?;
    } else if is_headless {
        let sql = "UPDATE operator SET role = ?2 WHERE name = ?1";
        transaction.execute(sql, (operator.trim(), role.key()))?;
    }
    Ok(())
}

fn ids(transaction: &Transaction<'_>, sql: &str) -> Result<Vec<RecordId>, StoreError> {
    let mut query = transaction.prepare(sql)?;
    let rows = query.query_map([], |row| Ok(RecordId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_table<'a>(salvaged: &'a mut Salvaged, table: &str) -> &'a mut SalvagedTable {
    let place = salvaged.tables.iter().position(|known| known.table == table).unwrap_or_else(|| {
        salvaged.tables.push(SalvagedTable { table: table.to_owned(), ..SalvagedTable::default() });
        salvaged.tables.len() - 1
    });
    &mut salvaged.tables[place]
}
