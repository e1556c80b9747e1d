//! Who is at the other end of a request: the address it came from and what the browser calls itself.

use super::session;
use crate::state::AppState;
use axum::extract::rejection::ExtensionRejection;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use store::NewSession;

/// Longest name of a browser that is kept, in characters.
const MAX_AGENT: usize = 120;

/// The other end of a request.
#[derive(Debug, Clone)]
pub struct Remote {
    /// The peer's address. Only a proxy that the configuration names can tell another.
    pub address: IpAddr,
    /// What the browser calls itself, cut.
    pub agent: String,
    /// Digest of the secret for the second step of a sign-in, where the browser holds one.
    pub step: Option<String>,
}

impl FromRequestParts<AppState> for Remote {
    type Rejection = ExtensionRejection;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let ConnectInfo(peer) = ConnectInfo::<SocketAddr>::from_request_parts(parts, state).await?;
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self {
            address: reader(peer.ip(), &parts.headers, &state.config.proxies),
            agent: agent.unwrap_or_default().chars().take(MAX_AGENT).collect(),
            step: session::step_key(&parts.headers, &state.config),
        })
    }
}

/// The address a reader comes from: the peer, or what a known proxy has added last about its own peer. What stands
/// before that came with the request, and anybody can send it.
fn reader(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer.to_canonical()) {
        return peer;
    }
    let told = headers.get_all("x-forwarded-for").iter().next_back();
    let told = told.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    told.unwrap_or(peer)
}

impl Remote {
    /// The network the address belongs to: who signs in is told from where, and nobody's connection is recorded.
    pub fn network(&self) -> String {
        match self.address.to_canonical() {
            IpAddr::V4(v4) => {
                format!("{}/24", Ipv4Addr::from(u32::from(v4) & (u32::MAX << 8)))
            }
            IpAddr::V6(v6) => {
                format!("{}/48", Ipv6Addr::from(u128::from(v6) & (u128::MAX << 80)))
            }
        }
    }

    /// What a session of this browser is started with; `network` is [`Remote::network`].
    pub fn session<'a>(
        &'a self,
        key: &'a str,
        method: &'a str,
        network: &'a str,
    ) -> NewSession<'a> {
        NewSession { key, method, address: network, agent: &self.agent }
    }
}

#[cfg(test)]
mod tests {
    use super::{Remote, reader};
    use axum::http::HeaderMap;
    use std::net::IpAddr;

    #[test]
    fn only_a_known_proxy_tells_where_a_reader_comes_from() {
        let [proxy, other, client]: [IpAddr; 3] =
            ["10.0.0.1", "10.0.0.2", "203.0.113.7"].map(|text| text.parse().expect("an address"));
        let mut headers = HeaderMap::new();
        assert_eq!(reader(proxy, &headers, &[proxy]), proxy, "it says nothing");
        // The first entries are the reader's own invention.
        headers.append("x-forwarded-for", "1.2.3.4".parse().expect("a value"));
        headers.append("x-forwarded-for", "5.6.7.8, 203.0.113.7".parse().expect("a value"));
        assert_eq!(reader(proxy, &headers, &[proxy]), client);
        assert_eq!(reader(other, &headers, &[proxy]), other);
        assert_eq!(reader(proxy, &headers, &[]), proxy);
        headers.append("x-forwarded-for", "unknown".parse().expect("a value"));
        assert_eq!(reader(proxy, &headers, &[proxy]), proxy);
    }

    #[test]
    fn addresses_are_cut_to_their_network() {
        for (address, network) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ] {
            let address = address.parse().expect("an address");
            let remote = Remote { address, agent: String::new(), step: None };
            assert_eq!(remote.network(), network);
        }
    }
}
