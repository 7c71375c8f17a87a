import { type Kysely, sql } from 'kysely';

/** The fixed core: events, what stands beside them, and the register of projections. Projections themselves arise from definitions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE event (
      seq bigint PRIMARY KEY,
      id uuid NOT NULL UNIQUE,
      park text COLLATE "C" NOT NULL,
      at timestamptz(3) NOT NULL,
      by text NOT NULL,
      command text COLLATE "C" NOT NULL,
      ledger text COLLATE "C" NOT NULL,
      ledger_version int NOT NULL,
      entry uuid NOT NULL,
      revision int NOT NULL,
      kind text NOT NULL CHECK (kind IN ('create', 'change', 'move', 'remove', 'restore')),
      changes jsonb NOT NULL,
      source jsonb,
      prev text COLLATE "C" NOT NULL,
      hash text COLLATE "C" NOT NULL UNIQUE,
      UNIQUE (entry, revision)
    )`.execute(db);
  await sql`CREATE INDEX event_ledger ON event (ledger, seq)`.execute(db);
  await sql`CREATE INDEX event_park ON event (park, seq)`.execute(db);
  await sql`CREATE INDEX event_command ON event (command)`.execute(db);
  await sql`CREATE INDEX event_at ON event (at)`.execute(db);
  await sql`
    CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'events are append-only'; END $$`.execute(db);
  await sql`CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_append_only()`.execute(db);
  await sql`CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()`.execute(db);
  // Values of personal fields: the event holds `hash` only, and deleting the row erases the value together with its salt.
  await sql`
    CREATE TABLE personal (
      hash text COLLATE "C" PRIMARY KEY,
      salt text NOT NULL,
      value jsonb NOT NULL,
      ledger text COLLATE "C" NOT NULL,
      entry uuid NOT NULL,
      field text COLLATE "C" NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX personal_entry ON personal (entry)`.execute(db);
  await sql`
    CREATE TABLE projection (
      ledger text COLLATE "C" PRIMARY KEY,
      definition jsonb NOT NULL,
      definition_entry uuid NOT NULL,
      table_name text COLLATE "C" NOT NULL,
      shape text COLLATE "C" NOT NULL
    )`.execute(db);
  await sql`CREATE TABLE code_counter (park text COLLATE "C", ledger text COLLATE "C", year int, last int NOT NULL, PRIMARY KEY (park, ledger, year))`.execute(
    db,
  );
  await sql`CREATE TABLE blob (hash text COLLATE "C" PRIMARY KEY, size bigint NOT NULL, type text NOT NULL, at timestamptz(3) NOT NULL DEFAULT now())`.execute(
    db,
  );
  await sql`CREATE TABLE blob_chunk (hash text COLLATE "C" REFERENCES blob, n int, data bytea STORAGE EXTERNAL NOT NULL, PRIMARY KEY (hash, n))`.execute(db);
  await sql`CREATE TABLE secret (key text COLLATE "C" PRIMARY KEY, value jsonb NOT NULL, expires_at timestamptz(3))`.execute(db);
  await sql`
    CREATE TABLE job (
      id uuid PRIMARY KEY,
      park text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      input_hash text COLLATE "C" NOT NULL,
      by text NOT NULL,
      input jsonb,
      state text COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
      done double precision NOT NULL DEFAULT 0,
      text text NOT NULL DEFAULT '',
      attempts int NOT NULL DEFAULT 0,
      result jsonb,
      error jsonb,
      created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
      updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX job_once ON job (park, kind, input_hash) WHERE state IN ('waiting', 'running', 'done')`.execute(db);
  await sql`CREATE INDEX job_open ON job (kind, created_at) WHERE state IN ('waiting', 'running')`.execute(db);
  await sql`CREATE INDEX job_park ON job (park, created_at)`.execute(db);
  await sql`
    CREATE FUNCTION job_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_notify('parkloop_job', NEW.id || ' ' || NEW.state || ' ' || NEW.kind); RETURN NULL; END $$`.execute(db);
  await sql`CREATE TRIGGER job_changed AFTER INSERT OR UPDATE ON job FOR EACH ROW EXECUTE FUNCTION job_changed()`.execute(db);
}
