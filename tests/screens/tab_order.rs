//! The keyboard alone: where Tab leads, there it can be seen.

use crate::desk::*;
use crate::office::{OPERATOR, Office};
use crate::window::{OFFICE, key};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{By, NodeT, Queryable};
use linli::ui::theme::Appearance;

/// Where the page begins below the top bar, and how high the status bar is.
const ABOVE: f32 = 56.0;
const BELOW: f32 = 28.0;
/// The rail and the contents of the settings at the left.
const SIDE: f32 = 168.0 + 212.0;
/// The keys of the pages of the settings.
const PARTS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

fn settings(size: [f32; 2]) -> Window {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, size, Appearance::default());
    command(&mut window, Key::Num9);
    window
}

fn focused(window: &Window) -> Option<(String, Rect)> {
    let node = window.query_all(By::new().predicate(|node| node.is_focused() && !node.is_hidden())).next()?;
    let name = node.accesskit_node().label().or_else(|| node.value()).unwrap_or_default();
    Some((name, node.rect()))
}

/// What Tab comes to on the page itself, once around.
fn walk(window: &mut Window) -> Vec<(String, Rect)> {
    let mut met: Vec<(String, Rect)> = Vec::new();
    for _ in 0..300 {
        key(window, Key::Tab);
        let Some((name, rect)) = focused(window) else { continue };
        if rect.left() < SIDE || rect.top() < ABOVE {
            if met.is_empty() {
                continue;
            }
            break;
        }
        met.push((name, rect));
    }
    met
}

#[test]
fn what_has_the_keyboard_on_the_settings_is_in_sight() {
    let mut window = settings(OFFICE);
    press_with_role(&mut window, Role::Tab, "便民服务卡");
    let met = walk(&mut window);
    assert!(met.len() > 15, "{met:?}");
    for (name, rect) in met {
        let is_in_sight = rect.top() >= ABOVE && rect.bottom() <= OFFICE[1] - BELOW;
        assert!(is_in_sight, "{name} at {rect:?}");
    }
}

#[test]
fn every_control_of_the_settings_is_met_from_top_to_bottom_on_every_page() {
    let mut window = settings([1366.0, 2400.0]);
    let is_control = |role| matches!(role, Role::TextInput | Role::PasswordInput | Role::ComboBox | Role::CheckBox);
    let mut count = 0;
    for part in PARTS {
        with(&mut window, Modifiers::ALT, part);
        let met = walk(&mut window);
        let tops: Vec<f32> = met.iter().map(|(_, rect)| rect.center().y).collect();
        assert!(tops.is_sorted_by(|above, below| *above <= below + 20.0), "{met:?}");
        let controls = window.query_all(By::new().predicate(|node| is_control(node.role()) && !node.is_disabled()));
        for control in controls.filter(|control| control.rect().left() > SIDE && control.rect().top() > ABOVE) {
            count += 1;
            let is_met = met.iter().any(|(_, rect)| rect.center().distance(control.rect().center()) < 8.0);
            assert!(is_met, "{:?} at {:?}", control.accesskit_node().label(), control.rect());
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_arrows_walk_through_the_contents_of_the_settings() {
    let mut window = settings(OFFICE);
    assert!(stands(&window, "保存资料"));
    key(&mut window, Key::ArrowDown);
    assert!(stands(&window, "添加操作员…") && !stands(&window, "保存资料"));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Tab);
    let (name, _) = focused(&window).expect("something has the keyboard");
    assert_eq!(name, "现在备份", "and Tab leads to the first button of the page");
}
