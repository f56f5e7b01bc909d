//! Lists of hosts: what is flagged that should be, and what is not that should not.

use std::path::Path;

use giftbook_safety::{Lists, Verdict, check};

use crate::{Row, column, lines};

pub(crate) const BRAND: &str = "tiktok";

/// Every list of addresses, popular, fraudulent and made.
pub(crate) fn all(folder: &Path) -> Vec<String> {
    let mut all = frauds(folder);
    all.extend(column(folder, "phish/jpcert_tiktok.csv", ',', 1, true));
    all.extend(jpcert(folder));
    all.extend(column(folder, "synthetic/dnstwist_tiktok.com.tsv", '\t', 1, true));
    all.extend(popular(folder));
    all
}

fn frauds(folder: &Path) -> Vec<String> {
    let mut rows = lines(folder, "phish/phishing_database_tiktok.txt");
    rows.extend(lines(folder, "phish/validin_tiktok.txt"));
    rows.extend(column(folder, "phish/maltrail_tiktok.tsv", '\t', 0, false));
    rows
}

fn jpcert(folder: &Path) -> Vec<String> {
    column(folder, "phish/jpcert_brand_labelled_tiktok.csv", ',', 1, true)
}

fn popular(folder: &Path) -> Vec<String> {
    column(folder, "benign/tranco_top50k.csv", ',', 1, false)
}

fn verdict(address: &str) -> Verdict {
    check(address, Lists::built_in()).verdict
}

pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let mut rows = vec![false_official(folder)];
    for (goal, file, parted) in [
        (
            "flagged, phishing_database hosts with the name (≥ 99.7 %)",
            "phish/phishing_database_tiktok.txt",
            '\n',
        ),
        (
            "flagged, validin hosts with the name (≥ 99.7 %)",
            "phish/validin_tiktok.txt",
            '\n',
        ),
        (
            "flagged, maltrail hosts with the name (≥ 99.7 %)",
            "phish/maltrail_tiktok.tsv",
            '\t',
        ),
    ] {
        let mut named = column(folder, file, parted, 0, false);
        named.retain(|row| host(row).contains(BRAND));
        rows.push(flagged(goal, &named, 997));
    }
    let mut made = column(folder, "synthetic/dnstwist_tiktok.com.tsv", '\t', 1, true);
    made.retain(|host| host != "tiktok.com");
    rows.push(flagged("flagged, dnstwist permutations (≥ 99.5 %)", &made, 995));
    rows.push(labelled(folder));
    let mut popular = popular(folder);
    rows.push(few("flagged, Tranco 50,000 (≤ 4)", &popular, 4));
    popular.retain(|host| !host.contains(BRAND));
    rows.push(few("flagged without the name in it, Tranco 50,000 (0)", &popular, 0));
    let mut near = column(folder, "benign/hard_negatives_tranco.tsv", '\t', 1, true);
    near.retain(|host| !host.contains(BRAND));
    rows.push(few("flagged, popular names close to it (0)", &near, 0));
    let own = lines(folder, "benign/tiktok_owned_infra_v2fly.txt");
    rows.push(few("flagged, TikTok's own domains (0)", &own, 0));
    rows
}

/// Of everything that is no till nothing may be official.
fn false_official(folder: &Path) -> Row {
    let all = all(folder);
    let misses: Vec<String> = all
        .iter()
        .filter(|address| verdict(address) == Verdict::Official)
        .cloned()
        .collect();
    Row {
        goal: "false \"official\" on every list (0)",
        measured: format!("{} of {}", misses.len(), all.len()),
        met: misses.is_empty() && !all.is_empty(),
        misses,
    }
}

fn flagged(goal: &'static str, hosts: &[String], least: usize) -> Row {
    let misses: Vec<String> = hosts
        .iter()
        .filter(|host| !verdict(host).is_flagged())
        .map(|host| format!("{host} {}", verdict(host).code()))
        .collect();
    let (all, hit) = (hosts.len(), hosts.len() - misses.len());
    let share = (hit * 10_000).checked_div(all).unwrap_or(0);
    Row {
        goal,
        measured: format!("{hit} of {all} = {}.{:02} %", share / 100, share % 100),
        met: all > 0 && hit * 1_000 >= all * least,
        misses,
    }
}

fn few(goal: &'static str, hosts: &[String], most: usize) -> Row {
    let misses: Vec<String> = hosts
        .iter()
        .filter(|host| verdict(host).is_flagged())
        .cloned()
        .collect();
    Row {
        goal,
        measured: format!("{} of {}", misses.len(), hosts.len()),
        met: misses.len() <= most && !hosts.is_empty(),
        misses,
    }
}

/// The one list that was not made by looking for the name.
fn labelled(folder: &Path) -> Row {
    let mut domains: Vec<(String, Verdict)> = Vec::new();
    for address in jpcert(folder) {
        let checked = check(&address, Lists::built_in());
        let domain = checked.domain.unwrap_or_default();
        if !domains.iter().any(|(known, _)| *known == domain) {
            domains.push((domain, checked.verdict));
        }
    }
    let doubted = domains
        .iter()
        .filter(|(_, verdict)| matches!(verdict, Verdict::NotOfficial) || verdict.is_flagged())
        .count();
    let warned = domains.iter().filter(|(_, verdict)| verdict.is_flagged()).count();
    Row {
        goal: "JPCERT's own label: \"not official\" or worse (20 of 20)",
        measured: format!("{doubted} of {}; {warned} of them flagged by name", domains.len()),
        met: doubted == domains.len() && doubted == 20,
        misses: domains
            .iter()
            .filter(|(_, verdict)| !verdict.is_flagged())
            .map(|(domain, _)| domain.clone())
            .collect(),
    }
}

fn host(row: &str) -> String {
    let after = row.split_once("://").map_or(row, |(_, after)| after);
    after.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase()
}
