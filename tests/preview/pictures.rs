//! Every state of the paper screens as a picture, to be looked at.

use super::desk::{Looks, Station, Window, card_order, form_order, kind, residences, station};
use linli::services::printing::Order;
use linli::ui::help::{EVERYWHERE, Help, Topic};
use linli::ui::screen::{Page, Screen};
use linli::ui::screens::preview::PreviewScreen;
use linli::ui::screens::settings::SettingsScreen;
use std::path::PathBuf;

const PRINTERS: &[&str] = &["办公室激光打印机", "窗口打印机"];

/// Name, looks, and how to come there.
type State = (&'static str, Looks, fn(&Station) -> Box<dyn Screen>);

pub fn paint_when_asked() {
    let Some(folder) = std::env::var_os("LINLI_PICTURES").map(PathBuf::from) else { return };
    let only = std::env::var("LINLI_ONLY").unwrap_or_default();
    let light = Looks { draws: true, ..Looks::default() };
    let dark = Looks { is_dark: true, ..light };
    // 125 % on a screen of 1366 × 768 leaves this many points beside a folded rail.
    let scaled = Looks { size: [1029.0, 476.0], pixels: 1.25, ..light };
    let states: [State; 9] = [
        ("form", light, |station| preview(station, form_order(&station.desk), PRINTERS)),
        ("form-dark", dark, |station| preview(station, form_order(&station.desk), PRINTERS)),
        ("card", light, |station| preview(station, card_order(&station.desk), PRINTERS)),
        ("card-125", scaled, |station| preview(station, card_order(&station.desk), &[])),
        ("cards", light, |station| preview(station, imposed(station), PRINTERS)),
        ("settings", light, settings),
        ("settings-all", Looks { size: [900.0, 5200.0], ..light }, settings),
        ("settings-dark", dark, settings),
        ("settings-125", scaled, settings),
    ];
    for (name, looks, open) in states {
        if !name.starts_with(&only) {
            continue;
        }
        let mut station = station(24);
        linli::services::station::add_operator(
            &mut station.desk,
            "东方不亮",
            "haitang-2026",
            linli::domain::Role::Clerk,
        )
        .unwrap();
        let screen = open(&station);
        let mut window = Window::open(station, screen, looks);
        window.settle();
        window.harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    }
    for is_dark in [false, true] {
        paint_help(&folder, is_dark);
    }
    paint_save(&folder);
    paint_window(&folder, "window", [1366.0, 768.0], 1.0);
    paint_window(&folder, "window-125", [1093.0, 550.0], 1.25);
}

/// The preview inside the whole window, as the operator comes to it.
fn paint_window(folder: &std::path::Path, name: &str, size: [f32; 2], pixels: f32) {
    use eframe::egui::{Key, Modifiers};
    let Station { folder: _archive, desk } = station(60);
    let settings = linli::services::MachineSettings::default();
    let mut window = egui_kittest::Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels)
        .with_context_setup(|ctx| {
            linli::ui::fonts::install(ctx);
            linli::ui::ime::install(ctx);
            linli::ui::theme::apply(ctx, linli::ui::theme::Appearance::default());
        })
        .wgpu()
        .build_ui_state(
            |ui, inside: &mut linli::ui::inside::Inside| {
                inside.frame(ui);
            },
            linli::ui::inside::Inside::new(desk, settings).unwrap(),
        );
    window.run_steps(3);
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::Num2), (Modifiers::NONE, Key::ArrowDown), (Modifiers::COMMAND, Key::P)]
    {
        window.key_press_modifiers(modifiers, key);
        window.run_steps(4);
    }
    for _ in 0..20 {
        window.run_steps(2);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    window.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
}

fn paint_help(folder: &std::path::Path, is_dark: bool) {
    let mut help = Help::at(Topic::Printing);
    let mut window = egui_kittest::Harness::builder()
        .with_size([1366.0, 768.0])
        .with_theme(if is_dark { eframe::egui::Theme::Dark } else { eframe::egui::Theme::Light })
        .with_context_setup(move |ctx| {
            linli::ui::fonts::install(ctx);
            linli::ui::theme::apply(ctx, linli::ui::theme::Appearance { is_dark, ..Default::default() });
        })
        .wgpu()
        .build_ui(|ui| {
            help.show(
                ui.ctx(),
                &[linli::ui::screen::key("PgUp PgDn", "翻页"), linli::ui::screen::key("Ctrl P", "打印")],
                EVERYWHERE,
            );
        });
    window.run_steps(4);
    let name = if is_dark { "help-dark.png" } else { "help.png" };
    window.render().unwrap().save(folder.join(name)).unwrap();
}

fn paint_save(folder: &std::path::Path) {
    let station = station(12);
    let screen = preview(&station, card_order(&station.desk), PRINTERS);
    let mut window = Window::open(station, screen, Looks { draws: true, ..Looks::default() });
    window.settle();
    window.press_with(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::S);
    let file = window.folder.path().join("卡.pdf");
    std::fs::write(&file, "x").unwrap();
    window.fill("保存到", &file.display().to_string());
    window.press(eframe::egui::Key::Enter);
    window.settle();
    window.harness.render().unwrap().save(folder.join("save.png")).unwrap();
}

fn preview(station: &Station, order: Order, printers: &[&str]) -> Box<dyn Screen> {
    Box::new(PreviewScreen::open(&station.desk, order, Page::People).unwrap().with_printers(printers))
}

fn imposed(station: &Station) -> Order {
    let mut order = Order::of(kind("floating_card"), residences(&station.desk));
    order.is_imposed = true;
    order
}

fn settings(station: &Station) -> Box<dyn Screen> {
    Box::new(SettingsScreen::open(&station.desk).unwrap())
}
