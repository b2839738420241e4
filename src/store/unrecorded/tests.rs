//! What other tools can do to rows behind the back of the history, and how it shows.

use super::*;
use crate::domain::registers::Person;
use crate::domain::values::Name;
use crate::store::testing::{act, archive};

/// Two people, a setting, and then what only other tools can do.
fn tampered(sql: &str) -> Vec<(&'static str, i64)> {
    let (_folder, mut store) = archive();
    let person = |name| Person { name: Name::new(name), ..Person::default() };
    store
        .write(&act(), |writing| {
            let id = writing.insert(&person("云中鹤"))?;
            writing.update(id, &person("云中燕"))?;
            writing.insert(&person("水上漂"))?;
            writing.set_setting("列表", "窄")
        })
        .unwrap();
    store.connection.execute_batch(sql).unwrap();
    assert!(store.verify_chain().unwrap().is_unbroken(), "the history itself is untouched");
    found(&store)
}

fn found(store: &Store) -> Vec<(&'static str, i64)> {
    let stretches = store.stretches().unwrap();
    let rows = stretches.into_iter().flat_map(|stretch| store.unrecorded_in(stretch).unwrap());
    rows.map(|row| (row.register, row.record.0)).collect()
}

#[test]
fn rows_that_went_through_the_one_door_are_as_their_history_left_them() {
    assert_eq!(tampered(""), []);
}

#[test]
fn rows_changed_added_or_taken_away_behind_its_back_are_named() {
    for (sql, named) in [
        ("UPDATE person SET remark = '改过' WHERE id = 2", ("person", 2)),
        ("UPDATE person SET name = '云中鹤' WHERE id = 1", ("person", 1)),
        ("INSERT INTO person (id, name, name_pinyin) VALUES (3, '甄无名', 'zhenwuming')", ("person", 3)),
        ("DELETE FROM person WHERE id = 2", ("person", 2)),
        ("UPDATE setting SET value = '宽' WHERE key = '列表'", ("setting", 2)),
        ("DELETE FROM setting WHERE key = '列表'", ("setting", 2)),
    ] {
        assert_eq!(tampered(sql), [named], "{sql}");
    }
}

/// As archives of the first versions have them.
#[test]
fn an_image_in_the_words_of_an_older_program_says_the_same() {
    let words = "{\"name\":\"云中鹤\",\"name_of_a_column_that_is_no_more\":1}";
    let person = Person { name: Name::new("云中鹤"), ..Person::default() };
    assert!(says(Some(words), &rows::to_json(&person).unwrap(), &person));
    assert!(!says(Some("{}"), &rows::to_json(&person).unwrap(), &person));
    assert!(!says(None, &rows::to_json(&person).unwrap(), &person));
}

#[test]
fn what_was_written_past_the_history_is_recorded_as_a_change_of_its_own() {
    let (_folder, mut store) = archive();
    store.connection.execute_batch("INSERT INTO person (name, name_pinyin) VALUES ('云中鹤', 'yunzhonghe')").unwrap();
    for recorded in [1, 0] {
        let transaction = store.connection.transaction().unwrap();
        assert_eq!(record(&transaction, &act()).unwrap(), recorded);
        transaction.commit().unwrap();
    }
    assert_eq!(found(&store), []);
    assert!(store.verify_chain().unwrap().is_unbroken());
    let entries = store.history::<Person>(RecordId(1)).unwrap();
    assert_eq!(entries[0].after.as_ref().unwrap().name.0, "云中鹤");
}
