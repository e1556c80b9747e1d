//! Workbooks: written by another program's library, and minimal ones written by hand.

use super::write::{ods, xlsx};
use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook};

fn sample() -> Vec<u8> {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet().set_name("Notizen").unwrap();
    hidden.write(0, 0, "nur intern").unwrap();
    hidden.set_hidden(true);
    let sheet = book.add_worksheet().set_name("Werte").unwrap().set_active(true);
    sheet.set_first_tab(true);
    let day = CellFormat::new().set_num_format("dd.mm.yyyy");
    let percent = CellFormat::new().set_num_format("0.0%");
    sheet.write(0, 0, "Auswertung, Stand März").unwrap();
    for (column, heading) in ["Stichtag", "Land", "Anteil", "Anzahl"].iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let date = ExcelDateTime::from_ymd(2024, 12, 31).unwrap();
    sheet.write_with_format(3, 0, &date, &day).unwrap();
    sheet.write(3, 1, "Niedersachsen").unwrap();
    sheet.write_with_format(3, 2, 0.07, &percent).unwrap();
    sheet.write(3, 3, Formula::new("1000+234").set_result("1234")).unwrap();
    sheet.write(4, 0, 45_657).unwrap();
    sheet.write(4, 1, "=Bremen").unwrap();
    sheet.write(4, 2, "12,5 %").unwrap();
    sheet.write(4, 3, "rund 1.300").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn an_excel_workbook_is_read_as_a_person_sees_it() {
    let table = read_file(&sample(), "x.xlsx").unwrap();
    assert_eq!(
        written(&table),
        [
            "Werte!C4|Niedersachsen,Anteil|2024-12-31|7|%",
            "Werte!D4|Niedersachsen,Anzahl|2024-12-31|1234|",
            "Werte!C5|=Bremen,Anteil||12.5|%",
            "Werte!D5|=Bremen,Anzahl||1300|",
        ]
    );
    let computed: Vec<_> = table.candidates.iter().map(|found| found.computed).collect();
    assert_eq!(computed, [false, true, false, false]);
    // A number without the form of a date is not taken for one silently.
    assert_eq!(problems(&table), ["Werte!A5 period_day_serial"]);
    assert_eq!(table.summary.sheet.as_deref(), Some("Werte"));
}

#[test]
fn sheets_are_listed_and_chosen() {
    let (bytes, limits) = (sample(), Limits::default());
    let format = recognise(&bytes, "x.xlsx", &limits).unwrap();
    let looked = preview(&bytes, &format, None, &limits).unwrap();
    assert_eq!((looked.sheets, looked.sheet), (vec!["Werte".to_owned()], Some("Werte".to_owned())));
    let hidden = preview(&bytes, &format, Some("Notizen"), &limits).unwrap();
    assert_eq!(hidden.rows().next(), Some((1, vec!["nur intern"])));
    let missing = preview(&bytes, &format, Some("Fehlt"), &limits).unwrap_err();
    assert_eq!(missing, Unreadable::NoSuchSheet { name: "Fehlt".to_owned() });
}

/// Cells as ECMA-376 part 1, 18.3.1.4 writes them.
#[test]
fn every_kind_of_excel_cell_is_read() {
    let data = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Me</t></r><r><t>nge</t></r></is></c></row>
        <row r="3"><c r="A3"><v>2020</v></c><c r="B3"><f>SUM(C1:C9)</f><v>12.50</v></c></row>
        <row><c><v>2021</v></c><c t="str"><f>A1&amp;"x"</f><v>1,5</v></c></row>
        <row r="9"><c r="A9"><v>2022</v></c><c r="B9"><f>[1]Tabelle1!A1</f></c></row>
        <row r="10"><c r="A10"><v>2023</v></c><c r="B10" t="e"><v>#DIV/0!</v></c></row>
        <row r="11"><c r="A11"><f>B1</f></c><c r="B11"><v>1</v></c></row>
        <row r="12"><c r="A12"><v>2024</v></c><c r="B12" t="b"><v>1</v></c><c r="ZZ12" s="3"/></row>"#;
    let shared = "<si><t>Ja</t><rPh><t>nein</t></rPh><r><t>hr</t></r></si>";
    let table = read_file(&xlsx(data, shared, &[]), "x.xlsx").unwrap();
    assert_eq!(
        written(&table),
        [
            "Werte!B3|Menge|2020|12.5|",
            "Werte!B4|Menge|2021|1.5|",
            "Werte!B9|Menge|2022|none|",
            "Werte!B10|Menge|2023|none|",
            "Werte!B12|Menge|2024|none|",
        ]
    );
    assert_eq!(
        problems(&table),
        [
            "Werte!B9 cell_formula_without_value",
            "Werte!B10 cell_error",
            "Werte!A11 cell_formula_without_value",
            "Werte!B12 number_not_a_number",
        ]
    );
    assert!(table.candidates[0].computed && table.candidates[1].computed);
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let workbook = br#"<workbook><workbookPr date1904="1"/><sheets><sheet name="Werte" r:id="r1"/></sheets></workbook>"#;
    let parts = br#"<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;
    let styles = br#"<styleSheet><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let data = r#"<row r="1"><c r="A1" t="str"><v>Tag</v></c><c r="B1" t="str"><v>Menge</v></c></row>
        <row r="2"><c r="A2" s="1"><v>44195.5</v></c><c r="B2" s="0"><v>0.3</v></c></row>"#;
    let bytes = xlsx(
        data,
        "",
        &[
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", parts),
            ("xl/styles.xml", styles),
        ],
    );
    let table = read_file(&bytes, "x.xlsx").unwrap();
    assert_eq!(written(&table), ["Werte!B2|Menge|2024-12-31|0.3|"]);
}

/// Cells as ISO/IEC 26300-1, 9.1 and 19.385 write them.
#[test]
fn an_opendocument_spreadsheet_is_read_as_a_person_sees_it() {
    let body = r#"
        <table:tracked-changes><table:cell-content-change><table:table-cell><text:p>alt</text:p></table:table-cell></table:cell-content-change></table:tracked-changes>
        <table:table table:name="Aus" table:style-name="off"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
        <table:table table:name="Werte">
        <table:table-column table:number-columns-repeated="16384"/>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-header-rows><table:table-row>
          <table:table-cell office:value-type="string"><text:p>Stichtag</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><office:annotation><text:p>Notiz</text:p></office:annotation><text:p>Land<text:s text:c="2"/><text:span>NI</text:span></text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>Anteil</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>Menge</text:p></table:table-cell>
        </table:table-row></table:table-header-rows>
        <table:table-row>
          <table:table-cell office:value-type="date" office:date-value="2024-12-31T00:00:00"><text:p>31.12.24</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>A &amp; B</text:p></table:table-cell>
          <table:table-cell office:value-type="percentage" office:value="0.634"><text:p>63 %</text:p></table:table-cell>
          <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2.5"><text:p>3</text:p></table:table-cell>
          <table:table-cell table:number-columns-repeated="16380"/>
        </table:table-row>
        <table:table-row table:number-rows-repeated="2">
          <table:table-cell office:value-type="float" office:value="2023"/>
          <table:covered-table-cell office:value-type="string"><text:p>verdeckt</text:p></table:covered-table-cell>
          <table:table-cell table:formula="of:=[.A1]"/>
          <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>"#;
    let table = read_file(&ods(body, &[]), "x.ods").unwrap();
    assert_eq!(
        written(&table),
        [
            "Werte!C4|A & B,Anteil|2024-12-31|63.4|%",
            "Werte!D4|A & B,Menge|2024-12-31|2.5|",
            "Werte!C5|,Anteil|2023|none|",
            "Werte!D5|,Menge|2023|none|",
            "Werte!C6|,Anteil|2023|none|",
            "Werte!D6|,Menge|2023|none|",
        ]
    );
    assert_eq!(
        problems(&table)[..2],
        ["Werte!C5 cell_formula_without_value", "Werte!D5 cell_error"]
    );
    assert_eq!(&*table.candidates[0].series.members[0].dimension.code, "Land  NI");
    assert!(table.candidates[1].computed);
}
