-- code: UL2004
-- name: released-at-device-removal
-- level: warning
-- summary: A resource of the driver's lifetime is released when a single device goes.
-- description: What DriverEntry has acquired belongs to the driver, which may control several devices. The
-- description: class driver's notice that one device goes is not the notice that the driver goes: when what
-- description: is the driver's is released there, the next device that goes, or the unload routine, releases
-- description: it again, and in between it is used although it is gone.
-- hint: Release it in the unload routine, or count the devices and release it with the last one.
-- precision: high
-- tags: correctness, double-free, driver-unload
-- message released-for-one: '{2}' releases {0} of the whole driver when one of the devices goes that [{3}](1) announces. {1} acquired it in DriverEntry's time; with a second device it is released again.
SELECT o.driver,
       d.site AS site,
       o.id AS outcome,
       d.registration AS registration,
       NULL AS level,
       'released-for-one' AS message,
       d.title AS arg0,
       d.routine AS arg1,
       d.function AS arg2,
       r.routine AS arg3
FROM device_release AS d
JOIN outcome AS o ON o.id = d.outcome
JOIN registration AS r ON r.id = d.registration
