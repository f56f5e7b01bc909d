//! Debian and Ubuntu: what is missing is installed, after saying what and why.

use super::packages::{self, Need};
use crate::terminal::{read, run, say};
use crate::trouble::Trouble;
use std::collections::HashSet;
use std::process::Command;

pub(crate) fn install_missing(needs: &[Need]) -> Result<(), Trouble> {
    let wanted: Vec<&str> = needs.iter().flat_map(|need| packages::debian(*need)).copied().collect();
    let answer = ask_dpkg(&wanted)?;
    let have = installed(&answer);
    let mut missing = Vec::new();
    for need in needs {
        let lacking: Vec<&str> = packages::debian(*need)
            .iter()
            .copied()
            .filter(|name| !have.contains(*name))
            .collect();
        if !lacking.is_empty() {
            say(&format!("set-up: installing {} ({})", need.reason(), lacking.join(" ")));
            missing.extend(lacking);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let become_root = privilege(&missing)?;
    // Lists that cannot be refreshed may still know the packages; installing tells.
    if run(
        "package lists",
        apt(become_root).args(["-q", "-o", "Acquire::Retries=3", "update"]),
    )
    .is_err()
    {
        say("set-up: the package lists could not all be refreshed");
    }
    let options = [
        "-q",
        "-o",
        "Acquire::Retries=3",
        "-o",
        "DPkg::Lock::Timeout=300",
        "-o",
        "Dpkg::Use-Pty=0",
    ];
    let install = ["install", "-y", "--no-install-recommends"];
    run("packages", apt(become_root).args(options).args(install).args(&missing))
}

fn ask_dpkg(names: &[&str]) -> Result<String, Trouble> {
    // It exits with 1 when one of them is unknown, and still lists the others.
    let mut query = Command::new("dpkg-query");
    let output = query
        .args(["-W", "-f", "${db:Status-Abbrev} ${Package}\n"])
        .args(names)
        .output();
    let output = output.map_err(Trouble::io("dpkg-query"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Names of what stands installed, from lines such as `ii  strace`.
fn installed(answer: &str) -> HashSet<&str> {
    answer
        .lines()
        .filter_map(|line| line.strip_prefix("ii"))
        .map(str::trim)
        .collect()
}

#[derive(Clone, Copy)]
enum BecomeRoot {
    Already,
    WithSudo,
}

fn privilege(missing: &[&str]) -> Result<BecomeRoot, Trouble> {
    if read(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Ok(BecomeRoot::Already);
    }
    if crate::places::is_on_path("sudo") {
        return Ok(BecomeRoot::WithSudo);
    }
    let line = format!("apt-get install {}", missing.join(" "));
    Err(Trouble::Missing(format!(
        "Neither root nor sudo here. Please have this run as root, and start again:\n  {line}"
    )))
}

fn apt(become_root: BecomeRoot) -> Command {
    const NO_QUESTIONS: &str = "DEBIAN_FRONTEND=noninteractive";
    let mut command = match become_root {
        BecomeRoot::Already => Command::new("env"),
        BecomeRoot::WithSudo => {
            let mut sudo = Command::new("sudo");
            sudo.arg("env");
            sudo
        }
    };
    command.args([NO_QUESTIONS, "apt-get"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_fully_installed_counts() {
        let answer = "ii  strace\nrc  openbox\nun  xvfb\niU  dbus-x11\nii  libgtk-3-dev\n";
        assert_eq!(installed(answer), HashSet::from(["strace", "libgtk-3-dev"]));
    }
}
