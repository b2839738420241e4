//! Who gets in: the password comes from the environment or the terminal, and a wrong one loses nothing.

use super::*;

#[test]
fn a_wrong_password_is_refused_and_loses_nothing() {
    let office = Office::with_people();
    let before = contents(&office.archive());
    let archive = office.word("档案");
    let sentence = office.linli_with_password("猜的", &["search", "--archive", &archive, "云中鹤"]).refused();
    assert!(sentence.contains("口令不对"), "{sentence}");
    assert_eq!(contents(&office.archive()), before);
    assert!(office.at_archive("search", &["云中鹤"]).done().contains("云中鹤"));
}

#[test]
fn five_wrong_passwords_make_the_right_one_wait() {
    let office = Office::with_people();
    let archive = office.word("档案");
    for _ in 0..5 {
        assert!(office.linli_with_password("猜的", &["check", "--archive", &archive]).refused().contains("口令不对"));
    }
    let sentence = office.at_archive("check", &[]).refused();
    assert!(sentence.contains("秒再试"), "{sentence}");
}

#[test]
fn an_operator_who_is_not_known_here_is_refused() {
    let office = Office::with_people();
    office.at_archive("check", &["--operator", "查无此人"]).refused();
    office.at_archive("check", &["--operator", OPERATOR]).done();
}

#[test]
fn the_password_never_comes_from_an_argument() {
    let office = Office::with_people();
    let archive = office.word("档案");
    for words in [
        &["check", "--archive", &archive, "--password", PASSWORD] as &[&str],
        &["check", "--archive", &archive, &format!("--password={PASSWORD}")],
        &["check", "--archive", &archive, "-p", PASSWORD],
    ] {
        let sentence = office.run(&mut office.command(words)).misused();
        assert!(!sentence.contains(PASSWORD), "{sentence}");
    }
}

#[test]
fn without_a_password_and_without_a_terminal_the_way_is_told() {
    let office = Office::with_people();
    // In a session of its own the program has no terminal to ask on.
    let mut command = std::process::Command::new("setsid");
    command.args(["--wait", env!("CARGO_BIN_EXE_linli"), "check", "--archive", &office.word("档案")]);
    office.prepare(&mut command);
    let sentence = office.run(&mut command).refused();
    assert!(sentence.contains("LINLI_PASSWORD"), "{sentence}");
}

#[test]
fn the_full_cost_of_a_guess_is_paid_by_a_real_archive() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION]).done();
    let keys = fs::read_to_string(office.archive().join("station.keys")).expect("the key slots");
    assert!(keys.contains("65536"), "64 MiB of Argon2id: {keys}");
    office.at_archive("check", &[]).done();
}

#[cfg(unix)]
#[test]
fn another_way_to_the_archive_gives_no_fresh_tries() {
    let office = Office::with_people();
    let link = office.path("捷径");
    std::os::unix::fs::symlink(office.archive(), &link).expect("a link");
    for _ in 0..5 {
        office.linli_with_password("猜的", &["check", "--archive", &office.word("档案")]).refused();
    }
    let sentence = office.linli(&["check", "--archive", &office.word("捷径")]).refused();
    assert!(sentence.contains("秒再试"), "{sentence}");
}

#[test]
fn a_station_is_not_founded_with_a_short_password_or_an_endless_name() {
    let office = Office::empty();
    let words = |operator: &str| {
        ["new", "--archive", &office.word("档案"), "--name", STATION, "--operator", operator].map(str::to_owned)
    };
    let run = |password: &str, operator: &str| {
        let words = words(operator);
        office.linli_with_password(password, &words.each_ref().map(String::as_str)).refused()
    };
    assert!(run("1234567", OPERATOR).contains("至少 8 个字符"));
    assert!(run(PASSWORD, &"长".repeat(21)).contains("1 到 20 个字"));
    assert!(!office.archive().exists());
}

/// Nobody is in there when a password is refused, so there is no key to write with.
#[test]
fn refused_passwords_stand_in_the_log_from_the_next_sign_in_on() {
    let office = Office::with_people();
    let archive = office.word("档案");
    for (operator, password) in [(OPERATOR, "猜的"), ("查无此人", PASSWORD)] {
        office.linli_with_password(password, &["check", "--archive", &archive, "--operator", operator]).refused();
    }
    for _ in 0..2 {
        office.at_archive("search", &["云中鹤"]).done();
    }
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened here");
    let lines = store.log_lines(100).expect("the log");
    let refused: Vec<_> = lines.iter().filter(|line| line.action == "sign_in_refused").collect();
    assert_eq!(refused.len(), 1, "{lines:?}");
    assert!(refused[0].detail.starts_with("登录时 2 次没有通过，最早 20"), "{}", refused[0].detail);
}
