//! Mails about one's own account: a link to set a new password, and notices of what was changed.

use domain::key::AccountId;
use store::NewMail;

/// Who a mail goes to.
#[derive(Debug, Clone, Copy)]
pub struct To<'a> {
    /// The account.
    pub id: &'a AccountId,
    /// Its address.
    pub email: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// The link to set a new password.
pub fn reset(to: To<'_>, link: &str) -> NewMail {
    compose(
        to,
        "Neues Kennwort setzen",
        &[
            "für Ihr Konto wurde ein neues Kennwort angefordert. Über diesen Link setzen Sie es:",
            link,
            "Der Link gilt eine Stunde und nur einmal. Ihr bisheriges Kennwort gilt, bis Sie ein neues gesetzt haben.",
            "Haben Sie das nicht angefordert, müssen Sie nichts tun.",
        ],
        Some(link),
    )
}

/// What was changed in an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The password, from the own area.
    PasswordChanged,
    /// The password, over a link.
    PasswordReset,
    /// A second factor was added.
    FactorAdded,
    /// The second factor was removed.
    FactorRemoved,
}

/// A notice of a change, so that nobody's account is changed unseen.
pub fn notice(to: To<'_>, notice: Notice) -> NewMail {
    let (subject, what) = match notice {
        Notice::PasswordChanged => {
            ("Ihr Kennwort wurde geändert", "das Kennwort Ihres Kontos wurde soeben geändert.")
        }
        Notice::PasswordReset => (
            "Ihr Kennwort wurde neu gesetzt",
            "das Kennwort Ihres Kontos wurde soeben über einen Link neu gesetzt.",
        ),
        Notice::FactorAdded => (
            "Zweiter Faktor eingerichtet",
            "für Ihr Konto wurde soeben ein zweiter Faktor eingerichtet. Beim Anmelden wird künftig ein Code verlangt.",
        ),
        Notice::FactorRemoved => (
            "Zweiter Faktor entfernt",
            "der zweite Faktor Ihres Kontos wurde soeben entfernt. Beim Anmelden genügt das Kennwort.",
        ),
    };
    let others = "Alle anderen Sitzungen wurden beendet.";
    let otherwise = "Waren Sie das nicht, setzen Sie bitte sofort ein neues Kennwort und melden Sie sich bei der Geschäftsstelle.";
    compose(to, subject, &[what, others, otherwise], None)
}

/// Both parts from the same paragraphs; `link` is the one that becomes a link in the HTML part.
fn compose(to: To<'_>, subject: &str, paragraphs: &[&str], link: Option<&str>) -> NewMail {
    let greeting = format!("Guten Tag {},", to.name);
    let closing = "Wirkungskompass, Strategierat Niedersachsen";
    let all: Vec<&str> = std::iter::once(greeting.as_str())
        .chain(paragraphs.iter().copied())
        .chain([closing])
        .collect();
    let html: String = all
        .iter()
        .map(|paragraph| {
            let text = escape(paragraph);
            if Some(*paragraph) == link {
                format!("<p><a href=\"{text}\">{text}</a></p>\n")
            } else {
                format!("<p>{text}</p>\n")
            }
        })
        .collect();
    NewMail {
        account: Some(to.id.clone()),
        address: to.email.to_owned(),
        name: to.name.to_owned(),
        subject: subject.to_owned(),
        text: format!("{}\n", all.join("\n\n")),
        html: format!(
            "<!DOCTYPE html>\n<html lang=\"de\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n{html}</body>\n</html>\n",
            escape(subject)
        ),
        secret: link.is_some(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_text_and_a_link_is_told_as_secret() {
        let id = AccountId::parse("a").expect("a key");
        let to = To { id: &id, email: "a@b.example", name: "<img src=x onerror=alert(1)>" };
        let mail = reset(to, "https://kompass.example/kennwort-neu/abc");
        assert!(mail.secret);
        assert!(mail.text.contains("\n\nhttps://kompass.example/kennwort-neu/abc\n\n"));
        assert!(mail.html.contains("href=\"https://kompass.example/kennwort-neu/abc\""));
        assert!(!mail.html.contains("<img"));
        for kind in [
            Notice::PasswordChanged,
            Notice::PasswordReset,
            Notice::FactorAdded,
            Notice::FactorRemoved,
        ] {
            let mail = notice(to, kind);
            assert!(!mail.secret && !mail.html.contains("<img") && !mail.html.contains("href"));
        }
    }
}
