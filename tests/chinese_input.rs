//! Chinese as it is really typed: fcitx5 with a pinyin engine between the keyboard and the window.

#[path = "common/input_method.rs"]
mod input_method;
#[path = "common/office.rs"]
mod office;
#[path = "common/screen.rs"]
mod screen;

use input_method::InputMethod;
use office::{Office, outside};
use screen::{Screen, Sitting};
use std::fs;

/// Only what is on the keys of a counter.
const WORD: &str = "haitang 26 yuan";
/// Somebody who does not exist; both engines of this world offer the name first.
const NAME: (&str, &str) = ("nihao", "你好");
const ADDRESS: (&str, &str) = ("shanshui", "山水");
const NUMBER: &str = "510524199001010008";

#[test]
fn one_switch_to_pinyin_lasts_from_field_to_field_and_what_was_chosen_is_stored() {
    let Some(screen) = Screen::new() else { return };
    let office = Office::empty();
    let Some(_method) = InputMethod::start(&screen, &office.path("input method")) else { return };
    let archive = office.word("archive");
    let new = ["new", "--archive", &archive, "--name", "海棠站", "--demo", "5", "--seed", "1"];
    office.linli_with_password(WORD, &new).done();

    // A poor environment: no input method named, and a locale in which Chinese would be lost.
    let mut command = office.command(&[]);
    command.env_remove("XMODIFIERS").env("LC_ALL", "C").env("HOME", office.path("home"));
    let window = screen.open(&mut command);
    window.type_in(WORD);
    window.press("Return");
    window.until("signed in", || fs::metadata(office.path("archive/station.db-wal")).is_ok());
    register(&window);
    assert!(window.close().success());

    let found = office.linli_with_password(WORD, &["search", "--archive", &archive, NAME.1, "--json"]).json();
    assert_eq!((&found[0]["title"], &found[0]["reason"]), (&NAME.1.into(), &"name".into()), "{found}");
    let forms = office.word("forms.pdf");
    let print = ["print", "floating_form", "all", "--archive", &archive, "--out", &forms];
    office.linli_with_password(WORD, &print).done();
    let text = outside("pdftotext", &[&forms, "-"]);
    assert_eq!(text.matches(ADDRESS.1).count(), 1, "committed once: {text}");
}

/// Every key that chooses a candidate, cancels or commits is also a key of the form: none may reach it.
fn register(window: &Sitting<'_>) {
    window.press("ctrl+n");
    window.type_in(NUMBER);
    window.press("Return ctrl+space");
    window.type_in(NAME.0);
    window.press("Down Up space Return Return");
    window.type_in(ADDRESS.0);
    window.press("Escape");
    window.type_in(ADDRESS.0);
    window.press("1 Return");
    // Digits pass the input method.
    window.type_in("13800000909");
    window.press("Return");
    window.type_in("3-2-909");
    window.press("Return");
    // No landlord is known and the dwelling is let; then the reason, the day, the length of stay, who declares, the notice.
    window.press("Return Return Return");
    window.type_in("01");
    window.press("Return");
    window.type_in("20261101");
    window.press("Return Return Return");
    window.type_in("20261101");
    window.press("ctrl+s");
}
