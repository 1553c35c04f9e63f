-- code: UL1002
-- name: unchained-class-unload
-- level: warning
-- summary: The driver replaces the class driver's unload routine and does not call it on every way through its own.
-- description: After registration DriverUnload holds a routine of the class driver. The driver puts its own
-- description: routine there instead, and on some path that routine returns without having called the one it
-- description: replaced: because nobody saved it, because the saved pointer is never called, or because a
-- description: branch goes past the call. The class driver's own unloading is skipped then. A contract that
-- description: says that the class routine is empty, or a call of the class driver's documented exit by
-- description: name, makes this right.
-- hint: Save DriverUnload right after the registration has succeeded, then store your routine, and call the saved one on every way through it.
-- precision: very-high
-- tags: correctness, resource-leak, driver-unload, registration
-- message never-saved: '{0}' cannot pass the call on to {2}. This store replaces the routine that [{1}](1) put into DriverUnload, and no copy of it was kept.
-- message set-after-registration: '{0}' cuts {2} off from unloading. [{1}](1) had put its own routine into DriverUnload, which calls what the driver had stored there before; this store comes too late and replaces it.
-- message saved-never-called: The saved unload routine of {2} is never called. '{0}' takes its place in DriverUnload after [{1}](1) and returns without calling it.
-- message not-on-every-path: '{0}' does not call the unload routine of {2} on every path. It takes its place in DriverUnload after [{1}](1), and here is a path that returns without having called it.
WITH
-- Every unload run together with the class routine that the driver had pushed out before it.
run AS (
  SELECT u.id,
         u.driver,
         u.parent,
         u.ending,
         p.store_site,
         p.registration,
         p.effect,
         p.is_saved,
         (u.id, p.registration) IN (
           SELECT outcome, registration FROM chain_call
           WHERE target IN ('class', 'exit') AND registration IS NOT NULL
         ) AS is_chained
  FROM replaced AS p
  JOIN outcome AS e ON e.id = p.outcome AND e.phase = 'entry' AND e.ending = 'loaded'
  JOIN outcome AS u ON u.parent = e.id AND u.phase = 'unload'
  WHERE p.slot = 'DriverUnload'
),
-- What the runs of one store do together, so that the message fits all of them.
habit AS (
  SELECT store_site, registration, max(is_saved) AS is_saved, max(is_chained) AS is_chained
  FROM run
  GROUP BY store_site, registration
)
SELECT run.driver,
       run.store_site AS site,
       run.id AS outcome,
       run.registration,
       NULL AS level,
       CASE
         WHEN habit.is_chained THEN 'not-on-every-path'
         WHEN habit.is_saved THEN 'saved-never-called'
         WHEN run.effect = 'chain' THEN 'set-after-registration'
         ELSE 'never-saved'
       END AS message,
       s.function AS arg0,
       r.routine AS arg1,
       r.title AS arg2,
       NULL AS arg3
FROM run
JOIN habit ON habit.store_site = run.store_site AND habit.registration = run.registration
JOIN registration AS r ON r.id = run.registration AND r.empty = 0
JOIN slot AS s ON s.outcome = run.parent AND s.slot = 'DriverUnload'
WHERE run.ending = 'returned'
  AND NOT run.is_chained
