//! What runs beside the requests: linking the journal every second, computing the index where its inputs have changed,
//! telling the journal who took part in a workshop whose deadline is over, opening and closing rounds, every hour writing
//! the letters about values that are due, digests and mails about overdue answers, and once a day removing what has been
//! kept long enough and what came back of erased persons.

use crate::index::Upkeep;
use crate::state::AppState;
use crate::{circulars, digests, reminders};
use std::time::Duration;
use store::{Sequencer, Step, StoreError};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

const LINK_EVERY: Duration = Duration::from_secs(1);
/// A letter is written once whatever the interval; an hour after midnight it is there at the latest.
const REMIND_EVERY: Duration = Duration::from_hours(1);
/// A round that is over takes nothing from the first second on, whoever notes it when; this notes it soon.
const TURN_EVERY: Duration = Duration::from_secs(20);
const SWEEP_EVERY: Duration = Duration::from_hours(24);
/// Longest time for the rows that are left when the program stops.
const FINISH: Duration = Duration::from_secs(5);

/// The running task.
pub struct Beside {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Beside {
    /// Links what is left and ends.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        let _ = self.task.await;
    }
}

/// Starts the task.
pub fn start(state: AppState) -> Beside {
    let (stop, stopped) = oneshot::channel();
    Beside { stop, task: tokio::spawn(run(state, stopped)) }
}

async fn run(state: AppState, mut stopped: oneshot::Receiver<()>) {
    let sequencer = Sequencer::new(&state.store);
    if let Err(error) = sequencer.take_over().await {
        tracing::warn!(%error, "the lease on the journal's chain is waited for");
    }
    let mut tick = interval(LINK_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut sweep = Instant::now();
    // Without a mail server nobody reads a letter in time, so none is written.
    let reminds = state.config.smtp.is_some();
    let mut remind = Instant::now();
    let mut turn = Instant::now();
    let mut tell = Instant::now();
    let mut told = String::new();
    let mut upkeep = Upkeep::default();
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            _ = &mut stopped => break,
        }
        match link(&state, &sequencer).await {
            Ok(()) => told.clear(),
            // The same trouble comes back every second; once is enough to know.
            Err(error) if error.to_string() == told => {}
            Err(error) => {
                tracing::error!(%error, "the journal is not linked");
                state.note(&error);
                told = error.to_string();
            }
        }
        let (now, today) = (state.clock.now(), state.clock.today());
        if let Err(error) = state.store.tell_of_ballots(now, today).await {
            tracing::error!(%error, "the journal does not tell of ballots");
            state.note(&error);
        }
        match upkeep.run(&state).await {
            Ok(0) => {}
            Ok(years) => tracing::info!(years, "the index is computed"),
            Err(error) => {
                tracing::error!(%error, "the index is not computed");
                state.note(&error);
            }
        }
        if Instant::now() >= turn {
            turn = Instant::now() + TURN_EVERY;
            match state.store.turn_rounds(today, now).await {
                Ok(0) => {}
                Ok(rounds) => tracing::info!(rounds, "rounds were opened or closed"),
                Err(error) => {
                    tracing::error!(%error, "rounds are not opened and closed");
                    state.note(&error);
                }
            }
        }
        end_circulars(&state).await;
        if reminds && Instant::now() >= remind {
            remind = Instant::now() + REMIND_EVERY;
            let (store, clock) = (&state.store, state.clock);
            let (today, now) = (clock.today(), clock.now());
            let rounds = reminders::write_round_letters(store, &state.config, today, now).await;
            if let Err(error) = rounds {
                tracing::error!(%error, "letters about rounds are not written");
                state.note(&error);
            }
            if let Err(error) = circulars::remind(store, &state.config, today, now).await {
                tracing::error!(%error, "reminders about circular procedures are not written");
                state.note(&error);
            }
            let written = reminders::write_due(store, &state.config, today, now).await;
            match written {
                Ok(0) => {}
                Ok(letters) => tracing::info!(letters, "letters about values that are due"),
                Err(error) => {
                    tracing::error!(%error, "letters about values that are due are not written");
                    state.note(&error);
                }
            }
        }
        if reminds && Instant::now() >= tell {
            tell = Instant::now() + REMIND_EVERY;
            tell_of_council(&state).await;
        }
        if Instant::now() >= sweep {
            sweep = Instant::now() + SWEEP_EVERY;
            clear(&state).await;
        }
    }
    match timeout(FINISH, sequencer.finish(state.clock.now())).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "rows of the journal are left to link"),
        Err(_) => tracing::warn!("rows of the journal are left to link"),
    }
}

/// Removes what has been kept long enough, and what came back of persons who were erased.
async fn clear(state: &AppState) {
    let now = state.clock.now();
    if let Err(error) = state.store.sweep(now).await {
        tracing::error!(%error, "what has been kept long enough is not removed");
        state.note(&error);
    }
    match state.store.apply_erasures(now).await {
        Ok(0) => {}
        Ok(persons) => tracing::info!(persons, "persons were erased once more"),
        Err(error) => {
            tracing::error!(%error, "what came back of erased persons is still there");
            state.note(&error);
        }
    }
}

/// Counts the circular procedures whose last day is over.
async fn end_circulars(state: &AppState) {
    let (now, today) = (state.clock.now(), state.clock.today());
    match circulars::end_due(&state.store, &state.config, today, now).await {
        Ok(0) => {}
        Ok(ended) => tracing::info!(ended, "circular procedures were counted"),
        Err(error) => {
            tracing::error!(%error, "circular procedures are not ended");
            state.note(&error);
        }
    }
}

/// Digests and mails about answers that are overdue.
async fn tell_of_council(state: &AppState) {
    let (store, config, clock) = (&state.store, &state.config, state.clock);
    let (today, now) = (clock.today(), clock.now());
    let written = async {
        let overdue = digests::write_overdue(store, config, today, now).await?;
        let digests = digests::write_digests(store, config, today, now).await?;
        Ok::<_, StoreError>((overdue, digests))
    };
    match written.await {
        Ok((0, 0)) => {}
        Ok((overdue, digests)) => {
            tracing::info!(overdue, digests, "mails about the council's work");
        }
        Err(error) => {
            tracing::error!(%error, "mails about the council's work are not written");
            state.note(&error);
        }
    }
}

async fn link(state: &AppState, sequencer: &Sequencer) -> Result<(), StoreError> {
    while let Step::Linked(_) = sequencer.step(state.clock.now()).await? {}
    Ok(())
}
