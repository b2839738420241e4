//! What docs/privacy.md promises, looked for from outside: bytes on disk, words on screen and paper, calls to the system.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;

use linli::domain::Station;
use linli::services::{Clock, MachineSettings, backup, sign_in, station};
use linli::store::Store;
use office::*;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What must not lie anywhere in the clear: names and their readings, numbers, telephones, addresses, the password.
fn secrets() -> Vec<String> {
    let mut secrets: Vec<String> =
        ["海棠苑", "石桥镇", "小蜜蜂", "yunzhonghe", "zengbuceng", PASSWORD].map(str::to_owned).into();
    for resident in &RESIDENTS {
        secrets.extend([resident.name.to_owned(), resident.number(), resident.telephone.to_owned()]);
        // Keys are kept backwards too.
        secrets.extend([reversed(&resident.number()), reversed(resident.telephone)]);
    }
    secrets
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn nothing_personal_lies_on_the_disk_in_the_clear() {
    let office = Office::with_people();
    let secrets = secrets();
    let secrets: Vec<&str> = secrets.iter().map(String::as_str).chain(["半途而废"]).collect();

    // A day of use: found, printed, backed up, checked.
    office.at_archive("search", &["云中鹤"]).done();
    office.at_archive("print", &["floating_form", "all", "--out", &office.word("交给居民.pdf")]).done();
    office.at_archive("backup", &[]).done();
    office.at_archive("check", &[]).done();
    assert_eq!(found_in(&office.archive(), &secrets), Vec::<String>::new(), "closed");

    // Open, with a draft half-typed: the log beside the database and whatever else there is.
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let draft = format!(r#"{{"name":"半途而废","number":"{}"}}"#, RESIDENTS[0].number());
    store.save_draft("registration", &draft, "2026-06-15T10:42:07+08:00").expect("kept");
    assert!(office.archive().join("station.db-wal").exists(), "the log is there while it is open");
    assert_eq!(found_in(&office.archive(), &secrets), Vec::<String>::new(), "open");
    drop(store);
    assert_eq!(found_in(&office.archive(), &secrets), Vec::<String>::new(), "closed again");

    // Outside the archive: what the computer remembers.
    assert_eq!(found_in(&office.settings(), &secrets), Vec::<String>::new(), "settings");
    // The search itself works: the name of the station stands on the key slots in the clear.
    assert!(!found_in(&office.archive(), &[STATION]).is_empty());
}

/// docs/privacy.md: 恢复 and changes of the settings are logged as what they are.
#[test]
fn a_restored_archive_and_a_changed_setting_are_logged_as_such() {
    let office = Office::with_people();
    office.at_archive("backup", &[]).done();
    let made = backup::newest(&office.archive()).expect("a backup");
    let restored = office.path("恢复");
    backup::restore(&made.folder, &restored).expect("restored");
    for _ in 0..2 {
        let mut settings = MachineSettings::load_from(&office.settings());
        let mut desk = sign_in::sign_in(&mut settings, &restored, OPERATOR, PASSWORD, Clock::System).expect("in");
        let moved = Station { address: "海棠路 1 号".into(), ..desk.station().clone() };
        station::change(&mut desk, &moved).expect("changed");
    }
    let (store, _) = Store::unlock(&restored, OPERATOR, PASSWORD).expect("opened");
    let lines = store.log_lines(5).expect("the log");
    let words: Vec<&str> = lines.iter().rev().map(|line| line.action.as_str()).collect();
    assert_eq!(words, ["sign_in", "restore", "settings", "sign_in", "settings"], "the restoring is logged once");
    assert!(lines[3].detail.ends_with("的备份恢复"), "{:?}", lines[3]);
    assert!(store.verify_chain().expect("followed").is_unbroken());
}

#[test]
fn no_list_search_or_card_shows_a_whole_number_or_telephone() {
    let office = Office::with_people();
    let mut shown = Vec::new();
    for resident in &RESIDENTS {
        let number = resident.number();
        for typed in [resident.name, &number, &number[14..], resident.telephone, "3-2-501", "1380000"] {
            let plain = office.at_archive("search", &[typed]);
            let json = office.at_archive("search", &[typed, "--json"]);
            shown.extend([plain.out, json.out]);
        }
    }
    shown.push(office.at_archive("check", &[]).done());
    shown.push(office.at_archive("print", &["--list"]).out);
    let cards = office.word("cards.pdf");
    shown.push(office.at_archive("print", &["floating_card", "all", "--out", &cards]).done());
    shown.push(outside("pdftotext", &["-layout", &cards, "-"]));
    shown.push(outside("pdftotext", &["-raw", &cards, "-"]));
    for text in shown {
        assert_eq!(whole_numbers(&text), Vec::<&str>::new(), "in {text}");
    }
}

#[test]
fn whole_numbers_and_telephones_are_recognised() {
    let text = "云中鹤 51052419900101000X，电话 13800000606 或 110105491231002；编号 海2026-000001，440***********4005，138****0606";
    assert_eq!(whole_numbers(text), ["51052419900101000X", "13800000606", "110105491231002"]);
}

#[test]
fn refusals_name_nobody() {
    let office = Office::with_people();
    let archive = office.word("档案");
    let number = RESIDENTS[0].number();
    let card = office.word("card.pdf");
    for words in [
        &["search", "--archive", &archive, "云中鹤", &number] as &[&str],
        &["search", "--archive", &archive, RESIDENTS[0].telephone, "--loud"],
        &["print", "--archive", &archive, "floating_card", "99999", "--out", &card],
        &["print", "--archive", &archive, "floating_card", &number, "--out", &card],
        &["check", "--archive", &archive, "--operator", "云中鹤"],
    ] {
        let answer = office.linli(words);
        assert_ne!(answer.code, 0, "{words:?}");
        for secret in secrets() {
            let is_echo = words.contains(&secret.as_str()) && answer.code == 2;
            assert!(is_echo || !answer.err.contains(&secret), "{words:?}: {}", answer.err);
        }
    }
}

/// Runs of digits that are an identity number (15 or 18, the last perhaps X) or a mobile number. Stars and letters part them.
fn whole_numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != 'X');
    let is_whole = |part: &&str| {
        let digits = part.trim_end_matches('X').len();
        matches!(part.len(), 15 | 18) && digits + 1 >= part.len() || part.len() == 11 && part.starts_with('1')
    };
    parts.filter(is_whole).collect()
}

