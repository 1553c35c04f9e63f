-- code: UL1001
-- name: lost-unload
-- level: error
-- summary: The driver's unload routine is overwritten by its registration with the class driver.
-- description: The driver stores its own routine in DriverUnload and then registers with a class driver,
-- description: which writes the slot itself. On a path on which the driver loads, the slot no longer holds
-- description: the driver's routine: it never runs, and whatever it would have released, unregistered or
-- description: waited for stays behind when the image is gone.
-- hint: Store the routine after the registration has succeeded, save what stood in the slot, and call the saved routine at the end of yours.
-- precision: very-high
-- tags: correctness, resource-leak, driver-unload, registration
-- message replaced: '{0}' is lost from DriverUnload. After this store [{1}](1) puts the routine of {2} into the slot, so '{0}' never runs and nothing that it would have undone is undone.
-- message cleared: '{0}' is lost from DriverUnload. After this store [{1}](1) sets the slot to NULL, so '{0}' never runs and the driver can never be unloaded.
SELECT o.driver,
       w.store_site AS site,
       w.outcome,
       w.registration,
       NULL AS level,
       CASE w.effect WHEN 'overwrite' THEN 'replaced' ELSE 'cleared' END AS message,
       w.function AS arg0,
       r.routine AS arg1,
       r.title AS arg2,
       NULL AS arg3
FROM overwritten AS w
JOIN outcome AS o ON o.id = w.outcome
JOIN slot AS s ON s.outcome = w.outcome AND s.slot = w.slot
JOIN registration AS r ON r.id = w.registration
WHERE w.slot = 'DriverUnload'
  AND o.phase = 'entry'
  AND o.ending = 'loaded'
  -- An own routine that was stored again afterwards is not lost; whether it chains is UL1002's matter.
  AND s.holds = CASE w.effect WHEN 'overwrite' THEN 'class' ELSE 'null' END
