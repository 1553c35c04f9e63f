-- code: UL1005
-- name: null-class-unload
-- level: error
-- summary: The unload routine calls a saved pointer that is NULL.
-- description: On some path the pointer that should hold the class driver's unload routine was never set, or
-- description: was set to NULL again, and the unload routine calls it nevertheless: the system stops. Where
-- description: the class driver is allowed to leave NULL in DriverUnload, a call without a test is reported
-- description: as a note.
-- hint: Save the class routine on every path that leaves your own in the slot, and test the saved pointer before you call it.
-- precision: high
-- tags: correctness, null-pointer, driver-unload, registration
-- message called-null: '{0}' calls a NULL pointer in the place of the class driver's unload routine. On this path nothing was saved from DriverUnload before the driver was unloaded.
-- message called-null-after: '{0}' calls a NULL pointer in the place of the unload routine that [{1}](1) had put into DriverUnload. On this path nothing was saved from there before the driver was unloaded.
-- message untested: '{0}' calls the saved unload routine without a test for NULL. {2} may leave NULL in DriverUnload at [{1}](1), and the call would stop the system then.
SELECT u.driver,
       c.site,
       u.id AS outcome,
       p.registration,
       NULL AS level,
       CASE WHEN r.id IS NULL THEN 'called-null' ELSE 'called-null-after' END AS message,
       u.routine AS arg0,
       r.routine AS arg1,
       NULL AS arg2,
       NULL AS arg3
FROM chain_call AS c
JOIN outcome AS u ON u.id = c.outcome AND u.phase = 'unload'
LEFT JOIN replaced AS p ON p.outcome = u.parent AND p.slot = 'DriverUnload'
LEFT JOIN registration AS r ON r.id = p.registration
WHERE c.target = 'null'
UNION ALL
SELECT u.driver,
       c.site,
       u.id AS outcome,
       c.registration,
       'note' AS level,
       'untested' AS message,
       u.routine AS arg0,
       r.routine AS arg1,
       upper(substr(r.title, 1, 1)) || substr(r.title, 2) AS arg2,
       NULL AS arg3
FROM chain_call AS c
JOIN outcome AS u ON u.id = c.outcome AND u.phase = 'unload'
JOIN registration AS r ON r.id = c.registration AND r.nullable = 1
WHERE c.target = 'class'
  AND c.is_tested = 0
