//! Canary strings in confidential records: nobody without the right ever receives one, wherever they look.

use crate::site::{Site, Who, demo, run};
use domain::tier::Tier;
use server::routes::list;

/// One record per kind and circle; the number stands for the place it was written to.
fn canary(kind: &str, tier: Tier) -> String {
    format!("kanarienvogel-{kind}-{}", tier.code())
}

/// The demonstration with a canary in a measure's texts and in practical experience of every circle.
async fn aviary() -> Site {
    let site = demo().await;
    let measures = [
        ("digitalbonus-vereine", Tier::Guests),
        ("beratung-einzelhandel", Tier::Council),
        ("digitalagentur", Tier::Ministry),
        ("digitalhub", Tier::Secretariat),
    ];
    for (slug, tier) in measures {
        let (name, code) = (canary("name", tier), tier.code());
        let (summary, short) = (canary("text", tier), canary("kurz", tier));
        site.state
            .store
            .tamper(&format!(
                "UPDATE measure:`{slug}` SET tier = '{code}', name.de = '{name}', short = '{short}',
                     summary.de = '{summary}', description = '{summary}';
                 UPDATE journal SET title = '{name}' WHERE subject = 'measure' AND key = '{slug}';"
            ))
            .await
            .expect("taken");
    }
    for tier in Tier::ALL {
        let (text, code) = (canary("erfahrung", *tier), tier.code());
        site.state
            .store
            .tamper(&format!(
                "CREATE experience:`{text}` CONTENT {{ measure: 'digitalbonus', organisation: 'ORG09',
                     kind: 'huerde', date: '2026-01-01', text: '{text}', visibility: '{code}',
                     evidence: 'read', version: 1 }};"
            ))
            .await
            .expect("taken");
    }
    site.state.store.tamper("UPDATE meta:catalogue SET base += 1").await.expect("taken");
    // A change leaves a row in the journal that names the record.
    let planner = site.sign_in(Who::Planner).await;
    let fields = [
        ("name", canary("name", Tier::Ministry)),
        ("short", canary("kurz", Tier::Ministry)),
        ("summary", canary("journal", Tier::Ministry)),
        ("lead", "MW".to_owned()),
        ("tier", Tier::Ministry.code().to_owned()),
        ("version", "1".to_owned()),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let edited = site.post(&planner, "/massnahmen/digitalagentur/bearbeiten", &fields).await;
    assert_eq!(edited.status.as_u16(), 303, "{}", edited.text);
    site
}

pub(crate) fn reach(who: Who) -> Tier {
    use domain::actor::Role;
    match who.role() {
        Some(Role::Secretariat) => Tier::Secretariat,
        Some(Role::Planner) => Tier::Ministry,
        Some(Role::Member | Role::Deputy | Role::Chair) => Tier::Council,
        Some(Role::Guest) => Tier::Guests,
        Some(Role::Admin | Role::None) | None => Tier::Public,
    }
}

/// Every address of the product that reads, with every record that its path could name.
fn addresses() -> Vec<String> {
    let slugs = [
        "digitalbonus",
        "digitalbonus-innovativ",
        "digitalbonus-vereine",
        "beratung-einzelhandel",
        "digitalagentur",
        "digitalhub",
    ];
    let mut all = Vec::new();
    // A stream tells a number and does not end.
    let ends = |path: &str| !path.ends_with("/strom");
    for route in list().iter().filter(|route| !route.writes && ends(route.path)) {
        for slug in slugs {
            let path = route
                .path
                .replace("{slug}", slug)
                .replace("{measure}", slug)
                .replace("{round}", "R7")
                .replace("{code}", "BG-04")
                .replace("{id}", &canary("erfahrung", Tier::Secretariat))
                .replace("{nr}", "7")
                .replace("{token}", "unbekannt");
            all.push(path);
            if !route.path.contains("{slug}") && !route.path.contains("{measure}") {
                break;
            }
        }
    }
    all.extend(
        ["/massnahmen?sort=-stand", "/aenderungen?seite=2", "/en/massnahmen"].map(String::from),
    );
    all.push(format!("/massnahmen?federfuehrung={}", canary("name", Tier::Ministry)));
    all
}

#[test]
fn no_canary_leaves_its_circle() {
    run(async {
        let site = aviary().await;
        let (mut looked, mut heard, mut wrong) = (0, 0, Vec::new());
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            for path in addresses() {
                let answer = site.get(&cookie, &path).await;
                looked += 1;
                for tier in Tier::ALL {
                    for kind in ["name", "kurz", "text", "journal", "erfahrung"] {
                        let song = canary(kind, *tier);
                        // What was asked for in the address is not told by the answer.
                        if path.contains(&song) || !answer.text.contains(&format!("{song}<")) {
                            continue;
                        }
                        heard += 1;
                        if !tier.is_within(reach(who)) {
                            wrong.push(format!("{path} tells {who:?} of {song}"));
                        }
                    }
                }
            }
        }
        println!("{looked} pages, {heard} times heard where it is right");
        assert!(heard > 50, "the canaries sing at all");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// What a right is worth the moment after it ended: a mandate withdrawn, an account locked, a delegation run out.
#[test]
fn a_right_that_ended_is_refused_at_once() {
    run(async {
        let site = demo().await;
        let path = "/massnahmen/digitalbonus/erfahrung";
        let endings = [
            "UPDATE mandate:`demo-mitglied` SET withdrawn = true",
            "UPDATE mandate:`demo-mitglied` SET withdrawn = false, to = '2020-01-01'",
            "UPDATE mandate:`demo-mitglied` SET to = NONE, from = '2999-01-01'",
            "UPDATE mandate:`demo-mitglied` SET from = '2019-02-28', role = 'guest'",
            "UPDATE mandate:`demo-mitglied` SET role = 'member'; UPDATE account:`demo-mitglied` SET disabled = true",
        ];
        let back = "UPDATE mandate:`demo-mitglied` SET withdrawn = false, to = NONE, from = '2019-02-28', role = 'member';
            UPDATE account:`demo-mitglied` SET disabled = false";
        for ending in endings {
            site.state.store.tamper(back).await.expect("taken");
            let cookie = site.sign_in(Who::Member).await;
            assert_eq!(site.get(&cookie, path).await.status.as_u16(), 200, "before: {ending}");
            site.state.store.tamper(ending).await.expect("taken");
            let after = site.get(&cookie, path).await.status.as_u16();
            assert!(matches!(after, 403 | 404), "{after} after {ending}");
            let post = site
                .post(&cookie, path, &[("token", "t1"), ("text", "x"), ("kind", "huerde")])
                .await;
            assert_eq!(post.status.as_u16(), 403, "{ending}");
        }
    });
}
