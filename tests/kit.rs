//! The parts of the window, by their accessible labels and by keyboard; a few small pictures.
//!
//! `LINLI_PICTURES=DIR cargo test --test kit gallery` paints every part into DIR, to be looked at.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

mod kit {
    pub mod gallery;
}

use eframe::egui::{self, Key};
use egui_kittest::{Harness, kittest::Queryable};
use linli::domain::CodeList;
use linli::domain::codes::ResideReason;
use linli::ui::theme::{self, Appearance};
use linli::ui::widgets::*;
use linli::ui::{fonts, ime};

/// A window of this size with the bundled faces and the given part in it.
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

/// Ctrl+Z brought the identity number of one person into the empty form of the next.
#[test]
fn text_undo_goes_back_to_the_arrival_in_a_field_and_never_to_another_record() {
    let mut window = window_with([400.0, 120.0], String::new(), |ui, text| {
        ui.add(TextField::new(egui::Id::unique("number"), text).name("证件号码"));
        ui.add(TextField::new(egui::Id::unique("other"), &mut String::new()).name("其他"));
    });
    let go = |window: &mut Harness<'_, String>, field: &str| {
        window.get_by_label(field).focus();
        window.run_steps(3);
    };
    let type_in = |window: &mut Harness<'_, String>, typed: &str| {
        window.event(egui::Event::Text(typed.to_owned()));
        // egui takes a text for settled when it stood for a while.
        (0..90).for_each(|_| window.step());
    };
    let undo = |window: &mut Harness<'_, String>| {
        window.key_combination_modifiers(egui::Modifiers::COMMAND, &[Key::Z]);
        window.run_steps(3);
    };
    go(&mut window, "证件号码");
    type_in(&mut window, "1101");
    undo(&mut window);
    assert_eq!(window.state(), "", "what was typed here is taken back");
    type_in(&mut window, "110101199001010007");
    go(&mut window, "其他");
    window.state_mut().clear();
    window.run_steps(3);
    go(&mut window, "证件号码");
    undo(&mut window);
    assert_eq!(window.state(), "", "another record is in the form");
    type_in(&mut window, "320");
    *window.state_mut() = String::new();
    undo(&mut window);
    assert_eq!(window.state(), "", "the form was emptied under the keyboard");
}

#[test]
fn a_list_brings_its_top_or_the_row_in_front_into_sight() {
    struct Seen {
        sight: Sight,
        rows: std::ops::Range<usize>,
    }
    let seen = Seen { sight: Sight::Chosen, rows: 0..0 };
    let mut window = window_with([400.0, 300.0], seen, |ui, seen| {
        let columns = [Column::new("姓名", 100.0), Column::new("性别", 60.0)];
        let table = Table::new(egui::Id::unique("long list"), &columns, 500).selected(Some(400));
        let output = table.brought_into_sight(std::mem::take(&mut seen.sight)).show(ui, |ui, row, _| {
            ui.label(row.to_string());
        });
        seen.rows = output.in_sight;
    });
    window.run_steps(3);
    assert!(window.state().rows.contains(&400), "{:?}", window.state().rows);
    window.run_steps(3);
    assert!(window.state().rows.contains(&400), "it stays there");
    window.state_mut().sight = Sight::Top;
    window.run_steps(3);
    assert_eq!(window.state().rows.start, 0);
}

/// When boxes came and a column went, the name took over the width of the box.
#[test]
fn a_column_that_comes_in_the_place_of_another_has_its_own_width() {
    let mut window = window_with([600.0, 300.0], (false, Vec::new()), |ui, (is_other, widths)| {
        let second = if *is_other { Column::new("现住址", 200.0) } else { Column::new("性别", 40.0) };
        let columns = [Column::new("姓名", 100.0), second, Column::new("待办", 60.0)];
        let table = Table::new(egui::Id::unique("changing list"), &columns, 5);
        *widths = table.show(ui, |ui, row, _| drop(ui.label(row.to_string()))).widths;
    });
    window.run_steps(3);
    assert!((window.state().1[1] - 40.0).abs() < 1.0, "{:?}", window.state().1);
    window.state_mut().0 = true;
    window.run_steps(3);
    assert!((window.state().1[1] - 200.0).abs() < 1.0, "{:?}", window.state().1);
}

