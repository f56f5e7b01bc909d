//! `cargo xtask`: set-up, run, test, pictures and the bench, each in one command that needs nothing done by hand before.

fn main() -> std::process::ExitCode {
    giftbook_xtask::main(&std::env::args().skip(1).collect::<Vec<_>>())
}
