//! Chinese input under X11. See [`install`] for what goes wrong without it.
//!
//! Nothing here is needed on Windows, macOS or Wayland.

use eframe::egui::{
    self, Context, Event, FullOutput, IMEPurpose, ImeEvent, Plugin, RawInput, Rect, output::IMEOutput, vec2,
};

/// Keeps an input method switched on while the focus goes from field to field, and knows whether letters are being
/// composed.
///
/// egui interrupts the composition on every change of focus; winit then rebuilds the X input context, and the input method
/// starts again in English. So under X11 the interruption is only let through while something is being composed, and the
/// input method stays allowed when no field has the focus.
#[derive(Default)]
struct InputMethod {
    is_x11: bool,
    is_composing: bool,
    last: Option<IMEOutput>,
}

impl Plugin for InputMethod {
    fn debug_name(&self) -> &'static str {
        "input method"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        for event in &input.events {
            if let Event::Ime(event) = event {
                self.is_composing = matches!(event, ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if self.is_x11 {
            self.hold(&mut output.platform_output.ime);
        }
    }
}

impl InputMethod {
    fn hold(&mut self, ime: &mut Option<IMEOutput>) {
        match ime {
            // A password is typed raw.
            Some(output) if output.purpose == IMEPurpose::Password => *ime = None,
            Some(output) => {
                if !self.is_composing {
                    output.should_interrupt_composition = false;
                }
                // Candidates appear just under the caret instead of over the text.
                output.cursor_rect = Rect::from_min_size(output.cursor_rect.left_bottom(), vec2(1.0, 1.0));
                self.last = Some(IMEOutput { should_interrupt_composition: false, ..*output });
            }
            None => *ime = Some(self.last.unwrap_or_else(nowhere)),
        }
    }
}

/// Installs it once, at the start.
pub fn install(ctx: &Context) {
    ctx.add_plugin(InputMethod { is_x11: is_x11(), ..InputMethod::default() });
}

/// Whether letters are being composed, or were just now: then Enter and digits belong to the input method.
pub fn is_composing(ui: &egui::Ui) -> bool {
    let is_event_now = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))));
    is_event_now || ui.ctx().with_plugin(|plugin: &mut InputMethod| plugin.is_composing).unwrap_or(false)
}

/// Gives this process the environment in which an input method is found; call it first of all.
///
/// Rust allows a change of the environment of a running process only as `unsafe`, so the process is replaced by itself with
/// the right environment. When that fails it goes on as it is: everything but Chinese input works.
pub fn prepare_environment() {
    let wanted = wanted_environment(|name| std::env::var(name).ok());
    if !wanted.is_empty() {
        start_anew_with(wanted);
    }
}

#[cfg(unix)]
fn start_anew_with(variables: Vec<(&'static str, String)>) {
    use std::os::unix::process::CommandExt;
    let Ok(program) = std::env::current_exe() else { return };
    // Returns only when it failed.
    let _failure = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(variables).exec();
}

#[cfg(not(unix))]
fn start_anew_with(_variables: Vec<(&'static str, String)>) {}

/// The variables to set, none when all is right already. So the process that was started anew finds nothing to do.
fn wanted_environment(get: impl Fn(&str) -> Option<String>) -> Vec<(&'static str, String)> {
    if !is_x11_by(&get) {
        return Vec::new();
    }
    let filled = |name: &str| get(name).filter(|value| !value.is_empty());
    let mut wanted = Vec::new();
    if filled("XMODIFIERS").is_none() {
        let method = filled("QT_IM_MODULE").or_else(|| filled("GTK_IM_MODULE"));
        let is_ibus = method.is_some_and(|method| method.contains("ibus"));
        wanted.push(("XMODIFIERS", if is_ibus { "@im=ibus" } else { "@im=fcitx" }.to_owned()));
    }
    let locale = filled("LC_ALL").or_else(|| filled("LC_CTYPE")).or_else(|| filled("LANG")).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    if !(locale.contains("utf-8") || locale.contains("utf8")) {
        // In the locale C the characters an input method hands over are lost.
        wanted.push(("LC_ALL", "C.UTF-8".to_owned()));
    }
    wanted
}

fn is_x11() -> bool {
    is_x11_by(&|name| std::env::var(name).ok())
}

fn is_x11_by(get: &impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| get(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET")
}

fn nowhere() -> IMEOutput {
    IMEOutput {
        purpose: IMEPurpose::Normal,
        rect: Rect::ZERO,
        cursor_rect: Rect::ZERO,
        should_interrupt_composition: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(purpose: IMEPurpose) -> Option<IMEOutput> {
        let rect = Rect::from_min_size(egui::pos2(10.0, 20.0), vec2(100.0, 32.0));
        Some(IMEOutput { purpose, rect, cursor_rect: rect, should_interrupt_composition: true })
    }

    #[test]
    fn a_change_of_focus_does_not_switch_the_input_method_off() {
        let mut method = InputMethod::default();
        let mut ime = output(IMEPurpose::Normal);
        method.hold(&mut ime);
        assert!(!ime.unwrap().should_interrupt_composition);

        let mut none = None;
        method.hold(&mut none);
        assert_eq!(none.unwrap().rect, ime.unwrap().rect);
    }

    #[test]
    fn a_composition_is_ended_when_the_focus_goes_elsewhere() {
        let mut method = InputMethod { is_composing: true, ..InputMethod::default() };
        let mut ime = output(IMEPurpose::Normal);
        method.hold(&mut ime);
        assert!(ime.unwrap().should_interrupt_composition);
    }

    #[test]
    fn a_password_is_typed_without_an_input_method() {
        let mut ime = output(IMEPurpose::Password);
        InputMethod::default().hold(&mut ime);
        assert_eq!(ime, None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn only_what_is_missing_is_asked_of_the_environment() {
        let asked_with = |given: &[(&str, &str)]| -> String {
            let get = |name: &str| given.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned());
            wanted_environment(get).iter().map(|(name, value)| format!("{name}={value} ")).collect()
        };
        assert_eq!(asked_with(&[]), "XMODIFIERS=@im=fcitx LC_ALL=C.UTF-8 ");
        assert_eq!(asked_with(&[("LANG", "zh_CN.UTF-8")]), "XMODIFIERS=@im=fcitx ");
        assert_eq!(asked_with(&[("LANG", "zh_CN.UTF-8"), ("QT_IM_MODULE", "ibus")]), "XMODIFIERS=@im=ibus ");
        assert_eq!(asked_with(&[("LANG", "zh_CN.utf8"), ("XMODIFIERS", "@im=ibus")]), "");
        assert_eq!(asked_with(&[("LC_ALL", "C"), ("XMODIFIERS", "@im=fcitx")]), "LC_ALL=C.UTF-8 ");
        assert_eq!(asked_with(&[("WAYLAND_DISPLAY", "wayland-0")]), "");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_started_anew_does_not_start_again() {
        let wanted = wanted_environment(|_| None);
        let get = |name: &str| wanted.iter().find(|pair| pair.0 == name).map(|pair| pair.1.clone());
        assert_eq!(wanted_environment(get), []);
    }
}
