//! The ladder from the first schema to today's. Steps are only ever added.

use super::StoreError;
use rusqlite::Connection;

/// The SQL of each step, from the first on.
pub(super) const LADDER: &[&str] = &[
    include_str!("migrations/001_first.sql"),
    include_str!("migrations/002_nationality.sql"),
    include_str!("migrations/003_registers.sql"),
    include_str!("migrations/006_family.sql"),
    include_str!("migrations/004_print_state.sql"),
    include_str!("migrations/009_person_merge.sql"),
    include_str!("migrations/010_lists.sql"),
    include_str!("migrations/011_counting.sql"),
    include_str!("migrations/012_agreements.sql"),
    include_str!("migrations/013_printing.sql"),
    include_str!("migrations/015_attachment.sql"),
    include_str!("migrations/014_plate.sql"),
    include_str!("migrations/016_person_distinct.sql"),
    include_str!("migrations/017_defence_groups.sql"),
    include_str!("migrations/019_duties.sql"),
    include_str!("migrations/020_disputes.sql"),
    include_str!("migrations/018_print_retention.sql"),
    include_str!("migrations/022_ratings.sql"),
    include_str!("migrations/023_routines.sql"),
    include_str!("migrations/024_teams.sql"),
    include_str!("migrations/025_station_work.sql"),
    include_str!("migrations/026_dispute_escalation.sql"),
    include_str!("migrations/027_dispute_scans.sql"),
    include_str!("migrations/029_fill_layouts.sql"),
    include_str!("migrations/041_party_roles.sql"),
    include_str!("migrations/039_place_order.sql"),
    include_str!("migrations/030_services.sql"),
    include_str!("migrations/031_post_cards.sql"),
    include_str!("migrations/032_contact_duties.sql"),
    include_str!("migrations/044_convention_vote.sql"),
    include_str!("migrations/033_dispute_appointment.sql"),
    include_str!("migrations/034_dispute_partial.sql"),
    include_str!("migrations/042_home_address.sql"),
    include_str!("migrations/043_landlord_since.sql"),
    include_str!("migrations/050_declarant_number.sql"),
];

/// From this version on every row has its history. Older steps of the ladder, and older programs, wrote some without; a later
/// step that writes rows of registers itself raises the number.
pub(super) const REMEMBERED_SINCE: i32 = 13;

/// The version this program knows: the number of steps climbed.
pub const SCHEMA_VERSION: i32 = LADDER.len() as i32;

