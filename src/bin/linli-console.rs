//! The command line for Windows, where a program is made either for a window or for the console: `linli.exe` shows nothing in a
//! console and no console waits for it. This one does all that stands behind a word there; it opens no window.
//!
//! Built with `--features console`. Elsewhere `linli` is both.

use linli::cli::Answer;
use std::process::ExitCode;

fn main() -> ExitCode {
    match linli::cli::run(std::env::args_os().skip(1)) {
        Answer::Done(code) => code,
        Answer::Window(_) => {
            eprintln!("这里只有命令行，窗口请打开 linli.exe。用 linli-console help 看全部命令");
            ExitCode::from(2)
        }
    }
}