/// 「Ctrl K」 pressed before the record was saved took the rest of the telephone with it.
#[test]
fn keys_of_the_program_delete_nothing_in_a_field() {
    let mut window = window_with([400.0, 120.0], "13800000001".to_owned(), |ui, text| {
        ui.add(TextField::new(egui::Id::unique("phone"), text).name("联系电话"));
    });
    window.get_by_label("联系电话").focus();
    window.run_steps(3);
    for key in [Key::Home, Key::K, Key::End, Key::U] {
        let modifiers = if [Key::K, Key::U].contains(&key) { egui::Modifiers::CTRL } else { egui::Modifiers::NONE };
        window.key_press_modifiers(modifiers, key);
        window.run_steps(3);
    }
    assert_eq!(window.state(), "13800000001");
}

#[test]
fn gallery() {
    kit::gallery::paint_when_asked();
}

/// A small picture, drawn by the software rasteriser.
fn picture(name: &str, size: [f32; 2], is_dark: bool, part: fn(&mut egui::Ui)) {
    let mut sheet = Harness::builder()
        .with_size(size)
        .with_theme(if is_dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, Appearance { is_dark, ..Appearance::default() });
        })
        .wgpu()
        .build_ui(move |ui| {
            ui.painter().rect_filled(ui.ctx().content_rect(), 0, theme::palette(ui).raised);
            part(ui);
        });
    sheet.run();
    sheet.snapshot(name);
}

#[test]
fn buttons_look_as_agreed() {
    picture("buttons", [580.0, 340.0], false, kit::gallery::buttons);
}

#[test]
fn form_rows_look_as_agreed_in_the_dark() {
    picture("form_rows", [720.0, 300.0], true, kit::gallery::fields);
}

#[test]
fn every_common_character_can_be_drawn_in_both_weights() {
    let mut window = window_with([100.0, 100.0], (), |_, ()| ());
    window.run();
    let table: String = include_str!("fixtures/tgh8105.txt").split_whitespace().collect();
    for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace, fonts::medium_family()] {
        let font = egui::FontId::new(14.0, family);
        assert!(window.ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, &table)));
        assert!(window.ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, "0123456789abcxyzABCXYZ，。、「」『』〔〕·…")));
    }
}

#[test]
fn a_character_that_no_face_has_is_drawn_as_a_box_and_nothing_fails() {
    let mut window = Harness::builder()
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            fonts::add_system_fallback(ctx);
        })
        .allow_missing_glyphs()
        .build_ui(|ui| {
            ui.label("\u{F0000}");
        });
    window.run();
    assert!(window.query_by_label("\u{F0000}").is_some());
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

/// A button with a menu of three, and what was taken from it.
fn menu_window<'a>() -> Harness<'a, Option<usize>> {
    let mut window = window_with([300.0, 300.0], None, |ui, taken| {
        let button = ui.add(Button::secondary("更多").caret());
        let items = ["编辑", "打印", "注销"].map(MenuItem::new);
        if let Some(place) = menu(&button, egui::RectAlign::BOTTOM_START, 160.0, &items, None) {
            *taken = Some(place);
        }
        ui.add(Button::secondary("旁边"));
    });
    window.get_by_label("更多").focus();
    window.run();
    window
}

fn press_key(window: &mut Harness<'_, Option<usize>>, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn a_menu_is_opened_walked_and_taken_from_by_keys() {
    let mut window = menu_window();
    press_key(&mut window, Key::Enter);
    assert!(window.query_by_label("编辑").is_some());
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        press_key(&mut window, key);
    }
    press_key(&mut window, Key::Enter);
    assert_eq!(*window.state(), Some(1), "down to the last row, and one up");
    assert!(window.query_by_label("编辑").is_none());
    assert!(window.get_by_label("更多").is_focused());
}

