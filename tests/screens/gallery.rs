//! The screens inside as pictures, in the sizes and themes the office has.

use super::{checkup, contested, exporting, filling, import, merging, routines};
use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS};
use crate::window::{OFFICE, fill, key, press, shows, wait_for, wait_until};
use eframe::egui::{Key, Modifiers};
use linli::services::{Clock, Progress, station};
use linli::ui::theme::Appearance;
use std::path::{Path, PathBuf};

/// What is left of the usual screen at 125 %.
const SMALL: [f32; 2] = [1093.0, 550.0];

/// A size and a theme, and how its pictures are called.
type Look = (&'static str, [f32; 2], Appearance);

/// Where they are painted to, and in which looks.
fn wanted() -> Option<(PathBuf, [Look; 4])> {
    let folder = std::env::var_os("LINLI_PICTURES").map(PathBuf::from)?;
    let dark = Appearance { is_dark: true, ..Appearance::default() };
    Some((
        folder,
        [
            ("", OFFICE, Appearance::default()),
            ("-small", SMALL, Appearance::default()),
            ("-dark", OFFICE, dark),
            ("-dark-small", SMALL, dark),
        ],
    ))
}

#[test]
fn pictures() {
    let Some((folder, looks)) = wanted() else { return };
    for (name, size, appearance) in looks {
        long_pages(&folder, name, size, appearance);
        busy_pages(&folder, name, size, appearance);
        pages(&folder, name, size, appearance);
    }
}

#[test]
fn pictures_of_importing_and_filling() {
    let Some((folder, looks)) = wanted() else { return };
    for (name, size, appearance) in looks {
        let mut picture = |window: &mut Window, page: &str| {
            window.render().unwrap().save(folder.join(format!("{page}{name}.png"))).unwrap();
        };
        import::pictures(size, appearance, &mut picture);
        exporting::pictures(size, appearance, &mut picture);
        filling::pictures(size, appearance, &mut picture);
    }
}

#[test]
fn pictures_of_what_comes_round() {
    let Some((folder, looks)) = wanted() else { return };
    for (name, size, appearance) in looks {
        routines::pictures(size, appearance, |window, page| {
            window.render().unwrap().save(folder.join(format!("{page}{name}.png"))).unwrap();
        });
    }
}

fn pages(folder: &Path, name: &str, size: [f32; 2], appearance: Appearance) {
    let office = Office::empty();
    let desk = station::found_demo(&office.archive(), 600, 1, Clock::Fixed(TODAY), &Progress::default()).unwrap();
    let mut window = sit_down_at(desk, office, size, appearance);
    let picture = |window: &mut Window, page: &str| {
        window.render().unwrap().save(folder.join(format!("{page}{name}.png"))).unwrap();
    };
    command(&mut window, Key::N);
    save(&mut window);
    picture(&mut window, "form-problems");
    fill(&mut window, "姓名", NEWCOMER.name);
    fill(&mut window, "证件号码", &NEWCOMER.number());
    fill(&mut window, "现住址", "3-2-5");
    picture(&mut window, "form-address");
    with(&mut window, Modifiers::ALT, Key::O);
    picture(&mut window, "form-optional");
    command(&mut window, Key::Num1);
    wait_for_counts(&mut window);
    wait_until(&mut window, |window| !shows(window, "正在体检"));
    picture(&mut window, "today");
    press(&mut window, "逐条处理");
    wait_until(&mut window, |window| !shows(window, "正在体检"));
    picture(&mut window, "checkup");
    press(&mut window, "五个清");
    wait_for(&mut window, "联系方式清");
    picture(&mut window, "checkup-clear");
    press(&mut window, "到期与待补");
    picture(&mut window, "checkup-gaps");
    command(&mut window, Key::Num2);
    picture(&mut window, "people");
    for _ in 0..5 {
        key(&mut window, Key::ArrowDown);
    }
    picture(&mut window, "people-page");
    key(&mut window, Key::Escape);
    fill(&mut window, "截至", "2026-03-31");
    picture(&mut window, "people-day");
    command(&mut window, Key::G);
    for pressed in [Key::ArrowDown, Key::ArrowRight, Key::ArrowDown, Key::ArrowRight] {
        key(&mut window, pressed);
    }
    picture(&mut window, "addresses");
    key(&mut window, Key::F6);
    picture(&mut window, "addresses-range");
    key(&mut window, Key::Escape);
    search(&mut window, "l");
    picture(&mut window, "search");
    drop(window);

    crate::screens::houses::pictures(size, appearance, &picture);
    crate::screens::pictures::pictures(size, appearance, &picture);

    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, size, appearance);
    command(&mut window, Key::N);
    fill_in(&mut window, &RESIDENTS[0]);
    picture(&mut window, "form-candidate");

    picture(&mut merging::compared(size, appearance), "doubles");

    let mut window = contested::asked_whose(size, appearance);
    picture(&mut window, "form-contested");
    key(&mut window, Key::Escape);
    command(&mut window, Key::Num9);
    picture(&mut window, "settings");
    command(&mut window, Key::Num7);
    with(&mut window, Modifiers::ALT, Key::Num4);
    picture(&mut window, "blanks");
    press(&mut window, "出租房屋公示牌");
    picture(&mut window, "blank-plate");
}

