//! A folder to read from, a folder to write to, and a run.

use std::{
    collections::BTreeMap,
    fs,
    num::NonZeroUsize,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};
use tallycheck::{
    Checker,
    batch::{self, Batch, BatchError, Step, Totals, Watch},
    input::archive::{ArchiveOptions, Item, Progress, read_file},
};
use tempfile::TempDir;

static CHECKER: LazyLock<Arc<Checker>> = LazyLock::new(|| Arc::new(Checker::bundled().unwrap()));

/// Two folders that go with the test.
pub struct Scene {
    root: TempDir,
    pub batch: Batch,
}

impl Scene {
    pub fn new() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("in")).unwrap();
        let batch = Batch {
            inputs: vec![root.path().join("in")],
            output: root.path().join("out"),
            jobs: NonZeroUsize::new(2).unwrap(),
            archives: ArchiveOptions::default(),
            published: None,
            page_time: Duration::from_secs(600),
            check_all: false,
            trial: Vec::new(),
            program: "test".into(),
        };
        Self { root, batch }
    }

    /// The path of an input.
    pub fn input(&self, name: &str) -> PathBuf {
        self.root.path().join("in").join(name)
    }

    /// Writes an input.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.input(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs to the end.
    pub fn run(&self) -> Totals {
        self.try_run(&Onlooker::default()).unwrap()
    }

    pub fn try_run(&self, watch: &dyn Watch) -> Result<Totals, BatchError> {
        batch::run(&self.batch, CHECKER.clone(), watch)
    }

    /// Every file of the output, but those that only the program needs.
    pub fn output(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn walk(dir: &Path, root: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true if path.ends_with(".tallycheck") => {}
                    true => walk(&path, root, files),
                    false => {
                        let name = path.strip_prefix(root).unwrap().to_owned();
                        files.insert(name, fs::read(&path).unwrap());
                    }
                }
            }
        }
        let mut files = BTreeMap::new();
        walk(&self.batch.output, &self.batch.output, &mut files);
        files
    }

    /// Forgets everything that was written.
    pub fn clear(&self) {
        fs::remove_dir_all(&self.batch.output).unwrap();
    }

    pub fn summary(&self) -> batch::v1::Summary {
        let text = fs::read_to_string(self.batch.output.join("summary.yaml")).unwrap();
        serde_yaml::from_str(&text).unwrap()
    }

    pub fn claims(&self) -> Vec<BTreeMap<String, String>> {
        let mut csv = csv::Reader::from_path(self.batch.output.join("claims.csv")).unwrap();
        csv.deserialize().collect::<Result<_, _>>().unwrap()
    }

    /// What is said of places that could not be read, places below the input folder.
    pub fn failures(&self) -> Vec<(String, String)> {
        let inputs = format!("{}/", self.batch.inputs[0].display());
        let failed = self.summary().failed.into_iter();
        failed.map(|remark| (remark.place.replace(&inputs, ""), remark.reason)).collect()
    }
}

/// Breaks a run off at the n-th moment at which that may happen.
#[derive(Default)]
pub struct Onlooker {
    pub breaks_at: Option<usize>,
    pub steps: AtomicUsize,
    pub said: Mutex<Vec<String>>,
}

impl Onlooker {
    pub fn breaking_at(step: usize) -> Self {
        Self { breaks_at: Some(step), ..Self::default() }
    }
}

impl Watch for Onlooker {
    fn before(&self, _: Step) -> std::io::Result<()> {
        let step = self.steps.fetch_add(1, SeqCst);
        if self.breaks_at == Some(step) { Err(std::io::Error::other("cut off")) } else { Ok(()) }
    }

    fn say(&self, message: &str) {
        self.said.lock().unwrap().push(message.to_owned());
    }
}

/// Everything that a file holds, the path of its folder left out of the places.
pub fn items(path: &Path, options: &ArchiveOptions) -> Vec<Item> {
    let mut items = Vec::new();
    let name = path.file_name().unwrap().to_str().unwrap();
    let progress = Progress::default();
    let flow = read_file(name, path, options, &progress, &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    assert!(flow.unwrap().is_continue());
    items
}

/// The items as lines: `place: text`, `place! reason`, `(kind)`.
pub fn lines(path: &Path) -> Vec<String> {
    let line = |item: &Item| match item {
        Item::Page(page) => format!("{}: {}", page.place, String::from_utf8_lossy(&page.bytes)),
        Item::PassedOver(what) => format!("({what})"),
        Item::Failed(remark) => format!("{}! {}", remark.place, remark.reason),
        Item::Noted(remark) => format!("{}? {}", remark.place, remark.reason),
    };
    items(path, &ArchiveOptions::default()).iter().map(line).collect()
}
