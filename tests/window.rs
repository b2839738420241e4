//! The real window, by keyboard alone: from an empty computer to a printed card, and back the next morning.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;
#[path = "common/screen.rs"]
mod screen;

mod window {
    mod walks;
}

use office::{Office, Resident, outside};
use screen::{Screen, Sitting};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const STATION: &str = "海棠社区综治工作站";
const OPERATOR: &str = "东方不亮";
/// Only what is on the keys of a counter.
const WORD: &str = "haitang 26 yuan";
const NEWCOMER: Resident =
    Resident { name: "云中鹤", body: "51052419900101000", telephone: "13800000606", room: (3, 2, 501) };
const ADDRESS: &str = "石桥镇新合村9组99号";

#[test]
fn a_person_registered_by_keyboard_is_printed_found_and_still_there_tomorrow() {
    let Some(screen) = Screen::new() else { return };
    screen.teach(&[STATION, OPERATOR, NEWCOMER.name, ADDRESS, "海棠苑"].concat());
    let office = Office::empty();
    let home = office.path("home");
    fs::create_dir(&home).expect("a home");

    let window = screen.open(&mut linli(&office, &[]));
    let archive = found_station(&window, &office);
    register_newcomer(&window);
    let card = office.path("card.pdf");
    save_card(&window, &card);
    find_newcomer(&window);
    window.press("ctrl+p");
    save_card(&window, &office.path("found.pdf"));
    assert!(window.close().success());
    assert_shows_newcomer(&card);
    assert_shows_newcomer(&office.path("found.pdf"));
    assert_is_backed_up(&office, &archive);

    let window = screen.open(&mut linli(&office, &[]));
    window.type_in(WORD);
    window.press("Return");
    let is_open = || fs::metadata(archive.join("station.db-wal")).is_ok();
    window.until("signed in", is_open);
    find_newcomer(&window);
    window.press("ctrl+p");
    save_card(&window, &office.path("tomorrow.pdf"));
    assert!(window.close().success());
    assert_shows_newcomer(&office.path("tomorrow.pdf"));

    assert_is_kept(&office, &archive);
}

#[test]
fn the_window_speaks_to_no_network() {
    let Some(screen) = Screen::new() else { return };
    let office = Office::empty();
    let trace = office.word("trace.txt");
    let mut command = Command::new("strace");
    command.args(["-f", "-e", "trace=%network", "-o", &trace, env!("CARGO_BIN_EXE_linli"), "--demo"]);
    office.prepare(&mut command);
    let window = screen.open(&mut command);
    window.press("ctrl+f");
    window.type_in("yzh");
    assert!(window.close().success());

    let trace = fs::read_to_string(&trace).expect("the trace");
    assert!(trace.contains("AF_UNIX"), "the display is spoken to: {trace}");
    let sockets = trace.lines().filter(|line| line.contains("socket(") || line.contains("connect("));
    // The graphics driver may listen to the kernel for screens being plugged in, which leaves the computer as little.
    let strays: Vec<&str> = sockets.filter(|line| !line.contains("AF_UNIX") && !line.contains("AF_NETLINK")).collect();
    assert!(strays.is_empty(), "{strays:#?}");
}

/// The program as it starts on a computer that has never seen it.
fn linli(office: &Office, words: &[&str]) -> Command {
    let mut command = office.command(words);
    command.env("HOME", office.path("home")).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
    command
}

/// The wizard, and the recovery page kept as a file. Answers the new archive.
fn found_station(window: &Sitting<'_>, office: &Office) -> PathBuf {
    window.press("Return");
    window.type_in(STATION);
    // Through community, street, prefix and folder, and on from there.
    window.press("Return Return Return Return Return");
    window.type_in(OPERATOR);
    window.press("Tab");
    window.type_in(WORD);
    window.press("Tab");
    window.type_in(WORD);
    window.press("Return");
    let home = office.path("home");
    window.until("the archive is made", || archive_in(&home).is_some());
    let page = office.path("recovery.pdf");
    window.overtype(page.to_str().expect("a path"));
    window.press("Return");
    window.until("the recovery page is saved", || page.exists());
    let text = outside("pdftotext", &[page.to_str().expect("a path"), "-"]);
    assert!(text.contains(STATION), "{text}");
    window.press("Return Return");
    archive_in(&home).expect("the archive")
}

fn archive_in(folder: &Path) -> Option<PathBuf> {
    for path in fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()) {
        if path.join("station.keys").exists() {
            return Some(path);
        }
        if let Some(found) = path.is_dir().then(|| archive_in(&path)).flatten() {
            return Some(found);
        }
    }
    None
}

/// Enter leads from field to field; sex, birth and area come with the number.
fn register_newcomer(window: &Sitting<'_>) {
    window.press("ctrl+n");
    for words in [&NEWCOMER.number(), NEWCOMER.name, "", ADDRESS, NEWCOMER.telephone, "海棠苑3-2-501"] {
        if !words.is_empty() {
            window.type_in(words);
        }
        window.press("Return");
    }
    // No landlord is known and the dwelling is let; then the reason, the day, the length of stay, who declares, the notice.
    window.press("Return Return Return");
    window.type_in("01");
    window.press("Return");
    window.type_in("2026-11-1");
    window.press("Return Return Return");
    window.type_in("2026-11-1");
    window.press("ctrl+p");
}

/// From the preview to a file.
fn save_card(window: &Sitting<'_>, to: &Path) {
    window.press("ctrl+s");
    window.overtype(to.to_str().expect("a path"));
    window.press("Return");
    window.until("the card is saved", || to.exists());
    window.press("Escape");
}

fn find_newcomer(window: &Sitting<'_>) {
    window.press("ctrl+f");
    window.type_in("yzh");
    window.press("Return");
}

fn assert_shows_newcomer(card: &Path) {
    let text = outside("pdftotext", &[card.to_str().expect("a path"), "-"]);
    for words in [NEWCOMER.name, "海棠苑3栋2单元501室", "流动人口登记卡", STATION, OPERATOR] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains(&NEWCOMER.number()), "{text}");
}

/// The backup made on closing is proved by the command line.
fn assert_is_backed_up(office: &Office, archive: &Path) {
    let backups: Vec<PathBuf> =
        fs::read_dir(archive.join("backups")).expect("backups").flatten().map(|one| one.path()).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    office.linli(&["verify", backups[0].to_str().expect("a path")]).done();
}

fn assert_is_kept(office: &Office, archive: &Path) {
    let archive = archive.to_str().expect("a path");
    let found = office.linli_with_password(WORD, &["search", "--archive", archive, "yzh", "--json"]).json();
    assert_eq!((&found[0]["title"], &found[0]["reason"]), (&NEWCOMER.name.into(), &"initials".into()), "{found}");
    let state = office.linli_with_password(WORD, &["check", "--archive", archive, "--json"]).json();
    assert_eq!(
        (&state["living_here"], &state["chain"], &state["file"]),
        (&1.into(), &true.into(), &true.into()),
        "{state}"
    );
}
