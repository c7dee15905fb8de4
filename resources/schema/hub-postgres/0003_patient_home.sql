-- Where each person lives: a Patient is shown by one institution at a time, whatever desks send after a hub was restored.

CREATE TABLE patient_home (
    patient text COLLATE "C" PRIMARY KEY,
    stream text COLLATE "C" NOT NULL
);

-- Of a store in which somebody lives twice already, the newest counts: nobody is refused what was accepted before.
INSERT INTO patient_home (patient, stream)
    SELECT DISTINCT ON (c.id) c.id, c.stream FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n
    WHERE c.type = 'Patient' AND c.live ORDER BY c.id, v.at DESC;
