//! The tables of the index.

/// Changed with the tables, so that an index of an older program is built anew.
pub const VERSION: &str = "1";

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
        file TEXT NOT NULL,
        start INTEGER NOT NULL,
        length INTEGER NOT NULL
    );
    CREATE TABLE claims (
        article INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        party TEXT
    );
    CREATE TABLE choices (field TEXT NOT NULL, value TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL);
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
    INSERT INTO choices SELECT 'outlet', outlet, outlet, count(*) FROM articles
        WHERE outlet IS NOT NULL GROUP BY outlet;
    INSERT INTO choices SELECT 'month', month, month, count(*) FROM articles
        WHERE month IS NOT NULL GROUP BY month;
    INSERT INTO choices SELECT 'verdict', verdict, verdict, count(DISTINCT article) FROM claims
        GROUP BY verdict;
    INSERT INTO choices SELECT 'party', party, party, count(DISTINCT article) FROM claims
        WHERE party IS NOT NULL GROUP BY party;
    ANALYZE;
";
