-- Where each person lives: a Patient is shown by one institution at a time, whatever desks send after a hub was restored.

CREATE TABLE patient_home (
    patient TEXT PRIMARY KEY,
    stream TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Of a store in which somebody lives twice already, the newest counts: nobody is refused what was accepted before.
INSERT OR REPLACE INTO patient_home (patient, stream)
    SELECT c.id, s.id FROM current c JOIN stream s ON s.pk = c.stream_pk JOIN version v ON v.pk = c.version_pk
    WHERE c.type = 'Patient' AND c.live ORDER BY v.at;
