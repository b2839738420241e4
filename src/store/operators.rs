//! The people who sign in, what they may do, and the keys they hold.
//!
//! Rows say who there is; `station.keys` says whose password opens. Both change together: the row is committed only after
//! the key file is safely down, and a key without an active row does not let anyone in. When the commit fails, the key file
//! is put back as it was: a recovery code that was never shown must not have replaced the one in the envelope.

use super::keys::{self, KeyFile};
use super::{Act, Action, RecoveryCode, Store, StoreError, audit};
use crate::domain::Role;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};

#[derive(Clone, Debug, PartialEq)]
pub struct Operator {
    pub id: i64,
    pub name: String,
    pub role: Role,
    pub is_active: bool,
}

/// Somebody who is to sign in from now on.
pub struct NewOperator<'a> {
    pub name: &'a str,
    pub password: &'a str,
    pub role: Role,
}

impl Store {
    /// Everyone who ever signed in, in the order they came.
    pub fn operators(&self) -> Result<Vec<Operator>, StoreError> {
        let mut query = self.connection.prepare("SELECT id, name, role, is_active FROM operator ORDER BY id")?;
        let rows = query.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn add_operator(&mut self, act: &Act<'_>, new: &NewOperator<'_>) -> Result<Operator, StoreError> {
        self.change_operators(act, Action::Operators, "添加操作员", |transaction, keys, key| {
            if find(transaction, new.name)?.is_some() {
                return Err(StoreError::OperatorExists);
            }
            keys.admit(new.name, new.password, key)?;
            insert(transaction, new.name, new.role, act.at)
        })
    }

    /// Also how a deactivated operator is let in again.
    pub fn set_password(&mut self, act: &Act<'_>, operator: i64, new_password: &str) -> Result<(), StoreError> {
        self.change_operators(act, Action::Password, &format!("操作员 {operator}"), |transaction, keys, key| {
            let operator = by_id(transaction, operator)?;
            transaction.execute("UPDATE operator SET is_active = 1 WHERE id = ?1", [operator.id])?;
            keys.admit(&operator.name, new_password, key)
        })
    }

    pub fn set_role(&mut self, act: &Act<'_>, operator: i64, role: Role) -> Result<(), StoreError> {
        let detail = format!("操作员 {operator} 改为{}", role.label());
        self.change_operators(act, Action::Operators, &detail, |transaction, _, _| {
            by_id(transaction, operator)?;
            transaction.execute("UPDATE operator SET role = ?2 WHERE id = ?1", (operator, role.key()))?;
            require_administrator(transaction)
        })
    }

    /// The operator no longer opens the archive; what they did stays under their name.
    pub fn deactivate(&mut self, act: &Act<'_>, operator: i64) -> Result<(), StoreError> {
        self.change_operators(act, Action::Operators, &format!("停用操作员 {operator}"), |transaction, keys, _| {
            let operator = by_id(transaction, operator)?;
            transaction.execute("UPDATE operator SET is_active = 0 WHERE id = ?1", [operator.id])?;
            require_administrator(transaction)?;
            keys.dismiss(&operator.name)
        })
    }

    /// A new recovery code, to be printed at once; the one before stops working.
    pub fn renew_recovery(&mut self, act: &Act<'_>) -> Result<RecoveryCode, StoreError> {
        self.change_operators(act, Action::Recovery, "更换恢复码", |_, keys, key| keys.renew_recovery(key))
    }

    fn change_operators<T>(
        &mut self,
        act: &Act<'_>,
        action: Action,
        detail: &str,
        work: impl FnOnce(&Transaction<'_>, &mut KeyFile, &keys::DatabaseKey) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = super::begin(&mut self.connection)?;
        let mut keys = KeyFile::read(&self.house.dir).map_err(|error| match error {
            // The archive is open: that its folder is none would be said of another folder.
            StoreError::NotAnArchive => StoreError::KeysGone,
            error => error,
        })?;
        let done = work(&transaction, &mut keys, &self.house.key)?;
        audit::append(&transaction, act, action, detail, None)?;
        keys::commit_with(&keys, &self.house.dir, transaction)?;
        Ok(done)
    }
}

/// The operator of this name, if they may sign in.
pub(super) fn active(connection: &Connection, name: &str) -> Result<Option<Operator>, StoreError> {
    Ok(find(connection, name)?.filter(|operator| operator.is_active))
}

pub(super) fn insert(connection: &Connection, name: &str, role: Role, at: &str) -> Result<Operator, StoreError> {
    let name = name.trim();
    connection.execute("INSERT INTO operator (name, role, added_at) VALUES (?1, ?2, ?3)", (name, role.key(), at))?;
    Ok(Operator { id: connection.last_insert_rowid(), name: name.to_owned(), role, is_active: true })
}

fn find(connection: &Connection, name: &str) -> Result<Option<Operator>, StoreError> {
    let sql = "SELECT id, name, role, is_active FROM operator WHERE name = ?1";
    Ok(connection.query_row(sql, [name.trim()], read).optional()?)
}

fn by_id(connection: &Connection, id: i64) -> Result<Operator, StoreError> {
    let sql = "SELECT id, name, role, is_active FROM operator WHERE id = ?1";
    connection.query_row(sql, [id], read).optional()?.ok_or(StoreError::UnknownOperator)
}

fn require_administrator(connection: &Connection) -> Result<(), StoreError> {
    if has_administrator(connection)? { Ok(()) } else { Err(StoreError::LastAdministrator) }
}

pub(super) fn has_administrator(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operator WHERE role = 'administrator' AND is_active = 1)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Operator> {
    let role: String = row.get(2)?;
    Ok(Operator {
        id: row.get(0)?,
        name: row.get(1)?,
        // The table admits no other word.
        role: Role::from_key(&role).unwrap_or(Role::Reader),
        is_active: row.get(3)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::{NAME, PASSWORD, act, archive, commits_fail, reopened};

    #[test]
    fn the_keys_stay_as_they_were_when_the_commit_fails() {
        let (folder, mut store) = archive();
        let code = store.renew_recovery(&act()).unwrap();
        commits_fail(&store);
        let clerk = NewOperator { name: "录入员甲", password: "小红花", role: Role::Clerk };
        assert!(store.renew_recovery(&act()).is_err());
        assert!(store.set_password(&act(), 1, "没有保存的口令").is_err());
        assert!(store.add_operator(&act(), &clerk).is_err());

        let dir = store.dir().to_owned();
        let store = reopened(&folder, store).unwrap();
        drop(store);
        assert!(Store::unlock_with_recovery(&dir, &code).is_ok());
        assert!(Store::prove(&dir, NAME, PASSWORD).is_ok());
        assert!(matches!(Store::prove(&dir, clerk.name, clerk.password), Err(StoreError::UnknownOperator)));
    }
}
