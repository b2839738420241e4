//! `new`, `backup`, `verify`, `restore`, `salvage`, `check`: archives come to be, are copied, proved and brought back.

use super::*;

#[test]
fn a_new_archive_can_be_searched_and_its_recovery_code_is_told_once() {
    let office = Office::empty();
    let told = office.at_archive("new", &["--name", STATION, "--demo", "30", "--json"]).json();
    assert_eq!(keys(&told), ["archive", "operator", "people", "planted", "recovery_code"]);
    assert_eq!(told["people"], 30);
    let code = told["recovery_code"].as_str().expect("a code");
    assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 8], "{code}");
    assert!(!office.at_archive("search", &["海棠苑"]).done().is_empty());
    let stored = contents(&office.archive());
    assert!(stored.values().all(|bytes| !holds(bytes, code.as_bytes())), "the code lies nowhere on disk");
}

#[test]
fn the_same_seed_makes_the_same_people() {
    let people = |seed: &str| {
        let office = Office::empty();
        office.at_archive("new", &["--name", STATION, "--demo", "40", "--seed", seed]).done();
        office.at_archive("search", &["1380000", "--limit", "100", "--json"]).json()
    };
    let first = people("5");
    assert!(first.as_array().is_some_and(|hits| hits.len() > 30), "{first}");
    assert_eq!(first, people("5"));
    assert_ne!(first, people("6"));
}

#[test]
fn a_folder_that_holds_something_is_not_made_into_an_archive() {
    let office = Office::with_people();
    let before = contents(&office.archive());
    let sentence = office.at_archive("new", &["--name", "另一个站"]).refused();
    assert!(sentence.contains("空文件夹"), "{sentence}");
    assert_eq!(contents(&office.archive()), before);
}

#[test]
fn a_backup_is_verified_and_restored_with_everybody_in_it() {
    let office = Office::with_people();
    let made = office.at_archive("backup", &["--to", &office.word("U盘"), "--json"]).json();
    assert_eq!(made["counts"]["person"], RESIDENTS.len() + 1, "{made}");
    let backup = only_folder(&office.path("U盘"));

    let proved = office.linli(&["verify", &backup, "--json"]).json();
    assert_eq!(proved["counts"], made["counts"]);

    let office_elsewhere = office.word("新电脑");
    office.linli(&["restore", &backup, "--to", &office_elsewhere]).done();
    for resident in &RESIDENTS {
        let found = office.linli(&["search", "--archive", &office_elsewhere, resident.name]).done();
        assert!(found.contains(resident.name), "{found}");
    }
    let state = office.linli(&["check", "--archive", &office_elsewhere, "--json"]).json();
    assert_eq!((&state["file"], &state["chain"], &state["search"]), (&json!(true), &json!(true), &json!(true)));
}

#[test]
fn a_backup_without_a_place_goes_into_the_archive() {
    let office = Office::with_people();
    office.at_archive("backup", &[]).done();
    let backup = only_folder(&office.archive().join("backups"));
    office.linli(&["verify", &backup]).done();
}

#[test]
fn a_backup_with_one_changed_byte_is_neither_verified_nor_restored() {
    let office = Office::with_people();
    office.at_archive("backup", &["--to", &office.word("U盘")]).done();
    let backup = only_folder(&office.path("U盘"));
    let database = Path::new(&backup).join("station.db");
    let mut bytes = fs::read(&database).expect("the copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&database, bytes).expect("the damaged copy");

    assert!(office.linli(&["verify", &backup]).refused().contains("备份"));
    assert!(office.linli(&["restore", &backup, "--to", &office.word("新电脑")]).refused().contains("备份"));
    assert!(!office.path("新电脑").join("station.db").exists());
}

#[test]
fn nothing_is_restored_over_an_archive_that_is_there() {
    let office = Office::with_people();
    office.at_archive("backup", &["--to", &office.word("U盘")]).done();
    let before = contents(&office.archive());
    office.linli(&["restore", &only_folder(&office.path("U盘")), "--to", &office.word("档案")]).refused();
    assert_eq!(contents(&office.archive()), before);
}

#[test]
fn a_sound_archive_is_said_to_be_sound() {
    let office = Office::with_people();
    let state = office.at_archive("check", &["--json"]).json();
    assert_eq!(
        keys(&state),
        [
            "altered",
            "altered_rows",
            "audit_lines",
            "backup",
            "chain",
            "checkup",
            "clear",
            "file",
            "incomplete",
            "left",
            "living_here",
            "people",
            "search",
            "search_rebuilt"
        ]
    );
    assert_eq!((&state["living_here"], &state["left"]), (&json!(RESIDENTS.len()), &json!(0)));
    assert_eq!(state["people"], RESIDENTS.len() + 1, "the landlord too");
    let sentences = office.at_archive("check", &[]).done();
    assert!(sentences.contains("数据库文件 完好") && sentences.contains("在住 6 人"), "{sentences}");
    assert!(sentences.contains("登记与修改经过 相符"), "{sentences}");
}

#[test]
fn check_lists_rule_by_rule_what_records_say_against_each_other_and_names_nobody() {
    let office = Office::with_people();
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened here");
    let act = linli::store::Act {
        operator: OPERATOR,
        machine: "柜台一",
        at: "2026-06-15T09:00:00+08:00",
        what: "改错",
        purpose: "",
    };
    let resident = linli::domain::RecordId(2);
    store
        .write(&act, |writing| {
            let mut person: linli::domain::registers::Person = writing.load(resident)?.expect("the first resident");
            person.sex = linli::domain::values::Choice::of("1");
            writing.update(resident, &person)
        })
        .expect("written");
    drop(store);
    let answer = office.at_archive("check", &["--json"]).done();
    let state: Value = serde_json::from_str(&answer).expect("one JSON document");
    let rules = state["checkup"].as_array().expect("a list of rules");
    assert!(rules.len() >= 30, "{}", rules.len());
    let rule = rules.iter().find(|rule| rule["rule"] == "sex_against_number").expect("the rule");
    assert_eq!(rule["count"], 1);
    let finding = &rule["findings"][0];
    assert_eq!((&finding["register"], &finding["record"]), (&json!("person"), &json!(2)));
    assert_eq!(finding["can_be_mended"], true);
    assert!(finding["text"].as_str().is_some_and(|text| text.contains("证件号码里的性别")), "{finding}");
    for resident in &RESIDENTS {
        assert!(!answer.contains(resident.name) && !answer.contains(resident.telephone), "{}", resident.name);
        assert!(!answer.contains(&resident.number()), "{}", resident.name);
    }
    let sentences = office.at_archive("check", &[]).done();
    assert!(sentences.contains("性别与证件号码不符 1 处"), "{sentences}");
}

/// No file may grow: what a full disk, a quota or a stick that takes no large files does to a program.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_nothing_more_is_said_to_take_nothing_more() {
    let office = Office::with_people();
    let before = fs::read(office.archive().join("station.db")).expect("the database");
    let mut command = std::process::Command::new("sh");
    // Ignored, so that the program is told and not ended.
    command.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_linli")]);
    command.args(["search", "--archive", &office.word("档案"), "云中鹤"]);
    office.prepare(&mut command);
    let output = command.env("LINLI_PASSWORD", PASSWORD).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("磁盘写不进去") && said.contains("腾出空间"), "{said}");
    assert_eq!(fs::read(office.archive().join("station.db")).expect("the database"), before);
    assert!(office.at_archive("search", &["云中鹤"]).done().contains("云中鹤"));
}

