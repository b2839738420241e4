//! `export`, `takeaway` and `bring-back`: a register as a table, and the whole station out and back.

use super::*;
use linli::services::sheets;

#[test]
fn a_register_leaves_masked_and_whole_only_with_a_purpose() {
    let office = Office::with_people();
    let (table, text) = (office.word("人口.xlsx"), office.word("人口.csv"));
    let said = office.at_archive("export", &["--register", "人口", &table]).done();
    assert!(said.contains("已导出 7 行"), "{said}");
    let read = |path: &str| sheets::read(Path::new(path)).unwrap();
    let sheet = &read(&table)[0];
    let number = RESIDENTS[0].number();
    assert!(sheet.rows.iter().all(|row| row.cells().all(|cell| cell.text != number)));
    let refused = office.at_archive("export", &["--register", "person", &text, "--full-id"]).refused();
    assert!(refused.contains("用途") && !office.path("人口.csv").exists(), "{refused}");
    let words = ["--register", "person", &text, "--full-id", "--purpose", "移交街道", "--encoding", "gbk", "--json"];
    let done = office.at_archive("export", &words).json();
    assert_eq!((done["rows"].as_u64(), done["is_full_id"].as_bool()), (Some(7), Some(true)));
    assert!(read(&text)[0].rows.iter().any(|row| row.cells().any(|cell| cell.text == number)));
    assert!(!fs::read(office.path("人口.csv")).unwrap().starts_with(b"\xEF\xBB\xBF"));
}

#[test]
fn the_whole_station_goes_out_and_comes_back() {
    let office = Office::with_people();
    let (away, new, again) = (office.word("带走"), office.word("新档案"), office.word("再带走"));
    let taken = office.at_archive("takeaway", &["--to", &away, "--purpose", "换电脑", "--json"]).json();
    let brought = office.linli(&["bring-back", &away, "--archive", &new, "--operator", OPERATOR]).done();
    assert!(brought.contains("逐本核对无误"), "{brought}");
    let words = ["takeaway", "--archive", &new, "--operator", OPERATOR, "--to", &again, "--purpose", "核对", "--json"];
    let twice = office.linli(&words).json();
    let contents = |manifest: &Value| -> BTreeMap<String, String> {
        let tables = manifest["tables"].as_array().unwrap().iter();
        let registers = tables.filter(|table| table["file"].as_str().unwrap().starts_with("登记簿"));
        registers.map(|table| (table["table"].to_string(), table["content_sha256"].to_string())).collect()
    };
    assert_eq!(contents(&taken), contents(&twice));
    let found = office.linli(&["search", "--archive", &new, "--operator", OPERATOR, RESIDENTS[0].name, "--json"]);
    assert_eq!(found.json().as_array().map(Vec::len), Some(1));
    fs::write(office.path("带走/登记簿/01 人口.xlsx"), b"another").unwrap();
    let other = office.word("别的");
    let refused = office.linli(&["bring-back", &away, "--archive", &other]).refused();
    assert!(refused.contains("不一样") && !office.path("别的").exists(), "{refused}");
}