/// Somebody with as long a name as there is, at as long an address.
fn long_pages(folder: &Path, name: &str, size: [f32; 2], appearance: Appearance) {
    let picture = |window: &mut Window, page: &str| {
        window.render().unwrap().save(folder.join(format!("{page}{name}.png"))).unwrap();
    };
    let long_name = "阿卜杜热合曼·".repeat(7) + "买";
    let long_address = "海棠花园".repeat(17) + "苑3栋2单元501室";
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, size, appearance);
    command(&mut window, Key::N);
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "姓名", &long_name);
    fill(&mut window, "现住址", &long_address);
    fill(&mut window, "房主姓名", &long_name.replace('买', "房"));
    picture(&mut window, "long-form");
    save(&mut window);
    picture(&mut window, "long-person");
    press_in_menu(&mut window, "更多", "注销…");
    picture(&mut window, "long-closing");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    press_in_menu(&mut window, "更多", "转为常住");
    picture(&mut window, "long-resident");
    search(&mut window, "abdrhm");
    picture(&mut window, "long-search");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    command(&mut window, Key::Num3);
    picture(&mut window, "long-houses");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    picture(&mut window, "long-house");
    key(&mut window, Key::F5);
    fill(&mut window, "承租人", "abdrhm");
    picture(&mut window, "long-letting");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    press(&mut window, "不保留");
    command(&mut window, Key::G);
    fill(&mut window, "查找地址", &long_address);
    key(&mut window, Key::Enter);
    key(&mut window, Key::Enter);
    picture(&mut window, "long-addresses");
    key(&mut window, Key::F9);
    picture(&mut window, "long-people-day");
    with(&mut window, Modifiers::ALT, Key::Num3);
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "户号", "510099001");
    fill(&mut window, "户籍住址", &long_address);
    fill(&mut window, "第 1 人证件号码", &RESIDENTS[0].number());
    picture(&mut window, "long-household-form");
}

fn busy_pages(folder: &Path, name: &str, size: [f32; 2], appearance: Appearance) {
    let picture = |window: &mut Window, page: &str| {
        window.render().unwrap().save(folder.join(format!("{page}{name}.png"))).unwrap();
    };
    let office = checkup::busy_office();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, size, appearance);
    wait_for(&mut window, "要办的事");
    wait_until(&mut window, |window| !shows(window, "正在体检") && !shows(window, "正在数"));
    key(&mut window, Key::Tab);
    picture(&mut window, "today-due");
    press(&mut window, "逐条处理");
    picture(&mut window, "checkup-fault");
    drop(window);

    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, [size[0], 3000.0], appearance);
    open_settings(&mut window, "节假日表");
    press(&mut window, "添加日子…");
    picture(&mut window, "settings-rules");
}
