//! Answers of a host on 127.0.0.1 that is kind, or is not.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::ask::ask;
use crate::{Answer, Bounds, ConnectError, Known, Place};

/// Short, so that a host that never answers costs a test no more than this.
const BOUNDS: Bounds = Bounds {
    connect: Duration::from_millis(500),
    total: Duration::from_millis(800),
    bytes: 1 << 20,
};

/// A host that answers one question with what `reply` writes, and tells what it was asked.
fn host(reply: impl FnOnce(&mut TcpStream) + Send + 'static) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/rates", listener.local_addr().expect("an address"));
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a question");
        let mut question = Vec::new();
        let mut byte = [0];
        while !question.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
            question.push(byte[0]);
        }
        let _ = tell.send(String::from_utf8_lossy(&question).to_ascii_lowercase());
        reply(&mut stream);
    });
    (address, told)
}

fn get(address: &str, known: &Known) -> Result<Answer, ConnectError> {
    ask(address, false, BOUNDS, known, &mut |_| {}, &|| false)
}

/// Writes until the other side has had enough.
fn write(stream: &mut TcpStream, text: &[u8]) -> bool {
    stream.write_all(text).is_ok()
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

#[test]
fn the_second_question_names_what_the_first_answer_was() {
    let (address, _) = host(|stream| {
        write(
            stream,
            b"HTTP/1.1 200 OK\r\nETag: \"a1\"\r\nLast-Modified: Tue, 06 Oct 2026 14:00:00 GMT\r\nContent-Length: 4\r\n\r\nbody",
        );
    });
    let Answer::File { bytes, known } = get(&address, &Known::default()).expect("an answer") else {
        panic!("nothing was known before");
    };
    assert_eq!(bytes, b"body");

    let (address, told) = host(|stream| {
        write(stream, b"HTTP/1.1 304 Not Modified\r\n\r\n");
    });
    assert_eq!(get(&address, &known), Ok(Answer::Unchanged));
    let question = told.recv().expect("a question");
    assert!(question.contains("if-none-match: \"a1\""), "{question}");
    assert!(
        question.contains("if-modified-since: tue, 06 oct 2026 14:00:00 gmt"),
        "{question}"
    );
}

#[test]
fn a_packed_answer_is_unpacked() {
    let packed = zipped(b"Date, USD");
    let (address, _) = host(move |stream| {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
            packed.len()
        );
        write(stream, head.as_bytes());
        write(stream, &packed);
    });
    assert!(matches!(get(&address, &Known::default()), Ok(Answer::File { bytes, .. }) if bytes == b"Date, USD"));
}

/// 64 MiB of zeros in 64 KiB: what counts is what comes out.
#[test]
fn a_bomb_ends_at_the_bound_for_unpacked_bytes() {
    let packed = zipped(&vec![0; 64 << 20]);
    assert!(packed.len() < BOUNDS.bytes);
    let (address, _) = host(move |stream| {
        write(stream, b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        write(stream, &packed);
    });
    let mut most = 0;
    let answer = ask(
        &address,
        false,
        BOUNDS,
        &Known::default(),
        &mut |bytes| most = bytes,
        &|| false,
    );
    assert_eq!(answer, Err(ConnectError::TooLarge));
    assert!(most <= BOUNDS.bytes as u64);
}

#[test]
fn an_answer_without_an_end_ends() {
    let (address, _) = host(|stream| {
        write(stream, b"HTTP/1.1 200 OK\r\n\r\n");
        while write(stream, &[b'x'; 4096]) {}
    });
    assert_eq!(get(&address, &Known::default()), Err(ConnectError::TooLarge));
}

#[test]
fn an_answer_letter_by_letter_ends_in_time() {
    let (address, _) = host(|stream| {
        write(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
        while write(stream, b"x") {
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    let begun = Instant::now();
    assert_eq!(get(&address, &Known::default()), Err(ConnectError::TimedOut));
    assert!(begun.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_wish_to_stop_is_heard_within_200_ms() {
    let (address, _) = host(|_| std::thread::sleep(Duration::from_secs(2)));
    let begun = Instant::now();
    let wish = || begun.elapsed() > Duration::from_millis(100);
    let answer = ask(&address, false, BOUNDS, &Known::default(), &mut |_| {}, &wish);
    assert_eq!(answer, Err(ConnectError::Stopped));
    assert!(begun.elapsed() < Duration::from_millis(300));
}

#[test]
fn an_answer_that_is_no_file_says_why() {
    let cases: [(&'static [u8], ConnectError); 7] = [
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\r\n",
            ConnectError::Moved,
        ),
        (
            b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
            ConnectError::Status(403),
        ),
        (
            b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n",
            ConnectError::Status(429),
        ),
        (
            b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
            ConnectError::Status(500),
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut",
            ConnectError::Damaged,
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
            ConnectError::Damaged,
        ),
        (b"not HTTP at all\r\n\r\n", ConnectError::Damaged),
    ];
    for (reply, expected) in cases {
        let (address, _) = host(move |stream| {
            write(stream, reply);
        });
        let text = String::from_utf8_lossy(reply);
        assert_eq!(get(&address, &Known::default()), Err(expected), "{text}");
    }
}

#[test]
fn nobody_there_and_no_tls_are_told_apart() {
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address = format!("http://{}/", closed.expect("an address"));
    assert_eq!(get(&address, &Known::default()), Err(ConnectError::Unreachable));

    let (address, _) = host(|stream| {
        write(stream, b"HTTP/1.1 200 OK\r\n\r\n");
    });
    let plain = ask(&address, true, BOUNDS, &Known::default(), &mut |_| {}, &|| false);
    assert!(plain.is_err(), "an address without TLS was asked: {plain:?}");
    let secure = address.replace("http:", "https:");
    assert!(get(&secure, &Known::default()).is_err());
}

#[test]
fn every_place_is_one_file_of_the_one_host() {
    for place in Place::ALL {
        let address = place.address();
        assert!(
            address.starts_with("https://www.ecb.europa.eu/stats/eurofxref/"),
            "{address}"
        );
        assert!(address.ends_with(place.file()));
    }
    let gaps = [0, 1, 2, 80, 81, 3000].map(Place::for_gap);
    assert_eq!(
        gaps,
        [
            Place::EcbDay,
            Place::EcbDay,
            Place::EcbQuarter,
            Place::EcbQuarter,
            Place::EcbHistory,
            Place::EcbHistory
        ]
    );
}
