//! The parts of the window, by their accessible labels and by keyboard; a few small pictures.
//!
//! `LINLI_PICTURES=DIR cargo test --test kit gallery` paints every part into DIR, to be looked at.

mod kit {
    pub mod gallery;
}

use eframe::egui::{self, Key};
use egui_kittest::{Harness, kittest::Queryable};
use linli::ui::theme::{self, Appearance};
use linli::ui::widgets::*;
use linli::ui::{fonts, ime};

/// A window of this size with the bundled faces and the given part in it.
fn window<'a>(size: [f32; 2], mut part: impl FnMut(&mut egui::Ui) + 'a) -> Harness<'a> {
    window_with(size, (), move |ui, ()| part(ui))
}

fn window_with<'a, State: 'a>(
    size: [f32; 2],
    state: State,
    part: impl FnMut(&mut egui::Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            ime::install(ctx);
            theme::apply(ctx, Appearance::default());
        })
        .build_ui_state(part, state)
}

#[test]
fn gallery() {
    kit::gallery::paint_when_asked();
}

#[test]
fn a_button_is_called_by_its_word_without_the_key_cap() {
    let mut window = window_with([300.0, 60.0], 0, |ui, pressed| {
        if ui.add(Button::primary("保存").key("Ctrl S")).clicked() {
            *pressed += 1;
        }
    });
    window.get_by_label("保存").click();
    window.run();
    assert_eq!(*window.state(), 1);
}

#[test]
fn a_refused_button_does_nothing() {
    let mut window = window_with([300.0, 60.0], 0, |ui, pressed| {
        if ui.add(Button::primary("保存").refused(Some("先确认是否同一人"))).clicked() {
            *pressed += 1;
        }
    });
    window.get_by_label("保存").click();
    window.run();
    assert_eq!(*window.state(), 0);
}

#[test]
fn typing_into_a_field_replaces_what_was_there() {
    let mut window = window_with([700.0, 60.0], "旧名".to_owned(), |ui, name| {
        FormRow::new("姓名").required(true).show(ui, |ui| ui.add(TextField::new(egui::Id::unique("name"), name)));
    });
    window.get_by_label("姓名").focus();
    window.run();
    window.get_by_label("姓名").type_text("罗小梅");
    window.run();
    assert_eq!(window.state(), "罗小梅");
}

#[test]
fn arrows_move_through_the_list_and_enter_opens() {
    #[derive(Default)]
    struct Seen {
        selected: Option<usize>,
        opened: Option<usize>,
    }
    let columns = [Column::new("姓名", 88.0), Column::new("年龄", 48.0).right(), Column::new("待办", 100.0)];
    let mut window = window_with([500.0, 400.0], Seen::default(), move |ui, seen| {
        let output = Table::new(egui::Id::unique("people"), &columns, 100).selected(seen.selected).show(
            ui,
            |ui, row, column| {
                table::cell_text(ui, format!("{row}-{column}"));
            },
        );
        seen.selected = output.selected.or(seen.selected);
        seen.opened = output.opened.or(seen.opened);
    });
    window.get_by_label("2-0").click();
    window.run();
    assert_eq!(window.state().selected, Some(2));
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(window.state().selected, Some(3));
    window.key_press(Key::End);
    window.run();
    assert_eq!(window.state().selected, Some(99));
    assert!(window.query_by_label("99-0").is_some(), "the last row has come into sight");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().opened, Some(99));
}
