-- code: UL2003
-- name: global-destructor
-- level: warning
-- summary: The destructor of a global C++ object never runs, for the driver has no unload routine that could call it.
-- description: The destructor of a global object does something, but in a driver nobody calls such destructors:
-- description: there is no exit of the program at unloading. Only an unload routine of the driver's own can, and
-- description: when this driver has loaded, DriverUnload holds the class driver's routine.
-- hint: Save DriverUnload after the registration has succeeded, store a routine of your own that destroys the object or calls its clean-up, and call the saved routine at its end.
-- precision: high
-- tags: correctness, resource-leak, driver-unload, registration, cpp
-- message never-runs: The destructor of '{0}' never runs. What stands in DriverUnload when '{1}' has returned is what [{2}](1) wrote, and that knows nothing of the driver's objects.
SELECT o.driver,
       g.site,
       o.id AS outcome,
       r.id AS registration,
       NULL AS level,
       'never-runs' AS message,
       g.name AS arg0,
       o.routine AS arg1,
       r.routine AS arg2,
       NULL AS arg3
FROM global_object AS g
JOIN outcome AS o ON o.driver = g.driver AND o.phase = 'entry' AND o.ending = 'loaded'
JOIN slot AS s ON s.outcome = o.id AND s.slot = 'DriverUnload' AND s.holds IN ('class', 'null')
JOIN registered AS d ON d.outcome = o.id AND d.result = 'success'
JOIN registration AS r ON r.id = d.registration
WHERE r.id IN (SELECT registration FROM contract
               WHERE slot = 'DriverUnload' AND effect IN ('overwrite', 'overwrite-null'))
