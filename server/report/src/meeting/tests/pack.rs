//! The pack: bookmarks, marks, files, size.

use super::*;
use domain::attachment::Media;
use std::time::Instant;

/// A picture of its own for each number.
fn picture(number: usize, width: u32) -> Vec<u8> {
    let height = width * 3 / 4;
    let bars: Vec<String> = (0..24)
        .map(|bar| {
            let tall = (bar * 37 + number * 13) % 90 + 5;
            format!(
                "<rect x=\"{}\" y=\"{}\" width=\"3\" height=\"{tall}\" fill=\"#2b{:02x}7f\"/>",
                bar * 4,
                100 - tall,
                bar * 9
            )
        })
        .collect();
    let bars = bars.concat();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 100 100\">{bars}</svg>"
    );
    crate::svg_png(&svg).expect("a picture")
}

/// What passes for a PDF file: its bytes are never read.
fn foreign_pdf(number: usize, size: usize) -> Vec<u8> {
    let mut state = u32::try_from(number).expect("small").wrapping_mul(2_654_435_761) | 1;
    let noise = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    });
    b"%PDF-1.7\n".iter().copied().chain(noise.take(size)).collect()
}

/// The pack of the usual meeting after a supplement, with a picture and a PDF file.
pub(super) fn small() -> Vec<u8> {
    let house = House::new();
    let occasion = occasion();
    let (agenda, changes) = supplement();
    let (paper, course) = (paper(4), course());
    let (shown, enclosed) = (picture(1, 300), foreign_pdf(1, 40_000));
    let files = [
        Attached { file: &paper.files[0], media: Media::Png, bytes: Some(&shown), changed: false },
        Attached {
            file: &paper.files[1],
            media: Media::Pdf,
            bytes: Some(&enclosed),
            changed: true,
        },
    ];
    let sheet = PaperSheet {
        paper: &paper,
        reach: Tier::Council,
        course: &course,
        live: None,
        changed: Some(1),
    };
    let urgent = [item_id("i12")];
    let pack = Pack {
        occasion: &occasion,
        version: 2,
        date: day("2020-06-10"),
        agenda: AgendaSheet {
            agenda: &agenda,
            version: 2,
            reach: Tier::Council,
            changes: Some((1, &changes)),
            urgent: &urgent,
        },
        papers: &[PackPaper { sheet, files: &files }],
    };
    meeting_pack(&house.office(), &pack, "mappe-6").expect("a pack")
}

