//! The environment in which a process finds an input method under X11, and can read what it hands over.
//!
//! Nothing here is needed on Windows, macOS or Wayland.

use std::process::{Command, Stdio};

/// Always there with glibc, and enough: the input method needs an encoding, not a language.
const UTF8_LOCALE: &str = "C.UTF-8";

/// Gives this process the right environment; call it first of all.
///
/// Rust allows a change of the environment of a running process only as `unsafe`, so the process is replaced by itself with
/// the right environment. When that fails it goes on as it is: everything but Chinese input works.
pub fn prepare() {
    let get = |name: &str| std::env::var(name).ok();
    if is_x11_by(&get) {
        let wanted = wanted(get, is_utf8_read());
        if !wanted.is_empty() {
            start_anew_with(wanted);
        }
    }
}

pub(super) fn is_x11() -> bool {
    is_x11_by(&|name| std::env::var(name).ok())
}

fn is_x11_by(get: &impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| get(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET")
}

/// Whether text is UTF-8 in the locale of this process. Its name does not tell: a locale that is named but not installed
/// counts as `C`, and then Xlib silently drops every character an input method hands over.
fn is_utf8_read() -> bool {
    let answer = Command::new("locale").arg("charmap").stdin(Stdio::null()).stderr(Stdio::null()).output();
    answer.is_ok_and(|answer| answer.stdout.trim_ascii() == b"UTF-8")
}

/// The variables to set, none when all is right already or was set before: a process that was started anew finds nothing
/// to do.
fn wanted(get: impl Fn(&str) -> Option<String>, is_utf8_read: bool) -> Vec<(&'static str, &'static str)> {
    let filled = |name: &str| get(name).filter(|value| !value.is_empty());
    let mut wanted = Vec::new();
    if filled("XMODIFIERS").is_none() {
        let method = filled("QT_IM_MODULE").or_else(|| filled("GTK_IM_MODULE"));
        let is_ibus = method.is_some_and(|method| method.contains("ibus"));
        wanted.push(("XMODIFIERS", if is_ibus { "@im=ibus" } else { "@im=fcitx" }));
    }
    // Programs opened from here keep their language, as far as they had one.
    let decisive = if filled("LC_ALL").is_some() { "LC_ALL" } else { "LC_CTYPE" };
    if !is_utf8_read && filled(decisive).as_deref() != Some(UTF8_LOCALE) {
        wanted.push((decisive, UTF8_LOCALE));
    }
    wanted
}

#[cfg(unix)]
fn start_anew_with(variables: Vec<(&'static str, &'static str)>) {
    use std::os::unix::process::CommandExt;
    let Ok(program) = std::env::current_exe() else { return };
    // Returns only when it failed.
    let _failure = Command::new(program).args(std::env::args_os().skip(1)).envs(variables).exec();
}

#[cfg(not(unix))]
fn start_anew_with(_variables: Vec<(&'static str, &'static str)>) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_with(given: &[(&str, &str)], is_utf8_read: bool) -> String {
        let get = |name: &str| given.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned());
        let asked: Vec<String> =
            wanted(get, is_utf8_read).iter().map(|(name, value)| format!("{name}={value}")).collect();
        asked.join(" ")
    }

    #[test]
    fn only_what_is_missing_is_asked_of_the_environment() {
        assert_eq!(asked_with(&[], false), "XMODIFIERS=@im=fcitx LC_CTYPE=C.UTF-8");
        assert_eq!(asked_with(&[], true), "XMODIFIERS=@im=fcitx");
        assert_eq!(asked_with(&[("QT_IM_MODULE", "ibus")], true), "XMODIFIERS=@im=ibus");
        assert_eq!(asked_with(&[("XMODIFIERS", "@im=ibus")], true), "");
    }

    #[test]
    fn a_locale_that_is_named_but_not_installed_is_replaced() {
        let fcitx = ("XMODIFIERS", "@im=fcitx");
        assert_eq!(asked_with(&[fcitx, ("LANG", "zh_CN.UTF-8")], false), "LC_CTYPE=C.UTF-8");
        assert_eq!(asked_with(&[fcitx, ("LC_ALL", "zh_CN.UTF-8")], false), "LC_ALL=C.UTF-8");
    }

    #[test]
    fn a_process_started_anew_does_not_start_again() {
        for given in [vec![], vec![("LC_ALL", "C")]] {
            let get = |name: &str| given.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned());
            let set = wanted(get, false);
            let again =
                |name: &str| set.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned()).or_else(|| get(name));
            // Even where the locale was of no use.
            assert_eq!(wanted(again, false), []);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn wayland_has_its_own_way() {
        let with = |given: &'static str| move |name: &str| (name == given).then(|| "wayland-0".to_owned());
        assert!(is_x11_by(&with("DISPLAY")));
        assert!(!is_x11_by(&with("WAYLAND_DISPLAY")));
        assert!(!is_x11_by(&with("WAYLAND_SOCKET")));
    }
}
