//! One binary, two doors: without words on the command line the window opens, with words the command line answers. Windows has
//! the second door in `linli-console` too, where it can be heard.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use linli::cli::Answer;
use linli::services::jobs;
use linli::ui;
use std::process::ExitCode;

fn main() -> ExitCode {
    match linli::cli::run(std::env::args_os().skip(1)) {
        Answer::Done(code) => code,
        Answer::Window(demo) => window(demo),
    }
}

fn window(demo: Option<u32>) -> ExitCode {
    ui::ime::prepare_environment();
    let ran = ui::run(demo);
    jobs::wait_for_all();
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
