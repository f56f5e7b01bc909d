//! Undo and redo. What is turned around may be an import: then its original is read again.

use std::ops::ControlFlow;

use giftbook_book::sources::Import;
use giftbook_book::{Book, BookError, Cancel, ImportAgain, Turned as Told};
use giftbook_model::{Answers, Question};

use crate::desk::{Desk, held, now};
use crate::dto::history::Done;
use crate::error::Answer;
use crate::events::{BROUGHT, Tag};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Undo,
    Redo,
}

pub(crate) struct Turned {
    pub done: Done,
    pub stale: Vec<Tag>,
}

/// Turns the last step around; `None` when there is none.
pub(crate) fn turn(desk: &Desk, turn: Turn) -> Answer<Option<Turned>> {
    let _one_by_one = held(&desk.turning);
    let running = desk.job.begin()?;
    desk.with(|book| {
        let told = match turn {
            Turn::Undo => book.undo(now(), &running.cancel),
            Turn::Redo => book.redo(now(), &running.cancel),
        };
        match told {
            Err(BookError::NothingToDo) => Ok(None),
            Ok(Told::Done { name, stale, .. }) => Ok(Some(Turned {
                done: Done {
                    done: name.code().to_owned(),
                },
                stale,
            })),
            Ok(Told::ImportAgain(again)) => import_again(book, &again, &running.cancel).map(Some),
            Err(error) => Err(error.into()),
        }
    })
}

fn import_again(book: &Book, again: &ImportAgain, cancel: &Cancel) -> Answer<Turned> {
    let original = book.unpack_original(&again.source.digest)?;
    let given = |question: Question| Some((question, again.source.answers.get(question.code())?.clone()));
    let answers: Answers = Question::ALL.into_iter().filter_map(given).collect();
    let mut stream = giftbook_formats::open_input(again.source.name.clone(), original, now(), &answers)?;
    let how = Import {
        answers: &answers,
        now: now(),
        original: None,
        again: Some(again),
    };
    let mut heard = |_| {
        if cancel.is_cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    book.import(&mut *stream, &how, &mut heard)?;
    Ok(Turned {
        done: Done {
            done: again.edit.code().to_owned(),
        },
        stale: BROUGHT.to_vec(),
    })
}
