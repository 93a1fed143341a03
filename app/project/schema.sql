-- SPDX-License-Identifier: GPL-3.0-or-later
-- The project file of Hawamish, version 2.
--
-- A project is one SQLite 3 database, named *.hawamish, with PRAGMA application_id 0x48574D53
-- ("HWMS") and PRAGMA user_version 2. It has tables and indexes only: no triggers, views or
-- generated columns. A file with anything else in its schema is refused.
--
-- Conventions
--   * Every table is STRICT. Ids are integers that are never used twice; `uuid` is a random
--     UUID (version 4, lower case) that stays the same in copies and exports.
--   * Offsets (`start`, `end`) count Unicode code points in `article_text.text`, half-open.
--   * Dates people write are EDTF strings (ISO 8601-2); '' is "no date". Bounds are seconds since
--     1970-01-01T00:00:00 of local time at the place of the event, half-open; -2^60 and 2^60
--     mean open or unknown.
--   * Times of the program (`created`, `modified`, `time`) are microseconds since 1970 in UTC.
--   * `removed_at` is the time at which a row was deleted by the analyst; it then counts as absent
--     and only an explicit purge drops it.
--   * Document tables are those recorded for undo; `history`, `setting`, `import_batch` and
--     `original` are not.

-- Conventions of this project: week start, calendar, digits in exports, the project's own uuid.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Who works on the project.
CREATE TABLE analyst (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

-- One gesture of the analyst, in the order in which it was made. `changeset` is a SQLite session
-- changeset of the document tables; `label` is a message id in English, `plural` its plural form
-- for `count` things ('' if it has none) and `arguments` a JSON array of strings to put into it, so
-- that a history reads in any language; where the step is about another one, the array begins with
-- an array of that one's label, plural, count and arguments. `state` is 'done' or 'undone'. `run` names the run of typing
-- to which the step belongs, '' if none.
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  plural TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 0,
  arguments TEXT NOT NULL DEFAULT '[]',
  analyst INTEGER REFERENCES analyst (id),
  time INTEGER NOT NULL,
  schema_version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone')),
  run TEXT NOT NULL DEFAULT '',
  changeset BLOB NOT NULL
) STRICT;

-- A publisher: newspaper, agency, channel, site. `reliability` is the analyst's grade, '' if none.
CREATE TABLE outlet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  reliability TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outlet_by_name ON outlet (name);

-- One import by the analyst, however many files it took.
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  time INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done'))
) STRICT;

-- An article as the analyst sees it. The fields can be edited; they never change the text.
-- `published` is EDTF with `published_zone` the offset or zone words as found; `published_start`
-- is its earliest second, for sorting. `current_text` is the version of the text that is read and
-- annotated; where it is null, the article has only one.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  outlet INTEGER REFERENCES outlet (id),
  title TEXT NOT NULL DEFAULT '',
  byline TEXT NOT NULL DEFAULT '',
  published TEXT NOT NULL DEFAULT '',
  published_zone TEXT NOT NULL DEFAULT '',
  published_start INTEGER,
  url TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
  read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
  import_batch INTEGER REFERENCES import_batch (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  removed_at INTEGER,
  current_text INTEGER REFERENCES article_text (id)
) STRICT;
CREATE INDEX article_by_outlet ON article (outlet);
CREATE INDEX article_by_published ON article (published_start);
CREATE INDEX article_by_batch ON article (import_batch);

