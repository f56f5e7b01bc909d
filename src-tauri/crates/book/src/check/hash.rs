//! The logical hash: each kind of fact as lines of text, in an order that follows from the facts themselves. Row numbers of the book, its
//! sources, what of a live they recorded (coverage, viewers) and what it was told twice do not enter.

use rusqlite::{Connection, types::ValueRef};

use crate::BookError;

/// A live is named by the smallest entry in it; one without entries by its key. So a live found by time and the same live found by its
/// room hash alike.
const LIVE_NAMES: &str = "SELECT live.id AS id, ifnull('entry:' || (SELECT min(entry.id) FROM entry WHERE live_id = live.id), ifnull(key, '')) AS name FROM live";

/// The facts, in the order they are hashed. ROOM_KNOWN (32) is how a source knew, not what happened.
fn queries() -> [String; 12] {
    let with_lives = format!("WITH named AS MATERIALIZED ({LIVE_NAMES})");
    [
        "SELECT 'person', platform, person.key, person_name.handle, person_name.name FROM person LEFT JOIN person_name ON person_id = person.id
         GROUP BY 2, 3, 4, 5 ORDER BY 2, 3, 4, 5"
            .to_owned(),
        format!(
            "{with_lives} SELECT 'entry', entry.id, key_rest, entry.kind, entry.platform, at, seen_at, last_at, named.name, gift.key, person.key, receiver.key,
             pieces, first_pieces, entry.price, unit, units, currency, minor, flags & ~32 FROM entry LEFT JOIN named ON named.id = live_id
             LEFT JOIN gift ON gift.id = gift_id LEFT JOIN person ON person.id = person_id LEFT JOIN person AS receiver ON receiver.id = receiver_id
             ORDER BY entry.id"
        ),
        format!(
            "{with_lives} SELECT 'live', live.platform, named.name, person.key, first_at, last_at FROM live JOIN named ON named.id = live.id
             LEFT JOIN person ON person.id = host_id ORDER BY 2, 3"
        ),
        format!(
            "{with_lives} SELECT DISTINCT 'official', named.name, start_at, end_at, title, earning_text, likes, views, gifters FROM live_official
             JOIN named ON named.id = live_id ORDER BY 2, 3, 4, 5, 6, 7, 8, 9"
        ),
        format!(
            "{with_lives} SELECT 'segment', named.name, kind, segment_seen.key, max(segment_seen.name), min(from_at), max(to_at) FROM segment_seen
             JOIN named ON named.id = live_id GROUP BY 2, 3, 4 ORDER BY 2, 3, 4"
        ),
        "SELECT 'payout', platform, units, requested_day, paid_day, received_day, returned_day, currency, gross, fee, got_currency, got, method, reference
         FROM payout ORDER BY 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14"
            .to_owned(),
        "SELECT 'arrival', requested_day, paid_day, received_day, gross, got, payout.platform, entry_id, together FROM payout_arrival
         JOIN payout ON payout.id = payout_id ORDER BY 2, 3, 4, 5, 6, 7, 8, 9"
            .to_owned(),
        "SELECT 'reversal', platform, day, gift, units, currency, minor FROM reversal ORDER BY 2, 3, 4, 5, 6, 7".to_owned(),
        "SELECT 'programme', platform, from_day, programme FROM programme_choice ORDER BY 2, 3".to_owned(),
        "SELECT 'payout_file', holds, name, text FROM payout_file ORDER BY 2, 3, 4".to_owned(),
        format!("{with_lives} SELECT 'followers', named.name, new FROM live_followers JOIN named ON named.id = live_id ORDER BY 2, 3"),
        "SELECT 'level', platform, monday, measure, level FROM week_level ORDER BY 2, 3, 4".to_owned(),
    ]
}

/// The hash of everything the book says, in hexadecimal.
pub(super) fn of(conn: &Connection) -> Result<String, BookError> {
    let mut digest = blake3::Hasher::new();
    for query in queries() {
        let mut rows = conn.prepare(&query)?;
        let columns = rows.column_count();
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Null => digest.update(b"-"),
                    ValueRef::Integer(number) => digest.update(number.to_string().as_bytes()),
                    ValueRef::Text(text) | ValueRef::Blob(text) => digest.update(text),
                    ValueRef::Real(_) => {
                        return Err(BookError::Inconsistent {
                            what: "a number that is not whole",
                        });
                    }
                };
                digest.update(b"\x1f");
            }
            digest.update(b"\x1e");
        }
    }
    Ok(digest.finalize().to_hex().to_string())
}
