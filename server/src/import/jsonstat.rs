//! JSON-stat 2.0 datasets: <https://json-stat.org/full/>.

use super::flag::Vocabulary;
use super::grid::Progress;
use super::limits::Limits;
use super::period::Slash;
use super::place::{Place, ordinal, shortened};
use super::pool::Pool;
use super::read::{Found, Sink};
use super::table::{Candidate, Hierarchy, Member, Named, Series, Summary};
use super::text::{Encoding, line_ends};
use super::unreadable::{Problem, Unreadable};
use super::value::{self, DecimalMark, Reading};
use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// Values between two reports of progress.
const STEP: usize = 1_000;

/// True where a text can only be JSON.
pub(super) fn is_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    head.starts_with(b"{")
}

/// Refuses JSON that is no JSON-stat 2.0 dataset.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(default)]
        version: String,
        #[serde(default)]
        class: String,
    }
    let text = text_of(bytes)?;
    // A syntax error anywhere is told with its place; JSON of another shape is no dataset.
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| broken_json(&error))?;
    let kind: Kind = serde_json::from_str(text).map_err(|_| broken("class"))?;
    if !kind.version.starts_with("2.") {
        return Err(broken("version"));
    }
    if kind.class != "dataset" {
        return Err(broken("class"));
    }
    Ok(())
}

fn text_of(bytes: &[u8]) -> Result<&str, Unreadable> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(body).map_err(|error| {
        let valid = &body[..error.valid_up_to()];
        Unreadable::WrongEncoding {
            encoding: Encoding::Utf8,
            byte: (bytes.len() - body.len() + valid.len()) as u64,
            line: 1 + line_ends(valid),
        }
    })
}

fn broken_json(error: &serde_json::Error) -> Unreadable {
    Unreadable::BrokenJson { line: error.line(), column: error.column() }
}

fn broken(member: &str) -> Unreadable {
    Unreadable::BrokenDataset { member: member.to_owned() }
}

#[derive(Deserialize)]
struct Dataset<'a> {
    id: Vec<String>,
    size: Vec<usize>,
    #[serde(default)]
    role: Role,
    dimension: HashMap<String, DimensionData>,
    #[serde(borrow)]
    value: &'a RawValue,
    #[serde(borrow)]
    status: Option<&'a RawValue>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Role {
    time: Vec<String>,
    geo: Vec<String>,
    metric: Vec<String>,
}

#[derive(Deserialize)]
struct DimensionData {
    #[serde(default)]
    label: Option<String>,
    category: CategoryData,
}