-- The decoded text of an article exactly as it came (byte order mark dropped, CRLF and CR made LF).
-- It never changes; importing a corrected version adds a row with the next `sequence`.
CREATE TABLE article_text (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article (id),
  sequence INTEGER NOT NULL DEFAULT 1,
  text TEXT NOT NULL,
  length INTEGER NOT NULL CHECK (length >= 0),
  decoder TEXT NOT NULL DEFAULT 'UTF-8',
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX article_text_by_article ON article_text (article, sequence);
CREATE INDEX article_text_by_sha256 ON article_text (sha256);

-- The bytes from which a text was made.
CREATE TABLE original (
  text INTEGER NOT NULL PRIMARY KEY REFERENCES article_text (id),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Every value found for a field of an article (title, outlet, byline, published, language, url),
-- where it was found and how far it is to be believed (0 to 1).
CREATE TABLE candidate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  origin TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX candidate_by_article ON candidate (article);

-- What a part of the text is. Regions nest and the innermost decides; title, subhead, caption and
-- body are the article, the rest is the page around it. `enabled` 0 switches a region off.
CREATE TABLE region (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  text INTEGER NOT NULL REFERENCES article_text (id),
  kind TEXT NOT NULL CHECK (kind IN ('title', 'subhead', 'caption', 'section', 'byline', 'body',
    'source', 'related', 'comments', 'form', 'navigation')),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  CHECK (end > start)
) STRICT;
CREATE INDEX region_by_text ON region (text);

-- The codebook, a tree. `position` orders siblings; `key` is the key that applies the code;
-- `color` is #rrggbb and `pattern` the hatching that tells the code without its colour, '' for a plain
-- ground. `includes` and `excludes` say in Markdown what the code is for and what it is not for. Codes
-- that are `pinned` stand on the digits.
CREATE TABLE code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  parent INTEGER REFERENCES code (id),
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  key TEXT NOT NULL DEFAULT '',
  position REAL NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  pattern TEXT NOT NULL DEFAULT '',
  includes TEXT NOT NULL DEFAULT '',
  excludes TEXT NOT NULL DEFAULT '',
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))
) STRICT;
CREATE INDEX code_by_parent ON code (parent);

-- A marked passage. `quote` is the text between the offsets; `prefix` and `suffix` are the 32 code
-- points around it, so that the passage can be found again in another version of the text.
CREATE TABLE annotation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article (id),
  text INTEGER NOT NULL REFERENCES article_text (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL DEFAULT '',
  suffix TEXT NOT NULL DEFAULT '',
  translation TEXT NOT NULL DEFAULT '',
  analyst INTEGER REFERENCES analyst (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  CHECK (end > start)
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article, start);
CREATE INDEX annotation_by_text ON annotation (text);

-- The codes of an annotation, in the order in which they were given.
CREATE TABLE annotation_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  annotation INTEGER NOT NULL REFERENCES annotation (id),
  code INTEGER NOT NULL REFERENCES code (id)
) STRICT;
CREATE UNIQUE INDEX annotation_code_pair ON annotation_code (annotation, code);
CREATE INDEX annotation_code_by_code ON annotation_code (code);

-- A note in Markdown on one row of another table; target 'project' has target_id 0.
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  target TEXT NOT NULL CHECK (target IN ('annotation', 'article', 'code', 'event', 'actor',
    'project')),
  target_id INTEGER NOT NULL,
  body TEXT NOT NULL,
  analyst INTEGER REFERENCES analyst (id),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_target ON note (target, target_id);

-- A person, an organisation or a place, with every spelling met, and where it is mentioned.
CREATE TABLE actor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'person', 'organisation', 'place')),
  name TEXT NOT NULL
) STRICT;
CREATE INDEX actor_by_name ON actor (name);

CREATE TABLE actor_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor INTEGER NOT NULL REFERENCES actor (id),
  name TEXT NOT NULL
) STRICT;
CREATE INDEX actor_name_by_actor ON actor_name (actor);
CREATE INDEX actor_name_by_name ON actor_name (name);

CREATE TABLE mention (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor INTEGER NOT NULL REFERENCES actor (id),
  text INTEGER NOT NULL REFERENCES article_text (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL,
  CHECK (end > start)
) STRICT;
CREATE INDEX mention_by_actor ON mention (actor);
CREATE INDEX mention_by_text ON mention (text);

-- Something that happened. The four bounds are derived from `date`; `place` is the words, and
-- `place_actor` the place as an actor of kind 'place' where it is known as one.
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  date TEXT NOT NULL DEFAULT '',
  earliest_start INTEGER,
  latest_start INTEGER,
  earliest_end INTEGER,
  latest_end INTEGER,
  precision TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  place_actor INTEGER REFERENCES actor (id),
  status TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'disputed',
    'unconfirmed')),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX event_by_start ON event (earliest_start);
