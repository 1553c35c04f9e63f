-- The facts of a run: what the engine has proved of each driver, and all that a rule can see.
--
-- This file is the contract with rule writers. Columns are only ever added; anything else raises
-- user_version. Every table is STRICT; every text column that names one of a few things lists them.
-- Paths are relative to the root that the report uses.

PRAGMA user_version = 1;

-- One row for each driver that was found under the paths given.
CREATE TABLE driver (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,   -- target name, or the name of the folder that holds it
  entry      TEXT,            -- name of the entry routine, usually DriverEntry
  entry_site INTEGER REFERENCES site (id)  -- its definition
) STRICT;

-- A place in the source. Lines and columns count from 1; end_column is the one behind the last
-- character when the construct ends on that line, else NULL.
CREATE TABLE site (
  id         INTEGER PRIMARY KEY,
  driver     INTEGER NOT NULL REFERENCES driver (id),
  file       TEXT NOT NULL,
  line       INTEGER NOT NULL,
  "column"   INTEGER NOT NULL,
  end_column INTEGER,
  function   TEXT             -- the function that it lies in, as written
) STRICT;

-- A call of a registrar (a routine that hands the driver object to a class driver), with the
-- contract that binds that call; from rules/models/registrars.json.
CREATE TABLE registration (
  id         INTEGER PRIMARY KEY,
  driver     INTEGER NOT NULL REFERENCES driver (id),
  site       INTEGER NOT NULL REFERENCES site (id),
  routine    TEXT NOT NULL,   -- as written at the call, or the contract's name behind a macro
  family     TEXT NOT NULL,   -- stream, portcls, ks, hid, classpnp, ...
  title      TEXT NOT NULL,   -- the class driver in words: "the stream class driver"
  confidence TEXT NOT NULL,   -- verified, documented, article, clone, inferred
  source     TEXT NOT NULL,   -- where the contract comes from
  callback   TEXT,            -- the class driver's own callback for unloading (ClassUnload, ...)
  empty      INTEGER NOT NULL,-- 1: the class routine is documented as empty, need not be chained
  nullable   INTEGER NOT NULL -- 1: the class driver may leave NULL where its routine would stand
) STRICT;

-- What a registrar does to a slot of the driver object. A row for each effect that a path showed.
CREATE TABLE contract (
  registration INTEGER NOT NULL REFERENCES registration (id),
  slot         TEXT NOT NULL,  -- DriverUnload, AddDevice, DriverStartIo, MajorFunction[3], ...
  effect       TEXT NOT NULL   -- overwrite, overwrite-null, chain, leave
) STRICT;

-- How a routine can end: one row for each end that differs in anything the tables below tell.
-- Rows of phase 'entry' are ends of the entry routine; rows of phase 'unload' are ends of the run of
-- the driver's own unload routine with the memory that their parent left behind; rows of phase
-- 'device' are of the routine that the class driver calls for a device, in which two devices start
-- and one goes before the other, or the driver, does.
CREATE TABLE outcome (
  id      INTEGER PRIMARY KEY,
  driver  INTEGER NOT NULL REFERENCES driver (id),
  phase   TEXT NOT NULL,      -- entry, unload, device
  parent  INTEGER REFERENCES outcome (id),  -- of unload and device: the end of the entry it follows
  routine TEXT NOT NULL,      -- the routine that ended
  ending  TEXT NOT NULL,      -- of an entry: loaded (success, and every registration that the value
                              --   depends on succeeded), failed; of an unload run: returned,
                              --   null-call (it called a NULL pointer and never came back),
                              --   recursion (it reached itself again through a saved pointer),
                              --   stopped (a routine that never returns was called)
  site    INTEGER REFERENCES site (id),     -- the return, where it is known which; or
                              --   the call that never came back
  length  INTEGER NOT NULL    -- number of its steps
) STRICT;

-- What led there, in order; of phases unload and device this includes the steps of its parent.
CREATE TABLE step (
  outcome INTEGER NOT NULL REFERENCES outcome (id),
  seq     INTEGER NOT NULL,
  depth   INTEGER NOT NULL,   -- how many calls deep below the entry or unload routine
  site    INTEGER REFERENCES site (id),
  kind    TEXT NOT NULL,      -- entry, branch, call, store, save, register, acquire, release,
                              --   return, unload, device, chain, null-call, recursion, ...
  message TEXT NOT NULL,
  PRIMARY KEY (outcome, seq)
) STRICT;

-- The registrations that took place on the way to an end.
CREATE TABLE registered (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  registration INTEGER NOT NULL REFERENCES registration (id),
  result       TEXT NOT NULL  -- success, failure
) STRICT;

-- What each slot of the driver object holds at the end of an entry.
CREATE TABLE slot (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  slot         TEXT NOT NULL,
  holds        TEXT NOT NULL, -- own (a routine of the driver), class (what a registrar wrote), null,
                              --   unknown
  function     TEXT,          -- own: which routine, as written
  store_site   INTEGER REFERENCES site (id),          -- the store that put it there
  registration INTEGER REFERENCES registration (id)   -- class: whose routine
) STRICT;

-- An own routine that stood in a slot when a registration that overwrites the slot succeeded.
CREATE TABLE overwritten (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  slot         TEXT NOT NULL,
  function     TEXT NOT NULL,  -- the own routine
  store_site   INTEGER NOT NULL REFERENCES site (id),
  registration INTEGER NOT NULL REFERENCES registration (id),
  effect       TEXT NOT NULL   -- overwrite, overwrite-null
) STRICT;

