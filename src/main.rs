//! One binary, two doors: without words on the command line the window opens, with words the command line answers.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    linli::cli::run(std::env::args_os().skip(1))
}
