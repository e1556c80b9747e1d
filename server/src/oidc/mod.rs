//! Asking an `OpenID` provider who somebody is: discovery, the address to send the browser to, and checking what comes
//! back. Which account that is, and whether it may sign in, is decided elsewhere.

mod http;

use crate::config::Oidc;
use chrono::{DateTime, TimeDelta, Utc};
use http::Client;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenClaims,
    CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::url::Url;
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, SignatureVerificationError, TokenResponse,
};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// How long what the provider says about itself is taken for current.
const KNOWN_FOR: Duration = Duration::from_hours(1);
/// How long the provider is left alone after it did not answer, so that waiting requests do not queue up.
const PAUSE: Duration = Duration::from_secs(5);
/// How old a token may be when it arrives: it is made for this answer.
const MAX_AGE: TimeDelta = TimeDelta::minutes(5);
/// How far the provider's clock may be ahead.
const MAX_AHEAD: TimeDelta = TimeDelta::seconds(60);
/// Longest key of a person, in bytes, as the specification bounds it.
const MAX_SUBJECT: usize = 255;

/// Signatures taken. Never `none`, and never one made with a secret that both sides hold.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Why nobody was identified. The text is for the log.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The provider does not answer, or not as a provider does.
    #[error("the provider cannot be used: {0}")]
    Unreachable(String),
    /// The provider does not take the code, or its token does not hold.
    #[error("the provider's answer does not hold: {0}")]
    Invalid(String),
}

/// What the browser takes along to the provider, and what has to be remembered until it comes back.
#[derive(Debug)]
pub struct Departure {
    /// Where to send the browser.
    pub url: Url,
    /// Comes back with the browser.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves to the provider that the same party asks for the token.
    pub verifier: String,
}

/// What the provider says about itself.
struct Known {
    client: Client,
    metadata: CoreProviderMetadata,
    since: Instant,
}

#[derive(Default)]
struct Memory {
    known: Option<Arc<Known>>,
    failed: Option<Instant>,
}

/// The provider.
pub struct Provider {
    settings: Oidc,
    redirect: String,
    memory: Mutex<Memory>,
}

