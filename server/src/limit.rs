//! How often somebody may try: per address and per account, whatever a proxy's header says.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gate {
    /// A password.
    Password,
    /// Asking for a link to set a new password: each one counts, as each one may send a mail.
    Reset,
    /// A code of a second factor.
    Factor,
    /// Going to the provider to sign in: each one counts, as each one keeps a row for ten minutes.
    Provider,
    /// A request to the interface for programs: each one counts.
    Api,
}

impl Gate {
    /// How long a failed try counts. A code has six digits only, and a link fills a mailbox: both count longer.
    fn window(self) -> Duration {
        match self {
            Self::Password | Self::Provider | Self::Api => Duration::from_mins(1),
            Self::Reset | Self::Factor => Duration::from_mins(15),
        }
    }

    /// Tries within the window; the next one is refused. Going to the provider guesses nothing, and before a meeting a
    /// whole council does so from one address.
    pub(crate) fn tries(self) -> usize {
        match self {
            Self::Password | Self::Reset | Self::Factor => 5,
            Self::Provider => 30,
            // A program that follows every page of the demonstration stays far below.
            Self::Api => 120,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Address(IpAddr),
    Account(String),
}

type Key = (Gate, Who);

/// Tries by address and by account. Lost when the process ends.
#[derive(Debug, Default)]
pub struct Limits(Mutex<HashMap<Key, Vec<Instant>>>);

/// A try under way. It counts as failed from its beginning, so that tries at the same time do not slip through together;
/// [`Attempt::succeeded`] takes it back.
#[derive(Debug)]
pub struct Attempt<'a> {
    limits: &'a Limits,
    keys: Vec<Key>,
    began: Instant,
}

impl Limits {
    /// Begins a try, or none where address or account have had too many. `account` is what was typed or the account's
    /// identifier; one that does not exist counts alike.
    pub fn attempt(
        &self,
        gate: Gate,
        address: IpAddr,
        account: Option<&str>,
    ) -> Option<Attempt<'_>> {
        self.attempt_at(gate, address, account, Instant::now())
    }

    /// How long an address that has had too many tries has to wait for the next one.
    pub fn wait(&self, gate: Gate, address: IpAddr) -> Duration {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest =
            all.get(&(gate, Who::Address(household(address)))).and_then(|t| t.iter().min());
        oldest.map_or(Duration::ZERO, |time| gate.window().saturating_sub(time.elapsed()))
    }

    fn attempt_at(
        &self,
        gate: Gate,
        address: IpAddr,
        account: Option<&str>,
        now: Instant,
    ) -> Option<Attempt<'_>> {
        let account = account.map(|account| (gate, Who::Account(account.to_owned())));
        let keys: Vec<Key> =
            std::iter::once((gate, Who::Address(household(address)))).chain(account).collect();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(gate, _), times| {
            times.retain(|time| now.duration_since(*time) < gate.window());
            !times.is_empty()
        });
        if keys.iter().any(|key| all.get(key).is_some_and(|times| times.len() >= gate.tries())) {
            return None;
        }
        for key in &keys {
            all.entry(key.clone()).or_default().push(now);
        }
        Some(Attempt { limits: self, keys, began: now })
    }
}

impl Attempt<'_> {
    /// It was no failure.
    pub fn succeeded(self) {
        let mut all = self.limits.0.lock().unwrap_or_else(PoisonError::into_inner);
        for key in &self.keys {
            if let Some(times) = all.get_mut(key)
                && let Some(own) = times.iter().position(|time| *time == self.began)
            {
                times.swap_remove(own);
            }
        }
    }
}

/// One customer of an IPv6 network has 2⁶⁴ addresses at least.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from(u128::from(v6) & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn the_sixth_failure_of_an_address_is_refused_until_the_window_has_passed() {
        let limits = Limits::default();
        let now = Instant::now();
        let one = address("10.0.0.1");
        let tried = |at| limits.attempt_at(Gate::Password, one, None, at).is_some();
        assert!((0..5).all(|_| tried(now)));
        assert!(!tried(now));
        assert!(!tried(now + Duration::from_secs(59)));
        assert!(
            limits.attempt_at(Gate::Password, address("10.0.0.2"), None, now).is_some(),
            "another address"
        );
        assert!(limits.attempt_at(Gate::Reset, one, None, now).is_some(), "another gate");
        assert!(tried(now + Duration::from_mins(1)));
    }

    #[test]
    fn a_council_behind_one_address_reaches_the_provider_and_a_flood_does_not() {
        let limits = Limits::default();
        let now = Instant::now();
        let tried = |at| limits.attempt_at(Gate::Provider, address("10.0.0.1"), None, at).is_some();
        assert!((0..30).all(|_| tried(now)));
        assert!(!tried(now));
        assert!(tried(now + Duration::from_mins(1)));
    }

    #[test]
    fn a_program_is_told_how_long_to_wait() {
        let limits = Limits::default();
        let one = address("10.0.0.1");
        assert_eq!(limits.wait(Gate::Api, one), Duration::ZERO);
        let allowed = (0..1_000).take_while(|_| limits.attempt(Gate::Api, one, None).is_some());
        assert_eq!(allowed.count(), Gate::Api.tries());
        let wait = limits.wait(Gate::Api, one);
        assert!(wait > Duration::from_secs(50) && wait <= Duration::from_mins(1), "{wait:?}");
        assert_eq!(limits.wait(Gate::Api, address("10.0.0.2")), Duration::ZERO);
    }

    #[test]
    fn an_account_is_guarded_whatever_address_asks() {
        let limits = Limits::default();
        let tried = |last: u8, account| {
            limits.attempt(Gate::Password, IpAddr::from([10, 0, 0, last]), Some(account)).is_some()
        };
        assert!((0..5).all(|last| tried(last, "a")));
        assert!(!tried(9, "a"));
        assert!(tried(9, "b"));
    }

    #[test]
    fn success_does_not_count_and_tries_under_way_do() {
        let limits = Limits::default();
        let one = address("10.0.0.1");
        for _ in 0..20 {
            limits.attempt(Gate::Password, one, Some("a")).expect("allowed").succeeded();
        }
        let under_way: Vec<_> =
            (0..5).filter_map(|_| limits.attempt(Gate::Password, one, Some("a"))).collect();
        assert_eq!(under_way.len(), 5);
        assert!(limits.attempt(Gate::Password, one, Some("a")).is_none());
    }

    #[test]
    fn a_network_of_version_six_is_one_address() {
        assert_eq!(household(address("2001:db8:1:2:3::4")), address("2001:db8:1:2::"));
        assert_eq!(household(address("::ffff:10.0.0.1")), address("10.0.0.1"));
    }
}
