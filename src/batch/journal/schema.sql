CREATE TABLE IF NOT EXISTS agreed (part TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A file of the inputs. Its report is `bytes` long: in a part until it is done, then in its place.
CREATE TABLE IF NOT EXISTS units (
    id INTEGER PRIMARY KEY,
    mirror TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    size INTEGER,
    changed INTEGER,
    touched INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'written', 'done', 'unread')),
    items INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    -- Its place in the order of the inputs, and the run that last came by it.
    ordinal INTEGER NOT NULL,
    run INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS passed_over (
    unit INTEGER NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (unit, what)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS remarks (
    unit INTEGER NOT NULL, item INTEGER NOT NULL, failed INTEGER NOT NULL,
    place TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS remarks_of_unit ON remarks (unit, item);

CREATE TABLE IF NOT EXISTS articles (
    unit INTEGER NOT NULL, item INTEGER NOT NULL,
    source TEXT NOT NULL, outlet TEXT, published TEXT,
    sketch BLOB,
    -- Copies of one story have one number; it is given at the end.
    story INTEGER,
    PRIMARY KEY (unit, item)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS claims (
    unit INTEGER NOT NULL, item INTEGER NOT NULL, number INTEGER NOT NULL,
    claim TEXT NOT NULL, kind TEXT NOT NULL, value REAL, value_to REAL,
    subject_kind TEXT NOT NULL, subject_id TEXT, subject TEXT, opponent_id TEXT,
    election TEXT, body TEXT, area_id TEXT, area TEXT,
    stage TEXT NOT NULL, voice TEXT NOT NULL, speaker TEXT,
    verdict TEXT NOT NULL, severity TEXT NOT NULL,
    official REAL, release TEXT,
    -- What it can be held against: the topic, the figures that it agrees with, whether they are on
    -- record, and whether the article says so itself or only denies it.
    topic TEXT, low REAL, high REAL, on_record INTEGER, told INTEGER,
    -- As `claims.csv` has it.
    row BLOB NOT NULL,
    PRIMARY KEY (unit, item, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claims_of_topic ON claims (topic);

CREATE TABLE IF NOT EXISTS cards (
    number INTEGER PRIMARY KEY, topic TEXT NOT NULL UNIQUE, stories INTEGER NOT NULL
);
