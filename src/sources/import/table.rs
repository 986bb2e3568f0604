//! Reading tables as publishers leave them: byte-order marks, semicolons, titles above the header,
//! no header at all, spaces around everything.

use super::{Format, ImportError, text::column_name};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// How far down a header is looked for, below titles and notes.
const TITLE_ROWS: usize = 10;

/// No file of figures is larger.
const MAX_BYTES: u64 = 128 << 20;
/// No cell of a figure or a name is longer, or broken into more lines.
const MAX_CELL: usize = 16 << 10;
const MAX_LINES: usize = 6;

/// The files of an import, as the tables they are.
pub struct Tables(BTreeMap<String, Vec<Table>>);

/// One file.
pub struct Table {
    /// Where it was read.
    pub path: PathBuf,
    columns: HashMap<String, usize>,
    /// Its records.
    pub records: Vec<Record>,
}

/// One row of a file.
pub struct Record {
    /// The line it starts on, counted from 1.
    pub line: u32,
    cells: Vec<String>,
}

impl Tables {
    /// Reads the files, each as the table whose columns it has.
    pub fn read(format: &Format, files: &[PathBuf]) -> Result<Self, ImportError> {
        let mut tables: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for file in files {
            let raw = read_records(file)?;
            let (name, table) = recognise(format, file, raw)?;
            tables.entry(name).or_default().push(table);
        }
        let missing =
            format.tables.iter().find(|(name, spec)| !spec.optional && !tables.contains_key(*name));
        match missing {
            None => Ok(Self(tables)),
            Some((name, _)) => Err(ImportError::in_file(
                Path::new(&format.name),
                format!(
                    "no file given is its table `{name}`, with the columns {}",
                    list(&format.columns_used(name))
                ),
            )),
        }
    }

    /// The files of a table.
    pub fn of(&self, name: &str) -> &[Table] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

impl Table {
    /// A cell of one of the table's records; empty where the record has none.
    pub fn cell<'t>(&self, record: &'t Record, column: &str) -> &'t str {
        self.columns
            .get(column)
            .and_then(|&index| record.cells.get(index))
            .map_or("", String::as_str)
    }

    /// Drops the records in which a column, where there is one, holds something else; with nothing
    /// wanted, there may be only one thing to choose from.
    fn keep_only(&mut self, column: &str, wanted: &str) -> Result<(), ImportError> {
        let Some(&index) = self.columns.get(column) else { return Ok(()) };
        let held = |record: &Record| record.cells.get(index).cloned().unwrap_or_default();
        let all: BTreeSet<String> = self.records.iter().map(held).collect();
        if all.contains(wanted) {
            self.records.retain(|record| held(record) == wanted);
        } else if all.len() > 1 || !wanted.is_empty() {
            let problem = format!(
                "holds several elections, and `{wanted}` is none of them; choose one by its \
                 `{column}` with --set: {}",
                all.into_iter().collect::<Vec<_>>().join(", ")
            );
            return Err(ImportError::in_file(&self.path, problem));
        }
        Ok(())
    }
}

fn recognise(
    format: &Format,
    file: &Path,
    mut raw: Vec<Record>,
) -> Result<(String, Table), ImportError> {
    let candidates = format.tables.iter().filter_map(|(name, spec)| {
        let used = format.columns_used(name);
        let found = find_header(&raw, &used).or_else(|| headerless(&raw, &spec.columns))?;
        Some((used.len(), name, found))
    });
    // The table with the most columns in the file is the one it was made for.
    let Some((_, name, (start, columns))) = candidates.max_by_key(|(used, ..)| *used) else {
        return Err(not_recognised(format, file, &raw));
    };
    let records = raw.split_off(start);
    if records.is_empty() {
        return Err(ImportError::in_file(file, "has a header and no records"));
    }
    let mut table = Table { path: file.to_owned(), columns, records };
    match table.records.iter().find(|record| record.cells.len() != table.columns.len()) {
        None => {
            for (column, wanted) in &format.tables[name].only {
                table.keep_only(&column_name(column), &format.settled(wanted))?;
            }
            Ok((name.clone(), table))
        }
        Some(record) => Err(ImportError::on_line(
            file,
            record.line,
            format!("{} cells under {} columns", record.cells.len(), table.columns.len()),
        )),
    }
}

type Header = (usize, HashMap<String, usize>);

/// The first row that has all the columns in use.
fn find_header(raw: &[Record], used: &BTreeSet<String>) -> Option<Header> {
    raw.iter().take(TITLE_ROWS).enumerate().find_map(|(index, record)| {
        let names: Vec<_> = record.cells.iter().map(|cell| column_name(cell)).collect();
        let has = |column: &String| names.iter().filter(|name| *name == column).count() == 1;
        used.iter().all(has).then(|| (index + 1, by_name(names)))
    })
}

