-- SPDX-License-Identifier: GPL-3.0-or-later
-- What makes a project file of version 1 one of version 2; schema.sql says what everything means.
ALTER TABLE article ADD COLUMN current_text INTEGER REFERENCES article_text (id);
ALTER TABLE code ADD COLUMN pattern TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN includes TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN excludes TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));

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

CREATE TABLE attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  target TEXT NOT NULL CHECK (target IN ('article', 'outlet', 'actor', 'event')),
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'number', 'date', 'yes-no', 'choice')),
  choices TEXT NOT NULL DEFAULT '[]',
  position REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE attribute_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  target_id INTEGER NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attribute_value_pair ON attribute_value (attribute, target_id);

CREATE TABLE distinct_actors (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor INTEGER NOT NULL REFERENCES actor (id),
  other INTEGER NOT NULL REFERENCES actor (id),
  CHECK (actor < other)
) STRICT;
CREATE UNIQUE INDEX distinct_actors_pair ON distinct_actors (actor, other);
CREATE INDEX distinct_actors_by_other ON distinct_actors (other);

CREATE TABLE note_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE saved_range (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  CHECK (end > start)
) STRICT;
