//! The invitation as a mail. Mails are German: the council's language.

use domain::key::AccountId;
use store::NewMail;

/// Invites a person over a link that counts once.
pub(super) fn invitation(id: &AccountId, name: &str, email: &str, link: &str) -> NewMail {
    let subject = "Ihr Zugang zum Wirkungskompass des Strategierats".to_owned();
    let paragraphs = [
        format!("Guten Tag {name},"),
        "die Geschäftsstelle des Strategierats Niedersachsen hat für Sie ein Konto im Wirkungskompass angelegt. \
         Bitte öffnen Sie diesen Link und legen Sie Ihr Kennwort fest:"
            .to_owned(),
        link.to_owned(),
        "Der Link gilt 7 Tage und nur einmal. Ist er abgelaufen, bitten Sie die Geschäftsstelle um einen neuen. \
         Geben Sie ihn nicht weiter: Er öffnet Ihr Konto."
            .to_owned(),
        "Haben Sie diese Mail nicht erwartet, brauchen Sie nichts zu tun.".to_owned(),
        "Geschäftsstelle des Strategierats Niedersachsen".to_owned(),
    ];
    let text = paragraphs.join("\n\n") + "\n";
    let html: String = paragraphs
        .iter()
        .map(|paragraph| {
            if paragraph == link {
                format!("<p><a href=\"{0}\">{0}</a></p>\n", escaped(link))
            } else {
                format!("<p>{}</p>\n", escaped(paragraph))
            }
        })
        .collect();
    NewMail {
        account: Some(id.clone()),
        address: email.to_owned(),
        name: name.to_owned(),
        subject,
        text,
        html,
        secret: true,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_carry_the_link_and_a_name_is_text() {
        let id = AccountId::parse("a").expect("a key");
        let link = "https://kompass.example/einladung/abc-_1";
        let mail = invitation(&id, "<b>Erika</b> \"Muster\"", "e@x.example", link);
        assert!(mail.secret && mail.text.contains(&format!("\n\n{link}\n\n")));
        assert!(mail.html.contains(&format!("<a href=\"{link}\">{link}</a>")));
        assert!(mail.html.contains("&lt;b&gt;Erika&lt;/b&gt; &quot;Muster&quot;"));
        assert!(!mail.html.contains("<b>") && !mail.subject.contains("Erika"));
    }
}