#[test]
fn escape_closes_a_menu_and_takes_nothing() {
    let mut window = menu_window();
    press_key(&mut window, Key::Enter);
    press_key(&mut window, Key::ArrowDown);
    press_key(&mut window, Key::Escape);
    assert_eq!((*window.state(), window.query_by_label("编辑").is_none()), (None, true));
    assert!(window.get_by_label("更多").is_focused());
}

#[test]
fn tab_leaves_a_menu_closed_behind() {
    let mut window = menu_window();
    press_key(&mut window, Key::Enter);
    press_key(&mut window, Key::Tab);
    assert!(window.query_by_label("编辑").is_none());
    assert!(window.get_by_label("旁边").is_focused());
    press_key(&mut window, Key::ArrowUp);
    press_key(&mut window, Key::Enter);
    assert_eq!(*window.state(), None);
}

#[test]
fn a_menu_opened_with_the_pointer_is_walked_by_keys_too() {
    let mut window = menu_window();
    window.get_by_label("旁边").focus();
    window.run();
    window.get_by_label("更多").click();
    window.run();
    press_key(&mut window, Key::ArrowDown);
    press_key(&mut window, Key::Enter);
    assert_eq!(*window.state(), Some(0));
    window.get_by_label("更多").click();
    window.run();
    window.get_by_label("注销").click();
    window.run();
    assert_eq!((*window.state(), window.query_by_label("编辑").is_none()), (Some(2), true));
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

/// A form of three fields: a name, one entry of a code table, a date.
#[derive(Default)]
struct Form {
    name: String,
    reason: String,
    day: String,
    is_saved: bool,
}

fn form_ui(ui: &mut egui::Ui, form: &mut Form) {
    let [name, reason, day] = ["name", "reason", "day"].map(egui::Id::unique);
    let mut order = FocusOrder::default();
    FormRow::new("姓名").show(ui, |ui| ui.add(TextField::new(name, &mut form.name)));
    order.add(name);
    FormRow::new("居住事由").show(ui, |ui| ui.add(ChoiceField::new(reason, &mut form.reason, ResideReason::table())));
    order.add(reason);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
    FormRow::new("来本地日期").show(ui, |ui| ui.add(DateField::new(day, &mut form.day, None, today)));
    order.add(day);
    form.is_saved |= order.finish(ui);
}

fn form_window<'a>() -> Harness<'a, Form> {
    let mut window = window_with([800.0, 600.0], Form::default(), form_ui);
    window.get_by_label("姓名").focus();
    window.run();
    window
}

fn type_text(window: &mut Harness<'_, Form>, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

fn press(window: &mut Harness<'_, Form>, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn enter_goes_to_the_next_field_and_shift_enter_back() {
    let mut window = form_window();
    type_text(&mut window, "罗小梅");
    press(&mut window, Key::Enter);
    assert!(window.get_by_label("居住事由").is_focused());
    press(&mut window, Key::Enter);
    assert!(window.get_by_label("来本地日期").is_focused());
    window.key_press_modifiers(egui::Modifiers::SHIFT, Key::Enter);
    window.run();
    assert!(window.get_by_label("居住事由").is_focused());
    assert_eq!(window.state().name, "罗小梅");
}

#[test]
fn enter_in_the_last_field_saves() {
    let mut window = form_window();
    for _ in 0..2 {
        press(&mut window, Key::Enter);
    }
    assert!(!window.state().is_saved);
    press(&mut window, Key::Enter);
    assert!(window.state().is_saved);
}

#[test]
fn a_number_key_takes_a_row_while_nothing_is_typed_and_goes_on() {
    let mut window = form_window();
    press(&mut window, Key::Enter);
    type_text(&mut window, "2");
    assert_eq!(window.state().reason, ResideReason::table().codes[1].name);
    assert!(window.get_by_label("来本地日期").is_focused());
}

#[test]
fn typing_filters_the_choices_and_enter_takes_the_first() {
    let mut window = form_window();
    press(&mut window, Key::Enter);
    let wanted = ResideReason::table().codes[3].name.clone();
    type_text(&mut window, &wanted);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().reason, wanted);
    assert!(window.get_by_label("来本地日期").is_focused());
}

#[test]
fn a_row_of_the_list_can_be_pressed_and_the_field_keeps_the_focus() {
    let mut window = form_window();
    press(&mut window, Key::Enter);
    let wanted = ResideReason::table().codes[2].name.clone();
    window.get_by_label(&wanted).click();
    window.run();
    assert_eq!(window.state().reason, wanted);
    assert!(window.get_by_label("居住事由").is_focused());
}

#[test]
fn escape_closes_the_list_and_leaves_the_focus() {
    let mut window = form_window();
    press(&mut window, Key::Enter);
    let first = &ResideReason::table().codes[0].name;
    assert!(window.query_by_label(first).is_some());
    press(&mut window, Key::Escape);
    assert!(window.query_by_label(first).is_none());
    assert!(window.get_by_label("居住事由").is_focused());
}

#[test]
fn enter_belongs_to_the_input_method_while_it_composes() {
    let mut window = form_window();
    let preedit = egui::ImeEvent::Preedit { text: "luo".to_owned(), active_range_chars: None };
    window.event(egui::Event::Ime(preedit));
    window.run();
    assert_eq!(window.state().name, "", "what is half-typed is no text yet");
    assert_eq!(window.get_by_label("姓名").value().as_deref(), Some("luo"), "but it is seen");
    press(&mut window, Key::Enter);
    assert!(window.get_by_label("姓名").is_focused());
    window.event(egui::Event::Ime(egui::ImeEvent::Commit("罗".to_owned())));
    window.run();
    press(&mut window, Key::Enter);
    assert!(window.get_by_label("居住事由").is_focused());
    assert_eq!(window.state().name, "罗");
}

#[test]
fn letters_in_a_field_that_is_left_before_they_became_anything_stay_there() {
    let mut window = form_window();
    let preedit = egui::ImeEvent::Preedit { text: "luo".to_owned(), active_range_chars: None };
    window.event(egui::Event::Ime(preedit));
    window.run();
    window.get_by_label("居住事由").click();
    window.run();
    assert_eq!(window.state().name, "luo", "nothing that was typed is lost");
    assert_eq!(window.get_by_label("姓名").value().as_deref(), Some("luo"));
}

#[test]
fn f2_opens_a_calendar_in_which_arrows_move_and_enter_takes() {
    let mut window = form_window();
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    press(&mut window, Key::F2);
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().day, "2026-06-07");
}

