//! Whether a book lies where several machines can reach it. There one machine's lock may not bind another, and a program that copies
//! the folder may copy the book without its log. It still opens; the user should know.

use std::path::{Component, Path, Prefix};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On a disk of this machine, as far as can be told.
    Local,
    /// On another machine's disk.
    Network,
    /// In a folder, called so, that a service copies to other machines.
    Synced(String),
}

/// File systems on which another machine holds the disk, as Linux names them.
const NETWORK: [&str; 16] = [
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.sshfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// How the folders of such services begin.
const SYNCED: [&str; 9] = [
    "CloudStorage",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "Mobile Documents",
    "Nextcloud",
    "OneDrive",
    "iCloud",
    "ownCloud",
];

impl Place {
    /// Where the file at `path` lies, which must be absolute and without links.
    pub(super) fn of(path: &Path) -> Self {
        Self::among(
            &std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default(),
            path,
        )
    }

    /// The same, given what the system says is mounted where; other systems than Linux say nothing.
    fn among(mounts: &str, path: &Path) -> Self {
        let on_a_server = mounted(mounts, path).is_some_and(|kind| NETWORK.contains(&kind));
        if on_a_server || is_unc(path) {
            return Self::Network;
        }
        let folders = path.parent().into_iter().flat_map(Path::components);
        folders.into_iter().find_map(synced).map_or(Self::Local, Self::Synced)
    }
}

/// The folder's name, if such a service is known by it.
fn synced(folder: Component<'_>) -> Option<String> {
    let name = folder.as_os_str().to_string_lossy();
    SYNCED
        .iter()
        .any(|synced| name.starts_with(synced))
        .then(|| name.into_owned())
}

/// `\\server\share` on Windows.
fn is_unc(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    }
}

/// The kind of file system `path` is on: of the mount points above it the lowest, and of those at one place the last.
fn mounted<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let above = |line: &'a str| {
        let (mount, system) = line.split_once(" - ")?;
        let point = unescaped(mount.split(' ').nth(4)?);
        path.starts_with(&point)
            .then_some((point.len(), system.split(' ').next()?))
    };
    mounts
        .lines()
        .filter_map(above)
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

/// The kernel writes these four as octal numbers.
fn unescaped(point: &str) -> String {
    point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 22 0:40 / /home/ana/Office\\040Share rw - cifs //server/share rw,vers=3.0
32 22 0:41 / /mnt rw,relatime shared:7 master:2 - nfs4 server:/export rw
33 32 0:42 / /mnt/disk rw - ext4 /dev/vdb rw
34 22 0:43 / /twice rw - ext4 /dev/vdc rw
35 22 0:44 / /twice rw - fuse.sshfs ana@server:/ rw
broken line";

    #[test]
    fn row_16_a_book_on_a_server_or_in_a_copied_folder_is_told() {
        let synced = |folder: &str| Place::Synced(folder.to_owned());
        for (path, place) in [
            ("/home/ana/my.book", Place::Local),
            ("/home/ana/Office Share/my.book", Place::Network),
            ("/home/ana/Office Shared/my.book", Place::Local),
            ("/mnt/my.book", Place::Network),
            ("/mnt/disk/my.book", Place::Local),
            ("/twice/my.book", Place::Network),
            ("/home/ana/Dropbox/money/my.book", synced("Dropbox")),
            ("/home/ana/OneDrive - Work/my.book", synced("OneDrive - Work")),
            (
                "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/my.book",
                synced("Mobile Documents"),
            ),
            ("/home/ana/Dropbox.book", Place::Local),
        ] {
            assert_eq!(Place::among(MOUNTS, Path::new(path)), place, "{path}");
            assert_ne!(
                Place::among("", Path::new(path)),
                Place::Network,
                "where nothing is said nothing is claimed"
            );
        }
    }
}
