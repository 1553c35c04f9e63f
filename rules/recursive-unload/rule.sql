-- code: UL1004
-- name: recursive-unload
-- level: error
-- summary: The unload routine calls itself through the pointer that should hold the class driver's routine.
-- description: DriverUnload was read after the driver had stored its own routine there, or a second time, so
-- description: that the saved pointer is the driver's own routine. When the driver is unloaded that routine
-- description: calls itself until the kernel stack is used up and the system stops.
-- hint: Save DriverUnload once, after the registration has succeeded and before you store your own routine.
-- precision: very-high
-- tags: correctness, recursion, driver-unload, registration
-- message saved-own: '{0}' calls itself without end. The pointer that it calls was read here, while '{0}' stood in DriverUnload and no longer the routine that [{1}](1) had put there.
-- message saved-own-unregistered: '{0}' calls itself without end. The pointer that it calls was read here, while '{0}' stood in DriverUnload.
SELECT u.driver,
       coalesce(c.read_site, c.site) AS site,
       u.id AS outcome,
       p.registration,
       NULL AS level,
       CASE WHEN p.registration IS NULL THEN 'saved-own-unregistered' ELSE 'saved-own' END AS message,
       u.routine AS arg0,
       r.routine AS arg1,
       NULL AS arg2,
       NULL AS arg3
FROM chain_call AS c
JOIN outcome AS u ON u.id = c.outcome AND u.phase = 'unload' AND u.ending = 'recursion'
LEFT JOIN replaced AS p ON p.outcome = u.parent AND p.slot = 'DriverUnload'
LEFT JOIN registration AS r ON r.id = p.registration
WHERE c.target = 'own'