/// Every file that holds one of these texts, as UTF-8 or UTF-16.
fn found_in(folder: &Path, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(found_in(&path, texts));
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        for text in texts {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if holds(&bytes, text.as_bytes()) || holds(&bytes, &wide) {
                found.push(format!("{text} in {}", path.display()));
            }
        }
    }
    found
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    let first = wanted[0];
    let mut from = 0;
    while let Some(place) = bytes[from..].iter().position(|byte| *byte == first) {
        if bytes[from + place..].starts_with(wanted) {
            return true;
        }
        from += place + 1;
    }
    false
}

#[test]
fn the_program_speaks_to_no_network() {
    let office = Office::with_people();
    let (archive, trace) = (office.word("档案"), office.word("trace.txt"));
    for words in [
        &["search", "--archive", &archive, "云中鹤"] as &[&str],
        &["print", "--archive", &archive, "floating_card", "all", "--out", &office.word("cards.pdf")],
        &["backup", "--archive", &archive],
        &["check-id", "11010519491231002X"],
    ] {
        let mut command = Command::new("strace");
        command.args(["-f", "-e", "trace=%network", "-o", &trace, env!("CARGO_BIN_EXE_linli")]).args(words);
        office.prepare(&mut command);
        office.run(command.env("LINLI_PASSWORD", PASSWORD)).done();
        let trace = fs::read_to_string(&trace).expect("the trace");
        assert!(trace.contains("+++ exited with 0 +++"), "traced to the end: {trace}");
        let strays: Vec<&str> = trace.lines().filter(|line| line.contains('(') && !line.contains("AF_UNIX")).collect();
        assert!(strays.is_empty(), "{words:?}: {strays:#?}");
    }
}

/// Clients and servers of the network, and the parts they are made of. What remains that knows sockets is the window's:
/// X11, Wayland, and the D-Bus (`zbus`) over which the file dialog and screen readers are asked for, all of them AF_UNIX.
const NETWORK_CRATES: &[&str] = &[
    "actix-web",
    "attohttpc",
    "axum",
    "curl",
    "ehttp",
    "h2",
    "h3",
    "hickory-resolver",
    "http",
    "hyper",
    "isahc",
    "lettre",
    "libp2p",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "schannel",
    "security-framework",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "url",
    "warp",
    "webpki",
    "webpki-roots",
];

#[test]
fn no_network_client_is_among_the_dependencies() {
    let lock = include_str!("../Cargo.lock");
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.len() > 100 && names.contains(&"eframe"), "the lock file was not understood");
    let strays: Vec<&&str> = names.iter().filter(|name| NETWORK_CRATES.contains(name)).collect();
    assert!(strays.is_empty(), "{strays:?}");
}
