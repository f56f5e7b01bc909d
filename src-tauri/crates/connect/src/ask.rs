//! One question and its answer.

use std::time::Duration;

use reqwest::header::{ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use reqwest::{Client, StatusCode, redirect};

use crate::{ConnectError, Place};

/// How long and how large an answer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub connect: Duration,
    /// From the question to the last byte.
    pub total: Duration,
    /// Bytes of the answer, counted after it is unpacked.
    pub bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            total: Duration::from_secs(60),
            bytes: 16 << 20,
        }
    }
}

/// What a host said last time about the file it gave, to be told "nothing new" in place of the same file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The file is the one already known.
    Unchanged,
    /// The file, unpacked from its transport, and what to say next time.
    File { bytes: Vec<u8>, known: Known },
}

/// Looked at this often, a wish to stop is heard well within 200 ms.
const LISTEN: Duration = Duration::from_millis(50);
/// A header longer than this is not kept; the file is then simply sent again next time.
const HEADER_BYTES: usize = 200;

/// Asks for the file at `place`. `arrived` is told the bytes so far, and `stop` is asked whether to go on.
pub fn fetch(
    place: Place,
    known: &Known,
    arrived: &mut dyn FnMut(u64),
    stop: &dyn Fn() -> bool,
) -> Result<Answer, ConnectError> {
    ask(&place.address(), true, Bounds::default(), known, arrived, stop)
}

pub(crate) fn ask(
    address: &str,
    https_only: bool,
    bounds: Bounds,
    known: &Known,
    arrived: &mut dyn FnMut(u64),
    stop: &dyn Fn() -> bool,
) -> Result<Answer, ConnectError> {
    // A second call finds the provider already there, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|_| ConnectError::Unable)?;
    let answer = runtime.block_on(async {
        tokio::select! {
            answer = answer(address, https_only, bounds, known, arrived) => answer,
            () = stopped(stop) => Err(ConnectError::Stopped),
        }
    });
    // A name that is still being looked up must not hold up whoever asked.
    runtime.shutdown_background();
    answer
}

async fn stopped(stop: &dyn Fn() -> bool) {
    while !stop() {
        tokio::time::sleep(LISTEN).await;
    }
}

async fn answer(
    address: &str,
    https_only: bool,
    bounds: Bounds,
    known: &Known,
    arrived: &mut dyn FnMut(u64),
) -> Result<Answer, ConnectError> {
    let client = Client::builder()
        .user_agent(concat!("Giftbook/", env!("CARGO_PKG_VERSION")))
        .https_only(https_only)
        .redirect(redirect::Policy::none())
        .connect_timeout(bounds.connect)
        .timeout(bounds.total)
        .build()?;
    let mut question = client.get(address);
    for (header, value) in [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.modified)] {
        if let Some(value) = value {
            question = question.header(header, value);
        }
    }
    let mut response = question.send().await?;
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_MODIFIED => return Ok(Answer::Unchanged),
        status if status.is_redirection() => return Err(ConnectError::Moved),
        status => return Err(ConnectError::Status(status.as_u16())),
    }
    let known = Known {
        etag: kept(response.headers(), &ETAG),
        modified: kept(response.headers(), &LAST_MODIFIED),
    };
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > bounds.bytes {
            return Err(ConnectError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
        arrived(bytes.len() as u64);
    }
    Ok(Answer::File { bytes, known })
}

fn kept(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?;
    (!text.is_empty() && text.len() <= HEADER_BYTES).then(|| text.to_owned())
}
