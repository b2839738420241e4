//! Input methods for Chinese, each on a session bus of its own, for whoever types on a [`Screen`]: fcitx5 with the pinyin of
//! Rime, and ibus with its own pinyin. The pinyin that comes with fcitx5 itself would bring a whole web browser along for its
//! settings (fcitx5-chinese-addons, 300 MB); what passes between an input method and the window is the same.
//!
//! All programs have a time limit and are ended by their own ids.

use crate::screen::{Screen, eventually};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than any test sits before the screen.
const LONGEST: &str = "600";
/// For the dictionary of an input method that starts for the first time.
const COMPILING: Duration = Duration::from_secs(240);
/// Two ways of typing; Ctrl+Space goes from the first to the second.
const PROFILE: &str = "\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=rime
[Groups/0/Items/0]
Name=keyboard-us
[Groups/0/Items/1]
Name=rime
[GroupOrder]
0=Default
";

/// Of Rime: the pinyin that writes as people write here, not in the characters of old.
const RIME: &str = "\
patch:
  schema_list:
    - schema: luna_pinyin_simp
";

/// A running input method; nothing it learns is kept.
pub struct InputMethod {
    bus: Child,
    daemon: Child,
}

impl InputMethod {
    /// fcitx5, still typing letters. None where it is not installed.
    pub fn fcitx5(screen: &Screen, home: &Path) -> Option<Self> {
        let files = ["/usr/bin/fcitx5", "/usr/share/fcitx5/inputmethod/rime.conf", "/usr/bin/dbus-daemon"];
        is_installed("fcitx5", &files).then_some(())?;
        fs::create_dir_all(home.join("fcitx5")).expect("a home");
        fs::write(home.join("fcitx5/profile"), PROFILE).expect("a profile");
        fs::create_dir_all(home.join("data/fcitx5/rime")).expect("a home for Rime");
        fs::write(home.join("data/fcitx5/rime/default.custom.yaml"), RIME).expect("a choice of pinyin");
        let (bus, address) = start_bus(home);
        let mut fcitx = limited("fcitx5", home);
        fcitx.args(["--disable", "wayland,waylandim,dbusfrontend,notifications,cloudpinyin"]);
        fcitx.env("DISPLAY", screen.display()).env("DBUS_SESSION_BUS_ADDRESS", address);
        let daemon = fcitx.stdout(Stdio::null()).spawn().expect("fcitx5 starts");
        let method = Self { bus, daemon };
        wait_for_server(screen, "fcitx");
        let learnt = home.join("data/fcitx5/rime/user.yaml");
        wait_for_dictionary(&learnt);
        Some(method)
    }

    /// ibus with pinyin switched on, as on a desktop where it was chosen once. None where it is not installed.
    pub fn ibus(screen: &Screen, home: &Path) -> Option<Self> {
        let files = ["/usr/bin/ibus-daemon", "/usr/share/ibus/component/libpinyin.xml", "/usr/bin/dbus-daemon"];
        is_installed("ibus", &files).then_some(())?;
        fs::create_dir_all(home).expect("a home");
        let (bus, address) = start_bus(home);
        let on_display = |program: &str| {
            let mut command = limited(program, home);
            command.env("DISPLAY", screen.display()).env("DBUS_SESSION_BUS_ADDRESS", &address);
            // Its settings stay in memory, and nothing is read aloud.
            command.env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1");
            command
        };
        let mut ibus = on_display("ibus-daemon");
        ibus.args(["--xim", "--panel=disable", "--emoji-extension=disable"]);
        let daemon = ibus.stdout(Stdio::null()).spawn().expect("ibus starts");
        let method = Self { bus, daemon };
        wait_for_server(screen, "ibus");
        let engine =
            |words: &[&str]| on_display("ibus").arg("engine").args(words).output().expect("ibus answers").stdout;
        eventually("pinyin is switched on", || {
            engine(&["libpinyin"]);
            engine(&[]).starts_with(b"libpinyin")
        });
        Some(method)
    }
}

/// Missing packages are said aloud, and allowed only outside of continuous integration.
fn is_installed(method: &str, files: &[&str]) -> bool {
    if files.iter().all(|file| Path::new(file).exists()) {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "{method} or its pinyin is missing: run ./test");
    eprintln!("SKIPPED: no Chinese was typed, for {method} or its pinyin is missing. Run ./test, which installs it.");
    false
}

fn wait_for_server(screen: &Screen, name: &str) {
    eventually("the input method is there", || screen.tool("xprop", &["-root", "XIM_SERVERS"]).contains(name));
}

/// The first start compiles it, which takes a busy machine minutes.
fn wait_for_dictionary(learnt: &Path) {
    let start = Instant::now();
    while !learnt.exists() {
        assert!(start.elapsed() < COMPILING, "pinyin is not ready within {COMPILING:?}");
        sleep(Duration::from_millis(100));
    }
}

impl Drop for InputMethod {
    fn drop(&mut self) {
        for process in [&mut self.daemon, &mut self.bus] {
            // `timeout` hands the signal on to what it runs.
            let _ = Command::new("kill").arg(process.id().to_string()).status();
            let _ = process.wait();
        }
    }
}

fn start_bus(home: &Path) -> (Child, String) {
    let mut bus = limited("dbus-daemon", home);
    bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
    let mut bus = bus.stdout(Stdio::piped()).spawn().expect("dbus-daemon starts");
    let mut address = String::new();
    let out = bus.stdout.take().expect("its output is piped");
    BufReader::new(out).read_line(&mut address).expect("its address");
    (bus, address.trim().to_owned())
}

/// A program that ends by itself after a while, and keeps whatever it keeps below `home`.
fn limited(program: &str, home: &Path) -> Command {
    let mut command = Command::new("timeout");
    command.args([LONGEST, program]).stdin(Stdio::null()).stderr(Stdio::null());
    command.env("HOME", home).env("XDG_CONFIG_HOME", home).env("XDG_DATA_HOME", home.join("data"));
    command.env("XDG_RUNTIME_DIR", home).env("LC_ALL", "C.UTF-8").env_remove("WAYLAND_DISPLAY");
    command
}
