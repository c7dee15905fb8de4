-- One visit, several forms. What was signed on each form, with its class, leaves the visit's row for a row of its own; next date, note
-- and signature stay the visit's. And one draft a resident, whatever forms it has.

DROP INDEX visit_form;
CREATE TABLE visit_form (
    visit_pk INTEGER NOT NULL REFERENCES visit (pk) ON DELETE CASCADE,
    form TEXT NOT NULL,                     -- 'diabetes'
    position INTEGER NOT NULL,              -- in the order of the visit
    answers TEXT NOT NULL DEFAULT '{}',     -- the form as signed: JSON object field -> text
    class TEXT NOT NULL DEFAULT '',         -- '1'..'4', 'not-assessable'
    class_reason TEXT NOT NULL DEFAULT '',  -- why not the class that the rules say
    PRIMARY KEY (visit_pk, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_form_form ON visit_form (form, visit_pk);

-- What was said about class and date in one text stays the visit's: nobody can take it apart.
INSERT INTO visit_form (visit_pk, form, position, answers, class) SELECT pk, form, 0, answers, class FROM visit WHERE form <> '';
ALTER TABLE visit DROP COLUMN form;
ALTER TABLE visit DROP COLUMN answers;
ALTER TABLE visit DROP COLUMN class;

ALTER TABLE visit_draft RENAME TO draft_before;
CREATE TABLE visit_draft (
    resident_pk INTEGER PRIMARY KEY REFERENCES resident (pk),
    forms TEXT NOT NULL,                    -- 'diabetes;hypertension'
    answers TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT '{}',       -- who measured what, what is still to confirm, decisions and their reasons
    user_name TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

-- Two drafts of one person become one with both forms. Where both forms ask the same question for themselves, the answer takes its
-- form's name; of a shared one the later counts.
CREATE TEMP TABLE own_question AS
    SELECT 'symptoms' AS field UNION ALL SELECT 'symptoms_other' UNION ALL SELECT 'symptoms_acute' UNION ALL SELECT 'danger_signs'
    UNION ALL SELECT 'visit_class' UNION ALL SELECT 'referral_reason' UNION ALL SELECT 'referral_org_dept' UNION ALL SELECT 'referral_followup_date'
    UNION ALL SELECT 'drug' || line.value || part.value FROM json_each('[1,2,3]') AS line,
        json_each('["_name","_dose","_dose_unit","_freq","_interval","_interval_unit","_interval_text"]') AS part;
CREATE TEMP TABLE draft_said AS
    SELECT d.resident_pk, d.saved_at, 'answer' AS kind, d.form, '' AS head, a.key AS field, a.value FROM draft_before d, json_each(d.answers) a
    UNION ALL
    SELECT d.resident_pk, d.saved_at, 'state', d.form, CASE WHEN instr(s.key, '.') = 0 THEN '' ELSE substr(s.key, 1, instr(s.key, '.')) END,
        substr(s.key, instr(s.key, '.') + 1), s.value FROM draft_before d, json_each(d.state) s;
UPDATE draft_said SET field = form || '.' || field
    WHERE field IN (SELECT field FROM own_question) AND (kind = 'answer' OR head <> '')
    AND (SELECT count(*) FROM draft_before other WHERE other.resident_pk = draft_said.resident_pk) > 1;
-- A class given by hand is one form's.
UPDATE draft_said SET field = field || '.' || form WHERE kind = 'state' AND head = '' AND field IN ('class', 'class-reason');
CREATE TEMP TABLE draft_newest AS
    SELECT resident_pk, kind, head || field AS key, value, max(saved_at) AS saved_at FROM draft_said GROUP BY resident_pk, kind, head || field;

INSERT INTO visit_draft (resident_pk, forms, answers, state, user_name, saved_at)
    SELECT d.resident_pk, group_concat(d.form, ';' ORDER BY d.form),
        coalesce((SELECT json_group_object(n.key, n.value) FROM draft_newest n WHERE n.resident_pk = d.resident_pk AND n.kind = 'answer'), '{}'),
        coalesce((SELECT json_group_object(n.key, n.value) FROM draft_newest n WHERE n.resident_pk = d.resident_pk AND n.kind = 'state'), '{}'),
        (SELECT l.user_name FROM draft_before l WHERE l.resident_pk = d.resident_pk ORDER BY l.saved_at DESC LIMIT 1), max(d.saved_at)
    FROM draft_before d GROUP BY d.resident_pk;

DROP TABLE draft_newest;
DROP TABLE draft_said;
DROP TABLE own_question;
DROP TABLE draft_before;