#[derive(Deserialize)]
struct CategoryData {
    index: Option<Index>,
    #[serde(default)]
    label: BTreeMap<String, String>,
    #[serde(default)]
    unit: HashMap<String, UnitData>,
    #[serde(default)]
    child: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Index {
    List(Vec<String>),
    Positions(HashMap<String, usize>),
}

#[derive(Deserialize)]
struct UnitData {
    label: Option<String>,
    symbol: Option<String>,
}

/// A dimension ready to be walked along.
struct Axis {
    name: Named,
    categories: Vec<Named>,
    units: Vec<Option<String>>,
}

impl Axis {
    fn new(
        id: &str,
        size: usize,
        data: &DimensionData,
        pool: &mut Pool,
    ) -> Result<Self, Unreadable> {
        let category = &data.category;
        let mut codes = vec![None; size];
        let mut put = |position: usize, code: &str| match codes.get_mut(position) {
            Some(free @ None) => {
                *free = Some(code.to_owned());
                Ok(())
            }
            _ => Err(broken(&format!("dimension.{id}.category.index"))),
        };
        match &category.index {
            Some(Index::List(list)) => {
                list.iter().enumerate().try_for_each(|(position, code)| put(position, code))?;
            }
            Some(Index::Positions(positions)) => {
                positions.iter().try_for_each(|(code, position)| put(*position, code))?;
            }
            // A dimension of one category may name it by its label alone.
            None => category.label.keys().take(2).try_for_each(|code| put(0, code))?,
        }
        let codes: Option<Vec<String>> = codes.into_iter().collect();
        let codes = codes.ok_or_else(|| broken(&format!("dimension.{id}.category.index")))?;
        let name = pool.named(id, data.label.as_deref().unwrap_or_default())?;
        let (mut categories, mut units) = (Vec::new(), Vec::new());
        for code in &codes {
            let label = category.label.get(code).map_or("", String::as_str);
            categories.push(pool.named(code, label)?);
            let unit = category.unit.get(code);
            units.push(unit.and_then(|unit| unit.symbol.clone().or_else(|| unit.label.clone())));
        }
        Ok(Self { name, categories, units })
    }
}

/// Gives all cells of a dataset in the order of its dimensions, those without a value too.
pub(super) fn each_value(
    bytes: &[u8],
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<Summary, Unreadable> {
    check(bytes)?;
    let text = text_of(bytes)?;
    let dataset: Dataset<'_> = serde_json::from_str(text).map_err(|_| broken("dimension"))?;
    if dataset.id.is_empty() || dataset.id.len() != dataset.size.len() {
        return Err(broken("size"));
    }
    if dataset.id.len() > limits.columns {
        return Err(Unreadable::TooManyColumns { limit: limits.columns });
    }
    let count = dataset.size.iter().try_fold(1_usize, |count, size| count.checked_mul(*size));
    let count = count.filter(|count| *count <= limits.values);
    let count = count.ok_or(Unreadable::TooManyValues { limit: limits.values })?;
    if count == 0 {
        return Err(Unreadable::Empty);
    }

    let mut pool = Pool::new(limits);
    let (mut axes, mut hierarchies) = (Vec::new(), Vec::new());
    for (id, size) in dataset.id.iter().zip(&dataset.size) {
        let data = dataset.dimension.get(id).ok_or_else(|| broken(&format!("dimension.{id}")))?;
        axes.push(Axis::new(id, *size, data, &mut pool)?);
        let children = &data.category.child;
        let pairs: Vec<_> = children
            .iter()
            .flat_map(|(parent, children)| {
                children.iter().map(|child| (parent.clone(), child.clone()))
            })
            .collect();
        if !pairs.is_empty() {
            hierarchies.push(Hierarchy { dimension: id.clone(), pairs });
        }
    }
    let values = Cells { count }.read(dataset.value).ok_or_else(|| broken("value"))?;
    let statuses = Statuses::of_dataset(dataset.status, count)?;
    let cube = Cube::new(&dataset, axes);
    for (position, raw) in values.iter().enumerate() {
        let status = statuses.of(position);
        cube.cell(position, raw.map(RawValue::get), status.as_deref(), &mut pool, sink)?;
        let done = position + 1;
        if done % STEP == 0 || done == count {
            let (done, total) = (done as u64, count as u64);
            sink(Found::Progress(Progress { done, total, rows: done }))?;
        }
    }
    Ok(Summary { rows: count as u64, hierarchies, ..Summary::default() })
}

/// The dimensions of a dataset with the parts that they play.
struct Cube {
    axes: Vec<Axis>,
    time: Option<usize>,
    geo: Option<usize>,
    metric: Option<usize>,
    unit: Option<usize>,
}

impl Cube {
    /// Roles are taken as told; datasets without them follow the names of Eurostat.
    fn new(dataset: &Dataset<'_>, axes: Vec<Axis>) -> Self {
        let position = |name: &str| dataset.id.iter().position(|id| id == name);
        let role = |names: &[String], usual: &[&str]| match names.first() {
            Some(name) => position(name),
            None => usual.iter().find_map(|name| position(name)),
        };
        Self {
            time: role(&dataset.role.time, &["time", "TIME_PERIOD"]),
            geo: role(&dataset.role.geo, &["geo", "REF_AREA"]),
            metric: role(&dataset.role.metric, &[]),
            unit: role(&[], &["unit", "UNIT_MEASURE"]),
            axes,
        }
    }

    /// Category along each dimension for a position; the last dimension changes first.
    fn categories(&self, mut position: usize) -> Vec<usize> {
        let mut along = vec![0; self.axes.len()];
        for (index, axis) in self.axes.iter().enumerate().rev() {
            let size = axis.categories.len().max(1);
            along[index] = position % size;
            position /= size;
        }
        along
    }

    fn cell(
        &self,
        position: usize,
        raw: Option<&str>,
        status: Option<&str>,
        pool: &mut Pool,
        sink: &mut Sink<'_>,
    ) -> Result<(), Unreadable> {
        let place = Place { sheet: None, row: ordinal(position), column: 1 };
        let along = self.categories(position);
        let without_time = along.iter().zip(&self.axes).enumerate();
        let key = without_time
            .filter(|(axis, _)| Some(*axis) != self.time)
            .fold(0, |key, (_, (category, axis))| key * axis.categories.len() + category);
        let key = (u32::try_from(key).unwrap_or(u32::MAX), 0);
        let series = pool.series(key, |pool| self.series(&along, pool))?;
        let when = match self.time {
            Some(axis) => {
                let category = &self.axes[axis].categories[along[axis]];
                let time = pool.time(&category.code, Slash::Ambiguous)?;
                if let Some(fault) = time.fault {
                    sink(Found::Problem(Problem { place: place.clone(), fault }))?;
                }
                Some(time.when)
            }
            None => None,
        };
        let (reading, text) = read(raw.unwrap_or("null"));
        if let Some(fault) = reading.fault {
            sink(Found::Problem(Problem { place: place.clone(), fault }))?;
        }
        let flag = Vocabulary::Sdmx.flag(status.unwrap_or_default().trim());
        sink(Found::Candidate(Candidate {
            place,
            series,
            when,
            value: reading.value,
            denominator: None,
            decimals: reading.decimals,
            qualifier: reading.qualifier,
            sign: reading.sign,
            flag: flag.or(reading.flag),
            text,
            computed: false,
        }))
    }

    fn series(&self, along: &[usize], pool: &mut Pool) -> Result<Series, Unreadable> {
        let without_time = || (0..self.axes.len()).filter(|axis| Some(*axis) != self.time);
        let members = without_time().map(|axis| Member {
            dimension: self.axes[axis].name.clone(),
            category: self.axes[axis].categories[along[axis]].clone(),
        });
        let of_metric = self.metric.and_then(|axis| self.axes[axis].units[along[axis]].as_deref());
        let unit = match (of_metric, self.unit) {
            (Some(unit), _) => Some(pool.text(unit)?),
            (None, Some(axis)) => Some(pool.text(self.axes[axis].categories[along[axis]].shown())?),
            (None, None) => None,
        };
        let area = self.geo.and_then(|geo| without_time().position(|axis| axis == geo));
        Ok(Series { members: members.collect(), area, unit })
    }
}

/// Reads a value as JSON writes it, with what is written where that is no number.
fn read(raw: &str) -> (Reading, Option<String>) {
    if raw == "null" {
        return (value::read_text("", DecimalMark::Point, Vocabulary::Sdmx), None);
    }
    if raw.starts_with('"') {
        let text: String = serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned());
        let reading = value::read_text(text.trim(), DecimalMark::Point, Vocabulary::Sdmx);
        let kept = reading.fault.is_some().then(|| shortened(&text));
        return (reading, kept);
    }
    let reading = value::read_plain(raw);
    let kept = reading.fault.is_some().then(|| shortened(raw));
    (reading, kept)
}

/// Something for each cell of a dataset, given as a list of all or as an object with those that are there.
struct Cells {
    count: usize,
}

impl Cells {
    fn read(self, raw: &RawValue) -> Option<Vec<Option<&RawValue>>> {
        self.deserialize(&mut serde_json::Deserializer::from_str(raw.get())).ok()
    }
}

impl<'de> DeserializeSeed<'de> for Cells {
    type Value = Vec<Option<&'de RawValue>>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Cells {
    type Value = Vec<Option<&'de RawValue>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {} or an object", self.count)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(raw) = list.next_element::<&RawValue>()? {
            if cells.len() == self.count {
                return Err(A::Error::invalid_length(self.count + 1, &self));
            }
            cells.push(Some(raw));
        }
        if cells.len() < self.count {
            return Err(A::Error::invalid_length(cells.len(), &self));
        }
        Ok(cells)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = vec![None; self.count];
        while let Some((position, raw)) = map.next_entry::<Cow<'de, str>, &RawValue>()? {
            let cell = position.parse().ok().and_then(|position: usize| cells.get_mut(position));
            *cell.ok_or_else(|| A::Error::custom("no such cell"))? = Some(raw);
        }
        Ok(cells)
    }
}

/// The status of each cell.
enum Statuses<'a> {
    None,
    All(String),
    Each(Vec<Option<&'a RawValue>>),
}

impl<'a> Statuses<'a> {
    fn of_dataset(raw: Option<&'a RawValue>, count: usize) -> Result<Self, Unreadable> {
        let Some(raw) = raw.filter(|raw| raw.get() != "null") else {
            return Ok(Self::None);
        };
        if let Ok(all) = serde_json::from_str(raw.get()) {
            return Ok(Self::All(all));
        }
        Cells { count }.read(raw).map(Self::Each).ok_or_else(|| broken("status"))
    }

    fn of(&self, position: usize) -> Option<Cow<'_, str>> {
        match self {
            Self::None => None,
            Self::All(status) => Some(Cow::Borrowed(status)),
            Self::Each(statuses) => {
                let raw = (*statuses.get(position)?)?;
                serde_json::from_str(raw.get()).ok().map(Cow::Owned)
            }
        }
    }
}