/// No header, in a file of the right width. A first row of which half or more are the columns' names
/// is a header that lacks others, and no record.
fn headerless(raw: &[Record], columns: &[String]) -> Option<Header> {
    let first = &raw.first()?.cells;
    let names: Vec<_> = columns.iter().map(|column| column_name(column)).collect();
    let named = first.iter().filter(|cell| names.contains(&column_name(cell))).count();
    let is_record = first.len() == names.len() && named * 2 < first.len();
    is_record.then(|| (0, by_name(names)))
}

/// Columns by name. Two of one name are kept apart, so that their number stays known.
fn by_name(names: Vec<String>) -> HashMap<String, usize> {
    let mut columns = HashMap::new();
    for (index, name) in names.into_iter().enumerate() {
        let name = if columns.contains_key(&name) { format!("{name} #{index}") } else { name };
        columns.insert(name, index);
    }
    columns
}

fn not_recognised(format: &Format, file: &Path, raw: &[Record]) -> ImportError {
    let Some(first) = raw.first() else { return ImportError::in_file(file, "is empty") };
    let has: BTreeSet<_> = first.cells.iter().map(|cell| column_name(cell)).collect();
    let closest = format.tables.keys().map(|name| (name, format.columns_used(name))).min_by_key(
        |(_, used)| (used.difference(&has).count(), usize::MAX - used.intersection(&has).count()),
    );
    let problem = match closest {
        None => "the format has no tables".to_owned(),
        Some((name, used)) => format!(
            "is none of the format's tables; for `{name}` it lacks {}",
            list(&used.difference(&has).cloned().collect())
        ),
    };
    ImportError::on_line(file, first.line, problem)
}

/// The text of a file of figures, without a byte-order mark.
pub fn read_text(file: &Path) -> Result<String, ImportError> {
    let about = fs::metadata(file).map_err(|error| ImportError::in_file(file, error))?;
    if !about.is_file() {
        return Err(ImportError::in_file(file, "is not a file of figures"));
    }
    if about.len() > MAX_BYTES {
        let problem = format!("is larger than {} MB; split it", MAX_BYTES >> 20);
        return Err(ImportError::in_file(file, problem));
    }
    let bytes = fs::read(file).map_err(|error| ImportError::in_file(file, error))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| not_utf8(file, &bytes, error))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn read_records(file: &Path) -> Result<Vec<Record>, ImportError> {
    let text = read_text(file)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ImportError::in_file(file, error))?;
        let line = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        if record.iter().any(|cell| cell.len() > MAX_CELL) {
            let problem =
                format!("a cell of more than {} KB; is a quote left open?", MAX_CELL >> 10);
            return Err(ImportError::on_line(file, line, problem));
        }
        if record.iter().any(|cell| cell.lines().nth(MAX_LINES).is_some()) {
            let problem = format!("a cell of more than {MAX_LINES} lines; is a quote left open?");
            return Err(ImportError::on_line(file, line, problem));
        }
        if record.iter().any(|cell| cell.chars().any(is_unprintable)) {
            let problem = "a cell with a control character; is the file cut or no table?";
            return Err(ImportError::on_line(file, line, problem));
        }
        records.push(Record { line, cells: record.iter().map(in_one_line).collect() });
    }
    records.retain(|record| record.cells.iter().any(|cell| !cell.is_empty()));
    Ok(records)
}

/// What no text has. Public tables have letters read in the wrong charset (`O\u{80}\u{99}Halleran`), and are
/// tables all the same.
fn is_unprintable(letter: char) -> bool {
    letter.is_ascii_control() && !letter.is_whitespace()
}

/// A cell without line breaks and doubled blanks, its quotation marks without the backslash that some
/// databases write before them.
fn in_one_line(cell: &str) -> String {
    cell.replace("\\\"", "\"").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn not_utf8(file: &Path, bytes: &[u8], error: std::str::Utf8Error) -> ImportError {
    let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
    ImportError::on_line(file, u32::try_from(line).unwrap_or(u32::MAX), "is not UTF-8")
}

/// The commonest of the usual delimiters in the first lines.
fn delimiter(text: &str) -> u8 {
    let head: Vec<_> = text.lines().take(TITLE_ROWS).collect();
    let count = |delimiter: u8| {
        head.iter().flat_map(|line| line.bytes()).filter(|&byte| byte == delimiter).count()
    };
    [b'\t', b';', b','].into_iter().max_by_key(|&delimiter| count(delimiter)).unwrap_or(b',')
}

fn list(columns: &BTreeSet<String>) -> String {
    columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")
}