-- A class routine that the own routine which stands in the slot at the end has pushed out.
CREATE TABLE replaced (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  slot         TEXT NOT NULL,
  store_site   INTEGER NOT NULL REFERENCES site (id),
  registration INTEGER NOT NULL REFERENCES registration (id),
  effect       TEXT NOT NULL,   -- overwrite, chain: what the registration had done to the slot
  is_saved     INTEGER NOT NULL -- 1: at the end some variable still holds the class routine
) STRICT;

-- A driver-lifetime resource that is still held when the outcome is reached.
CREATE TABLE held (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  kind         TEXT NOT NULL,  -- pool, lookaside-list, symbolic-link, device, ...
  title        TEXT NOT NULL,  -- in words: "pool memory"
  routine      TEXT NOT NULL,  -- what acquired it
  release      TEXT NOT NULL,  -- what would release it, in words: "ExFreePool or ExFreePoolWithTag"
  acquire_site INTEGER NOT NULL REFERENCES site (id),
  phase        TEXT NOT NULL   -- acquired during entry or unload
) STRICT;

-- Calls that an unload run made to what stands for a class routine. An outcome of phase 'unload'
-- that is 'returned' without a row of target 'class' for a registration did not chain to it.
CREATE TABLE chain_call (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  site         INTEGER NOT NULL REFERENCES site (id),
  target       TEXT NOT NULL,   -- class (the class routine), exit (the class driver's documented
                                --   exit by name), stale (a value that was read from the slot
                                --   before the registration), null, own (the routine that runs)
  read_site    INTEGER REFERENCES site (id),   -- where the called value was read from the slot
  function     TEXT,            -- own, stale: the routine that the value is, NULL when it is NULL
  registration INTEGER REFERENCES registration (id), -- class, exit: whose; stale: the one that came
                                --   after the read
  is_tested    INTEGER NOT NULL -- 1: the run compared the value with NULL before
) STRICT;

-- Something of the driver's lifetime that was released when the first of two devices went, and once
-- more when the other did or the driver was unloaded. outcome is of phase 'device'.
CREATE TABLE device_release (
  outcome      INTEGER NOT NULL REFERENCES outcome (id),
  site         INTEGER NOT NULL REFERENCES site (id),  -- the release at the removal of the first
  acquire_site INTEGER NOT NULL REFERENCES site (id),
  kind         TEXT NOT NULL,  -- pool, lookaside-list, ...
  title        TEXT NOT NULL,  -- in words: "pool memory"
  routine      TEXT NOT NULL,  -- what acquired it
  function     TEXT NOT NULL,  -- the driver's function that releases it
  registration INTEGER NOT NULL REFERENCES registration (id)  -- whose device routine ran
) STRICT;

-- A routine in a section that is discarded after initialisation, which an unload routine is or may
-- call. outcome is an entry outcome that leaves that unload routine in the slot.
CREATE TABLE discarded (
  outcome  INTEGER NOT NULL REFERENCES outcome (id),
  site     INTEGER NOT NULL REFERENCES site (id),  -- the definition of the routine
  function TEXT NOT NULL,
  section  TEXT NOT NULL,
  unload   TEXT NOT NULL       -- the unload routine that it is, or that reaches it
) STRICT;

-- A C++ object in the global scope whose destructor does something that others can see. Nobody calls
-- the destructors of a driver's global objects, unless its unload routine does.
CREATE TABLE global_object (
  driver INTEGER NOT NULL REFERENCES driver (id),
  site   INTEGER NOT NULL REFERENCES site (id),  -- its definition
  name   TEXT NOT NULL
) STRICT;

-- Why a driver could not be decided. Any row here keeps the driver from being called clean.
CREATE TABLE reason (
  driver  INTEGER NOT NULL REFERENCES driver (id),
  site    INTEGER REFERENCES site (id),
  message TEXT NOT NULL
) STRICT;

-- Sources that could not be read, or not whole. driver is NULL when it concerns none in particular.
CREATE TABLE problem (
  driver  INTEGER REFERENCES driver (id),
  file    TEXT NOT NULL,
  line    INTEGER,
  message TEXT NOT NULL
) STRICT;

-- What the rules made of the facts; written after they have run, for `query`.
CREATE TABLE finding (
  id           INTEGER PRIMARY KEY,
  driver       INTEGER NOT NULL REFERENCES driver (id),
  rule         TEXT NOT NULL,   -- lost-unload
  code         TEXT NOT NULL,   -- UL1001
  level        TEXT NOT NULL,   -- error, warning, note
  site         INTEGER NOT NULL REFERENCES site (id),
  outcome      INTEGER REFERENCES outcome (id),  -- the witness
  registration INTEGER REFERENCES registration (id),
  message      TEXT NOT NULL
) STRICT;

-- One row for each driver: clean, findings, inconclusive, no-registration.
CREATE TABLE verdict (
  driver  INTEGER PRIMARY KEY REFERENCES driver (id),
  verdict TEXT NOT NULL
) STRICT;

-- The run as a whole: one row each of tool, version, libclang, files_indexed, files_parsed, seconds.
CREATE TABLE run (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
