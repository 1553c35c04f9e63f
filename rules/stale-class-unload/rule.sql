-- code: UL1003
-- name: stale-class-unload
-- level: error
-- summary: The saved unload routine was read from the slot before the registration wrote it.
-- description: The driver saves DriverUnload and registers with the class driver afterwards. What it saved is
-- description: the value from before: NULL, as the I/O manager left it, or a routine of the driver itself.
-- description: The unload routine calls that in the class routine's place, which stops the system or runs
-- description: the wrong routine, and the class driver's own routine is not called at all.
-- hint: Read DriverUnload after the registration has succeeded and before you store your own routine.
-- precision: very-high
-- tags: correctness, null-pointer, driver-unload, registration
-- message stale-null: The unload routine is saved before the class driver has written it. DriverUnload is still NULL here, [{1}](1) puts the routine of {2} there only later, and '{0}' calls the NULL.
-- message stale-own: The unload routine is saved before the class driver has written it. DriverUnload still holds '{3}' here, [{1}](1) puts the routine of {2} there only later, and '{0}' calls '{3}' in its place.
SELECT u.driver,
       c.read_site AS site,
       u.id AS outcome,
       c.registration,
       NULL AS level,
       CASE WHEN c.function IS NULL THEN 'stale-null' ELSE 'stale-own' END AS message,
       u.routine AS arg0,
       r.routine AS arg1,
       r.title AS arg2,
       c.function AS arg3
FROM chain_call AS c
JOIN outcome AS u ON u.id = c.outcome AND u.phase = 'unload'
JOIN registration AS r ON r.id = c.registration
WHERE c.target = 'stale'
  AND c.read_site IS NOT NULL
