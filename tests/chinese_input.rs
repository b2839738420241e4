//! Chinese as it is really typed: an input method with a pinyin engine between the keyboard and the window.

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
/// Somebody who does not exist.
const NUMBER: &str = "510524199001010008";

/// What is typed, and what it becomes.
struct Typed {
    /// Switches pinyin on, in a field.
    switch: &'static str,
    /// The letters, the key that chooses, and the name.
    name: (&'static str, &'static str, &'static str),
    address: (&'static str, &'static str),
    /// The class of the window in which candidates are offered, where the input method has one here.
    candidates: Option<&'static str>,
}

#[test]
fn with_fcitx5_one_switch_to_pinyin_lasts_from_field_to_field_and_what_was_chosen_is_stored() {
    let Some(screen) = Screen::new() else { return };
    let office = Office::empty();
    let Some(_method) = InputMethod::fcitx5(&screen, &office.path("input method")) else { return };
    let typed = Typed {
        switch: "ctrl+space",
        name: ("zhangsan", "space", "张三"),
        address: ("shanshui", "山水"),
        candidates: Some("fcitx"),
    };
    register_and_look(&screen, &office, ("GTK_IM_MODULE", "fcitx"), &typed);
}

/// The password and the number are typed with pinyin on, too.
#[test]
fn with_ibus_pinyin_stays_on_from_field_to_field_and_what_was_chosen_is_stored() {
    let Some(screen) = Screen::new() else { return };
    let office = Office::empty();
    let Some(_method) = InputMethod::ibus(&screen, &office.path("input method")) else { return };
    let typed =
        Typed { switch: "", name: ("zhangsan", "2", "张三"), address: ("shanshui", "山水"), candidates: None };
    register_and_look(&screen, &office, ("GTK_IM_MODULE", "ibus"), &typed);
}

fn register_and_look(screen: &Screen, office: &Office, desktop: (&str, &str), typed: &Typed) {
    let archive = office.word("archive");
    let new = ["new", "--archive", &archive, "--name", "海棠站", "--demo", "5", "--seed", "1"];
    office.linli_with_password(WORD, &new).done();

    // A poor environment: the input method named for other programs only, and a locale in which Chinese would be lost.
    let mut command = office.command(&[]);
    command.env_remove("XMODIFIERS").env_remove("QT_IM_MODULE").env(desktop.0, desktop.1);
    command.env("LC_ALL", "C").env("HOME", office.path("home"));
    let window = screen.open(&mut command);
    window.type_in(WORD);
    window.press("Return");
    window.until("signed in", || fs::metadata(office.path("archive/station.db-wal")).is_ok());
    register(screen, &window, typed);
    assert!(window.close().success());

    let (name, address) = (typed.name.2, typed.address.1);
    let found = office.linli_with_password(WORD, &["search", "--archive", &archive, NUMBER, "--json"]).json();
    assert_eq!(found[0]["title"], name, "found by the whole number: {found}");
    let forms = office.word("forms.pdf");
    let print = ["print", "floating_form", "all", "--archive", &archive, "--out", &forms];
    office.linli_with_password(WORD, &print).done();
    let text = outside("pdftotext", &[&forms, "-"]);
    assert_eq!(text.matches(address).count(), 1, "committed once: {text}");
}

/// Every key that chooses a candidate, cancels or commits is also a key of the form: none may reach it.
fn register(screen: &Screen, window: &Sitting<'_>, typed: &Typed) {
    window.press("ctrl+n");
    window.type_in(NUMBER);
    window.press("Return");
    if !typed.switch.is_empty() {
        window.press(typed.switch);
    }
    window.type_in(typed.name.0);
    let at_name = typed.candidates.map(|class| candidates_at(screen, window, class));
    window.press("Down Up");
    window.press(typed.name.1);
    window.press("Return Return");
    window.leave_and_come_back();
    window.type_in(typed.address.0);
    window.press("Escape");
    window.type_in(typed.address.0);
    let at_address = typed.candidates.map(|class| candidates_at(screen, window, class));
    window.press("1 Return");
    if let (Some((x, y)), Some((later_x, later_y))) = (at_name, at_address) {
        assert!(later_x == x && later_y > y, "candidates follow the caret down the form: {y}, then {later_y}");
    }
    // Digits pass the input method.
    window.type_in("13800000909");
    window.press("Return");
    // Of several estates one is taken from the list.
    window.type_in("3-2-909");
    window.press("Down Return");
    // No landlord is known and the dwelling is let; then the reason, the day, the length of stay, who declares, the notice.
    window.press("Return Return Return");
    window.type_in("01");
    window.press("Return");
    window.type_in("20261101");
    window.press("Return Return Return");
    window.type_in("20261101");
    window.press("ctrl+s");
}

/// Where the upper left corner of the candidates is on the screen, once they are seen.
fn candidates_at(screen: &Screen, window: &Sitting<'_>, class: &str) -> (i32, i32) {
    let mut place = None;
    window.until("candidates are seen", || {
        place = place_of(screen, class);
        place.is_some()
    });
    place.expect("it was waited for")
}

fn place_of(screen: &Screen, class: &str) -> Option<(i32, i32)> {
    let said = screen.tool("xdotool", &["search", "--onlyvisible", "--class", class, "getwindowgeometry", "--shell"]);
    let value = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)?.parse().ok());
    value("X=").zip(value("Y="))
}
