//! A station that was taken away whole is made again at the door, page by page.

use super::station::{Doorstep, FOUNDER, Outdoors, PASSWORD, at_the_sign_in};
use crate::window::{fill, key, press, shows, type_text, wait_for, wait_until, window};
use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use linli::services::export::Purpose;
use linli::services::takeaway::{self, TakeOrder};
use linli::services::{MachineSettings, Progress, Trouble};
use linli::store::Store;
use linli::ui::screens::sign_in::Outside;
use linli::ui::screens::wizard::WizardScreen;
use std::path::PathBuf;

fn taken_away(place: &Doorstep) -> PathBuf {
    let (to, mut desk) = (place.folder("taken"), place.open());
    let purpose = Purpose { words: "换到新电脑".into(), receiver: "本站".into(), ..Purpose::default() };
    let order = TakeOrder { to: &to, purpose, password: PASSWORD };
    takeaway::take(&mut MachineSettings::default(), &mut desk, &order, &Progress::default()).unwrap();
    to
}

#[test]
fn what_was_taken_away_is_brought_back_from_the_door() {
    let place = Doorstep::with_station();
    let taken = taken_away(&place);
    let mut door = at_the_sign_in(&place);
    press(&mut door, "从备份恢复…");
    press(&mut door, "带回「带走全部」的文件夹…");
    assert!(matches!(door.state().outside, Some(Outside::BringBack)));

    let screen = WizardScreen::bringing_back(&place.settings(), place.clock());
    let mut wizard = window(Outdoors { screen, outside: None }, |ui, state| {
        if let Some(outside) = state.screen.frame(ui) {
            state.outside = Some(outside);
        }
    });
    fill(&mut wizard, "带走的文件夹", &place.folder("nothing").to_string_lossy());
    fill(&mut wizard, "新档案放在", &place.folder("again").to_string_lossy());
    key(&mut wizard, Key::Enter);
    wait_until(&mut wizard, |wizard| shows(wizard, &Trouble::NotATakeaway.to_string()));
    fill(&mut wizard, "带走的文件夹", &taken.to_string_lossy());
    press(&mut wizard, "下一步");
    type_text(&mut wizard, FOUNDER);
    fill(&mut wizard, "口令", PASSWORD);
    fill(&mut wizard, "再输一次", PASSWORD);
    key(&mut wizard, Key::Enter);
    wait_for(&mut wizard, "恢复码只显示这一次");
    assert!(wizard.query_by_label_contains("已带回").is_some());
    assert!(Store::peek(&place.folder("again")).is_ok(), "an archive of its own");
}