#[test]
fn a_damaged_archive_is_said_to_be_damaged_and_left_as_it_is() {
    let office = Office::with_people();
    let database = office.archive().join("station.db");
    let mut bytes = fs::read(&database).expect("the database");
    bytes[5000..6000].fill(0);
    fs::write(&database, &bytes).expect("the damaged database");
    let sentence = office.at_archive("check", &[]).refused();
    assert!(sentence.contains("备份"), "{sentence}");
    assert_eq!(fs::read(&database).expect("the database"), bytes);
}

#[test]
fn salvage_brings_a_damaged_archive_to_a_new_folder_and_says_what_it_took() {
    let office = Office::with_people();
    let database = office.archive().join("station.db");
    let mut bytes = fs::read(&database).expect("the database");
    // The first page from its salt on: where the tables begin is no longer said.
    bytes[16..4096].fill(0x5A);
    fs::write(&database, &bytes).expect("the damaged database");
    assert!(office.at_archive("check", &[]).refused().contains("已损坏"));

    let to = office.word("抢救");
    let said = office.at_archive("salvage", &["--to", &to]).done();
    assert!(said.contains("人口 取出 7 行") && said.contains("内容都取出来了"), "{said}");
    assert!(office.linli(&["search", "--archive", &to, "云中鹤"]).done().contains("云中鹤"));
    assert_eq!(fs::read(&database).expect("the database"), bytes);

    let again = office.at_archive("salvage", &["--to", &to]).refused();
    assert!(again.contains("空文件夹"), "{again}");
}

#[test]
fn a_second_process_is_refused_while_one_has_the_archive_open() {
    let office = Office::with_people();
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened here");
    for (command, words) in [("search", &["云中鹤"] as &[&str]), ("backup", &[]), ("check", &[])] {
        let sentence = office.at_archive(command, words).refused();
        assert!(sentence.contains("另一个窗口"), "{command}: {sentence}");
    }
    drop(store);
    office.at_archive("search", &["云中鹤"]).done();
}

#[test]
fn a_folder_that_is_no_archive_is_said_to_be_none() {
    let office = Office::empty();
    fs::create_dir(office.archive()).expect("an empty folder");
    assert!(office.at_archive("check", &[]).refused().contains("不是邻里工作站的档案"));
    assert_eq!(contents(&office.archive()).len(), 0);
}

/// The copy before an upgrade is named for its schema, and `before-…` sorts after every date.
#[test]
fn the_newest_backup_is_the_one_made_last_whatever_it_is_called() {
    let office = Office::with_people();
    office.at_archive("backup", &[]).done();
    let backups = office.archive().join("backups");
    fs::rename(only_folder(&backups), backups.join("before-schema-2")).expect("renamed");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let made = office.at_archive("backup", &["--json"]).json();
    let newest = linli::services::backup::newest(&office.archive()).expect("a backup");
    assert_eq!(json!(newest.manifest.made_at), made["made_at"]);
    let state = office.at_archive("check", &["--json"]).json();
    assert_eq!(state["backup"], true);
}

/// The one folder in a folder.
fn only_folder(of: &Path) -> String {
    let folders: Vec<_> = fs::read_dir(of).expect("a folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(folders.len(), 1, "{folders:?}");
    folders[0].to_str().expect("a temporary path is text").to_owned()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