pub(super) fn version(connection: &Connection) -> Result<i32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Climbs the steps still missing, each whole or not at all. `before` runs once, if there is anything to climb;
/// `at_the_top` belongs to the last step: what follows from the rows is made anew there, in today's way.
pub(super) fn bring_forward(
    connection: &mut Connection,
    ladder: &[&str],
    before: impl FnOnce(&Connection) -> Result<(), StoreError>,
    at_the_top: impl Fn(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let known = i32::try_from(ladder.len()).unwrap_or(i32::MAX);
    let found = version(connection)?;
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    if found < known {
        before(connection)?;
    }
    for (number, step) in (1..).zip(ladder).filter(|(number, _)| *number > found) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number)?;
        if number == known {
            at_the_top(&transaction)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::hex;
    use rusqlite::Connection;
    use sha2::{Digest, Sha256};
    use std::cell::Cell;

    const FIRST: &str = "CREATE TABLE one (a TEXT) STRICT";
    const SECOND: &str = "CREATE TABLE two (b TEXT) STRICT; INSERT INTO two SELECT a FROM one";
    const FAULTY: &str = "CREATE TABLE three (c TEXT) STRICT; SELECT nonsense";

    /// An archive remembers no more than how many steps it has climbed: a step that archives may have climbed never changes
    /// and never moves. A new one gets its line at the end.
    const CLIMBED: &[&str] = &[
        "9c8126dfaa30", // 001_first
        "381cde1bebd5", // 002_nationality
        "eefa3756cf38", // 003_registers
        "211ed318419e", // 006_family
        "3768a3f8d710", // 004_print_state
        "24608cc90bd5", // 009_person_merge
        "940914b53fa6", // 010_lists
        "5a4739435601", // 011_counting
        "fc4746166f7e", // 012_agreements
        "dbbabb3a7dcb", // 013_printing
        "b1c54a496864", // 015_attachment
        "e20c249bf72e", // 014_plate
        "1b1e112aa46a", // 016_person_distinct
        "1e30cbb9a97e", // 017_defence_groups
        "448e910f0cef", // 019_duties
        "f71b4fad3687", // 020_disputes
        "f81ff6e8bffc", // 018_print_retention
        "d835ece8132d", // 022_ratings
        "d52a086b394f", // 023_routines
        "8a4b2159d76f", // 024_teams
        "86bce5c18dbb", // 025_station_work
        "cb506650c7c7", // 026_dispute_escalation
        "462f23db13f4", // 027_dispute_scans
        "ef9f8efb3ca0", // 029_fill_layouts
        "0cef63f94274", // 041_party_roles
        "d2a0ac381935", // 039_place_order
        "1e88c35e24bd", // 030_services
        "0e4e807b71c9", // 031_post_cards
        "80259eee6467", // 032_contact_duties
        "b301ae2cbd43", // 044_convention_vote
        "53557c4ee2ab", // 033_dispute_appointment
        "86a9c165461b", // 034_dispute_partial
        "716e627131c3", // 042_home_address
        "dcc17da0ca7b", // 043_landlord_since
        "7795f2fa3209", // 050_declarant_number
    ];

    #[test]
    fn no_step_of_the_ladder_changes_or_moves() {
        let steps: Vec<String> =
            LADDER.iter().map(|step| hex::encode(&Sha256::digest(step))[..12].to_owned()).collect();
        assert_eq!(steps, CLIMBED);
    }

    /// The statements that make the schema, without comments and without the blanks that only set them out.
    fn statements(connection: &Connection) -> Vec<String> {
        let mut query =
            connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").unwrap();
        let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(|sql| plain(&sql.unwrap())).collect()
    }

    fn plain(sql: &str) -> String {
        let code: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
        let words = code.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")
    }

    #[test]
    fn the_ladder_leads_to_the_schema_that_people_read() {
        let mut climbed = Connection::open_in_memory().unwrap();
        bring_forward(&mut climbed, LADDER, |_| Ok(()), |_| Ok(())).unwrap();
        let read = Connection::open_in_memory().unwrap();
        read.execute_batch(include_str!("../../schema.sql")).unwrap();
        assert_eq!(statements(&climbed), statements(&read));
        assert!(statements(&climbed).len() > 20);
    }

    /// What was printed before the log was kept apart from what stood on the paper.
    #[test]
    fn an_older_log_of_prints_is_carried_forward_with_whom_and_what_it_concerns() {
        let before = LADDER.iter().position(|step| step.contains("CREATE TABLE print_archive")).unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        bring_forward(&mut connection, &LADDER[..before], |_| Ok(()), |_| Ok(())).unwrap();
        connection
            .execute_batch(
                "INSERT INTO person (id, name, name_pinyin) VALUES (5, '甄无名', 'zhenwuming');
                 INSERT INTO place (id, kind, label, full_name, label_key, natural_name)
                 VALUES (6, '8', '501室', '海棠苑3栋501室', '501', '海棠苑3栋501室');
                 INSERT INTO residence (id, person, kind, place) VALUES (7, 5, '2', 6);
                 INSERT INTO rental_house (id, place) VALUES (8, 6);
                 INSERT INTO print (year, number, at, operator, document, pages, copies, sha256, is_full_id, shown, purpose)
                 VALUES (2026, 1, '2026-06-15T09:00:00+08:00', '周敏', 'floating_card', 1, 1, '00', 0, '[]', '补打'),
                        (2026, 2, '2026-06-15T09:01:00+08:00', '周敏', 'floating_card', 1, 1, '00', 0, NULL, '保存 PDF');
                 INSERT INTO print_record (print, register, record) VALUES (1, 'residence', 7);",
            )
            .unwrap();
        bring_forward(&mut connection, LADDER, |_| Ok(()), |_| Ok(())).unwrap();
        let all = |sql: &str| -> Vec<String> {
            let mut query = connection.prepare(sql).unwrap();
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let concerned = "SELECT register || ' ' || record FROM print_record ORDER BY register";
        assert_eq!(all(concerned), ["person 5", "rental_house 8", "residence 7"]);
        assert_eq!(all("SELECT print || ' ' || as_printed FROM print_archive"), ["1 []"]);
        let went = "SELECT ifnull(printer, 'file') || ifnull(purpose, '') || layout FROM print ORDER BY number";
        assert_eq!(all(went), ["没有记下0", "file0"]);
    }

    /// The table is made anew so that an agreement can be about a group.
    #[test]
    fn agreements_are_carried_over_with_their_numbers_and_what_they_renew() {
        let before = LADDER.iter().position(|step| step.contains("CREATE TABLE defence_group")).unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        bring_forward(&mut connection, &LADDER[..before], |_| Ok(()), |_| Ok(())).unwrap();
        connection
            .execute_batch(
                "INSERT INTO person (id, name, name_pinyin) VALUES (5, '甄无名', 'zhenwuming');
                 INSERT INTO agreement (id, kind, person, valid_from, signed_on) VALUES
                     (3, 'joint_defence', 5, '2025-01-01', '2025-01-02'),
                     (9, 'joint_defence', 5, '2027-01-01', NULL);
                 INSERT INTO agreement (id, kind, person, valid_from, renews)
                 VALUES (4, 'joint_defence', 5, '2026-01-01', 3);
                 DELETE FROM agreement WHERE id = 9;",
            )
            .unwrap();
        bring_forward(&mut connection, LADDER, |_| Ok(()), |_| Ok(())).unwrap();
        let all = |sql: &str| -> Vec<String> {
            let mut query = connection.prepare(sql).unwrap();
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let rows = "SELECT id || ' ' || person || ' ' || valid_from || ' ' || ifnull(signed_on, renews) FROM agreement ORDER BY id";
        assert_eq!(all(rows), ["3 5 2025-01-01 2025-01-02", "4 5 2026-01-01 3"]);
        connection
            .execute("INSERT INTO agreement (kind, person, valid_from) VALUES ('x', 5, '2026-06-01')", [])
            .unwrap();
        assert_eq!(connection.last_insert_rowid(), 10, "no number is given twice");
        assert!(all("SELECT \"table\" FROM pragma_foreign_key_check").is_empty());
    }

    #[test]
    fn every_table_is_strict() {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_forward(&mut connection, LADDER, |_| Ok(()), |_| Ok(())).unwrap();
        let lax: i64 = connection
            .query_row(
                "SELECT count(*) FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(lax, 0);
    }

    #[test]
    fn an_older_archive_is_backed_up_once_and_keeps_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_forward(&mut connection, &[FIRST], |_| Ok(()), |_| Ok(())).unwrap();
        connection.execute("INSERT INTO one VALUES ('kept')", []).unwrap();
        let backups = Cell::new(0);
        let backup = |_: &Connection| {
            backups.set(backups.get() + 1);
            Ok(())
        };
        bring_forward(&mut connection, &[FIRST, SECOND], backup, |_| Ok(())).unwrap();
        bring_forward(&mut connection, &[FIRST, SECOND], backup, |_| Ok(())).unwrap();
        let kept: String = connection.query_row("SELECT b FROM two", [], |row| row.get(0)).unwrap();
        assert_eq!((kept.as_str(), backups.get()), ("kept", 1));
    }

    #[test]
    fn a_step_that_fails_leaves_nothing_of_itself() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(bring_forward(&mut connection, &[FIRST, FAULTY], |_| Ok(()), |_| Ok(())).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        assert_eq!(statements(&connection).len(), 1);
    }

    #[test]
    fn what_follows_from_the_rows_is_made_anew_with_the_last_step_or_the_step_is_not_taken() {
        let mut connection = Connection::open_in_memory().unwrap();
        let fails = |_: &Connection| Err(StoreError::DiskFull);
        assert!(bring_forward(&mut connection, &[FIRST, SECOND], |_| Ok(()), fails).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        let follows = |top: &Connection| Ok(top.execute_batch("INSERT INTO two VALUES ('made anew')")?);
        bring_forward(&mut connection, &[FIRST, SECOND], |_| Ok(()), follows).unwrap();
        bring_forward(&mut connection, &[FIRST, SECOND], |_| Ok(()), follows).unwrap();
        let made: i64 = connection.query_row("SELECT count(*) FROM two", [], |row| row.get(0)).unwrap();
        assert_eq!((version(&connection).unwrap(), made), (2, 1));
    }

    #[test]
    fn nothing_is_climbed_when_the_backup_before_it_fails() {
        let mut connection = Connection::open_in_memory().unwrap();
        let refused = bring_forward(&mut connection, &[FIRST], |_| Err(StoreError::DiskFull), |_| Ok(()));
        assert!(matches!(refused, Err(StoreError::DiskFull)));
        assert_eq!(version(&connection).unwrap(), 0);
    }

    #[test]
    fn a_newer_archive_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
        let refused = bring_forward(&mut connection, LADDER, |_| Ok(()), |_| Ok(()));
        assert!(matches!(refused, Err(StoreError::NewerSchema { known: SCHEMA_VERSION, .. })));
    }
}
