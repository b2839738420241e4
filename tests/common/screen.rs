//! A display nobody sees, with a window manager and a hand on the keyboard: Xvfb, openbox, xdotool.
//!
//! The hand waits as people do: after each act until the program has drawn its answer and rests. Every process started here
//! has a time limit and is ended by its own id.

// Each test file takes what it needs of this.
#![allow(dead_code)]

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A slow machine draws with its processor alone; nothing here takes as long as this.
const PATIENCE: Duration = Duration::from_secs(60);
const MOMENT: Duration = Duration::from_millis(100);

/// The display, and who sits at it.
pub struct Screen {
    display: String,
    server: Child,
    window_manager: Child,
}

impl Screen {
    /// None where there is no Xvfb, which is said aloud and allowed only outside of continuous integration.
    pub fn new() -> Option<Self> {
        let server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut server) = server else {
            assert!(std::env::var_os("CI").is_none(), "Xvfb is missing: run ./test");
            eprintln!("SKIPPED: the window was not opened, for Xvfb is missing. Run ./test, which installs it.");
            return None;
        };
        let display = format!(":{}", first_line(&mut server));
        let window_manager = Command::new("openbox")
            .env("DISPLAY", &display)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox is missing: run ./test");
        let screen = Self { display, server, window_manager };
        eventually("the window manager is there", || {
            !screen.tool("xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"]).contains("no such")
        });
        Some(screen)
    }

    /// Puts these characters on keys of their own, so that they can be typed like letters.
    pub fn teach(&self, characters: &str) {
        let mut codes = (150..203).chain(208..255);
        let mut known = Vec::new();
        let mut words = Vec::new();
        for letter in characters.chars().filter(|letter| !letter.is_ascii()) {
            if !known.contains(&letter) {
                known.push(letter);
                let code = codes.next().expect("a free key");
                words.extend(["-e".to_owned(), format!("keycode {code} = U{:04X}", u32::from(letter))]);
            }
        }
        self.tool("xmodmap", &words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Its name, for programs that are not ours.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Starts the program and waits for its window.
    pub fn open(&self, command: &mut Command) -> Sitting<'_> {
        let child = command.env("DISPLAY", &self.display).stdout(Stdio::null()).spawn().expect("the program starts");
        let sitting = Sitting { screen: self, child };
        eventually("its window is there", || {
            !self.tool("xdotool", &["search", "--onlyvisible", "--class", "linli"]).is_empty()
        });
        sitting.settle();
        sitting
    }

    /// A picture of the whole display, for whoever looks into a failure.
    pub fn picture(&self, name: &str) -> PathBuf {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        self.tool("import", &["-window", "root", file.to_str().expect("a path")]);
        file
    }

    /// What an X tool answers; nothing when it found nothing.
    pub fn tool(&self, tool: &str, words: &[&str]) -> String {
        let mut command = Command::new(tool);
        // xdotool reads its words in the encoding of the locale.
        command.args(words).env("DISPLAY", &self.display).env("LC_ALL", "C.UTF-8").stderr(Stdio::null());
        let output = command.output().unwrap_or_else(|_| panic!("{tool} is missing: run ./test"));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for process in [&mut self.window_manager, &mut self.server] {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The program in front of somebody.
pub struct Sitting<'a> {
    screen: &'a Screen,
    child: Child,
}

impl Sitting<'_> {
    /// Presses keys, one after the other: `press("ctrl+s")`, `press("Tab Return")`.
    pub fn press(&self, keys: &str) {
        for key in keys.split(' ') {
            self.screen.tool("xdotool", &["key", key]);
            self.settle();
        }
    }

    pub fn type_in(&self, text: &str) {
        self.screen.tool("xdotool", &["type", "--delay", "20", text]);
        self.settle();
    }

    /// Replaces what stands in the field with the cursor.
    pub fn overtype(&self, text: &str) {
        self.press("ctrl+a");
        self.type_in(text);
    }

    /// Another window comes to the front and goes again.
    pub fn leave_and_come_back(&self) {
        let in_front = || self.screen.tool("xdotool", &["getactivewindow", "getwindowname"]);
        let mut other = Command::new("xmessage");
        other.arg("...").env("DISPLAY", &self.screen.display).stderr(Stdio::null());
        let mut other = other.spawn().expect("xmessage is missing: run ./test");
        self.until("another window is in front", || in_front().contains("xmessage"));
        let _ = other.kill();
        let _ = other.wait();
        self.until("the window is in front again", || in_front().contains("邻里"));
    }

    /// Waits for what must come of the last act.
    pub fn until(&self, what: &str, is_so: impl FnMut() -> bool) {
        let screen = self.screen;
        wait_for(is_so, || {
            panic!("{what}: not within {PATIENCE:?}; see {}", screen.picture("window-failed.png").display())
        });
        self.settle();
    }

    /// Closes the window as its owner does, and waits for the program to end.
    pub fn close(mut self) -> ExitStatus {
        self.screen.tool("xdotool", &["key", "alt+F4"]);
        let mut ended = None;
        wait_for(
            || {
                ended = self.child.try_wait().expect("its state can be asked");
                ended.is_some()
            },
            || panic!("the window does not close; see {}", self.screen.picture("window-failed.png").display()),
        );
        ended.expect("it has ended")
    }

    /// Until the program rests: it has used hardly any processor time, four looks in a row. On a busy computer a program
    /// that waits for its turn looks at rest for a moment, too.
    fn settle(&self) {
        let start = Instant::now();
        let mut before = self.processor_time();
        let mut looks_at_rest = 0;
        while looks_at_rest < 4 && start.elapsed() < PATIENCE {
            sleep(MOMENT);
            let now = self.processor_time();
            looks_at_rest = if now - before <= MOMENT / 4 { looks_at_rest + 1 } else { 0 };
            before = now;
        }
    }

    /// User and system time of all threads (proc(5), fields 14 and 15, in hundredths of a second).
    fn processor_time(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let after_name = stat.rsplit(") ").next().unwrap_or_default();
        let ticks: u64 = after_name.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * 10)
    }
}

impl Drop for Sitting<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn eventually(what: &str, is_so: impl FnMut() -> bool) {
    wait_for(is_so, || panic!("{what}: not within {PATIENCE:?}"));
}

fn wait_for(mut is_so: impl FnMut() -> bool, too_late: impl FnOnce()) {
    let start = Instant::now();
    while !is_so() {
        if start.elapsed() > PATIENCE {
            return too_late();
        }
        sleep(MOMENT);
    }
}

/// The number of the display, which the server writes when it is ready.
fn first_line(server: &mut Child) -> String {
    let mut line = String::new();
    let mut byte = [0];
    let out = server.stdout.as_mut().expect("its output is piped");
    while out.read(&mut byte).is_ok_and(|count| count == 1) && byte[0] != b'\n' {
        line.push(char::from(byte[0]));
    }
    assert!(!line.is_empty(), "Xvfb did not start");
    line
}
