//! What follows from the rest: records that stand in the history only, links to what could not be read, who signs in.

use super::{Salvaged, SalvagedTable};
use crate::domain::registers::{Person, Place};
use crate::domain::values::{Name, Text};
use crate::domain::{RecordId, Role, Station};
use crate::store::keys::KeyFile;
use crate::store::{Act, StoreError, Stored, operators, rows, settings, unrecorded};
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
    while loosen_links(&transaction, salvaged)? > 0 {}
    let_in(&transaction, operator, act)?;
    if !settings::has_station(&transaction)? {
        let station = Station { name: keys.station.clone(), ..Station::default() };
        settings::set_station(&transaction, &station)?;
    }
    let act = Act { what: "抢救档案，补记与经过不符的登记", ..*act };
    unrecorded::record(&transaction, &act)?;
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
        if is_admitted(rows::insert_at(transaction, id, &record))? {
            of_table(salvaged, R::TABLE).from_history += 1;
        }
    }
    Ok(())
}

/// What a change was called stands in its line of the log as well.
fn changes_from_log(transaction: &Transaction<'_>, act: &Act<'_>, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let count = transaction.execute(
        "INSERT OR IGNORE INTO change (id, at, operator, machine, what, purpose)
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
        salvaged.nameless += u64::from(is_admitted(rows::insert_at(transaction, *id, &person))?);
    }
    Ok(())
}

/// A dwelling keeps its place in the tree; its parent is named for its number, for no two may be called alike.
fn stand_ins_for_places(transaction: &Transaction<'_>, salvaged: &mut Salvaged) -> Result<(), StoreError> {
    let sql = "SELECT DISTINCT parent FROM place WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM place)";
    for id in ids(transaction, sql)? {
        let label = Text(format!("{LOST_PLACE} {}", id.0));
        let place = Place { label: label.clone(), full_name: label, ..Place::default() };
        salvaged.loosened += u64::from(is_admitted(rows::insert_at(transaction, id, &place))?);
    }
    Ok(())
}

/// Empties every other link to what is not there; a row that cannot be without it, by its column or by a check of its table,
/// goes and counts as lost. Gives how many rows went or changed.
fn loosen_links(transaction: &Transaction<'_>, salvaged: &mut Salvaged) -> Result<u64, StoreError> {
    let mut rows = 0;
    for Link { table, column, target, key } in links(transaction)? {
        let is_loose = format!("{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {target})");
        let empty = format!("UPDATE OR IGNORE {table} SET {column} = NULL WHERE {is_loose}");
        let emptied = transaction.execute(&empty, [])? as u64;
        let gone = transaction.execute(&format!("DELETE FROM {table} WHERE {is_loose}"), [])? as u64;
        salvaged.loosened += emptied;
        if gone > 0 {
            let lost = of_table(salvaged, &table);
            lost.taken = lost.taken.saturating_sub(gone);
            lost.unreadable += gone;
        }
        rows += emptied + gone;
    }
    Ok(rows)
}

/// A column that points at another table.
struct Link {
    table: String,
    column: String,
    target: String,
    key: String,
}

fn links(transaction: &Transaction<'_>) -> Result<Vec<Link>, StoreError> {
    let mut query = transaction.prepare(
        "SELECT tables.name, link.\"from\", link.\"table\", ifnull(link.\"to\", 'id')
         FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS link
         WHERE tables.schema = 'main'",
    )?;
    let links = query.query_map([], |row| {
        Ok(Link { table: row.get(0)?, column: row.get(1)?, target: row.get(2)?, key: row.get(3)? })
    })?;
    Ok(links.collect::<Result<_, _>>()?)
}

/// Whether a row was admitted. One that its table refuses ends nothing; a full disk does.
fn is_admitted(outcome: Result<(), StoreError>) -> Result<bool, StoreError> {
    match outcome {
        Ok(()) => Ok(true),
        Err(full @ (StoreError::DiskFull | StoreError::CannotWrite | StoreError::ReadOnly)) => Err(full),
        Err(_) => Ok(false),
    }
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
