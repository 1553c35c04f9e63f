-- code: UL1006
-- name: missing-unload
-- level: warning
-- summary: The driver keeps resources for its lifetime and has no unload routine that could release them.
-- description: When the driver has loaded, DriverUnload holds the class driver's routine and nothing of the
-- description: driver's own, yet DriverEntry acquired something that nobody else will release. It stays
-- description: behind when the driver is unloaded: memory leaks, links dangle, callbacks point into an image
-- description: that is gone. Registrars that offer a callback of their own for unloading are left out, since
-- description: the release may stand there.
-- hint: After the registration has succeeded save DriverUnload, store a routine of your own that releases what DriverEntry acquired, and call the saved routine at its end.
-- precision: high
-- tags: correctness, resource-leak, driver-unload, registration
-- message no-unload: The driver never releases {0}. {1} acquired it in '{2}', and what stands in DriverUnload after [{3}](1) is the class driver's routine, which knows nothing of it.
-- One resource stands for all: the one that comes first in the source.
WITH first_held AS (
  SELECT outcome, title, routine, min(acquire_site)
  FROM held
  GROUP BY outcome
)
SELECT o.driver,
       r.site,
       o.id AS outcome,
       r.id AS registration,
       NULL AS level,
       'no-unload' AS message,
       h.title AS arg0,
       h.routine AS arg1,
       o.routine AS arg2,
       r.routine AS arg3
FROM slot AS s
JOIN outcome AS o ON o.id = s.outcome AND o.phase = 'entry' AND o.ending = 'loaded'
JOIN registration AS r ON r.id = s.registration AND r.callback IS NULL
JOIN first_held AS h ON h.outcome = o.id
WHERE s.slot = 'DriverUnload'
  AND s.holds = 'class'
  -- A class driver that chains calls what the driver had stored before.
  AND r.id IN (SELECT registration FROM contract WHERE slot = 'DriverUnload' AND effect = 'overwrite')
  -- A routine that was there and was lost is UL1001's matter.
  AND o.id NOT IN (SELECT outcome FROM overwritten WHERE slot = 'DriverUnload')