#[test]
fn tab_leaves_with_what_was_found() {
    let mut window = form_window();
    press(&mut window, Key::Enter);
    let wanted = ResideReason::table().codes[3].name.clone();
    let beginning: String = wanted.chars().take(2).collect();
    type_text(&mut window, &beginning);
    press(&mut window, Key::Tab);
    assert!(
        window.state().reason.starts_with(&beginning) && ResideReason::table().find(&window.state().reason).is_some()
    );
    assert!(window.get_by_label("来本地日期").is_focused());
}

#[test]
fn a_new_record_is_offered_last_and_keeps_the_focus() {
    let mut window = window_with([700.0, 300.0], ("3-2-503".to_owned(), None), |ui, (text, picked)| {
        FormRow::new("现住址").show(ui, |ui| {
            let picker = Picker::new(egui::Id::unique("address"), text).new_row(Some("新建「3 栋 2 单元 503 室」"));
            let rows = |_: &str| vec![PickRow::new("海棠苑 3 栋 2 单元 501 室", "4 人")];
            *picked = picker.show(ui, rows).picked.or(*picked);
        });
    });
    window.get_by_label("现住址").focus();
    window.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        window.key_press(key);
        window.run();
    }
    assert_eq!(window.state().1, Some(Picked::New));
    assert!(window.get_by_label("现住址").is_focused());
}

