//! The tables of the index.

/// Changed with the tables, so that an index of an older program is built anew.
pub const VERSION: &str = "2";

/// Makes them.
pub const TABLES: &str = "
    CREATE TABLE about (stamp TEXT NOT NULL);
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        title TEXT,
        published TEXT,
        month TEXT,
        outlet TEXT,
        claims INTEGER NOT NULL DEFAULT 0,
        contradicted INTEGER NOT NULL DEFAULT 0,
        to_fix INTEGER NOT NULL DEFAULT 0,
        decided INTEGER NOT NULL DEFAULT 0,
        file TEXT NOT NULL,
        start INTEGER NOT NULL,
        length INTEGER NOT NULL
    );
    CREATE TABLE claims (
        article INTEGER NOT NULL,
        claim TEXT NOT NULL,
        verdict TEXT NOT NULL,
        party TEXT
    );
    CREATE TABLE conflicts (number INTEGER PRIMARY KEY, sought TEXT NOT NULL, card TEXT NOT NULL);
    CREATE TABLE choices (field TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5 (
        text, content = '', tokenize = 'unicode61 remove_diacritics 2'
    );
";

/// What is made once the tables are full.
pub const INDEXES: &str = "
    CREATE INDEX by_weight ON articles (to_fix DESC, contradicted DESC, published DESC, id);
    CREATE INDEX by_outlet ON articles (outlet);
    CREATE INDEX by_month ON articles (month);
    CREATE INDEX by_source ON articles (source);
    CREATE INDEX by_verdict ON claims (verdict, party, article);
    CREATE INDEX by_party ON claims (party, article);
    CREATE INDEX by_claim ON claims (article, claim);
    INSERT INTO choices SELECT 'outlet', outlet, count(*) FROM articles
        WHERE outlet IS NOT NULL GROUP BY outlet;
    INSERT INTO choices SELECT 'month', month, count(*) FROM articles
        WHERE month IS NOT NULL GROUP BY month;
    INSERT INTO choices SELECT 'party', party, count(DISTINCT article) FROM claims
        WHERE party IS NOT NULL GROUP BY party;
    ANALYZE;
";

/// Counts articles by verdict, again after each decision.
pub const COUNT_VERDICTS: &str = "
    DELETE FROM choices WHERE field = 'verdict';
    INSERT INTO choices SELECT 'verdict', verdict, count(DISTINCT article) FROM claims
        GROUP BY verdict;
";
