//! Every state of the paper screens as a picture, to be looked at.

use super::desk::{Looks, SIZE, Station, Window, card_order, form_order, kind, residences, station};
use linli::services::printing::Order;
use linli::ui::screen::Screen;
use linli::ui::screens::preview::PreviewScreen;
use linli::ui::screens::settings::SettingsScreen;
use std::path::PathBuf;

const PRINTERS: &[&str] = &["办公室激光打印机", "窗口打印机"];

pub fn paint_when_asked() {
    let Some(folder) = std::env::var_os("LINLI_PICTURES").map(PathBuf::from) else { return };
    let only = std::env::var("LINLI_ONLY").unwrap_or_default();
    let light = Looks { draws: true, ..Looks::default() };
    let dark = Looks { is_dark: true, ..light };
    // 125 % on a screen of 1366 × 768 leaves this many points beside a folded rail.
    let scaled = Looks { size: [1029.0, 476.0], pixels: 1.25, ..light };
    let states: [(&str, Looks, fn(&Station) -> Box<dyn Screen>); 8] = [
        ("form", light, |station| preview(station, form_order(&station.desk), PRINTERS)),
        ("form-dark", dark, |station| preview(station, form_order(&station.desk), PRINTERS)),
        ("card", light, |station| preview(station, card_order(&station.desk), PRINTERS)),
        ("card-125", scaled, |station| preview(station, card_order(&station.desk), &[])),
        ("cards", light, |station| preview(station, imposed(station), PRINTERS)),
        ("settings", light, settings),
        ("settings-dark", dark, settings),
        ("settings-125", scaled, settings),
    ];
    for (name, looks, open) in states {
        if !name.contains(&only) {
            continue;
        }
        let station = station(24);
        let screen = open(&station);
        let mut window = Window::open(station, screen, looks);
        window.settle();
        window.harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    }
    let _ = SIZE;
}

fn preview(station: &Station, order: Order, printers: &[&str]) -> Box<dyn Screen> {
    Box::new(PreviewScreen::open(&station.desk, order).unwrap().with_printers(printers))
}

fn imposed(station: &Station) -> Order {
    let mut order = Order::of(kind("floating_card"), residences(&station.desk));
    order.is_imposed = true;
    order
}

fn settings(station: &Station) -> Box<dyn Screen> {
    Box::new(SettingsScreen::open(&station.desk).unwrap())
}
