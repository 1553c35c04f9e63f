-- code: UL2001
-- name: unreleased-resource
-- level: warning
-- summary: A resource of the driver's lifetime is still held when its unload routine returns.
-- description: DriverEntry, or the unload routine itself, acquires something that only the driver can give
-- description: back, and there is a path through the unload routine that returns without having done so.
-- description: After that nobody can: pool memory leaks until the system restarts, a symbolic link or device
-- description: keeps its name, and a notification routine or timer runs into an image that is gone.
-- hint: Release it on every way through the unload routine.
-- precision: high
-- tags: correctness, resource-leak, driver-unload
-- message held-after-unload: Unloading leaves {0} behind. {1} acquires it here, and a path through '{2}' returns without calling {3}.
-- message acquired-by-unload: '{2}' leaves behind {0} of its own. {1} acquires it here, and a path through '{2}' returns without calling {3}.
SELECT u.driver,
       h.acquire_site AS site,
       u.id AS outcome,
       NULL AS registration,
       NULL AS level,
       CASE h.phase WHEN 'unload' THEN 'acquired-by-unload' ELSE 'held-after-unload' END AS message,
       h.title AS arg0,
       h.routine AS arg1,
       u.routine AS arg2,
       h.release AS arg3
FROM held AS h
JOIN outcome AS u ON u.id = h.outcome
WHERE u.phase = 'unload'
  AND u.ending = 'returned'