CREATE INDEX event_by_place_actor ON event (place_actor);

-- Who took part in an event, in order.
CREATE TABLE participant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event INTEGER NOT NULL REFERENCES event (id),
  actor INTEGER NOT NULL REFERENCES actor (id)
) STRICT;
CREATE INDEX participant_by_event ON participant (event);
CREATE INDEX participant_by_actor ON participant (actor);

-- A passage that reports, confirms or denies an event, with the date as that source has it.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event INTEGER NOT NULL REFERENCES event (id),
  annotation INTEGER NOT NULL REFERENCES annotation (id),
  stance TEXT NOT NULL DEFAULT 'reports' CHECK (stance IN ('reports', 'confirms', 'denies')),
  date TEXT NOT NULL DEFAULT '',
  earliest_start INTEGER,
  latest_start INTEGER,
  earliest_end INTEGER,
  latest_end INTEGER,
  wording TEXT NOT NULL DEFAULT '',
  calendar TEXT NOT NULL DEFAULT '',
  rule TEXT NOT NULL DEFAULT '',
  reliability TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_by_event ON evidence (event);
CREATE INDEX evidence_by_annotation ON evidence (annotation);

-- What the program suggests until the analyst accepts or dismisses it; `payload` is a JSON object.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('date', 'actor', 'quote', 'event')),
  text INTEGER NOT NULL REFERENCES article_text (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL,
  payload TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed')),
  CHECK (end > start)
) STRICT;
CREATE INDEX proposal_by_text ON proposal (text);

-- What one annotation has to do with another, and why the analyst thinks so.
CREATE TABLE link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  source INTEGER NOT NULL REFERENCES annotation (id),
  target INTEGER NOT NULL REFERENCES annotation (id),
  kind TEXT NOT NULL CHECK (kind IN ('supports', 'contradicts', 'same', 'translates')),
  reason TEXT NOT NULL DEFAULT '',
  analyst INTEGER REFERENCES analyst (id),
  created INTEGER NOT NULL,
  CHECK (source <> target)
) STRICT;
CREATE INDEX link_by_source ON link (source);
CREATE INDEX link_by_target ON link (target);

-- An annotation whose place in a corrected text is not certain: where it would go and how well that
-- fits (0 to 1); without `start` no place was found. Until the analyst decides, the annotation stays
-- in the text it was made in.
CREATE TABLE anchor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  annotation INTEGER NOT NULL REFERENCES annotation (id),
  text INTEGER NOT NULL REFERENCES article_text (id),
  start INTEGER CHECK (start >= 0),
  end INTEGER,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'kept')),
  CHECK (end > start)
) STRICT;
CREATE INDEX anchor_by_annotation ON anchor (annotation);
CREATE INDEX anchor_by_text ON anchor (text);

-- A field of the analyst's own for articles, outlets, actors or events. `choices` is a JSON array of
-- the values of kind 'choice'. `position` orders the fields.
CREATE TABLE attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  target TEXT NOT NULL CHECK (target IN ('article', 'outlet', 'actor', 'event')),
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'number', 'date', 'yes-no', 'choice')),
  choices TEXT NOT NULL DEFAULT '[]',
  position REAL NOT NULL DEFAULT 0
) STRICT;

-- The value of such a field: text, a decimal number, EDTF, '0' or '1', or one of the choices.
CREATE TABLE attribute_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  target_id INTEGER NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attribute_value_pair ON attribute_value (attribute, target_id);

-- Two actors the analyst has said are not the same, so that they are not proposed as one again.
CREATE TABLE distinct_actors (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor INTEGER NOT NULL REFERENCES actor (id),
  other INTEGER NOT NULL REFERENCES actor (id),
  CHECK (actor < other)
) STRICT;
CREATE UNIQUE INDEX distinct_actors_pair ON distinct_actors (actor, other);
CREATE INDEX distinct_actors_by_other ON distinct_actors (other);

-- The beginning of a note, to start others from.
CREATE TABLE note_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- A range of the timeline the analyst wants to find again, in the seconds of an event's bounds.
CREATE TABLE saved_range (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  CHECK (end > start)
) STRICT;
