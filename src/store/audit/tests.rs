//! What other tools can do to the log, and how it shows.

use super::*;
use crate::store::testing::{act, archive};

/// Does to the file what only other tools can do: the table itself refuses.
fn tampered(sql: &str) -> ChainReport {
    let (_folder, mut store) = archive();
    for day in 1..=9 {
        store.log(&act(), Action::SignIn, &format!("第 {day} 天")).unwrap();
    }
    assert!(
        store.connection.execute_batch(sql).is_err() || !sql.contains(" audit "),
        "the table let itself be rewritten"
    );
    store
        .connection
        .execute_batch(&format!("DROP TRIGGER audit_is_never_rewritten; DROP TRIGGER audit_is_never_shortened; {sql}"))
        .unwrap();
    store.verify_chain().unwrap()
}

#[test]
fn an_edited_line_breaks_the_chain_where_it_stands() {
    for column in ["at", "operator", "machine", "action", "detail", "purpose"] {
        let report = tampered(&format!("UPDATE audit SET {column} = 'x' WHERE id = 4"));
        assert_eq!(report.broken_at, Some(4), "{column}");
    }
}

#[test]
fn a_line_taken_out_breaks_the_chain_behind_it() {
    assert_eq!(tampered("DELETE FROM audit WHERE id = 4").broken_at, Some(5));
    assert_eq!(tampered("DELETE FROM audit WHERE id = 1").broken_at, Some(2));
}

#[test]
fn lines_cut_off_at_the_end_are_missed() {
    let report = tampered("DELETE FROM audit WHERE id > 7");
    assert_eq!((report.broken_at, report.is_shortened), (None, true));
}

#[test]
fn an_edited_line_hashed_anew_breaks_the_chain_behind_it() {
    let (_folder, mut store) = archive();
    for day in 1..=9 {
        store.log(&act(), Action::SignIn, &format!("第 {day} 天")).unwrap();
    }
    store.connection.execute_batch("DROP TRIGGER audit_is_never_rewritten").unwrap();
    let mut line = line(&store, 4);
    line.detail = "没有来过".to_owned();
    let forged = (&line.detail, line.hash());
    store.connection.execute("UPDATE audit SET detail = ?1, hash = ?2 WHERE id = 4", forged).unwrap();
    assert_eq!(store.verify_chain().unwrap().broken_at, Some(5));
}

#[test]
fn history_changed_behind_the_back_of_its_line_breaks_the_chain() {
    use crate::domain::registers::Person;
    let (_folder, mut store) = archive();
    let person = Person { name: crate::domain::values::Name::new("云中鹤"), ..Person::default() };
    store.write(&act(), |writing| writing.insert(&person)).unwrap();
    assert!(store.verify_chain().unwrap().is_unbroken());
    store.connection.execute_batch("UPDATE history SET after = '{\"name\":\"水上漂\"}'").unwrap();
    assert_eq!(store.verify_chain().unwrap().broken_at, Some(1));
}

#[test]
fn a_change_that_says_otherwise_than_its_line_or_has_none_is_found() {
    use crate::domain::registers::Person;
    let add = "INSERT INTO change (at, operator, machine, what) VALUES ('2026-06-15', '周敏', '柜台一', '登记人口')";
    for (sql, broken_at, unlogged) in [
        ("UPDATE change SET operator = '周敏'", Some(1), 0),
        ("UPDATE change SET at = '2026-01-01'", Some(1), 0),
        ("UPDATE change SET what = '修改'", Some(1), 0),
        ("UPDATE change SET purpose = '核对'", Some(1), 0),
        ("UPDATE change SET undoes = 1", Some(1), 0),
        (add, None, 1),
    ] {
        let (_folder, mut store) = archive();
        let person = Person { name: crate::domain::values::Name::new("云中鹤"), ..Person::default() };
        store.write(&act(), |writing| writing.insert(&person)).unwrap();
        store.connection.execute_batch(sql).unwrap();
        let report = store.verify_chain().unwrap();
        assert_eq!(
            (report.broken_at, report.unlogged_changes, report.is_unbroken()),
            (broken_at, unlogged, false),
            "{sql}"
        );
    }
}

fn line(store: &Store, id: i64) -> Line {
    let sql = "SELECT id, at, operator, machine, action, detail, purpose, change, change_digest, previous_hash, hash
               FROM audit WHERE id = ?1";
    store.connection.query_row(sql, [id], Line::read).unwrap().0
}
