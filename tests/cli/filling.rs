//! `fill`: somebody's empty table, filled.

use super::*;
use linli::services::sheets;
use linli::services::sheets::writing::{Table, workbook};

#[test]
fn an_empty_table_is_filled_with_those_who_live_here() {
    let office = Office::with_people();
    let headings = ["序号", "姓名", "联系电话", "职务"].map(str::to_owned).to_vec();
    let rows = vec![vec![" ".to_owned(); 4]];
    fs::write(office.path("空表.xlsx"), workbook(&[Table { name: "表".into(), headings, rows }]).unwrap()).unwrap();
    let (blank, out) = (office.word("空表.xlsx"), office.word("填好.xlsx"));
    let filled = office.at_archive("fill", &[&blank, "--out", &out, "--with", "floating", "--json"]).json();
    let rows = filled["rows"].as_u64().unwrap() as usize;
    assert!(rows > 0, "{filled}");
    assert_eq!(filled["slots"][1]["content"], "person.name");
    let table = sheets::read(&office.path("填好.xlsx")).unwrap().remove(0);
    assert_eq!(table.rows.len(), rows + 1);
    assert!(table.rows[1].cell(2).text.is_empty() || table.rows[1].cell(2).text.contains("****"));
    let kept = fs::read(&out).unwrap();
    let taken = office.at_archive("fill", &[&blank, "--out", &out]).refused();
    assert!(taken.contains("--replace") && fs::read(&out).unwrap() == kept, "a file that is there stays: {taken}");
    let said = office.at_archive("fill", &[&blank, "--out", &out, "--replace"]).done();
    assert!(
        said.contains("填的是 人口，在住流动人口") && said.contains("已填") && said.contains("空着的栏目：职务"),
        "{said}"
    );

    let unknown = office.at_archive("fill", &[&blank, "--out", &out, "--replace", "--with", "stars"]).misused();
    assert!(unknown.contains("floating"), "{unknown}");
    let silent = office.at_archive("fill", &[&blank, "--out", &out, "--replace", "--full-id"]).refused();
    assert!(silent.contains("用途"), "{silent}");

    let empty = fs::read(&blank).unwrap();
    let onto_itself = office.at_archive("fill", &[&blank, "--out", &blank, "--replace"]).refused();
    assert!(onto_itself.contains("空表") && fs::read(&blank).unwrap() == empty, "{onto_itself}");
}
