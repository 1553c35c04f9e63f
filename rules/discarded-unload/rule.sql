-- code: UL1010
-- name: discarded-unload
-- level: error
-- summary: Code that runs at unloading lies in a section that is discarded after initialisation.
-- description: Sections named INIT are freed as soon as DriverEntry has returned. A routine that was put there
-- description: by alloc_text, code_seg or a declaration attribute is gone when the driver is unloaded, and
-- description: the system stops when the unload routine, or something that it calls, lies in one.
-- hint: Move the routine to the PAGE section or to the default one.
-- precision: very-high
-- tags: correctness, driver-unload, sections
-- message unload-routine: '{0}' is gone when it should run. It lies in the section {1}, which is discarded as soon as '{3}' has returned, and it is the driver's unload routine.
-- message called-routine: '{0}' is gone when '{2}' needs it. It lies in the section {1}, which is discarded as soon as '{3}' has returned, and the unload routine '{2}' may call it.
SELECT o.driver,
       d.site,
       d.outcome,
       NULL AS registration,
       NULL AS level,
       CASE WHEN d.function = d.unload THEN 'unload-routine' ELSE 'called-routine' END AS message,
       d.function AS arg0,
       d.section AS arg1,
       d.unload AS arg2,
       o.routine AS arg3
FROM discarded AS d
JOIN outcome AS o ON o.id = d.outcome AND o.phase = 'entry' AND o.ending = 'loaded'