impl Provider {
    /// The provider of these settings; it sends browsers back to `origin`. Nothing is asked yet.
    pub fn new(settings: Oidc, origin: &str) -> Self {
        let redirect = format!("{origin}/anmelden/rueckkehr");
        Self { settings, redirect, memory: Mutex::default() }
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Its address as its tokens have it.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    async fn known(&self) -> Result<Arc<Known>, Refusal> {
        let mut memory = self.memory.lock().await;
        if let Some(known) = memory.known.as_ref().filter(|k| k.since.elapsed() < KNOWN_FOR) {
            return Ok(known.clone());
        }
        if memory.failed.is_some_and(|at| at.elapsed() < PAUSE) {
            return Err(Refusal::Unreachable("it did not answer a moment ago".to_owned()));
        }
        match self.discover().await {
            Ok(known) => {
                let known = Arc::new(known);
                *memory = Memory { known: Some(known.clone()), failed: None };
                Ok(known)
            }
            Err(refusal) => {
                memory.failed = Some(Instant::now());
                Err(refusal)
            }
        }
    }

    async fn discover(&self) -> Result<Known, Refusal> {
        let unusable = |reason: String| Refusal::Unreachable(reason);
        let issuer = &self.settings.issuer;
        let base = Url::parse(issuer).map_err(|e| unusable(e.to_string()))?;
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let address = Url::parse(&address).map_err(|e| unusable(e.to_string()))?;
        let mut client = Client::new(&base)?;
        let metadata: CoreProviderMetadata = client.document(&address).await?;
        if metadata.issuer().as_str() != issuer {
            let found = metadata.issuer().as_str();
            return Err(unusable(format!("it calls itself {found} instead of {issuer}")));
        }
        let token = metadata.token_endpoint().map(|e| e.url().clone());
        client.allow(&token.ok_or_else(|| unusable("it names no token endpoint".to_owned()))?)?;
        client.allow(metadata.jwks_uri().url())?;
        if !client.is_safe(metadata.authorization_endpoint().url()) {
            return Err(unusable("its page to sign in has an unsafe address".to_owned()));
        }
        let keys: CoreJsonWebKeySet = client.document(metadata.jwks_uri().url()).await?;
        Ok(Known { client, metadata: metadata.set_jwks(keys), since: Instant::now() })
    }

    /// The same with the keys as they are now.
    async fn with_new_keys(&self, known: &Known) -> Result<Arc<Known>, Refusal> {
        let keys = known.client.document(known.metadata.jwks_uri().url()).await?;
        let known = Arc::new(Known {
            client: known.client.clone(),
            metadata: known.metadata.clone().set_jwks(keys),
            since: known.since,
        });
        self.memory.lock().await.known = Some(known.clone());
        Ok(known)
    }

    /// Prepares a sign-in: fresh state, nonce and code verifier.
    ///
    /// # Errors
    /// When the provider does not answer.
    pub async fn depart(&self) -> Result<Departure, Refusal> {
        let known = self.known().await?;
        let redirect = self.redirect()?;
        let client =
            CoreClient::from_provider_metadata(known.metadata.clone(), self.client_id(), None)
                .set_redirect_uri(redirect);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(32),
                || Nonce::new_random_len(32),
            )
            .set_pkce_challenge(challenge)
            .url();
        Ok(Departure {
            url,
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Exchanges the code and checks the token; gives the person's key at this provider.
    ///
    /// # Errors
    /// When the provider does not answer, does not take the code, or its token does not hold.
    pub async fn arrive(
        &self,
        code: String,
        verifier: String,
        nonce: String,
    ) -> Result<String, Refusal> {
        let known = self.known().await?;
        let token = self.exchange(&known, code, verifier).await?;
        let nonce = Nonce::new(nonce);
        let claims = match self.claims(&known, &token, &nonce) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let known = self.with_new_keys(&known).await?;
                self.claims(&known, &token, &nonce).cloned()
            }
            checked => checked.cloned(),
        };
        let claims = claims.map_err(|e| Refusal::Invalid(e.to_string()))?;
        self.check_parties(&claims)?;
        Ok(claims.subject().as_str().to_owned())
    }

    async fn exchange(
        &self,
        known: &Known,
        code: String,
        verifier: String,
    ) -> Result<CoreIdToken, Refusal> {
        let secret = ClientSecret::new(self.settings.client_secret.clone());
        // Without a word from the provider it takes the secret in the header.
        let in_body = known.metadata.token_endpoint_auth_methods_supported().is_some_and(|all| {
            !all.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && all.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let client = CoreClient::from_provider_metadata(
            known.metadata.clone(),
            self.client_id(),
            Some(secret),
        )
        .set_auth_type(if in_body { AuthType::RequestBody } else { AuthType::BasicAuth })
        .set_redirect_uri(self.redirect()?);
        let answer = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|e| Refusal::Unreachable(e.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&known.client)
            .await
            .map_err(|e| match e {
                openidconnect::RequestTokenError::Request(e) => Refusal::Unreachable(e.to_string()),
                other => Refusal::Invalid(other.to_string()),
            })?;
        let token = answer.id_token().cloned();
        token.ok_or_else(|| Refusal::Invalid("it brings no token".to_owned()))
    }

    /// The claims, where issuer, audience, signature, nonce and times hold.
    ///
    /// Times are those of the machine and not the product's: a demonstration on another day still signs in today.
    fn claims<'a>(
        &self,
        known: &Known,
        token: &'a CoreIdToken,
        nonce: &Nonce,
    ) -> Result<&'a CoreIdTokenClaims, ClaimsVerificationError> {
        let issuer = known.metadata.issuer().clone();
        // A public client's verifier has no secret to check a signature with.
        let verifier = CoreIdTokenVerifier::new_public_client(
            self.client_id(),
            issuer,
            known.metadata.jwks().clone(),
        )
        .set_allowed_algs(ALGORITHMS)
        .set_issue_time_verifier_fn(|issued| is_recent(issued, Utc::now()));
        token.claims(&verifier, nonce)
    }

    /// The token is for this product alone.
    fn check_parties(&self, claims: &CoreIdTokenClaims) -> Result<(), Refusal> {
        let own = &self.settings.client_id;
        if claims.audiences().len() != 1 {
            return Err(Refusal::Invalid("the token is for several audiences".to_owned()));
        }
        if claims.authorized_party().is_some_and(|party| party.as_str() != own) {
            return Err(Refusal::Invalid("the token was made for another party".to_owned()));
        }
        let subject = claims.subject().as_str();
        if subject.is_empty() || subject.len() > MAX_SUBJECT {
            return Err(Refusal::Invalid("the token names nobody".to_owned()));
        }
        Ok(())
    }

    fn client_id(&self) -> ClientId {
        ClientId::new(self.settings.client_id.clone())
    }

    fn redirect(&self) -> Result<RedirectUrl, Refusal> {
        let url = RedirectUrl::new(self.redirect.clone());
        url.map_err(|e| Refusal::Unreachable(format!("KOMPASS_ORIGIN: {e}")))
    }
}

fn is_recent(issued: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), String> {
    if issued < now - MAX_AGE {
        Err(format!("issued at {issued}, too long ago"))
    } else if issued > now + MAX_AHEAD {
        Err(format!("issued at {issued}, which is yet to come"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_taken_for_five_minutes() {
        let now = Utc::now();
        let at = |seconds: i64| is_recent(now + TimeDelta::seconds(seconds), now).is_ok();
        assert!(at(0) && at(-300) && at(60));
        assert!(!at(-301) && !at(61) && !at(-86_400) && !at(86_400));
    }
}
