//! A rehearsal that is older than what was written since.

use super::*;

/// Somebody without a number, who cannot be told by it when the rows are written.
const UNNUMBERED: &str = "姓名,出生日期,联系电话,现住地址\n云中鹤,1990-01-01,13800000606,海棠苑3-2-501\n";

#[test]
fn somebody_without_a_number_is_not_let_in_twice_when_a_colleague_was_quicker() {
    let mut office = office();
    let (import, rehearsal) = office.rehearsed(UNNUMBERED);
    office.import(UNNUMBERED);
    let refused = carry_out(&mut office.desk, &import, &rehearsal, &Progress::default());
    assert!(matches!(refused, Err(Trouble::RehearsalOutdated)), "{refused:?}");
    let there = office.desk.writing("", |writing| Ok(writing.people_named("云中鹤")?.len())).unwrap().0;
    assert_eq!(there, 1);
    let anew = office.rehearsed(UNNUMBERED).1;
    assert_eq!(outcomes(&anew), [Outcome::Same]);
}

#[test]
fn what_was_written_since_and_touches_no_row_of_the_table_does_not_hinder() {
    let mut office = office();
    let (import, rehearsal) = office.rehearsed(UNNUMBERED);
    office.import("姓名,身份证号,现住地址\n水上漂,510524199001010016,海棠苑3-2-502\n");
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert_eq!(outcomes(&office.rehearsed(UNNUMBERED).1), [Outcome::Same]);
}