#[test]
fn marks_stand_at_what_has_changed() {
    let Some(text) = poppler_text(&small()) else { return };
    for words in [
        "geändert seit Version 1",
        "neu seit Version 1",
        "abgesetzt",
        "dringlich",
        "Beschlussvorlage SR-2020-004",
        "Anlage 1 zu SR-2020-004: Auswertung der Bewertungsrunde",
        "SR-2020-004-Anlage-2.pdf",
        "Zur Tagesordnung",
        "Seite 1 von",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn what_cannot_be_shown_is_enclosed_as_a_file() {
    use crate::meeting::attachment::shown;
    use typst::foundations::Bytes;
    let png = picture(1, 40);
    assert_eq!(shown(Media::Png, &Bytes::new(png.clone())), Some("png"));
    assert_eq!(shown(Media::Png, &Bytes::new(png[..png.len() / 2].to_vec())), None);
    assert_eq!(shown(Media::Jpeg, &Bytes::new(png.clone())), None);
    assert_eq!(shown(Media::Pdf, &Bytes::new(foreign_pdf(1, 10))), None);
    let mut huge = png;
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert_eq!(shown(Media::Png, &Bytes::new(huge)), None, "65,536 × 65,536 pixels");
    for head in
        [&b"\xff\xd8\xff\xe0\x00\x02\xff"[..], b"\xff\xd8\xff", b"RIFF\x00\x00\x00\x00WEBPVP8 "]
    {
        assert_eq!(shown(Media::Jpeg, &Bytes::new(head.to_vec())), None);
        assert_eq!(shown(Media::WebP, &Bytes::new(head.to_vec())), None);
    }
}

/// A paper that two items rest on is in once, and a closer circle's files are not in at all.
#[test]
fn a_paper_is_bound_once_and_only_what_the_reader_may_see() {
    let house = House::new();
    let occasion = occasion();
    let mut items = agenda().items().to_vec();
    for item in &mut items {
        if item.id.as_str() == "i5" {
            item.paper = Some(paper_number(4));
        }
    }
    let agenda = Agenda::new(items).expect("an agenda");
    let paper = paper(4);
    let bytes = foreign_pdf(1, 100);
    let attached = |file| Attached { file, media: Media::Pdf, bytes: Some(&bytes), changed: false };
    let files: Vec<_> = paper.files.iter().map(attached).collect();
    let sheet_of =
        PaperSheet { paper: &paper, reach: Tier::Public, course: &[], live: None, changed: None };
    let pack = Pack {
        occasion: &occasion,
        version: 1,
        date: day("2020-06-03"),
        agenda: sheet(&agenda, Tier::Public),
        papers: &[PackPaper { sheet: sheet_of, files: &files }],
    };
    let words = crate::meeting::pack::set(&house.office(), &pack).expect("pages").words().join("");
    assert!(words.contains("Die Vorlage SR-2020-004 steht bei TOP 5."));
    assert!(words.contains("SR-2020-004-Anlage-1.pdf"));
    assert!(!words.contains("SR-2020-004-Anlage-2.pdf") && !words.contains("Gemeinsame Fragen"));
}

/// 40 items with papers, 60 files: prints how long it takes. Bounds are for `make bench`, never for a test.
#[test]
fn a_pack_of_forty_items_and_sixty_files() {
    let house = House::new();
    let occasion = occasion();
    let items = (1..=40).map(|n| AgendaItem {
        paper: Some(paper_number(n)),
        ..item(&format!("i{n}"), &format!("Gegenstand {n}"), 0, Some(ItemKind::Decision), 5)
    });
    let agenda = Agenda::new(items.collect()).expect("an agenda").sent();
    let papers: Vec<Paper> = (1..=40)
        .map(|n| {
            let mut paper = paper(n);
            paper.text.facts =
                "Der Sachverhalt ist lang und hat viele Worte, wie es üblich ist. ".repeat(30);
            paper.files.truncate(if n > 20 { 2 } else { 1 });
            paper
        })
        .collect();
    let bytes: Vec<(Media, Vec<u8>)> = (0..60)
        .map(|n| {
            if n % 2 == 0 {
                (Media::Pdf, foreign_pdf(n, 300_000))
            } else {
                (Media::Png, picture(n, 400))
            }
        })
        .collect();
    let mut left = bytes.iter();
    let files: Vec<Vec<Attached<'_>>> = papers
        .iter()
        .map(|paper| {
            let attached = paper.files.iter().map(|file| {
                let (media, bytes) = left.next().expect("sixty");
                Attached { file, media: *media, bytes: Some(bytes), changed: false }
            });
            attached.collect()
        })
        .collect();
    assert_eq!(files.iter().map(Vec::len).sum::<usize>(), 60);
    let course = course();
    let papers: Vec<_> = papers
        .iter()
        .zip(&files)
        .map(|(paper, files)| PackPaper {
            sheet: PaperSheet {
                paper,
                reach: Tier::Council,
                course: &course,
                live: None,
                changed: None,
            },
            files,
        })
        .collect();
    let pack = Pack {
        occasion: &occasion,
        version: 1,
        date: day("2020-06-03"),
        agenda: sheet(&agenda, Tier::Council),
        papers: &papers,
    };
    let begun = Instant::now();
    let document = crate::meeting::pack::set(&house.office(), &pack).expect("pages");
    let set = begun.elapsed();
    let pdf = document.pdf("mappe-40").expect("PDF/UA-1");
    let total = begun.elapsed();
    println!(
        "pack of 40 items and 60 files: {} pages, {} kB, pages after {set:.1?}, file after {total:.1?}",
        document.pages(),
        pdf.len() / 1000
    );
    if let Some(folder) = std::env::var_os("KOMPASS_EXPORTS") {
        std::fs::write(std::path::Path::new(&folder).join("sitzung-mappe-gross.pdf"), &pdf)
            .expect("a file");
    }
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.matches("/EmbeddedFile").count() >= 30);
    let words = document.words();
    assert!(words[0].contains("Gegenstand 1"));
    assert!(words.iter().any(|page| page.contains("Anlage 2 zu SR-2020-040")));
    let again = meeting_pack(&house.office(), &pack, "mappe-40").expect("PDF/UA-1");
    assert!(again == pdf, "the same version is the same file");
}
