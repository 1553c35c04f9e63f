-- code: UL2002
-- name: leaked-on-failure
-- level: warning
-- summary: DriverEntry returns failure while it still holds a resource that it acquired.
-- description: When DriverEntry returns an error the driver is thrown out of memory and its unload routine is
-- description: not called. Whatever DriverEntry had acquired until then it must release itself on that way
-- description: out, also when the last step, the registration with the class driver, is what failed.
-- hint: Release what was acquired before on every way that returns failure, for example in a common clean-up block.
-- precision: high
-- tags: correctness, resource-leak, driver-entry
-- message held-on-failure: A failing '{2}' leaks {0}. {1} acquires it here, and a path returns an error without calling {3}; the unload routine is not called then.
SELECT o.driver,
       h.acquire_site AS site,
       o.id AS outcome,
       NULL AS registration,
       NULL AS level,
       'held-on-failure' AS message,
       h.title AS arg0,
       h.routine AS arg1,
       o.routine AS arg2,
       h.release AS arg3
FROM held AS h
JOIN outcome AS o ON o.id = h.outcome
WHERE o.phase = 'entry'
  AND o.ending = 'failed'