#[test]
fn a_kind_of_document_is_chosen_from_its_menu() {
    let kinds = linli::domain::codes::IdDocument::table();
    let mut window = window_with([700.0, 500.0], (String::new(), "111".to_owned()), move |ui, (number, kind)| {
        FormRow::new("证件号码").show(ui, |ui| {
            let chosen = IdentityField::new(egui::Id::unique("identity"), number, kind, kinds).show(ui).kind;
            if let Some(chosen) = chosen {
                kind.clone_from(&chosen.code);
            }
        });
    });
    window.get_by_label("证件类型").click();
    window.run();
    window.get_by_label("普通护照").click();
    window.run();
    assert_eq!(window.state().1, "414");
    assert!(window.query_by_label("普通护照").is_none(), "the menu has closed");
}

#[test]
fn the_confirm_dialog_focuses_the_harmless_side() {
    let mut window = window_with([700.0, 400.0], None, |ui, decision| {
        let confirm = Confirm {
            question: "注销 3 人的居住登记？".to_owned(),
            consequence: "今天起不再算在住。".to_owned(),
            keep: "不注销".to_owned(),
            act: "注销 3 人".to_owned(),
        };
        *decision = decision.or(confirm.show(ui.ctx()));
    });
    window.run();
    assert!(window.get_by_label("不注销").is_focused());
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(*window.state(), Some(Decision::Keep));
}

#[test]
fn a_toast_offers_to_take_back_and_goes_by_itself() {
    let toast = || Toast::new("已登记 罗小梅").with_undo();
    let mut window = window_with([800.0, 300.0], (toast(), ToastAnswer::Stays), |ui, (toast, answer)| {
        if *answer == ToastAnswer::Stays {
            *answer = toast.show(ui);
        }
    });
    window.run_steps(2);
    window.get_by_label("撤销").click();
    window.run_steps(2);
    assert_eq!(window.state().1, ToastAnswer::Undo);

    *window.state_mut() = (toast(), ToastAnswer::Stays);
    window.run_steps(60);
    assert_eq!(window.state().1, ToastAnswer::Gone);
}

/// A message that came or went took the keyboard from the button that had it, and swallowed a press under way.
#[test]
fn whoever_has_the_keyboard_keeps_it_while_a_message_or_a_progress_strip_comes_and_goes() {
    let mut window = window_with([800.0, 300.0], (false, None, 0), |ui, (is_there, toast, pressed)| {
        let strip = egui::Panel::bottom("strip").exact_size(40.0);
        passing_panel(ui, strip, *is_there, |ui| ui.label("正在查找"));
        match toast {
            Some(toast) => drop(Toast::show(toast, ui)),
            None => Toast::none(ui),
        }
        if ui.add(Button::secondary("返回名单")).clicked() {
            *pressed += 1;
        }
        segmented(ui, &[Tab::new("已合并", None), Tab::new("不是同一人", None)], 0);
    });
    window.run_steps(2);
    for label in ["返回名单", "不是同一人"] {
        window.get_by_label(label).focus();
        window.run_steps(2);
        for (is_there, toast) in [(true, None), (true, Some(Toast::new("已记下"))), (false, None)] {
            (window.state_mut().0, window.state_mut().1) = (is_there, toast);
            window.run_steps(2);
            assert!(window.get_by_label(label).is_focused(), "{label}");
        }
    }
    window.get_by_label("返回名单").click();
    window.state_mut().0 = true;
    window.run_steps(2);
    assert_eq!(window.state().2, 1, "pressed as the strip came");
}

#[test]
fn arrows_choose_among_hits_without_leaving_the_search_box() {
    let hit = |name: &str| SearchHit { name: name.to_owned(), ..SearchHit::default() };
    let hits = [hit("罗小梅"), hit("李晓明")];
    let mut window = window_with([700.0, 400.0], (String::new(), None), move |ui, (text, chosen)| {
        let output = SearchBox::new(egui::Id::unique("search"), text, &hits).show(ui);
        *chosen = output.chosen.or(*chosen);
    });
    window.get_by_label("搜索").focus();
    window.run();
    window.get_by_label("搜索").type_text("lxm");
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    assert!(window.get_by_label("搜索").is_focused());
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().1, Some(1));
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
